// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/countersign.h"
#include "text/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosswalk {

/// What came of asking one witness.
struct AskedWitness {
    std::string url;
    Result<std::vector<Countersignature>> added;
};

struct AskRequest {
    std::vector<std::string> urls;
    Clock clock;
    std::string authorities = {};  ///< as `FetchRequest` has it
};

/// Asks witnesses over HTTP to countersign the newest checkpoint of a record, one after the other,
/// and adds what they sign. One that fails does not stop the others.
///
/// Errors    of each: those of `HttpClient` and `add_countersignatures`; R046 it has signed what
///           this record does not continue; R047 it does not sign for this record; R001, R007 what
///           it answers makes no sense. Of all: those of the record.
/// Source    C2SP tlog-witness
Result<std::vector<AskedWitness>> ask_witnesses(std::filesystem::path const& folder,
                                                AskRequest const& request);

}  // namespace crosswalk
