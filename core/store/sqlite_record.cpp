// SPDX-License-Identifier: Apache-2.0
#include "store/record_database.h"
#include "store/sqlite.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

// The file says what it is: the letters "XWLK", and the number of its format.
constexpr std::uint64_t application_id = 0x58574c4b;
constexpr std::uint64_t format = 1;

constexpr auto schema = R"(
    PRAGMA application_id = 0x58574c4b;
    PRAGMA user_version = 1;
    CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE tile (level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL,
                       PRIMARY KEY (level, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
)";

/// A commit returns when the bytes are on the disk, and readers do not wait for writers.
constexpr auto durable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

class SqliteRecord final : public RecordDatabase {
public:
    explicit SqliteRecord(Sqlite database) : database_(std::move(database)) {}

    Result<void> prepare() {
        TRY_ASSIGN(size_, database_.prepare("SELECT coalesce(max(number) + 1, 0) FROM entry"));
        TRY_ASSIGN(read_, database_.prepare("SELECT number, bytes FROM entry WHERE number >= ? AND "
                                            "number < ? ORDER BY number"));
        TRY_ASSIGN(tile_,
                   database_.prepare("SELECT hashes FROM tile WHERE level = ? AND number = ?"));
        TRY_ASSIGN(checkpoints_, database_.prepare("SELECT note FROM checkpoint ORDER BY size"));
        TRY_ASSIGN(newest_,
                   database_.prepare("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"));
        TRY_ASSIGN(add_entry_, database_.prepare("INSERT INTO entry VALUES (?, ?)"));
        TRY_ASSIGN(add_tile_, database_.prepare("INSERT OR REPLACE INTO tile VALUES (?, ?, ?)"));
        TRY_ASSIGN(keep_, database_.prepare("INSERT OR REPLACE INTO checkpoint VALUES (?, ?)"));
        TRY_ASSIGN(drop_, database_.prepare("DELETE FROM checkpoint WHERE size = ?"));
        TRY_ASSIGN(begin_, database_.prepare("BEGIN IMMEDIATE"));
        TRY_ASSIGN(commit_, database_.prepare("COMMIT"));
        return {};
    }

    Result<std::uint64_t> size() override {
        TRY(size_.step());
        auto const size = size_.number_at(0);
        size_.end();
        return size;
    }

    Result<void> read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen) override {
        read_.number(1, begin).number(2, end);
        auto expected = begin;
        for (;;) {
            TRY_ASSIGN(bool const has_row, read_.step());
            if (!has_row) break;
            auto const number = read_.number_at(0);
            auto taken = number == expected ? seen(number, read_.bytes_at(1)) : gap(expected);
            ++expected;
            if (!taken) {
                read_.end();
                return taken;
            }
        }
        return expected < end ? gap(expected) : Result<void>();
    }

    Result<std::optional<std::string>> tile(unsigned level, std::uint64_t index) override {
        return first_of(tile_.number(1, level).number(2, index));
    }

    Result<std::optional<std::string>> checkpoint() override { return first_of(newest_); }

    Result<std::vector<std::string>> checkpoints() override {
        std::vector<std::string> notes;
        for (;;) {
            TRY_ASSIGN(bool const has_row, checkpoints_.step());
            if (!has_row) return notes;
            notes.emplace_back(checkpoints_.bytes_at(0));
        }
    }

    Result<std::uint64_t> begin() override {
        TRY(begin_.run());
        auto const there = size();
        if (!there) roll_back();
        return there;
    }

    Result<void> add(Addition const& addition) override {
        auto number = addition.first;
        for (auto const& entry : addition.entries) {
            TRY(add_entry_.number(1, number++).bytes(2, entry).run());
        }
        for (auto const& tile : addition.tiles) {
            TRY(add_tile_.number(1, tile.id.level)
                    .number(2, tile.id.index)
                    .bytes(3, tile.hashes)
                    .run());
        }
        if (addition.drops_checkpoint_before) TRY(drop_.number(1, addition.first).run());
        if (addition.checkpoint.empty()) return {};
        return keep_.number(1, addition.size).text(2, addition.checkpoint).run();
    }

    Result<void> commit(Addition const& addition) override {
        auto written = add(addition);
        if (written) written = commit_.run();
        if (!written) roll_back();
        return written;
    }

    void roll_back() override {
        // After some failures SQLite has rolled back by itself, and says so here; either way
        // nothing is left of what was begun.
        auto const ignored = database_.run("ROLLBACK");
        static_cast<void>(ignored);
    }

    Result<std::uint64_t> wait_for_news(std::uint64_t known,
                                        std::chrono::milliseconds longest) override {
        // SQLite tells nobody: look again and again, at the cost of reading one page.
        constexpr std::chrono::milliseconds between{20};
        for (auto left = longest;; left -= between) {
            TRY_ASSIGN(auto const there, size());
            if (there != known || left.count() <= 0) return there;
            std::this_thread::sleep_for(std::min(between, left));
        }
    }

private:
    static Result<void> gap(std::uint64_t number) {
        return failure("W040", "entry " + std::to_string(number) + " is missing in the record",
                       "keep a copy of the file, and put the record back from a backup");
    }

    static Result<std::optional<std::string>> first_of(SqliteStatement& statement) {
        TRY_ASSIGN(bool const has_row, statement.step());
        if (!has_row) return std::nullopt;
        std::string bytes(statement.bytes_at(0));
        statement.end();
        return bytes;
    }

    Sqlite database_;
    SqliteStatement size_, read_, tile_, checkpoints_, newest_;
    SqliteStatement add_entry_, add_tile_, keep_, drop_, begin_, commit_;
};

