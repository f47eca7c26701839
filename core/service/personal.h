// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "record/state.h"
#include "service/files.h"
#include "store/sealed_file.h"
#include "store/vault.h"
#include "text/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace crosswalk {

// Personal values of a partnership that has a record. They lie in record/vault/, which nobody but
// its owner can read and which leaves in backups only:
//
//   values.sqlite   the values, locked with a key for each person
//   key             the key to these keys

bool is_about_persons(Dataset const& dataset);

/// Errors (V001) for personal columns that cannot have tokens, or are compared with something.
void check_personal_columns(Compact const& compact, Diagnostics& diagnostics);

/// Errors (V002) for columns of a dataset with facts in the record that were personal in an earlier
/// version and are not, or the other way round.
void check_personal_marks(Compact const& earlier, Compact const& draft, RecordState const& state,
                          Diagnostics& diagnostics);

/// The vault in that folder; V006 when it, or a half of it, is missing.
bool has_vault(std::filesystem::path const& record_folder);
Result<Vault> open_vault(std::filesystem::path const& record_folder);
/// The same, made when there is none.
Result<Vault> vault_for_writing(std::filesystem::path const& record_folder);

/// A file of facts as the record may have it. The copy goes with it.
class SealedCopy {
public:
    struct Request {
        Dataset const& dataset;
        std::filesystem::path file;
        std::string shown_as;
        PersonalFile::Values values = PersonalFile::Values::kept;
    };

    /// Changes nothing in the vault until `keep`. `record_folder`: where it is; none: nothing is to
    /// be kept, as for a trial before there is a vault.
    static Result<SealedCopy> make(Request const& request,
                                   std::optional<std::filesystem::path> const& record_folder,
                                   Diagnostics& diagnostics);
    /// Whether these bytes were imported before, whatever tokens they had then.
    bool was_there() const { return was_there_; }
    SealedCopy(SealedCopy&&) noexcept = default;
    SealedCopy& operator=(SealedCopy&&) noexcept = default;
    ~SealedCopy();

    std::filesystem::path const& path() const { return path_; }
    /// The vault has its values, on disk, when it returns: before an entry tells of the copy.
    Result<void> keep();

private:
    SealedCopy(TemporaryFolder folder, Vault vault);

    TemporaryFolder folder_;
    std::filesystem::path path_;
    bool was_there_ = false;
    std::unique_ptr<Vault> vault_;  ///< in the middle of a change; null when it was kept
};

}  // namespace crosswalk
