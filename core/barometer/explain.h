// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// One part of an explanation: a heading, sentences, and perhaps a table or steps to follow.
struct ExplanationPart {
    std::string heading;                          ///< "What it means"
    std::vector<std::string> sentences;
    std::vector<std::vector<std::string>> table;  ///< the first row names the columns; may be empty
    std::vector<std::string> steps;  ///< numbered; may be empty
};

/// What something of the agreement means and how its number comes about, in plain language.
struct Explanation {
    std::string path;  ///< "measure.energy"
    std::string title;  ///< "Energy used by big uptown buildings"
    std::vector<ExplanationPart> parts;
};

/// Explains measure.ID, measure.ID.status, dataset.ID, term.ID or partner.ID.
///
/// Errors    M040 there is no such thing, with the nearest path there is
Result<Explanation> explain(Compact const& compact, Reading const& reading, std::string_view path,
                            std::string_view language);

/// Every path that `explain` knows, in the order of the compact.
std::vector<std::string> explainable(Compact const& compact);

}  // namespace crosswalk
