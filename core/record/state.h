// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "record/entry.h"
#include "record/row_index.h"
#include "record/text_store.h"
#include "text/result.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// What the entries of a record add up to. Each struct stands for an entry and carries its number,
// from 0, which is how other entries and people speak of it.

struct HeldKey {
    std::uint64_t entry = 0;
    PublicKey key;
    std::string holder;  ///< id of a partner; of the log's own first key it is the host
    std::optional<std::uint64_t> retired_by;

    friend bool operator==(HeldKey const&, HeldKey const&) = default;
};

struct AdoptedCompact {
    std::uint64_t entry = 0;
    Instant time;
    Digest version;  ///< of the canonical list of its files
    std::string because;
    struct File {
        std::string path;
        Digest sha256;

        friend bool operator==(File const&, File const&) = default;
    };
    std::vector<File> files;

    friend bool operator==(AdoptedCompact const&, AdoptedCompact const&) = default;
};

/// There may be millions: what is said of them in words stands in the state, beside them.
struct RecordedBatch {
    std::uint64_t entry = 0;
    Digest object;
    std::uint32_t dataset = 0;  ///< `dataset_of` names it
    std::optional<Date> recorded;
    TextStore::Place name = 0;  ///< `name_of` says it

    friend bool operator==(RecordedBatch const&, RecordedBatch const&) = default;
};

struct Withdrawal {
    std::uint64_t entry = 0;
    Date day;  ///< from which it counts
    std::string because;

    friend bool operator==(Withdrawal const&, Withdrawal const&) = default;
};

struct Correction {
    std::uint64_t entry = 0;
    std::uint64_t batch = 0;  ///< the entry of the batch it corrects
    Digest object;            ///< lists the observations that no longer count
    std::uint64_t observations = 0;
    Date recorded;
    std::string because;

    friend bool operator==(Correction const&, Correction const&) = default;
};

struct PublishedReading {
    std::uint64_t entry = 0;
    Instant time;
    Date as_of;
    Digest compact;
    std::uint64_t facts = 0;  ///< it saw the first so many entries
    Digest reading;           ///< of its JSON

    friend bool operator==(PublishedReading const&, PublishedReading const&) = default;
};

struct Dispute {
    std::uint64_t entry = 0;
    std::uint64_t about = 0;
    std::string organization;
    std::string says;

    friend bool operator==(Dispute const&, Dispute const&) = default;
};

/// A record replayed up to some entry.
struct RecordState {
    std::uint64_t size = 0;  ///< entries so far
    Instant last_time;
    std::string name;
    std::vector<HeldKey> keys;
    std::vector<AdoptedCompact> versions;  ///< the last one is in force
    std::deque<RecordedBatch> batches;
    std::map<std::uint64_t, Withdrawal> withdrawals;  ///< by the entry of the batch
    std::vector<Correction> corrections;
    std::vector<PublishedReading> readings;
    std::vector<Dispute> disputes;
    std::set<Digest> erased;  ///< persons, by the digest of the key that was destroyed
    std::map<std::string, std::uint64_t> unknown;  ///< kinds of a newer version, and how many

    std::vector<std::string> datasets;  ///< in the order they were first imported
    std::map<std::string, std::uint32_t, std::less<>> dataset_numbers;
    TextStore names;
    bool keeps_names = true;  ///< who only checks needs none, and they are many
    RowIndex batch_of_object;

    friend bool operator==(RecordState const&, RecordState const&) = default;
};

std::string const& dataset_of(RecordState const& state, RecordedBatch const& batch);
std::string_view name_of(RecordState const& state, RecordedBatch const& batch);
/// What withdrew it, or null.
Withdrawal const* withdrawal_of(RecordState const& state, RecordedBatch const& batch);
/// The batch that entry is about, or null.
RecordedBatch const* find_batch(RecordState const& state, std::uint64_t entry);

/// Makes anew what is only there to look others up: for a state that came from elsewhere.
void index_again(RecordState& state);

/// Finds out beforehand what can be said of an entry by itself, which `evolve` then need not: other
/// threads can do it while entries before it are taken in.
void prepare(EntryView& entry);
/// What in memory `evolve` will wait for first when it takes that entry in; null when nothing.
/// Whoever knows what comes can have it fetched meanwhile.
void const* awaited(RecordState const& state, EntryView const& entry);

/// Takes the next entry in, or refuses it and leaves the state as it was. The same function guards
/// the log when somebody appends and checks it when somebody verifies, so what is in a log that
/// verifies could have been asked for when it was.
///
/// Errors    R005 its body; R010 it must not come first, or only come first; R011 it is older than
///           the one before it; R012 another agreement was adopted meanwhile; R013 this file is
///           there already; R014 there is no such entry, or not of that kind; R015 it was withdrawn
///           or retired before
Result<void> evolve(RecordState& state, EntryView const& entry);
/// The same of an entry that has no bytes yet. R004 when it could have none that are read again.
Result<void> evolve(RecordState& state, Entry const& entry);

}  // namespace crosswalk
