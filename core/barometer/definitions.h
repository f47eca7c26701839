// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// One thing that an agreement lays down, as text: "measure.energy.targets" -> "-20 % by 31 Dec
/// 2016".
struct Definition {
    std::string path;
    std::string text;
    /// When it changes, values worked out before and after are not the same kind of number.
    bool bears_on_comparability = false;
};

/// Everything a compact lays down, in the order of the text. Two compacts that only differ in
/// spaces, order or wording around the clauses have the same definitions.
std::vector<Definition> definitions(Compact const& compact, std::string_view language);

/// What a contract lays down, as path and text, but for its titles: two versions of an agreement
/// with the same terms have the same contract, whatever became of the measures it pays for.
std::vector<std::pair<std::string, std::string>> contract_terms(Compact const& compact,
                                                                std::string_view contract);

/// The measures of both that are worked out otherwise in the later one, by id: their values before
/// and after are not the same kind of number.
std::vector<std::string> redefined_measures(Compact const& before, Compact const& after);

}  // namespace crosswalk
