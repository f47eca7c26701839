// SPDX-License-Identifier: Apache-2.0
#include "record/state.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

PublicKey key_in(Entry const& entry) {
    auto key = PublicKey::parse(text_in(entry, "key"));
    invariant(key.has_value(), "the body was checked");
    return *std::move(key);
}

std::string numbered(std::uint64_t entry) { return "entry " + std::to_string(entry); }

std::unexpected<Diagnostic> no_such(std::uint64_t entry, std::string_view what) {
    return failure("R014", numbered(entry) + " is no " + std::string(what) + " of this record",
                   "`crosswalk log` lists the entries with their numbers");
}

Result<void> found(RecordState& state, Entry const& entry) {
    state.name = text_in(entry, "name");
    state.keys.push_back({state.size, key_in(entry), entry.organization, {}});
    return {};
}

Result<void> add_key(RecordState& state, Entry const& entry) {
    state.keys.push_back({state.size, key_in(entry), text_in(entry, "holder"), {}});
    return {};
}

Result<void> retire_key(RecordState& state, Entry const& entry) {
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

Result<void> adopt(RecordState& state, Entry const& entry) {
    auto const replaces = digest_in(entry, "replaces");
    auto const in_force = state.versions.empty() ? Digest() : state.versions.back().version;
    if (replaces != in_force) {
        return failure("R012", "another version of the agreement was adopted meanwhile",
                       "look at it with `crosswalk log`, compare with `crosswalk diff`, and adopt "
                       "again what is still meant");
    }
    AdoptedCompact adopted{
        state.size, entry.time, digest_in(entry, "version"), text_in(entry, "because"), {}};
    if (adopted.version == in_force) {
        return failure("R013", "this agreement is in force already, word for word",
                       "there is nothing to adopt");
    }
    for (auto const& file : *entry.body.find("files")->second.list()) {
        adopted.files.push_back(
            {*file.find("path")->text(), Digest::parse(*file.find("sha256")->text()).value()});
    }
    state.versions.push_back(std::move(adopted));
    return {};
}

Result<void> import(RecordState& state, Entry const& entry) {
    if (state.versions.empty()) {
        return failure("R010", "facts come after the agreement that says what they are",
                       "adopt the agreement first: `crosswalk adopt`");
    }
    RecordedBatch batch;
    batch.entry = state.size;
    batch.dataset = text_in(entry, "dataset");
    batch.object = digest_in(entry, "object");
    batch.name = text_in(entry, "name");
    batch.recorded = day_in(entry, "recorded");
    batch.rows = count_in(entry, "rows");
    batch.set_aside = count_in(entry, "set_aside");
    auto const [known, is_new] =
        state.batch_of_object.try_emplace({batch.dataset, batch.object}, state.batches.size());
    if (!is_new) {
        auto const& before = state.batches[known->second];
        if (!before.withdrawn_by) {
            return failure(
                "R013", "this file was imported before, as " + numbered(before.entry),
                "there is nothing to do; a correction is a file with other numbers in it");
        }
        known->second = state.batches.size();
    }
    state.batches.push_back(std::move(batch));
    return {};
}

/// The batch of that entry in a list ordered by entry, or null.
template <class Batches>
auto* find_in(Batches& batches, std::uint64_t entry) {
    auto const found = std::ranges::lower_bound(batches, entry, {}, &RecordedBatch::entry);
    return found == batches.end() || found->entry != entry ? nullptr : &*found;
}

Result<RecordedBatch*> batch_in_force(RecordState& state, std::uint64_t number) {
    auto* const batch = find_in(state.batches, number);
    if (batch == nullptr) return no_such(number, "import");
    if (batch->withdrawn_by) {
        return failure(
            "R015",
            numbered(number) + " was withdrawn before, by " + numbered(*batch->withdrawn_by),
            "there is nothing to do");
    }
    return batch;
}

Result<void> withdraw(RecordState& state, Entry const& entry) {
    TRY_ASSIGN(auto* const batch, batch_in_force(state, count_in(entry, "batch")));
    batch->withdrawn_by = state.size;
    batch->withdrawn = entry.time.date();
    batch->because = text_in(entry, "because");
    return {};
}

Result<void> correct(RecordState& state, Entry const& entry) {
    auto const number = count_in(entry, "corrects");
    TRY(batch_in_force(state, number));
    state.corrections.push_back({state.size, number, digest_in(entry, "object"),
                                 count_in(entry, "observations"), *day_in(entry, "recorded"),
                                 text_in(entry, "because")});
    return {};
}

Result<void> publish(RecordState& state, Entry const& entry) {
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

Result<void> dispute(RecordState& state, Entry const& entry) {
    auto const about = count_in(entry, "about");
    if (about >= state.size) return no_such(about, "entry");
    state.disputes.push_back({state.size, about, entry.organization, text_in(entry, "says")});
    return {};
}

Result<void> pass(RecordState& /*state*/, Entry const& /*entry*/) { return {}; }

struct Step {
    std::string_view kind;
    Result<void> (*take)(RecordState&, Entry const&);
};

constexpr std::array steps = {
    Step{"partnership_founded", found}, Step{"key_added", add_key},
    Step{"key_retired", retire_key},    Step{"compact_adopted", adopt},
    Step{"batch_imported", import},     Step{"batch_withdrawn", withdraw},
    Step{"correction_made", correct},   Step{"reading_published", publish},
    Step{"dispute_noted", dispute},     Step{"erasure_performed", pass},
};

}  // namespace

RecordedBatch const* find_batch(RecordState const& state, std::uint64_t entry) {
    return find_in(state.batches, entry);
}

Result<void> evolve(RecordState& state, Entry const& entry) {
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
        ++state.unknown[entry.kind];
    } else {
        TRY(step->take(state, entry));
    }
    state.last_time = entry.time;
    ++state.size;
    return {};
}

}  // namespace crosswalk
