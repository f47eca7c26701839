// SPDX-License-Identifier: Apache-2.0
// The record against its peers, in one run on one disk: appending with 64 waiting clients against a
// bare SQLite loop that writes the same bytes, verifying against OpenSSL hashing them alone;
// replay and opening against a clock. README.md says how to run it.
#include "identity/sha256.h"
#include "record/log_check.h"
#include "service/files.h"
#include "service/log_source.h"
#include "service/log_walk.h"
#include "service/record_files.h"
#include "service/record_folder.h"
#include "service/tar.h"
#include "service/verify.h"
#include "store/record_log.h"
#include "store/sqlite.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
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

/// How long something took: by the clock, and of all processors together.
struct Time {
    std::uint64_t wall_us = 0;
    std::uint64_t processor_us = 0;
};

Time now() {
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const us = [](timeval const& time) {
        return static_cast<std::uint64_t>(time.tv_sec) * 1000000 +
               static_cast<std::uint64_t>(time.tv_usec);
    };
    return {static_cast<std::uint64_t>(
                std::chrono::duration_cast<std::chrono::microseconds>(since).count()),
            us(used.ru_utime) + us(used.ru_stime)};
}

template <class Work>
Time timed(Work const& work) {
    auto const begin = now();
    work();
    auto const end = now();
    return {end.wall_us - begin.wall_us, end.processor_us - begin.processor_us};
}

/// The middle one of an odd number of times, each kind by itself.
Time median(std::vector<Time> times) {
    auto const middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle, {}, &Time::wall_us);
    auto const wall_us = middle->wall_us;
    std::ranges::nth_element(times, middle, {}, &Time::processor_us);
    return {wall_us, middle->processor_us};
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

/// So many clients who append one entry after the other.
Time append(fs::path const& folder, SigningKey const& key, std::uint64_t entries) {
    auto log = started(folder, key);
    std::atomic<std::uint64_t> next = 0;
    return timed([&] {
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                for (auto number = next++; number < entries; number = next++) {
                    must(log.append(import(number)));
                }
            });
        }
    });
}

