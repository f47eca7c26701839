// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "store/record_log.h"
#include "text/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace crosswalk {

// A partnership's record lies in the folder record/ beside its agreement:
//
//   record.sqlite   the entries, the tree over them and its checkpoints
//   record.url      instead of it: the address of the PostgreSQL schema that holds them
//   snapshot        what the entries add up to, so that opening need not replay them all; derived
//   log.key         the log's secret key, which signs checkpoints; it leaves in backups only
//   objects/        what entries name by digest: agreements, files of facts, readings

/// Where it lies.
std::filesystem::path record_folder(std::filesystem::path const& partnership);
bool has_record(std::filesystem::path const& partnership);

/// Where the entries of a new record are kept: empty for record.sqlite in its folder, else the
/// address of a PostgreSQL schema. A password does not belong into it: it would lie in a file and
/// stand in the list of processes.
///
/// Errors    U030 not such an address; U031 it has a password
Result<void> check_record_address(std::string_view url);
Result<std::unique_ptr<RecordDatabase>> create_record(std::filesystem::path const& folder,
                                                      std::string const& url);
/// The same as if `begin` were called on it already, so that one commit makes it whole.
Result<std::unique_ptr<RecordDatabase>> begin_record(std::filesystem::path const& folder,
                                                     std::string const& url);

/// A folder that is being made: `.NAME-XXXXXX` beside its place, which turns into NAME whole, or
/// goes.
class FolderDraft {
public:
    static Result<FolderDraft> beside(std::filesystem::path const& place);
    FolderDraft(FolderDraft&& other) noexcept;
    FolderDraft& operator=(FolderDraft&&) = delete;
    ~FolderDraft();

    std::filesystem::path const& path() const { return path_; }
    enum class Readers { owner, everybody };
    Result<void> put_in_place(Readers readers);

private:
    FolderDraft(std::filesystem::path path, std::filesystem::path place)
        : path_(std::move(path)), place_(std::move(place)) {}
    std::filesystem::path path_;
    std::filesystem::path place_;
};

/// The log's key as a file holds it. R020 when it cannot be read; I004.
Result<SigningKey> read_log_key(std::filesystem::path const& file);

/// `look_at_all`: at every entry, also those before a snapshot.
enum class RecordUse { look, look_at_all, append };

/// Opens the record of a partnership. To append needs log.key: R020.
Result<RecordLog> open_record(std::filesystem::path const& partnership, RecordUse use, Clock clock,
                              Progress const& progress = {});

/// Where its snapshot lies, which may be deleted at any time.
std::filesystem::path snapshot_file(std::filesystem::path const& partnership);

/// Its database, with nothing of what is in it looked at.
Result<std::unique_ptr<RecordDatabase>> open_record_database(
    std::filesystem::path const& partnership, RecordUse use = RecordUse::look);

/// Files that are named by the SHA-256 of their bytes, so that none can be changed unnoticed and
/// none has to be kept twice.
class Objects {
public:
    explicit Objects(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// On disk when it returns.
    Result<Digest> keep(std::string_view bytes) const;
    Result<Digest> keep_file(std::filesystem::path const& file) const;
    /// R023 when it is not there or is not what its name says.
    Result<std::string> bytes(Digest const& digest) const;
    std::filesystem::path path_of(Digest const& digest) const;
    /// The same, with paths that mean the same whatever folder a program works in.
    Objects absolute() const;

private:
    std::filesystem::path folder_;
};

Objects objects_of(std::filesystem::path const& partnership);

}  // namespace crosswalk
