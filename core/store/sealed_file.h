// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "store/vault.h"
#include "text/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The personal columns, the one before the other that says whom a row is about: the first of them
/// that is not empty in a row names its person, whose all its personal values are. In front stands
/// the one with the role `entity`, then those of the key, then the others.
std::vector<Column const*> naming_columns(Dataset const& dataset);

/// A file of facts about persons.
struct PersonalFile {
    Dataset const& dataset;
    std::string path;
    std::string shown_as;
    Vault& vault;
    /// `known`: only values that the vault has already.
    enum class Values { kept, known } values = Values::kept;
};

/// Writes the file again with a token in place of every personal value, and without columns that
/// the dataset does not have, which nobody said are not personal. Rows stay on their lines.
///
/// Returns   the SHA-256 of the file as it was
/// Errors    V003 not CSV or TSV; V004 a row whose values cannot be told apart, so that personal
///           ones might stand elsewhere; V005 a value the vault does not know; those of the file's
///           header and of the vault
Result<std::string> seal_file(PersonalFile const& file,
                              std::function<Result<void>(std::string_view bytes)> const& write,
                              Diagnostics& diagnostics);

}  // namespace crosswalk
