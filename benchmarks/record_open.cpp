// SPDX-License-Identifier: Apache-2.0
// Opening a large record, by replay and from its snapshot, and the first reading from one.
#include "record_open.h"

#include "identity/sha256.h"
#include "record_entries.h"
#include "record_time.h"
#include "service/files.h"
#include "service/found.h"
#include "service/read.h"
#include "service/record_folder.h"
#include "service/recorded.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr int files_of_facts = 300;
constexpr int runs = 5;

constexpr auto agreement = R"md(# The agreement

```toml
partnership = { name = "Example", backbone = "office", languages = ["en", "es"] }
partner.office = { name = "The office", sector = "nonprofit" }
```

## 1. What we count

```toml
[dataset.visits]
title = "Visits"
key = ["clinic", "year"]
on_duplicate = "supersede"
columns.clinic = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
file = "data/visits.csv"

[measure.seen]
title = "Patients seen"
dataset = "visits"
value = "sum(seen)"
unit = "1"
digits = 0
better = "higher"
period = "year"
by = ["clinic"]
baseline = { period = 2022, frozen = 2023-06-30 }
targets = [{ by = 2026-12-31, change = "+100%" }]
```
)md";

Entry entry(std::string kind, Json::Object body) {
    return {std::move(kind), {}, "operator", "office", std::move(body)};
}

/// A file of 40 rows, as a clinic might send it, and the entry that names it.
Entry import_of_file(Objects const& objects, int number) {
    std::string csv = "clinic,year,seen\n";
    for (int row = 0; row < 40; ++row) {
        csv += "Clinic " + std::to_string(number) + "," + std::to_string(1985 + row) + "," +
               std::to_string(7 * number + row) + "\n";
    }
    auto const object = must(objects.keep(csv));
    return entry("batch_imported", {{"dataset", "visits"},
                                    {"name", "clinic-" + std::to_string(number) + ".csv"},
                                    {"object", print(object)},
                                    {"recorded", "2024-02-01"},
                                    {"rows", 40},
                                    {"set_aside", 0}});
}

/// What a long record is full of that is not facts: of ten entries five published readings, three
/// erasures, one dispute, and one of a kind that only a newer version knows.
Entry other(std::uint64_t number, Digest const& version) {
    auto const text = std::to_string(number);
    switch (number % 10) {
        case 0:
        case 1:
        case 2:
            return entry("erasure_performed",
                         {{"because", "asked for"}, {"person", print(digest(text))}});
        case 3:
            return entry("dispute_noted", {{"about", static_cast<std::int64_t>(number / 2)},
                                           {"says", "not what we sent, in file " + text}});
        case 4:
            return entry("grant_paid", {{"amount", "12 USD"}, {"number", text}});
        default:
            return entry("reading_published", {{"as_of", "2024-12-31"},
                                               {"compact", print(version)},
                                               {"facts", static_cast<std::int64_t>(number)},
                                               {"reading", print(digest(text))}});
    }
}

void make_partnership(fs::path const& folder, std::uint64_t entries) {
    fs::create_directories(folder / "data");
    must(write_file(folder / "COMPACT.md", agreement));
    must(
        write_file(folder / "data" / "visits.csv", "clinic,year,seen\nHill,2022,9\nMill,2022,4\n"));
    must(found_record(must(load_partnership(folder)),
                      {.who = {"office", "operator"}, .log_name = {}, .clock = noon}));
    auto log = must(open_record(folder, RecordUse::append, noon));
    auto const version = must(log.state()).versions.back().version;
    std::vector<Entry> more;
    for (int i = 0; i < files_of_facts; ++i) {
        more.push_back(import_of_file(objects_of(folder), i));
    }
    must(log.append_all(std::move(more)));
    for (auto size = must(log.size()); size < entries;) {
        more.clear();
        for (; size < entries && more.size() < 50000; ++size) more.push_back(other(size, version));
        must(log.append_all(std::move(more)));
    }
}

/// What `crosswalk read` does before it prints; how much of it getting the record's state took.
Time read_once(fs::path const& folder) {
    std::optional<RecordedPartnership> loaded;
    auto const loading = timed([&] { loaded = must(load_recorded(folder)); });
    auto const& recorded = *loaded;
    ReadRequest request;
    request.as_of = must(Date::parse("2024-12-31"));
    auto const outcome = must(read_partnership(recorded.partnership, request));
    invariant(outcome.reading.has_value(), "the agreement and the facts are good");
    return loading;
}

void open_to_look(fs::path const& folder) {
    auto log = must(open_record(folder, RecordUse::look, noon));
    must(log.checkpoint());
}

Time median_of(auto const& work) {
    std::vector<Time> times;
    for (int run = 0; run < runs; ++run) times.push_back(timed(work));
    return median(times);
}

/// The command that next appends writes it.
void write_snapshot(fs::path const& folder) {
    auto const written = timed([&] { must(open_record(folder, RecordUse::append, noon)); });
    std::error_code none;  // of few entries none is written
    auto const bytes =
        fs::exists(snapshot_file(folder), none) ? fs::file_size(snapshot_file(folder), none) : 0;
    say("  open to append, and write a snapshot: " + print(written) + ", " +
        std::to_string(bytes >> 20U) + " MB");
}

}  // namespace

void time_opening(fs::path const& partnership, std::uint64_t entries) {
    say("open: " + std::to_string(entries) + " entries, all of them imports");
    say("  replay: " + print(timed([&] { open_to_look(partnership); })));
    write_snapshot(partnership);
    say("  from the snapshot: " + print(median_of([&] { open_to_look(partnership); })));
}

void time_first_reading(fs::path const& partnership, std::uint64_t entries) {
    make_partnership(partnership, entries);
    say("first reading: " + std::to_string(entries) + " entries, " +
        std::to_string(files_of_facts) + " of them imports of 40 rows");
    std::vector<Time> loading;
    auto const all = timed([&] { loading.push_back(read_once(partnership)); });
    say("  replay: " + print(all) + ", of which " + print(loading.front()) + " for the record");
    write_snapshot(partnership);
    loading.clear();
    auto const quick = median_of([&] { loading.push_back(read_once(partnership)); });
    say("  from the snapshot: " + print(quick) + ", of which " + print(median(loading)) +
        " for the record");
}

}  // namespace crosswalk
