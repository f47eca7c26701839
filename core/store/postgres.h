// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace crosswalk {

/// Where a record is in PostgreSQL: a URL as libpq takes it, and the schema of the record, which is
/// its parameter `schema` or else `crosswalk`. It may hold a password: it is never printed.
struct PostgresAddress {
    std::string url;  ///< without our parameter
    std::string schema;
    std::string password;  ///< taken out of whatever the server or libpq says

    /// U030 when it is no such URL.
    static Result<PostgresAddress> parse(std::string_view url);
};

/// A value for $1, $2 and so on, as the server wants its bytes.
struct PostgresValue {
    unsigned type = 0;
    std::string data;

    static PostgresValue number(std::uint64_t value);
    static PostgresValue bytes(std::string_view value);
    static PostgresValue numbers(std::span<std::uint64_t const> values);
    static PostgresValue bytes_of(std::span<std::string_view const> values);
};

struct PostgresStatement {
    std::string sql;
    std::vector<PostgresValue> values = {};
    /// The server reads and plans it once for each connection: for what is run often.
    bool is_kept = false;
};

/// What a statement gave.
class PostgresRows {
public:
    std::size_t size() const;
    std::uint64_t number(std::size_t row, int column) const;
    std::string_view bytes(std::size_t row, int column) const;
    /// What was done: COMMIT when that was asked for and done.
    std::string_view done() const;

private:
    friend class Postgres;
    struct Clear {
        void operator()(pg_result* rows) const;
    };
    std::unique_ptr<pg_result, Clear> rows_;
};

/// A connection to a server.
class Postgres {
public:
    /// `longest_wait`: for the lock of another program.
    static Result<Postgres> connect(PostgresAddress address,
                                    std::chrono::milliseconds longest_wait);

    /// Several statements in one message, and what each gave. The first that fails is the result,
    /// and those behind it are not run.
    ///
    /// Errors    W003 the disk is full; W040; W041 another program has the lock; W042 no such table
    Result<std::vector<PostgresRows>> run(std::span<PostgresStatement const> statements);
    Result<PostgresRows> run(std::string sql, std::vector<PostgresValue> values = {});

    /// Until another connection notifies a channel this one listens to; false when none did.
    Result<bool> wait_for_notification(std::chrono::milliseconds longest);

    /// Whether the connection is gone; what was begun is then rolled back by the server, unless it
    /// was being committed.
    bool is_lost() const;

    std::string const& schema() const { return address_.schema; }

private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    std::string own_words() const;
    std::unexpected<Diagnostic> failed(pg_result const* rows) const;
    Result<void> prepare_session(std::chrono::milliseconds longest_wait);
    /// What was sent: which of its results are asked for, and what the server keeps when all of it
    /// is done.
    struct Sent {
        std::vector<bool> is_wanted;
        std::map<std::string, std::string> kept;
    };
    Result<Sent> send(std::span<PostgresStatement const> statements);

    PostgresAddress address_;
    std::unique_ptr<pg_conn, Finish> connection_;
    std::map<std::string, std::string> kept_;  ///< the names of statements the server keeps
    std::uint64_t names_ = 0;  ///< given so far; none twice, also when the server did not keep it
};

}  // namespace crosswalk
