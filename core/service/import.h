// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/found.h"
#include "service/read.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct ImportRequest {
    std::string dataset;
    std::filesystem::path file;
    std::string shown_as;          ///< in diagnostics; the file's path as the user wrote it
    std::optional<Date> recorded;  ///< none: known from the beginning
    std::optional<Date> today;     ///< none: no day is in the future
    enum class Keep { yes, no } keep = Keep::yes;  ///< no: only say what would happen
    int threads = 0;
    Watch watch = {};
    Who who = {};      ///< in a partnership that has a record: who imports
    Clock clock = {};  ///< there also: when
};

/// What came of an import: a batch in the folder, unless the diagnostics have errors.
struct ImportOutcome {
    std::optional<ImportedBatch> batch;
    std::vector<Quarantined> quarantined;  ///< the first ones, with their reasons
    Diagnostics diagnostics;
    std::optional<std::uint64_t> entry;  ///< its number, in a partnership that has a record
};

/// Takes a file of facts into a partnership: checks it against everything that is there, copies its
/// bytes as they are to facts/DATASET/ and adds a line to facts/batches.jsonl; in a partnership
/// that has a record, keeps them as an object and appends an entry. Either all of that happens or
/// nothing; whatever goes wrong, the folder is as it was.
///
/// Errors    U003 no such dataset; F085 imported before; F090 withdrawn on a later day; F086 no row
///           is good; F0nn the file as a whole cannot be used; F088 recorded in the future (a
///           warning); W003, W002 ... the disk; W009 the file changed meanwhile; W013 another
///           import is at work in the folder and does not end within some seconds
Result<ImportOutcome> import_facts(LoadedPartnership const& partnership,
                                   ImportRequest const& request);

}  // namespace crosswalk
