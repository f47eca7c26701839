// SPDX-License-Identifier: Apache-2.0
// The record against its peers, in one run on one disk: appending with 64 waiting clients against a
// bare SQLite loop that writes the same bytes, verifying against OpenSSL hashing them alone;
// replay and opening against a clock. README.md says how to run it.
#include "identity/sha256.h"
#include "record/log_check.h"
#include "service/log_source.h"
#include "service/record_files.h"
#include "service/record_folder.h"
#include "service/verify.h"
#include "store/record_log.h"
#include "store/sqlite.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr int clients = 64;

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fputs(print(result.error()).c_str(), stderr);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

std::uint64_t milliseconds() {
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

Instant noon() { return Instant::from_seconds(1790000000).value(); }

Entry import(std::uint64_t number) {
    return {"batch_imported",
            {},
            "operator",
            "envision",
            {{"dataset", "meters"},
             {"name", "facts/meters/2026-11-22-" + std::to_string(number) + ".csv"},
             {"object", print(digest(std::to_string(number)))},
             {"recorded", "2026-11-22"},
             {"rows", 312},
             {"set_aside", 2}}};
}

std::vector<Entry> beginning(PublicKey const& key) {
    auto const one = print(digest("one"));
    return {{"partnership_founded",
             {},
             "operator",
             "envision",
             {{"format", 1}, {"key", print(key)}, {"name", "Envision"}}},
            {"compact_adopted",
             {},
             "operator",
             "envision",
             {{"files", Json::List{Json::Object{{"path", "COMPACT.md"}, {"sha256", one}}}},
              {"version", one}}}};
}

RecordLog started(fs::path const& folder, SigningKey const& key) {
    fs::create_directories(folder / "record");
    auto log = must(RecordLog::open(
        must(create_sqlite_record((folder / "record" / "record.sqlite").string())), noon, key));
    must(log.append_all(beginning(key.public_key())));
    return log;
}

/// Milliseconds that so many clients take who append one entry after the other.
std::uint64_t append(fs::path const& folder, SigningKey const& key, std::uint64_t entries) {
    auto log = started(folder, key);
    std::atomic<std::uint64_t> next = 0;
    auto const begin = milliseconds();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                for (auto number = next++; number < entries; number = next++) {
                    must(log.append(import(number)));
                }
            });
        }
    }
    return milliseconds() - begin;
}

/// The same bytes by hand: 64 to the transaction, each waited for.
std::uint64_t append_bare(fs::path const& folder, std::vector<std::string> const& entries) {
    auto database = must(Sqlite::open((folder / "bare.sqlite").string(), Sqlite::Mode::create));
    must(
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"));
    auto insert = must(database.prepare("INSERT INTO entry VALUES (?, ?)"));
    auto const begin = milliseconds();
    for (std::size_t i = 0; i < entries.size();) {
        must(database.run("BEGIN IMMEDIATE"));
        for (int k = 0; k < clients && i < entries.size(); ++k, ++i) {
            must(insert.number(1, i).bytes(2, entries[i]).run());
        }
        must(database.run("COMMIT"));
    }
    return milliseconds() - begin;
}

std::vector<std::string> bytes_of(fs::path const& folder) {
    auto database = must(open_record_database(folder));
    std::vector<std::string> entries;
    must(database->read(0, must(database->size()),
                        [&](std::uint64_t, std::string_view bytes) -> Result<void> {
                            entries.emplace_back(bytes);
                            return {};
                        }));
    return entries;
}

std::uint64_t hash_alone(std::vector<std::string> const& entries) {
    auto const begin = milliseconds();
    std::uint64_t kept = 0;
    for (auto const& each : entries) kept += digest(each).bytes()[0];
    auto const taken = milliseconds() - begin;
    return kept == 0 ? taken + 1 : taken;  // what nobody uses would not be worked out
}

std::string ratio(std::uint64_t ours, std::uint64_t peer) {
    auto const thousandths = peer == 0 ? 0 : ours * 1000 / peer;
    auto fraction = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') +
           fraction;
}

int run(fs::path const& folder, std::uint64_t entries) {
    auto const key = SigningKey::generate("bench", KeyUse::log);
    auto const some = std::min<std::uint64_t>(entries, 100000);
    fs::remove_all(folder);
    auto const appended = append(folder / "some", key, some);
    auto const bare = append_bare(folder, bytes_of(folder / "some"));
    std::printf("append: %llu entries, 64 clients: %llu ms, bare SQLite %llu ms, %sx\n",
                static_cast<unsigned long long>(some), static_cast<unsigned long long>(appended),
                static_cast<unsigned long long>(bare), ratio(appended, bare).c_str());
    {
        auto log = started(folder / "all", key);
        std::vector<Entry> more;
        for (std::uint64_t i = 0; i < entries; ++i) {
            more.push_back(import(i));
            if (more.size() == 50000 || i + 1 == entries) {
                must(log.append_all(more));
                more.clear();
            }
        }
    }
    auto begin = milliseconds();
    {
        auto log = must(open_record(folder / "all", RecordUse::look, noon));
        must(log.checkpoint());
    }
    auto const opened = milliseconds() - begin;
    std::printf("open and replay: %llu entries: %llu ms\n",
                static_cast<unsigned long long>(entries), static_cast<unsigned long long>(opened));
    begin = milliseconds();
    LogCheck check({key.public_key(), {}, {}});
    auto const source = must(open_log_source(folder / "all"));
    for (auto const& tile : tiles_of(entries + 2)) {
        if (tile.level != 0) break;
        for (auto const& each : must(source.entries(tile.index, tile.width))) check.add(each);
    }
    check.finish(must(parse_note(must(source.checkpoint()))));
    auto const checked = milliseconds() - begin;
    if (check.findings().has_errors()) return 1;
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const peer = hash_alone(bytes_of(folder / "all"));
    std::printf("verify: %llu entries: %llu ms, hashing alone %llu ms, %sx; peak %ld MB\n",
                static_cast<unsigned long long>(entries), static_cast<unsigned long long>(checked),
                static_cast<unsigned long long>(peer), ratio(checked, peer).c_str(),
                used.ru_maxrss / 1024);
    fs::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("crosswalk-record-bench FOLDER ENTRIES\n", stderr);
        return 2;
    }
    return crosswalk::run(words[1], std::strtoull(words[2], nullptr, 10));
}
