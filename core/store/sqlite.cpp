// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include "text/utf8.h"

#include <sqlite3.h>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> sqlite_failure(sqlite3* database) {
    auto const code = database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database);
    auto const words = printable(database == nullptr ? "out of memory" : sqlite3_errmsg(database));
    switch (code) {
        case SQLITE_FULL:
            return failure("W003", "the disk is full, or a limit on its use is reached",
                           "free some space and run the same command again; what was acknowledged "
                           "is kept, and nothing is half there");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return failure("W041", "another program is writing to the record and does not end",
                           "run the same command again when it has ended");
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_READONLY:
            return failure("W040", "the record cannot be opened, or not for writing: " + words,
                           "check who owns its folder and whether the disk is writable");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return failure("W040", "the record's file is damaged: " + words,
                           "keep a copy of the file, and put the record back from a backup");
        default:
            return failure("W040", "the record's database failed: " + words,
                           "what was acknowledged is kept; check the disk, then run the same "
                           "command again");
    }
}

/// A path as SQLite takes options behind it.
std::string uri_of(std::string const& path) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string uri = "file:";
    for (char const c : path) {
        bool const is_special = c == '%' || c == '?' || c == '#';
        if (!is_special) {
            uri += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return uri;
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Sqlite::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

SqliteStatement& SqliteStatement::number(int place, std::uint64_t value) {
    sqlite3_bind_int64(statement_.get(), place, static_cast<sqlite3_int64>(value));
    return *this;
}

SqliteStatement& SqliteStatement::bytes(int place, std::string_view value) {
    sqlite3_bind_blob64(statement_.get(), place, value.data(), value.size(), SQLITE_STATIC);
    return *this;
}

SqliteStatement& SqliteStatement::text(int place, std::string_view value) {
    sqlite3_bind_text64(statement_.get(), place, value.data(), value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Result<bool> SqliteStatement::step() {
    auto const code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    auto* const database = sqlite3_db_handle(statement_.get());
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement_.get());
        return false;
    }
    auto failed = sqlite_failure(database);
    sqlite3_reset(statement_.get());
    return failed;
}

Result<void> SqliteStatement::run() {
    TRY_ASSIGN(bool const has_row, step());
    invariant(!has_row, "this statement gives no rows");
    return {};
}

void SqliteStatement::end() { sqlite3_reset(statement_.get()); }

std::uint64_t SqliteStatement::number_at(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement_.get(), column));
}

std::string_view SqliteStatement::bytes_at(int column) const {
    auto const* const data = sqlite3_column_blob(statement_.get(), column);
    auto const size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<char const*>(data), static_cast<std::size_t>(size)};
}

Result<Sqlite> Sqlite::open(std::string const& path, Mode mode) {
    bool const looks = mode == Mode::look || mode == Mode::look_at_unchanging;
    auto flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                 (looks ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
    auto name = path;
    if (mode == Mode::look_at_unchanging) {
        name = uri_of(path) + "?immutable=1";
        flags |= SQLITE_OPEN_URI;
    }
    sqlite3* opened = nullptr;
    auto const code = sqlite3_open_v2(name.c_str(), &opened, flags, nullptr);
    Sqlite database;
    database.database_.reset(opened);
    if (code != SQLITE_OK) return sqlite_failure(opened);
    sqlite3_extended_result_codes(opened, 0);
    return database;
}

void Sqlite::wait_at_most(std::chrono::milliseconds longest) {
    sqlite3_busy_timeout(database_.get(), static_cast<int>(longest.count()));
}

Result<void> Sqlite::run(char const* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return sqlite_failure(database_.get());
    }
    return {};
}

Result<SqliteStatement> Sqlite::prepare(std::string_view sql) {
    SqliteStatement statement;
    sqlite3_stmt* prepared = nullptr;
    auto const code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    statement.statement_.reset(prepared);
    if (code != SQLITE_OK) return sqlite_failure(database_.get());
    return statement;
}

Result<std::uint64_t> Sqlite::number(std::string_view sql) {
    TRY_ASSIGN(auto statement, prepare(sql));
    TRY_ASSIGN(bool const has_row, statement.step());
    invariant(has_row, "this statement gives a row");
    auto const number = statement.number_at(0);
    statement.end();
    return number;
}

}  // namespace crosswalk
