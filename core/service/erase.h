// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "service/found.h"
#include "text/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crosswalk {

struct EraseRequest {
    Who who;
    std::string person;  ///< as he or she is named in the files that were imported
    std::string dataset;  ///< whose files; empty: the only one that knows the name
    std::string because;
    Clock clock;
};

struct Erased {
    std::vector<std::uint64_t> entries;
    std::uint64_t values_that_stay = 0;  ///< rows about others have them too
    std::vector<std::string> same_name;  ///< other datasets that know somebody by it
};

/// Destroys the key to the values of one person and appends an entry that says that it was done,
/// not whose it was. What the record has of that person are tokens nobody can tell from random
/// ones; it verifies as before, and readings come out as before.
///
/// Should the machine stop between the two, the next call appends the entry that is missing.
///
/// Errors    V005 nobody is known by that name; V006 the vault is missing; V008 several datasets
///           know the name; those of the vault, of the record and of the lock
Result<Erased> erase_person(std::filesystem::path const& folder, EraseRequest const& request);

/// What a token of the record stands for. V005 nobody knows; V006 the vault is missing.
Result<std::string> reveal(std::filesystem::path const& folder, Digest const& token);

}  // namespace crosswalk
