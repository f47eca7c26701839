// SPDX-License-Identifier: Apache-2.0
#include "record/state.h"

#include "identity/keyed_hash.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace crosswalk {
namespace {

PublicKey key_in(EntryView const& entry) {
    auto key = PublicKey::parse(text_in(entry, "key"));
    invariant(key.has_value(), "the body was checked");
    return *std::move(key);
}

std::string numbered(std::uint64_t entry) { return "entry " + std::to_string(entry); }

std::unexpected<Diagnostic> no_such(std::uint64_t entry, std::string_view what) {
    return failure("R014", numbered(entry) + " is no " + std::string(what) + " of this record",
                   "`crosswalk log` lists the entries with their numbers");
}

Result<void> found(RecordState& state, EntryView const& entry) {
    state.name = text_in(entry, "name");
    state.keys.push_back({state.size, key_in(entry), std::string(entry.organization), {}});
    return {};
}

Result<void> add_key(RecordState& state, EntryView const& entry) {
    auto key = key_in(entry);
    auto const held = std::ranges::find_if(state.keys, [&](HeldKey const& each) {
        return each.key.bytes() == key.bytes() && !each.retired_by;
    });
    if (held != state.keys.end()) {
        return failure("R015", "this key is held already, by " + numbered(held->entry),
                       "a key vouches for one partner: let each make its own with `crosswalk key`");
    }
    state.keys.push_back({state.size, std::move(key), std::string(text_in(entry, "holder")), {}});
    return {};
}

Result<void> retire_key(RecordState& state, EntryView const& entry) {
    auto const key = key_in(entry);
    if (key == state.keys.front().key) {
        return failure("R015", "the log's own key signs for as long as there is the log",
                       "start a new record, and name this one's last checkpoint in it");
    }
    auto const held = std::ranges::find_if(
        state.keys, [&](HeldKey const& each) { return each.key == key && !each.retired_by; });
    if (held == state.keys.end()) {
        return failure("R015", "the key " + print(key) + " is not held, or was retired before",
                       "`crosswalk log --kind key_added` lists the keys");
    }
    held->retired_by = state.size;
    return {};
}

Result<void> adopt(RecordState& state, EntryView const& entry) {
    auto const replaces = digest_in(entry, "replaces");
    auto const in_force = state.versions.empty() ? Digest() : state.versions.back().version;
    if (replaces != in_force) {
        return failure("R012", "another version of the agreement was adopted meanwhile",
                       "look at it with `crosswalk log`, compare with `crosswalk diff`, and adopt "
                       "again what is still meant");
    }
    AdoptedCompact adopted{state.size,
                           entry.time,
                           digest_in(entry, "version"),
                           std::string(text_in(entry, "because")),
                           {}};
    if (adopted.version == in_force) {
        return failure("R013", "this agreement is in force already, word for word",
                       "there is nothing to adopt");
    }
    for (auto const& file : *entry.body->find("files")) {
        adopted.files.push_back({std::string(*file.find("path")->text()),
                                 Digest::parse(*file.find("sha256")->text()).value()});
    }
    state.versions.push_back(std::move(adopted));
    return {};
}

std::uint32_t number_of_dataset(RecordState& state, std::string_view name) {
    auto const known = state.dataset_numbers.find(name);
    if (known != state.dataset_numbers.end()) return known->second;
    auto const number = static_cast<std::uint32_t>(state.datasets.size());
    state.datasets.emplace_back(name);
    state.dataset_numbers.emplace(name, number);
    return number;
}

/// Of what no two batches in force have in common: their file and their dataset. Never 0.
std::uint64_t batch_hash(Digest const& object, std::string_view dataset) {
    std::array<char, Digest::size + 32> key{};
    std::uint64_t hash = 0;
    if (dataset.size() > key.size() - Digest::size) {  // few names are that long
        hash = keyed_hash(dataset);
        dataset = {reinterpret_cast<char const*>(&hash), sizeof hash};
    }
    std::memcpy(key.data(), object.bytes().data(), Digest::size);
    std::memcpy(key.data() + Digest::size, dataset.data(), dataset.size());
    return keyed_hash({key.data(), Digest::size + dataset.size()}) | 1U;
}

/// Where the index has the batch of that file and dataset, or null.
std::uint32_t* indexed(RecordState& state, RecordedBatch const& batch, std::uint64_t hash) {
    return state.batch_of_object.find(hash, [&](std::uint32_t other) {
        auto const& before = state.batches[other];
        return before.object == batch.object && before.dataset == batch.dataset;
    });
}

Result<void> import(RecordState& state, EntryView const& entry) {
    if (state.versions.empty()) {
        return failure("R010", "facts come after the agreement that says what they are",
                       "adopt the agreement first: `crosswalk adopt`");
    }
    RecordedBatch batch;
    batch.entry = state.size;
    auto const dataset = text_in(entry, "dataset");
    bool const is_prepared = entry.batch_hash != 0;
    batch.object = is_prepared ? entry.batch_object : digest_in(entry, "object");
    batch.recorded = day_in(entry, "recorded");
    batch.dataset = number_of_dataset(state, dataset);
    auto const hash = is_prepared ? entry.batch_hash : batch_hash(batch.object, dataset);
    auto const row = static_cast<std::uint32_t>(state.batches.size());
    auto* const known = indexed(state, batch, hash);
    if (known == nullptr) {
        state.batch_of_object.add(hash, row);
    } else {
        auto const& before = state.batches[*known];
        if (withdrawal_of(state, before) == nullptr) {
            return failure(
                "R013", "this file was imported before, as " + numbered(before.entry),
                "there is nothing to do; a correction is a file with other numbers in it");
        }
        *known = row;
    }
    if (state.keeps_names) batch.name = state.names.add(text_in(entry, "name"));
    state.batches.push_back(batch);
    return {};
}

Result<void> check_in_force(RecordState const& state, std::uint64_t number) {
    auto const* const batch = find_batch(state, number);
    if (batch == nullptr) return no_such(number, "import");
    if (auto const* const withdrawal = withdrawal_of(state, *batch)) {
        return failure(
            "R015", numbered(number) + " was withdrawn before, by " + numbered(withdrawal->entry),
            "there is nothing to do");
    }
    return {};
}

Result<void> withdraw(RecordState& state, EntryView const& entry) {
    auto const batch = count_in(entry, "batch");
    TRY(check_in_force(state, batch));
    // The day on the clock where it was entered is never further from that of its time.
    auto const day = day_in(entry, "recorded").value_or(entry.time.date());
    if (std::abs(days_between(day, entry.time.date())) > 1) {
        return failure("R070",
                       "the withdrawal is to count from " + print(day) +
                           " and is entered on another day, " + print(entry.time.date()),
                       "a withdrawal counts from the day it is entered, so that no reading of an "
                       "earlier day changes; enter it with `crosswalk withdraw`");
    }
    state.withdrawals.emplace(batch,
                              Withdrawal{state.size, day, std::string(text_in(entry, "because"))});
    return {};
}

Result<void> correct(RecordState& state, EntryView const& entry) {
    auto const number = count_in(entry, "corrects");
    TRY(check_in_force(state, number));
    state.corrections.push_back({state.size, number, digest_in(entry, "object"),
                                 count_in(entry, "observations"), *day_in(entry, "recorded"),
                                 std::string(text_in(entry, "because"))});
    return {};
}

Result<void> publish(RecordState& state, EntryView const& entry) {
    PublishedReading const reading{state.size,
                                   entry.time,
                                   *day_in(entry, "as_of"),
                                   digest_in(entry, "compact"),
                                   count_in(entry, "facts"),
                                   digest_in(entry, "reading")};
    if (reading.facts != state.size) {
        return failure("R014",
                       "the reading is of the first " + std::to_string(reading.facts) +
                           " entries, and there are " + std::to_string(state.size) +
                           ": a reading that is published leaves nothing out",
                       "publish it again, with `crosswalk publish`, which reads all of them");
    }
    if (state.versions.empty() || state.versions.back().version != reading.compact) {
        return failure("R014", "the reading is not under the agreement in force",
                       "publish it with `crosswalk publish`, which reads from the record");
    }
    state.readings.push_back(reading);
    return {};
}

Result<void> dispute(RecordState& state, EntryView const& entry) {
    auto const about = count_in(entry, "about");
    if (about >= state.size) return no_such(about, "entry");
    state.disputes.push_back(
        {state.size, about, std::string(entry.organization), std::string(text_in(entry, "says"))});
    return {};
}

Result<void> erase(RecordState& state, EntryView const& entry) {
    if (state.erased.insert(digest_in(entry, "person")).second) return {};
    return failure("R013", "this erasure was entered before", "there is nothing to do");
}

struct Step {
    std::string_view kind;
    Result<void> (*take)(RecordState&, EntryView const&);
};

constexpr std::array steps = {
    Step{"partnership_founded", found}, Step{"key_added", add_key},
    Step{"key_retired", retire_key},    Step{"compact_adopted", adopt},
    Step{"batch_imported", import},     Step{"batch_withdrawn", withdraw},
    Step{"correction_made", correct},   Step{"reading_published", publish},
    Step{"dispute_noted", dispute},     Step{"erasure_performed", erase},
};

}  // namespace

