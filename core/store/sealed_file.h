// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "store/vault.h"
#include "text/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace crosswalk {

/// The column whose value names the person a row is about: the personal one with the role `entity`,
/// else the first personal one of the key, else the first. Null when none is personal.
Column const* person_column(Dataset const& dataset);

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
