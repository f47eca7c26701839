// SPDX-License-Identifier: Apache-2.0
#include "service/record_folder.h"

#include "identity/sha256.h"
#include "service/files.h"
#include "store/postgres.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr auto sqlite_file = "record.sqlite";
constexpr auto url_file = "record.url";
constexpr std::size_t longest_key = 1000;
constexpr std::size_t longest_url = 2000;

/// The one line of a file.
Result<std::string> read_line(fs::path const& file, std::size_t longest) {
    TRY_ASSIGN(auto text, read_file(file, longest));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

}  // namespace

Result<SigningKey> read_log_key(fs::path const& file) {
    auto text = read_line(file, longest_key);
    if (!text) {
        return failure("R020", "the log's key cannot be read: " + text.error().message,
                       "run the command where the record's folder holds log.key, or put it back "
                       "from a backup; to look at the record no key is needed");
    }
    return SigningKey::parse(*text);
}

fs::path record_folder(fs::path const& partnership) { return partnership / "record"; }

bool has_record(fs::path const& partnership) {
    // Where record/ is, there is a record, whatever is wrong with it: a reading must never come
    // from the folder instead because the record could not be looked at.
    std::error_code error;
    auto const status = fs::symlink_status(record_folder(partnership), error);
    return status.type() != fs::file_type::not_found;
}

Result<void> check_record_address(std::string_view url) {
    TRY_ASSIGN(auto const address, PostgresAddress::parse(url));
    if (address.password.empty()) return {};
    return failure("U031", "the address of the record has a password in it",
                   "put the password into ~/.pgpass or PGPASSWORD, where libpq finds it, and leave "
                   "it out of the address");
}

Result<std::unique_ptr<RecordDatabase>> create_record(fs::path const& folder,
                                                      std::string const& url) {
    if (url.empty()) return create_sqlite_record((folder / sqlite_file).string());
    TRY(check_record_address(url));
    TRY(write_file(folder / url_file, url + "\n"));
    return create_postgres_record(url);
}

Result<std::unique_ptr<RecordDatabase>> begin_record(fs::path const& folder,
                                                     std::string const& url) {
    if (url.empty()) {
        TRY_ASSIGN(auto database, create_record(folder, url));
        TRY(database->begin());
        return database;
    }
    TRY(check_record_address(url));
    TRY(write_file(folder / url_file, url + "\n"));
    return begin_postgres_record(url);
}

Result<FolderDraft> FolderDraft::beside(fs::path const& place) {
    auto pattern = (place.parent_path() / ("." + place.filename().string() + "-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        return world_failure(errno, "make a folder in", place.parent_path());
    }
    return FolderDraft(pattern, place);
}

FolderDraft::FolderDraft(FolderDraft&& other) noexcept
    : path_(std::exchange(other.path_, fs::path())), place_(std::move(other.place_)) {}

FolderDraft::~FolderDraft() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> FolderDraft::put_in_place(Readers readers) {
    std::error_code ignored;
    if (readers == Readers::everybody) {
        fs::permissions(path_,
                        fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read |
                            fs::perms::others_exec,
                        fs::perm_options::add, ignored);
    }
    TRY(move_into_place(path_, place_));
    path_.clear();
    return {};
}

fs::path snapshot_file(fs::path const& partnership) {
    return record_folder(partnership) / "snapshot";
}

namespace {

/// What cannot be read or written is done without: nothing but time depends on it.
LogSnapshots snapshots_of(fs::path const& partnership) {
    LogSnapshots snapshots;
    auto const file = snapshot_file(partnership);
    snapshots.load = [file] { return read_file(file).value_or(std::string()); };
    snapshots.keep = [file](std::string_view bytes) {
        auto const ignored = write_file(file, bytes);
        static_cast<void>(ignored);
    };
    return snapshots;
}

}  // namespace

Result<RecordLog> open_record(fs::path const& partnership, RecordUse use, Clock clock,
                              Progress const& progress) {
    auto const folder = record_folder(partnership);
    std::optional<SigningKey> key;
    if (use == RecordUse::append) {
        TRY_ASSIGN(key, read_log_key(folder / "log.key"));
    }
    TRY_ASSIGN(auto database, open_record_database(partnership, use));
    TRY_ASSIGN(auto log, RecordLog::open(std::move(database), std::move(clock), std::move(key),
                                         progress, snapshots_of(partnership)));
    TRY_ASSIGN(auto const size, log.size());
    if (size > 0) return log;
    return failure("R021", "the record has no entries any more, not even its founding",
                   "put the record back from a backup, and ask who could write to it");
}

Result<std::unique_ptr<RecordDatabase>> open_record_database(fs::path const& partnership,
                                                             RecordUse use) {
    auto const folder = record_folder(partnership);
    std::error_code ignored;
    if (!fs::exists(folder / url_file, ignored)) {
        auto const path = (folder / sqlite_file).string();
        return use == RecordUse::append ? open_sqlite_record(path) : look_at_sqlite_record(path);
    }
    if (fs::exists(folder / sqlite_file, ignored)) {
        return failure("W042", "record/ holds both record.sqlite and record.url",
                       "a record is kept in one place: move away the file that is not its own");
    }
    TRY_ASSIGN(auto const url, read_line(folder / url_file, longest_url));
    return open_postgres_record(url);
}

Objects Objects::absolute() const {
    std::error_code error;
    return Objects(fs::absolute(folder_, error).lexically_normal());
}

fs::path Objects::path_of(Digest const& digest) const {
    auto const name = print(digest);
    return folder_ / name.substr(0, 2) / name.substr(2);
}

Result<Digest> Objects::keep(std::string_view bytes) const {
    auto const name = digest(bytes);
    auto const path = path_of(name);
    std::error_code error;
    auto const there = fs::exists(path, error) ? read_file(path) : Result<std::string>();
    if (fs::exists(path, error) && there && digest(*there) == name) return name;
    NewFolders folders;
    TRY(folders.make(path.parent_path()));
    TRY(write_file(path, bytes));
    folders.keep();
    return name;
}

Result<Digest> Objects::keep_file(fs::path const& file) const {
    NewFolders folders;
    TRY(folders.make(folder_));
    Digest name;
    auto const place_of = [&](std::string const& sha256) -> Result<fs::path> {
        TRY_ASSIGN(name, Digest::parse(sha256));
        TRY(folders.make(path_of(name).parent_path()));
        return path_of(name);
    };
    TRY(copy_file_by_digest(file, folder_, place_of));
    folders.keep();
    return name;
}

Result<std::string> Objects::bytes(Digest const& name) const {
    auto const damaged = [&](std::string const& why) {
        return failure("R023", "the object " + print(name) + " of the record " + why,
                       "put the file back from a backup, or from any partner's bundle: its name "
                       "is the SHA-256 of its bytes");
    };
    auto bytes = read_file(path_of(name));
    if (!bytes && bytes.error().code == "W001") return damaged("is missing");
    if (!bytes) return bytes;
    if (digest(*bytes) != name) return damaged("was changed");
    return bytes;
}

Objects objects_of(fs::path const& partnership) {
    return Objects(record_folder(partnership) / "objects");
}

}  // namespace crosswalk