RecordedBatch const* find_batch(RecordState const& state, std::uint64_t entry) {
    auto const found = std::ranges::lower_bound(state.batches, entry, {}, &RecordedBatch::entry);
    return found == state.batches.end() || found->entry != entry ? nullptr : &*found;
}

std::string const& dataset_of(RecordState const& state, RecordedBatch const& batch) {
    return state.datasets[batch.dataset];
}

std::string_view name_of(RecordState const& state, RecordedBatch const& batch) {
    return state.keeps_names ? state.names.at(batch.name) : std::string_view();
}

Withdrawal const* withdrawal_of(RecordState const& state, RecordedBatch const& batch) {
    auto const found = state.withdrawals.find(batch.entry);
    return found == state.withdrawals.end() ? nullptr : &found->second;
}

void index_again(RecordState& state) {
    constexpr std::size_t ahead = 16;  // as long as memory takes
    state.dataset_numbers.clear();
    state.batch_of_object = {};
    for (auto const& name : state.datasets) {
        state.dataset_numbers.emplace(name,
                                      static_cast<std::uint32_t>(&name - state.datasets.data()));
    }
    std::vector<std::uint64_t> hashes;
    hashes.reserve(state.batches.size());
    for (auto const& each : state.batches) {
        hashes.push_back(batch_hash(each.object, dataset_of(state, each)));
    }
    std::uint32_t row = 0;
    for (auto const& each : state.batches) {
        if (row + ahead < hashes.size()) {
            __builtin_prefetch(state.batch_of_object.place_of(hashes[row + ahead]));
        }
        if (auto* const known = indexed(state, each, hashes[row])) {
            *known = row;  // it was withdrawn before it came again
        } else {
            state.batch_of_object.add(hashes[row], row);
        }
        ++row;
    }
}

