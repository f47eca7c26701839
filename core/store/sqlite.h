// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace crosswalk {

/// One statement, prepared once and run often.
class SqliteStatement {
public:
    SqliteStatement() = default;
    SqliteStatement& number(int place, std::uint64_t value);
    /// The bytes must stay where they are until the statement has run.
    SqliteStatement& bytes(int place, std::string_view value);
    SqliteStatement& text(int place, std::string_view value);

    /// Runs it; it must give no row.
    Result<void> run();
    /// The next row; false at the end, after which it can be run again.
    Result<bool> step();
    /// Before the end, when no more rows are wanted.
    void end();

    std::uint64_t number_at(int column) const;
    std::string_view bytes_at(int column) const;  ///< valid until the next step

private:
    friend class Sqlite;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open file of SQLite.
class Sqlite {
public:
    enum class Mode { create, open, look, look_at_unchanging };
    /// `create`: there must be no such file yet. `look_at_unchanging`: nobody may write to it
    /// meanwhile, and no file is looked for beside it.
    static Result<Sqlite> open(std::string const& path, Mode mode);

    /// For another program that writes; at first not at all.
    void wait_at_most(std::chrono::milliseconds longest);
    /// One or more statements that give nothing.
    Result<void> run(char const* sql);
    Result<SqliteStatement> prepare(std::string_view sql);
    /// The first number of the first row.
    Result<std::uint64_t> number(std::string_view sql);

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace crosswalk
