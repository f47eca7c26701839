// SPDX-License-Identifier: Apache-2.0
#include "record_append.h"

#include "record_entries.h"
#include "record_time.h"
#include "store/postgres_server.h"
#include "store/record_log.h"
#include "store/sqlite.h"
#include "store/written_together.h"

#include <array>
#include <functional>
#include <latch>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t clients = 64;

/// Puts some entries on the disk in one transaction; the first has that number.
using WriteBare = std::function<void(std::size_t first, std::vector<std::string_view> const&)>;

/// So many clients, each of which appends what it has, one after the other. What a client has to do
/// is made ready in its own thread before the clock starts.
Time by_clients(std::function<std::function<void()>(std::size_t)> const& ready) {
    std::latch begins(clients + 1);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
            auto append = ready(i);
            begins.arrive_and_wait();
            append();
        });
    }
    begins.arrive_and_wait();
    return timed([&] { threads.clear(); });
}

Time append_ours(std::unique_ptr<RecordDatabase> database, std::size_t entries) {
    auto const key = SigningKey::generate("bench", KeyUse::log);
    auto log = must(RecordLog::open(std::move(database), noon, key));
    must(log.append_all(beginning(key.public_key())));
    return by_clients([&](std::size_t client) {
        std::vector<Entry> own;
        for (auto i = client; i < entries; i += clients) own.push_back(import(i));
        return [&log, own = std::move(own)]() mutable {
            for (auto& entry : own) must(log.append(std::move(entry)));
        };
    });
}

/// One thread that has all bytes and waits for nobody but the disk, 64 to the transaction: the most
/// that a group commit could reach.
Time append_alone(std::vector<std::string> const& entries, WriteBare const& write) {
    return timed([&] {
        for (std::size_t i = 0; i < entries.size(); i += clients) {
            auto const end = std::min(i + clients, entries.size());
            write(i, {entries.data() + i, entries.data() + end});
        }
    });
}

/// A group commit: each client hands over bytes and waits until they are on the disk.
Time append_together(std::vector<std::string> const& entries, WriteBare const& write) {
    WrittenTogether<std::string const> together;
    std::size_t written = 0;
    auto const begin = [] { return 0; };
    auto const write_all = [&](int, std::vector<std::string const*> const& group) {
        std::vector<std::string_view> bytes;
        for (auto const* const each : group) bytes.emplace_back(*each);
        write(written, bytes);
        written += bytes.size();
    };
    return by_clients([&](std::size_t client) {
        return [&, client] {
            for (auto i = client; i < entries.size(); i += clients) {
                together.wait_for(entries[i], begin, write_all);
            }
        };
    });
}

std::vector<std::string> bytes_of(RecordDatabase& database) {
    std::vector<std::string> entries;
    must(database.read(0, must(database.size()),
                       [&](std::uint64_t, std::string_view bytes) -> Result<void> {
                           entries.emplace_back(bytes);
                           return {};
                       }));
    return entries;
}

// ---- SQLite -----------------------------------------------------------------------------------

class BareSqlite {
public:
    explicit BareSqlite(fs::path const& file)
        : database_(must(Sqlite::open(file.string(), Sqlite::Mode::create))) {
        must(
            database_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                          "CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"));
        insert_ = must(database_.prepare("INSERT INTO entry VALUES (?, ?)"));
    }
    void write(std::size_t first, std::vector<std::string_view> const& entries) {
        must(database_.run("BEGIN IMMEDIATE"));
        for (auto const each : entries) must(insert_.number(1, first++).bytes(2, each).run());
        must(database_.run("COMMIT"));
    }

private:
    Sqlite database_;
    SqliteStatement insert_;
};

// ---- PostgreSQL -------------------------------------------------------------------------------