/// The same bytes by hand: 64 to the transaction, each waited for.
Time append_bare(fs::path const& folder, std::vector<std::string> const& entries) {
    auto database = must(Sqlite::open((folder / "bare.sqlite").string(), Sqlite::Mode::create));
    must(
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"));
    auto insert = must(database.prepare("INSERT INTO entry VALUES (?, ?)"));
    return timed([&] {
        for (std::size_t i = 0; i < entries.size();) {
            must(database.run("BEGIN IMMEDIATE"));
            for (int k = 0; k < clients && i < entries.size(); ++k, ++i) {
                must(insert.number(1, i).bytes(2, entries[i]).run());
            }
            must(database.run("COMMIT"));
        }
    });
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

/// Each entry by itself, by OpenSSL with one context for all.
Time hash_alone(std::vector<std::string> const& entries) {
    static std::uint64_t kept = 0;  // what nobody uses would not be worked out
    return timed([&] {
        for (auto const& each : entries) kept += digest(each).bytes()[0];
    });
}

std::string ratio(std::uint64_t ours, std::uint64_t peer) {
    auto const hundredths = peer == 0 ? 0 : (ours * 100 + peer / 2) / peer;
    auto const fraction = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

std::string print(Time time) {
    return std::to_string(time.wall_us / 1000) + " ms (processors " +
           std::to_string(time.processor_us / 1000) + " ms)";
}

void say(std::string const& line) {
    std::puts(line.c_str());
    std::fflush(stdout);
}

void compare_appending(fs::path const& folder, SigningKey const& key, std::uint64_t entries) {
    constexpr int runs = 5;
    std::vector<Time> ours;
    std::vector<Time> bare;
    for (int run = 0; run < runs; ++run) {
        fs::remove_all(folder);
        ours.push_back(append(folder, key, entries));
        bare.push_back(append_bare(folder, bytes_of(folder)));
    }
    auto const one = median(ours);
    auto const other = median(bare);
    say("append: " + std::to_string(entries) + " entries, 64 clients: " + print(one) +
        "; bare SQLite " + print(other) + ": " + ratio(one.wall_us, other.wall_us) + " times");
}

void check_all(fs::path const& folder, PublicKey const& key, std::uint64_t size) {
    LogCheck check({key, {}, {}});
    auto const source = must(open_log_source(folder));
    must(walk_entries(source, size, [&](EntryTile const& tile) -> Result<void> {
        for (auto const& leaf : tile.leaves) check.add(leaf);
        check.take_filled();
        return {};
    }));
    check.finish(must(parse_note(must(source.checkpoint()))));
    invariant(check.findings().empty(), "nobody changed it");
}

/// As `write_bundle` does it, without the files that entries name: there are none.
void bundle(fs::path const& folder, fs::path const& file, std::uint64_t size) {
    auto const source = must(open_log_source(folder));
    must(write_file_by(file, [&](WriteMore const& write) -> Result<void> {
        auto const put = [&](std::string const& name) -> Result<void> {
            return tar_file(name, must(source.file(name)), write);
        };
        TRY(put("checkpoint"));
        for (auto const& tile : tiles_of(size)) {
            TRY(put(path_of(tile)));
            if (tile.level == 0) TRY(put(entries_path(tile.index, tile.width)));
        }
        return tar_end(write);
    }));
}

Time median_check(fs::path const& source, PublicKey const& key, std::uint64_t size) {
    constexpr int runs = 3;
    std::vector<Time> times;
    for (int run = 0; run < runs; ++run) {
        times.push_back(timed([&] { check_all(source, key, size); }));
    }
    return median(times);
}

void compare_verifying(fs::path const& folder, PublicKey const& key, std::uint64_t entries) {
    constexpr int runs = 3;
    auto const file = folder / "bundle.tar";
    bundle(folder, file, entries + 2);
    auto const bundled = median_check(file, key, entries + 2);
    auto const one = median_check(folder, key, entries + 2);
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const bytes = bytes_of(folder);
    std::vector<Time> alone;
    for (int run = 0; run < runs; ++run) alone.push_back(hash_alone(bytes));
    auto const other = median(alone);
    say("hash: " + std::to_string(entries) + " entries: " + print(other));
    say("verify a bundle: " + print(bundled) + ": " + ratio(bundled.wall_us, other.wall_us) +
        " times");
    say("verify in SQLite: " + print(one) + ": " + ratio(one.wall_us, other.wall_us) +
        " times; peak memory " + std::to_string(used.ru_maxrss / 1024) + " MB");
}

/// In a process of its own: what it needs to write must not count as what is needed to verify.
void write_record(fs::path const& folder, SigningKey const& key, std::uint64_t entries) {
    auto const writer = ::fork();
    invariant(writer >= 0, "the system starts another process");
    if (writer > 0) {
        int status = 0;
        ::waitpid(writer, &status, 0);
        if (status != 0) std::exit(1);
        return;
    }
    auto log = started(folder, key);
    std::vector<Entry> more;
    for (std::uint64_t i = 0; i < entries; ++i) {
        more.push_back(import(i));
        if (more.size() == 50000 || i + 1 == entries) {
            must(log.append_all(more));
            more.clear();
        }
    }
    std::_Exit(0);
}

void time_opening(fs::path const& folder, std::uint64_t entries) {
    auto const opened = timed([&] {
        auto log = must(open_record(folder, RecordUse::look, noon));
        must(log.checkpoint());
    });
    say("open and replay: " + std::to_string(entries) + " entries: " + print(opened));
}

/// `only`: one of the three; empty: all of them.
int run(fs::path const& folder, std::uint64_t entries, std::string_view only) {
    auto const wants = [&](std::string_view what) { return only.empty() || only == what; };
    auto const key = SigningKey::generate("bench", KeyUse::log);
    fs::remove_all(folder);
    if (wants("verify") || wants("open")) write_record(folder / "all", key, entries);
    if (wants("verify")) compare_verifying(folder / "all", key.public_key(), entries);
    if (wants("open")) time_opening(folder / "all", entries);
    if (wants("append")) {
        compare_appending(folder / "some", key, std::min<std::uint64_t>(entries, 100000));
    }
    fs::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** words) {
    if (count != 3 && count != 4) {
        std::fputs("crosswalk-record-bench FOLDER ENTRIES [append|verify|open]\n", stderr);
        return 2;
    }
    return crosswalk::run(words[1], std::strtoull(words[2], nullptr, 10),
                          count == 4 ? words[3] : "");
}
