// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/instant.h"
#include "text/result.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// What the world said to a call of the operating system, as a person can act on it: W001 not
/// there, W002 no permission, W003 the disk is full, W004 not a file, else W005.
///
/// `doing` completes "cannot ...": "read", "write".
std::unexpected<Diagnostic> world_failure(int error_number, std::string_view doing,
                                          std::filesystem::path const& path);

/// The bytes of a whole file, or its first `most`.
Result<std::string> read_file(std::filesystem::path const& path,
                              std::size_t most = std::string::npos);

/// Whether a file can be opened and read: W001, W002, W004.
Result<void> check_readable(std::filesystem::path const& path);

/// The names in a folder that end in `ending`, by their bytes; names that begin with a dot are left
/// out. A folder that is not there has none.
Result<std::vector<std::string>> names_in(std::filesystem::path const& folder,
                                          std::string_view ending);

/// Writes a file so that at every moment either the old content or the new one is there: a file
/// beside it is written, flushed to the disk and renamed. A failure leaves the old one untouched.
Result<void> write_file(std::filesystem::path const& path, std::string_view bytes);

/// As write_file, for bytes that come piece by piece: `fill` is given what takes them.
using WriteMore = std::function<Result<void>(std::string_view bytes)>;
using FillFile = std::function<Result<void>(WriteMore const& write)>;
Result<void> write_file_by(std::filesystem::path const& path, FillFile const& fill);
/// The same, and only its owner may read it, whoever might read the one before.
Result<void> write_secret_file_by(std::filesystem::path const& path, FillFile const& fill);

/// As write_file, but never replaces: W008 when something is there already.
Result<void> create_file(std::filesystem::path const& path, std::string_view bytes);

/// As create_file, and only its owner may read it.
Result<void> create_secret_file(std::filesystem::path const& path, std::string_view bytes);

/// Writes a file that nobody would miss: no care is taken that it survives a failure.
Result<void> write_scratch_file(std::filesystem::path const& path, std::string_view bytes);

/// Copies a file byte for byte with the same guarantee as write_file and returns its SHA-256.
Result<std::string> copy_file_whole(std::filesystem::path const& from,
                                    std::filesystem::path const& to);

/// The same into a file whose SHA-256 says where it lies, on the disk of `folder`, which is there.
using PlaceOf = std::function<Result<std::filesystem::path>(std::string const& sha256)>;
Result<void> copy_file_by_digest(std::filesystem::path const& from,
                                 std::filesystem::path const& folder, PlaceOf const& place_of);

/// The name of a file that is being written: nobody else's, on whatever machine.
bool is_draft_name(std::string_view name);
/// Whether a file or folder was left by a command that was killed: untouched for an hour, and no
/// program has it in hand. The name must have said that it is a draft.
bool is_left_over(std::filesystem::path const& draft, Instant now);
/// Takes away such files in a folder, and says how many. They may hold secrets.
std::size_t take_away_left_over(std::filesystem::path const& folder, Instant now);

/// Gives a file or folder its final name, on the same disk; the name lasts when it returns.
Result<void> move_into_place(std::filesystem::path const& from, std::filesystem::path const& to);

/// Where `name` lies in `folder`. F081 when it is absolute, climbs out with "..", or leads out
/// through a link. The file need not exist.
Result<std::filesystem::path> inside(std::filesystem::path const& folder, std::string_view name);

/// Folders that are made here and, unless `keep` is called, taken away again when they are empty:
/// a request that fails leaves no trace.
class NewFolders {
public:
    NewFolders() = default;
    NewFolders(NewFolders const&) = delete;
    NewFolders& operator=(NewFolders const&) = delete;
    ~NewFolders();

    Result<void> make(std::filesystem::path const& folder);
    void keep() { made_.clear(); }

private:
    std::vector<std::filesystem::path> made_;
};

/// A fresh folder of its own, removed with all it holds at the end.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> make();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();

    std::filesystem::path const& path() const { return path_; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

/// One writer at a time in a folder; others wait, but not for ever: W013. Given back at the end,
/// also when the program dies.
class FolderLock {
public:
    static Result<FolderLock> take(std::filesystem::path const& folder,
                                   std::chrono::milliseconds longest_wait);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace crosswalk