/// libpq and nothing else: a statement for each entry, all in one pipeline.
class BarePostgres {
public:
    explicit BarePostgres(std::string const& url) : connection_(PQconnectdb(url.c_str())) {
        invariant(PQstatus(connection_.get()) == CONNECTION_OK, "the server takes connections");
        run("SET synchronous_commit = on");
        run("SET client_min_messages = warning");
        run("DROP TABLE IF EXISTS bare");
        run("CREATE TABLE bare (number int8 PRIMARY KEY, bytes bytea NOT NULL)");
        constexpr Oid int8 = 20;
        constexpr Oid bytea = 17;
        std::array const types = {int8, bytea};
        std::unique_ptr<PGresult, Clear> const prepared(PQprepare(
            connection_.get(), "add", "INSERT INTO bare VALUES ($1, $2)", 2, types.data()));
        invariant(PQresultStatus(prepared.get()) == PGRES_COMMAND_OK, "it is prepared");
        invariant(PQenterPipelineMode(connection_.get()) == 1, "nothing is on the way");
    }
    void write(std::size_t first, std::vector<std::string_view> const& entries) {
        send("BEGIN");
        for (auto const each : entries) add(first++, each);
        send("COMMIT");
        invariant(PQpipelineSync(connection_.get()) == 1, "the server is there");
        while (PQresultStatus(next().get()) != PGRES_PIPELINE_SYNC) {
        }
    }

private:
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    void run(char const* sql) {
        std::unique_ptr<PGresult, Clear> const done(PQexec(connection_.get(), sql));
        invariant(PQresultStatus(done.get()) == PGRES_COMMAND_OK, "the server does it");
    }
    void send(char const* sql) {
        invariant(PQsendQueryParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr,
                                    1) == 1,
                  "it is sent");
    }
    void add(std::uint64_t number, std::string_view bytes) {
        std::array<char, 8> key{};
        for (auto at = key.size(); at-- > 0; number >>= 8U) {
            key[at] = static_cast<char>(number & 0xffU);
        }
        std::array const values = {static_cast<char const*>(key.data()), bytes.data()};
        std::array const lengths = {8, static_cast<int>(bytes.size())};
        constexpr std::array formats = {1, 1};
        invariant(PQsendQueryPrepared(connection_.get(), "add", 2, values.data(), lengths.data(),
                                      formats.data(), 1) == 1,
                  "it is sent");
    }
    /// The next result that is one; between two stands a null.
    std::unique_ptr<PGresult, Clear> next() {
        std::unique_ptr<PGresult, Clear> result;
        while (!result) result.reset(PQgetResult(connection_.get()));
        auto const status = PQresultStatus(result.get());
        invariant(status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC, "all is written");
        return result;
    }

    std::unique_ptr<PGconn, Finish> connection_;
};

// ---- both -------------------------------------------------------------------------------------

struct Appending {
    std::vector<Time> ours;
    std::vector<Time> alone;
    std::vector<Time> together;
};

void report(std::string const& database, std::size_t entries, Appending const& times) {
    auto const ours = median(times.ours);
    say("append in " + database + ": " + std::to_string(entries) +
        " entries, 64 clients: " + print(ours));
    auto const against = [&](std::string const& peer, std::vector<Time> const& its) {
        auto const time = median(its);
        say("  " + peer + ": " + print(time) + ": " + ratio(ours.wall_us, time.wall_us) +
            " times as long; " + ratio(time.wall_us, ours.wall_us) + " of its entries in a second");
    };
    against("bare group commit, 64 clients", times.together);
    against("bare loop, one thread, 64 to a transaction", times.alone);
}

/// What a record of so many entries holds.
std::vector<std::string> bytes_in(fs::path const& folder, std::size_t entries) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    auto const file = (folder / "record.sqlite").string();
    append_ours(must(create_sqlite_record(file)), entries);
    return bytes_of(*must(look_at_sqlite_record(file)));
}

/// All three in turns, and each as often first: what the disk still has to do of one falls on the
/// next.
template <class Ours, class Bare>
Appending in_turns(std::vector<std::string> const& bytes, Ours const& ours, Bare const& bare) {
    constexpr int runs = 9;
    Appending times;
    for (int run = 0; run < runs; ++run) {
        for (int place = 0; place < 3; ++place) {
            auto const which = (run + place) % 3;
            if (which == 0) {
                times.ours.push_back(ours());
                continue;
            }
            auto peer = bare();
            auto const write = [&](std::size_t first, std::vector<std::string_view> const& group) {
                peer.write(first, group);
            };
            if (which == 1) times.alone.push_back(append_alone(bytes, write));
            if (which == 2) times.together.push_back(append_together(bytes, write));
        }
    }
    return times;
}

void compare_in_sqlite(fs::path const& folder, std::vector<std::string> const& bytes) {
    int count = 0;
    auto const new_file = [&] { return (folder / (std::to_string(count++) + ".sqlite")).string(); };
    auto const times = in_turns(
        bytes, [&] { return append_ours(must(create_sqlite_record(new_file())), bytes.size()); },
        [&] { return BareSqlite(new_file()); });
    report("SQLite", bytes.size(), times);
}

void compare_in_postgres(fs::path const& folder, std::vector<std::string> const& bytes) {
    PostgresServer const server(folder, PostgresServer::Flush::on);
    if (!server.why_not().empty()) {
        say("append in PostgreSQL: not measured: " + server.why_not());
        return;
    }
    auto const bare = must(PostgresAddress::parse(server.url("bare"))).url;
    int count = 0;
    auto const new_schema = [&] { return server.url("run" + std::to_string(count++)); };
    auto const times = in_turns(
        bytes,
        [&] { return append_ours(must(create_postgres_record(new_schema())), bytes.size()); },
        [&] { return BarePostgres(bare); });
    report("PostgreSQL", bytes.size(), times);
}

}  // namespace

void compare_appending(fs::path const& folder, std::uint64_t entries) {
    auto const bytes = bytes_in(folder, entries);
    compare_in_sqlite(folder, bytes);
    compare_in_postgres(folder, bytes);
}

}  // namespace crosswalk
