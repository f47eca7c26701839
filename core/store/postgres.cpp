// SPDX-License-Identifier: Apache-2.0
#include "store/postgres.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <libpq-fe.h>
#include <optional>
#include <poll.h>
#include <utility>

namespace crosswalk {
namespace {

// Types of PostgreSQL; its catalog has had these numbers from the beginning.
constexpr unsigned bytea = 17;
constexpr unsigned int8 = 20;
constexpr unsigned bytea_list = 1001;
constexpr unsigned int8_list = 1016;
constexpr int binary = 1;

/// Numbers go over the wire with their most significant byte first.
template <class Number>
void put(std::string& data, Number value) {
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
        data += static_cast<char>((value >> shift) & 0xff);
    }
}

void put_list_head(std::string& data, unsigned type, std::size_t size) {
    put<std::uint32_t>(data, size == 0 ? 0 : 1);  // dimensions
    put<std::uint32_t>(data, 0);                  // none of them is missing
    put<std::uint32_t>(data, type);
    if (size == 0) return;
    put<std::uint32_t>(data, static_cast<std::uint32_t>(size));
    put<std::uint32_t>(data, 1);  // counted from one
}

/// A name that needs no care: small letters, digits and underscores, shorter than the server cuts.
bool is_schema_name(std::string_view name) {
    constexpr std::size_t longest_schema = 50;
    return !name.empty() && name.size() <= longest_schema &&
           !(name.front() >= '0' && name.front() <= '9') && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// The first line, without the password.
std::string words_of(std::string_view message, std::string const& password) {
    std::string words(message.substr(0, message.find('\n')));
    for (auto at = words.find(password); !password.empty() && at != std::string::npos;
         at = words.find(password)) {
        words.replace(at, password.size(), "...");
        if (password.find_first_not_of('.') == std::string::npos) break;
    }
    return printable(words);
}

std::unexpected<Diagnostic> unreachable(std::string const& words) {
    return failure("W040", "the record's database cannot be reached: " + words,
                   "see that the server runs and takes this user; the password is read from "
                   "~/.pgpass or PGPASSWORD; then run the same command again");
}

std::unexpected<Diagnostic> connection_lost(std::string const& words) {
    return failure("W040", "the connection to the record's database was lost: " + words,
                   "what was acknowledged is kept; run the same command again when the server is "
                   "back");
}

/// The server stops, starts, or ended this connection.
bool is_farewell(std::string_view state) {
    return state.starts_with("57P0") || state.starts_with("08") || state == "25P03";
}

std::unexpected<Diagnostic> failure_of_state(std::string_view state, std::string const& words) {
    if (state == "53100") {
        return failure("W003", "the disk of the record's database is full",
                       "free some space and run the same command again; what was acknowledged is "
                       "kept, and nothing is half there");
    }
    if (state == "55P03") {
        return failure("W041", "another program is writing to the record and does not end",
                       "run the same command again when it has ended");
    }
    if (state == "42P01" || state == "3F000") {
        return failure("W042", "the database holds no record: " + words,
                       "check the address in record/record.url; `crosswalk found` starts a record");
    }
    if (state == "25006") {
        return failure("W040", "the record's database takes no changes: " + words,
                       "this server is a copy; name the one that writes in record/record.url");
    }
    if (state == "42501") {
        return failure("W040", "the record's database does not let this user in: " + words,
                       "ask who keeps the server for the rights on the record's schema");
    }
    return failure("W040", "the record's database failed: " + words,
                   "what was acknowledged is kept; see what the server's log says, then run the "
                   "same command again");
}

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

Result<PostgresAddress> PostgresAddress::parse(std::string_view url) {
    auto const not_one = [](std::string const& why) {
        // The address itself is not shown: it may hold a password.
        return failure("U030", "this is not the address of a record in PostgreSQL: " + why,
                       "write postgres://USER@HOST/DATABASE, and ?schema=NAME behind it when the "
                       "database holds more than one record");
    };
    if (!url.starts_with("postgres://") && !url.starts_with("postgresql://")) {
        return not_one("it does not begin with postgres://");
    }
    PostgresAddress address;
    address.schema = "crosswalk";
    auto const question = url.find('?');
    address.url = url.substr(0, question);
    auto rest = question == std::string_view::npos ? std::string_view() : url.substr(question + 1);
    for (char separator = '?'; !rest.empty();) {
        auto const parameter = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(parameter.size() + 1, rest.size()));
        if (parameter.starts_with("schema=")) {
            address.schema = parameter.substr(parameter.find('=') + 1);
            continue;
        }
        address.url += std::exchange(separator, '&') + std::string(parameter);
    }
    if (!is_schema_name(address.schema)) {
        return not_one("a schema has small letters, digits and underscores, at most 50");
    }
    std::unique_ptr<PQconninfoOption, FreeOptions> const options(
        PQconninfoParse(address.url.c_str(), nullptr));
    if (!options) return not_one("libpq cannot read it");
    for (auto const* each = options.get(); each->keyword != nullptr; ++each) {
        auto const keyword = std::string_view(each->keyword);
        bool const is_secret = keyword == "password" || keyword == "sslpassword";
        if (is_secret && each->val != nullptr) address.password = each->val;
    }
    return address;
}

PostgresValue PostgresValue::number(std::uint64_t value) {
    PostgresValue one{int8, {}};
    put(one.data, value);
    return one;
}

PostgresValue PostgresValue::bytes(std::string_view value) { return {bytea, std::string(value)}; }

PostgresValue PostgresValue::numbers(std::span<std::uint64_t const> values) {
    PostgresValue list{int8_list, {}};
    put_list_head(list.data, int8, values.size());
    for (auto const value : values) {
        put<std::uint32_t>(list.data, sizeof value);
        put(list.data, value);
    }
    return list;
}

PostgresValue PostgresValue::bytes_of(std::span<std::string_view const> values) {
    PostgresValue list{bytea_list, {}};
    put_list_head(list.data, bytea, values.size());
    for (auto const value : values) {
        put<std::uint32_t>(list.data, static_cast<std::uint32_t>(value.size()));
        list.data += value;
    }
    return list;
}

void PostgresRows::Clear::operator()(pg_result* rows) const { PQclear(rows); }

void Postgres::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

std::size_t PostgresRows::size() const { return static_cast<std::size_t>(PQntuples(rows_.get())); }

std::string_view PostgresRows::bytes(std::size_t row, int column) const {
    auto const at = static_cast<int>(row);
    return {PQgetvalue(rows_.get(), at, column),
            static_cast<std::size_t>(PQgetlength(rows_.get(), at, column))};
}

std::uint64_t PostgresRows::number(std::size_t row, int column) const {
    auto const data = bytes(row, column);
    invariant(data.size() == sizeof(std::uint64_t), "this column is an int8 and not missing");
    std::uint64_t value = 0;
    for (char const c : data) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::string_view PostgresRows::done() const { return PQcmdStatus(rows_.get()); }

Result<Postgres> Postgres::connect(PostgresAddress address,
                                   std::chrono::milliseconds longest_wait) {
    // What stands before dbname is a default the URL may change; a server that vanished without a
    // word is noticed within a minute.
    constexpr std::array names = {
        "connect_timeout",  "keepalives_idle",  "keepalives_interval",
        "keepalives_count", "tcp_user_timeout", "fallback_application_name",
        "dbname",           "client_encoding",  static_cast<char const*>(nullptr)};
    std::array const values = {"10",
                               "20",
                               "10",
                               "3",
                               "60000",
                               "crosswalk",
                               address.url.c_str(),
                               "UTF8",
                               static_cast<char const*>(nullptr)};
    Postgres database;
    database.connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    auto* const connection = database.connection_.get();
    if (connection == nullptr) return unreachable("out of memory");
    if (PQstatus(connection) != CONNECTION_OK) {
        return unreachable(words_of(PQerrorMessage(connection), address.password));
    }
    // What the server remarks would go to standard error.
    PQsetNoticeProcessor(connection, [](void*, char const*) {}, nullptr);
    database.address_ = std::move(address);
    TRY(database.prepare_session(longest_wait));
    return database;
}

/// What must hold on every server, whatever its settings: a commit returns when it is on the disk,
/// and a program that stops while it has the lock does not keep all others out for ever.
Result<void> Postgres::prepare_session(std::chrono::milliseconds longest_wait) {
    std::array<PostgresStatement, 4> const settings = {{
        {"SELECT set_config('synchronous_commit', 'on', false) WHERE "
         "current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')"},
        {"SET lock_timeout = " + std::to_string(longest_wait.count())},
        {"SET idle_in_transaction_session_timeout = '60s'"},
        {"SET search_path = " + address_.schema},
    }};
    TRY(run(settings));
    return {};
}

bool Postgres::is_lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

/// What libpq says of the connection.
std::string Postgres::own_words() const {
    if (!connection_) return "it was closed";
    auto const words = words_of(PQerrorMessage(connection_.get()), address_.password);
    return words.empty() ? "the server closed it" : words;
}

std::unexpected<Diagnostic> Postgres::failed(pg_result const* rows) const {
    auto const* const state =
        rows == nullptr ? nullptr : PQresultErrorField(rows, PG_DIAG_SQLSTATE);
    auto const* const message = rows == nullptr ? nullptr : PQresultErrorMessage(rows);
    bool const is_told = message != nullptr && *message != '\0';
    auto const words = is_told ? words_of(message, address_.password) : own_words();
    auto const code = std::string_view(state == nullptr ? "" : state);
    if (is_lost() || is_farewell(code)) return connection_lost(words);
    return failure_of_state(code, words);
}

Result<Postgres::Sent> Postgres::send(std::span<PostgresStatement const> statements) {
    auto* const connection = connection_.get();
    Sent sent;
    sent.kept = kept_;
    for (auto const& statement : statements) {
        std::vector<Oid> types;
        std::vector<char const*> values;
        std::vector<int> lengths;
        for (auto const& value : statement.values) {
            types.push_back(value.type);
            values.push_back(value.data.data());
            lengths.push_back(static_cast<int>(value.data.size()));
        }
        std::vector<int> const formats(values.size(), binary);
        auto const count = static_cast<int>(values.size());
        auto const* const sql = statement.sql.c_str();
        std::string name;  // none: the server forgets it
        bool is_sent = true;
        if (statement.is_kept) name = sent.kept[statement.sql];
        if (name.empty()) {
            if (statement.is_kept) name = "kept_" + std::to_string(names_++);
            if (statement.is_kept) sent.kept[statement.sql] = name;
            is_sent = PQsendPrepare(connection, name.c_str(), sql, count, types.data()) == 1;
            sent.is_wanted.push_back(false);
        }
        is_sent = is_sent && PQsendQueryPrepared(connection, name.c_str(), count, values.data(),
                                                 lengths.data(), formats.data(), binary) == 1;
        sent.is_wanted.push_back(true);
        if (!is_sent) return failed(nullptr);
    }
    if (PQpipelineSync(connection) == 0) return failed(nullptr);
    return sent;
}

Result<std::vector<PostgresRows>> Postgres::run(std::span<PostgresStatement const> statements) {
    auto* const connection = connection_.get();
    if (is_lost() || PQenterPipelineMode(connection) == 0) return failed(nullptr);
    TRY_ASSIGN(auto sent, send(statements));
    std::vector<PostgresRows> all;
    std::optional<Diagnostic> reason;
    std::size_t results = 0;
    int ends = 0;
    for (bool is_synchronized = false; !is_synchronized;) {
        PostgresRows rows;
        rows.rows_.reset(PQgetResult(connection));
        if (!rows.rows_) {  // the end of one statement, or of the connection
            // After a message that could not be sent whole, libpq may give nothing for ever and
            // still take the connection for a good one.
            bool const is_broken = is_lost() || ++ends > 2;
            if (is_broken && !reason) reason = connection_lost(own_words()).error();
            if (is_broken) connection_.reset();
            if (is_broken) return std::unexpected(*std::move(reason));
            continue;
        }
        ends = 0;
        switch (PQresultStatus(rows.rows_.get())) {
            case PGRES_PIPELINE_SYNC:
                is_synchronized = true;
                break;
            case PGRES_TUPLES_OK:
            case PGRES_COMMAND_OK:
                if (sent.is_wanted[results++]) all.push_back(std::move(rows));
                break;
            case PGRES_PIPELINE_ABORTED:
                break;
            default:
                if (!reason) reason = failed(rows.rows_.get()).error();
        }
    }
    if (PQexitPipelineMode(connection) == 0 && !reason) return failed(nullptr);
    if (reason) return std::unexpected(*std::move(reason));
    kept_ = std::move(sent.kept);
    return all;
}

Result<PostgresRows> Postgres::run(std::string sql, std::vector<PostgresValue> values) {
    std::array<PostgresStatement, 1> const one = {{{std::move(sql), std::move(values)}}};
    TRY_ASSIGN(auto all, run(one));
    return std::move(all.front());
}

Result<bool> Postgres::wait_for_notification(std::chrono::milliseconds longest) {
    auto* const connection = connection_.get();
    bool is_told = false;
    for (int attempt = 0; attempt < 2 && !is_told; ++attempt) {
        if (attempt == 1) {
            pollfd socket{PQsocket(connection), POLLIN, 0};
            if (poll(&socket, 1, static_cast<int>(longest.count())) <= 0) break;
        }
        if (PQconsumeInput(connection) == 0) return failed(nullptr);
        while (auto* const told = PQnotifies(connection)) {
            PQfreemem(told);
            is_told = true;
        }
    }
    return is_told;
}

}  // namespace crosswalk
