// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "measure/reading.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// A measure came to mean something else when a version of the agreement was adopted.
struct Redefinition {
    Date on;
    std::uint64_t entry = 0;  ///< of the record
    std::string because;
};

/// Where a number comes from: rule, facts, decision, command.
struct Provenance {
    Place rule;                          ///< of the measure's value
    std::string formula;                 ///< as written, canonical
    std::string dataset;
    std::vector<std::string> batches;    ///< "data/meters.csv sha256:..."
    std::int64_t observations = 0;
    std::int64_t quarantined = 0;
    bool row_counts_withheld = false;  ///< how many were set aside is not said, see DatasetFacts
    std::string decision;  ///< id, when one picked or amended; may be empty
    std::string command;  ///< recomputes it
    std::vector<Redefinition> redefined = {};  ///< as the record has it, oldest first
};

/// What the barometer says, complete: every view is a view of this.
struct Reading {
    Date as_of;
    std::string compact_digest;  ///< sha256 over the compact's files
    std::string facts_digest;  ///< sha256 over the batches' digests
    std::optional<Date> facts_through;
    std::vector<MeasureReading> measures;
    std::vector<Provenance> provenance;  ///< one per measure
    std::vector<std::vector<std::pair<std::string, std::string>>> findings;
    ///< one per measure: (language, sentence) per language
    std::vector<std::pair<std::string, std::string>> headline;  ///< (language, sentence)
    std::vector<DatasetFacts> datasets;
    bool synthetic = false;
};

/// Which agreement this is: the SHA-256 of the list of its files' digests, in 64 digits and a line
/// end each, in the order in which the files are read. With standard tools:
/// `sha256sum COMPACT.md | cut -c 1-64 | sha256sum`.
Digest compact_digest(Sources const& sources);

/// The one computation. No clock, no file, no environment: the same compact, facts and date give
/// the same reading, whatever the machine, locale, time zone, thread count or row order.
Reading read(Compact const& compact, Facts const& facts, Date as_of);

/// The finding of one measure in one language (or the first the partnership has).
std::string_view finding(Reading const& reading, std::size_t measure, std::string_view language);

}  // namespace crosswalk