void prepare(EntryView& entry) {
    entry.fits = check_body(entry).has_value();
    if (!entry.fits || entry.kind != "batch_imported") return;
    entry.batch_object = digest_in(entry, "object");
    entry.batch_hash = batch_hash(entry.batch_object, text_in(entry, "dataset"));
}

void const* awaited(RecordState const& state, EntryView const& entry) {
    return entry.batch_hash == 0 ? nullptr : state.batch_of_object.place_of(entry.batch_hash);
}

Result<void> evolve(RecordState& state, EntryView const& entry) {
    TRY(check_body(entry));
    if ((state.size == 0) != (entry.kind == "partnership_founded")) {
        return failure("R010", "a record begins with the founding of the partnership, once",
                       "start a record with `crosswalk found`");
    }
    if (entry.time < state.last_time) {
        return failure(
            "R011",
            "an entry of " + print(entry.time) + " cannot follow one of " + print(state.last_time),
            "check the clock of the machine that writes the record");
    }
    auto const* const step = std::ranges::find(steps, entry.kind, &Step::kind);
    if (step == steps.end()) {
        ++state.unknown[std::string(entry.kind)];
    } else {
        TRY(step->take(state, entry));
    }
    state.last_time = entry.time;
    ++state.size;
    return {};
}

Result<void> evolve(RecordState& state, Entry const& entry) {
    JsonReader reader;
    auto const bytes = print(entry);
    TRY_ASSIGN(auto const view, read_entry(bytes, reader));
    return evolve(state, view);
}

}  // namespace crosswalk