Result<std::unique_ptr<RecordDatabase>> prepared(Sqlite database) {
    auto record = std::make_unique<SqliteRecord>(std::move(database));
    TRY(record->prepare());
    return record;
}

std::unexpected<Diagnostic> no_record(std::string const& path, std::string const& why) {
    return failure("W042", "the file " + path + " holds no record: " + why,
                   "name the folder of a partnership that has one; `crosswalk found` starts one");
}

Result<void> check_is_there(std::string const& path) {
    std::error_code ignored;
    if (fs::exists(path, ignored)) return {};
    return no_record(path, "it is not there");
}

Result<void> check_format(Sqlite& database, std::string const& path) {
    TRY_ASSIGN(auto const id, database.number("PRAGMA application_id"));
    TRY_ASSIGN(auto const version, database.number("PRAGMA user_version"));
    if (id != application_id) return no_record(path, "it is a file of another program");
    if (version <= format) return {};
    return failure("W042",
                   "the record is of format " + std::to_string(version) +
                       "; this version of crosswalk knows formats up to " + std::to_string(format),
                   "use the newer version of crosswalk that wrote it");
}

bool may_write(fs::path const& path) {
    auto const name = path.empty() ? std::string(".") : path.string();
    return ::faccessat(AT_FDCWD, name.c_str(), W_OK, AT_EACCESS) == 0;
}

/// A copy nobody sees: its names are gone as soon as it is open.
Result<Sqlite> open_copy(std::string const& path) {
    auto name = (fs::temp_directory_path() / "crosswalk-look-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        return failure("W040",
                       "the record has to be copied to be read, and no folder can be made "
                       "for the copy in " +
                           fs::temp_directory_path().string(),
                       "name a folder with room for it in TMPDIR");
    }
    auto const copy = (fs::path(name) / "record").string();
    std::error_code error;
    for (std::string const end : {"", "-wal"}) {
        if (!error) fs::copy_file(path + end, copy + end, error);
        if (!error)
            fs::permissions(copy + end, fs::perms::owner_read | fs::perms::owner_write, error);
    }
    auto opened = [&]() -> Result<Sqlite> {
        if (error) {
            return failure("W040", "the record cannot be copied to be read: " + error.message(),
                           "name a folder with room for it in TMPDIR");
        }
        TRY_ASSIGN(auto database, Sqlite::open(copy, Sqlite::Mode::open));
        TRY(database.number("SELECT count(*) FROM entry"));  // opens its other files as well
        TRY(database.run("PRAGMA query_only = ON"));
        return database;
    }();
    fs::remove_all(name, error);
    return opened;
}

/// SQLite's readers share two files with its writers, record.sqlite-wal and -shm, and make them
/// when they are not there. Who may write does so, and takes them away at the end. Who may not
/// reads along while somebody writes, and else the file alone, which is whole then. After a crash
/// its last entries are in -wal only, and a copy is read.
Result<Sqlite> open_to_look(std::string const& path) {
    auto const open_for = [&](Sqlite::Mode mode) -> Result<Sqlite> {
        TRY_ASSIGN(auto database, Sqlite::open(path, mode));
        database.wait_at_most(longest_write);
        TRY(database.run("PRAGMA query_only = ON"));
        return database;
    };
    if (may_write(path) && may_write(fs::path(path).parent_path())) {
        TRY_ASSIGN(auto database, open_for(Sqlite::Mode::open));
        // On a full disk the two files cannot be made, and reading must go on all the same.
        if (database.number("SELECT count(*) FROM sqlite_schema")) return database;
    }
    std::error_code error;
    auto const log = fs::file_size(path + "-wal", error);
    if (error || log == 0) return open_for(Sqlite::Mode::look_at_unchanging);
    if (fs::exists(path + "-shm", error)) return open_for(Sqlite::Mode::look);
    return open_copy(path);
}

}  // namespace

Result<std::unique_ptr<RecordDatabase>> create_sqlite_record(std::string const& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        return failure("W008", "there is a record already: " + path,
                       "nothing was changed; look at it with `crosswalk log`");
    }
    TRY_ASSIGN(auto database, Sqlite::open(path, Sqlite::Mode::create));
    database.wait_at_most(longest_write);
    TRY(database.run(durable));
    TRY(database.run(("BEGIN IMMEDIATE;" + std::string(schema) + "COMMIT;").c_str()));
    return prepared(std::move(database));
}

Result<std::unique_ptr<RecordDatabase>> open_sqlite_record(std::string const& path,
                                                           std::chrono::milliseconds longest_wait) {
    TRY(check_is_there(path));
    TRY_ASSIGN(auto database, Sqlite::open(path, Sqlite::Mode::open));
    database.wait_at_most(longest_wait);
    TRY(check_format(database, path));
    TRY(database.run(durable));
    return prepared(std::move(database));
}

Result<std::unique_ptr<RecordDatabase>> look_at_sqlite_record(std::string const& path) {
    TRY(check_is_there(path));
    TRY_ASSIGN(auto database, open_to_look(path));
    TRY(check_format(database, path));
    return prepared(std::move(database));
}

Result<std::vector<std::string>> faults_of_sqlite_record(std::string const& path) {
    TRY(check_is_there(path));
    TRY_ASSIGN(auto database, open_to_look(path));
    TRY_ASSIGN(auto check, database.prepare("PRAGMA quick_check(10)"));
    std::vector<std::string> faults;
    for (;;) {
        auto const has_row = check.step();
        if (!has_row) faults.push_back(has_row.error().message);  // too broken to go on
        if (!has_row || !*has_row) return faults;
        if (check.bytes_at(0) != "ok") faults.emplace_back(check.bytes_at(0));
    }
}

}  // namespace crosswalk
