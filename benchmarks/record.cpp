// SPDX-License-Identifier: Apache-2.0
// The record against its peers, in one run on one disk: appending with 64 waiting clients against a
// bare SQLite loop that writes the same bytes, verifying against OpenSSL hashing them alone;
// replay and opening against a clock. README.md says how to run it.
#include "identity/sha256.h"
#include "record/log_check.h"
#include "record_append.h"
#include "record_entries.h"
#include "record_open.h"
#include "record_time.h"
#include "service/files.h"
#include "service/log_source.h"
#include "service/log_walk.h"
#include "service/record_files.h"
#include "service/record_folder.h"
#include "service/tar.h"
#include "service/verify.h"
#include "store/record_log.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

RecordLog started(fs::path const& folder, SigningKey const& key) {
    fs::create_directories(folder / "record");
    auto log = must(RecordLog::open(
        must(create_sqlite_record((folder / "record" / "record.sqlite").string())), noon, key));
    must(log.append_all(beginning(key.public_key())));
    return log;
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

void check_all(fs::path const& folder, PublicKey const& key, std::uint64_t size) {
    LogCheck check({key, {}, {}});
    auto const source = must(open_log_source(folder));
    must(walk_entries(source, size, [&](EntryTile const& tile) -> Result<void> {
        check.add(tile.leaves, tile.root);
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

/// `only`: one of the three; empty: all of them.
int run(fs::path const& folder, std::uint64_t entries, std::string_view only) {
    auto const wants = [&](std::string_view what) { return only.empty() || only == what; };
    auto const key = SigningKey::generate("bench", KeyUse::log);
    fs::remove_all(folder);
    if (wants("verify") || wants("open")) write_record(folder / "all", key, entries);
    if (wants("verify")) compare_verifying(folder / "all", key.public_key(), entries);
    if (wants("open")) {
        must(write_file(folder / "all" / "record" / "log.key", key.secret_text() + "\n"));
        time_opening(folder / "all", entries);
        fs::remove_all(folder / "all");
        time_first_reading(folder / "city", entries);
    }
    if (wants("append")) {
        compare_appending(folder / "some", std::min<std::uint64_t>(entries, 100000));
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
