// SPDX-License-Identifier: Apache-2.0
#include "record/snapshot.h"

#include "identity/sha256.h"
#include "record/snapshot_bytes.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

// Every struct is taken apart into all its members by name: one that is added to it and not here
// does not compile.

constexpr std::string_view beginning = "crosswalk snapshot ";

std::string first_line() { return std::string(beginning) + std::to_string(snapshot_format) + "\n"; }

/// What is signed. It has a blank in its first line, as no checkpoint has: what the key signs for
/// one purpose never serves the other.
std::string signed_text(std::string_view bytes) {
    return std::string(beginning) + print(digest(bytes)) + "\n";
}

// ---- writing ----------------------------------------------------------------------------------

void put(SnapshotWriter& out, Digest const& digest) { out.digest(digest); }
void put(SnapshotWriter& out, std::string const& text) { out.text(text); }

void put(SnapshotWriter& out, HeldKey const& held) {
    auto const& [entry, key, holder, retired_by] = held;
    out.number(entry).text(print(key)).text(holder);
    out.number(retired_by ? *retired_by + 1 : 0);
}

void put(SnapshotWriter& out, AdoptedCompact::File const& file) {
    auto const& [path, sha256] = file;
    out.text(path).digest(sha256);
}

void put(SnapshotWriter& out, AdoptedCompact const& adopted) {
    auto const& [entry, time, version, because, files] = adopted;
    out.number(entry).number(time).digest(version).text(because).number(files.size());
    for (auto const& file : files) put(out, file);
}

void put(SnapshotWriter& out, std::pair<std::uint64_t const, Withdrawal> const& withdrawn) {
    auto const& [entry, day, because] = withdrawn.second;
    out.number(withdrawn.first).number(entry).number(day).text(because);
}

void put(SnapshotWriter& out, Correction const& correction) {
    auto const& [entry, batch, object, observations, recorded, because] = correction;
    out.number(entry).number(batch).digest(object).number(observations);
    out.number(recorded).text(because);
}

void put(SnapshotWriter& out, PublishedReading const& published) {
    auto const& [entry, time, as_of, compact, facts, reading] = published;
    out.number(entry).number(time).number(as_of).digest(compact).number(facts).digest(reading);
}

void put(SnapshotWriter& out, Dispute const& dispute) {
    auto const& [entry, about, organization, says] = dispute;
    out.number(entry).number(about).text(organization).text(says);
}

void put(SnapshotWriter& out, std::pair<std::string const, std::uint64_t> const& counted) {
    out.text(counted.first).number(counted.second);
}

/// Numbers and names differ little from those of the batch before, so only that stands here.
void put_batches(SnapshotWriter& out, std::deque<RecordedBatch> const& batches,
                 TextStore const& names) {
    out.number(batches.size());
    std::uint64_t before = 0;
    std::string_view name_before;
    for (auto const& batch : batches) {
        auto const& [entry, object, dataset, recorded, place] = batch;
        auto const name = names.at(place);
        auto const same = std::ranges::mismatch(name, name_before).in1 - name.begin();
        out.number(entry - std::exchange(before, entry)).digest(object).number(dataset);
        out.number(std::uint64_t{recorded.has_value()});
        if (recorded) out.number(*recorded);
        out.number(static_cast<std::uint64_t>(same));
        out.text(name.substr(static_cast<std::size_t>(same)));
        name_before = name;
    }
}

template <class Items>
void put_all(SnapshotWriter& out, Items const& items) {
    out.number(items.size());
    for (auto const& each : items) put(out, each);
}

void put(SnapshotWriter& out, RecordState const& state) {
    auto const& [size, last_time, name, keys, versions, batches, withdrawals, corrections, readings,
                 disputes, erased, unknown, datasets, dataset_numbers, names, keeps_names,
                 batch_of_object] = state;
    invariant(keeps_names, "a state that is kept says all there is");
    static_cast<void>(dataset_numbers);  // these two are made anew from the others
    static_cast<void>(batch_of_object);
    out.number(size).number(last_time).text(name);
    put_all(out, keys);
    put_all(out, versions);
    put_all(out, datasets);
    put_batches(out, batches, names);
    put_all(out, withdrawals);
    put_all(out, corrections);
    put_all(out, readings);
    put_all(out, disputes);
    put_all(out, erased);
    put_all(out, unknown);
}

// ---- reading ----------------------------------------------------------------------------------

void get(SnapshotReader& in, AdoptedCompact::File& file) {
    file.path = in.text();
    file.sha256 = in.digest();
}

void get(SnapshotReader& in, AdoptedCompact& adopted) {
    adopted.entry = in.number();
    adopted.time = in.time();
    adopted.version = in.digest();
    adopted.because = in.text();
    adopted.files.resize(in.count());
    for (auto& file : adopted.files) get(in, file);
}

void get(SnapshotReader& in, Withdrawal& withdrawal) {
    withdrawal.entry = in.number();
    withdrawal.day = in.day();
    withdrawal.because = in.text();
}

void get(SnapshotReader& in, Correction& correction) {
    correction.entry = in.number();
    correction.batch = in.number();
    correction.object = in.digest();
    correction.observations = in.number();
    correction.recorded = in.day();
    correction.because = in.text();
}

void get(SnapshotReader& in, PublishedReading& published) {
    published.entry = in.number();
    published.time = in.time();
    published.as_of = in.day();
    published.compact = in.digest();
    published.facts = in.number();
    published.reading = in.digest();
}

void get(SnapshotReader& in, Dispute& dispute) {
    dispute.entry = in.number();
    dispute.about = in.number();
    dispute.organization = in.text();
    dispute.says = in.text();
}

void get(SnapshotReader& in, Digest& digest) { digest = in.digest(); }
void get(SnapshotReader& in, std::string& text) { text = in.text(); }

template <class Item>
void get_all(SnapshotReader& in, std::vector<Item>& items) {
    items.resize(in.count());
    for (auto& each : items) get(in, each);
}

void get_keys(SnapshotReader& in, std::vector<HeldKey>& keys) {
    for (auto left = in.count(); left > 0; --left) {
        auto const entry = in.number();
        auto key = PublicKey::parse(in.text());
        std::string holder(in.text());
        auto const retired = in.number();
        if (!key) return in.refuse();
        keys.push_back({entry, *std::move(key), std::move(holder), {}});
        if (retired > 0) keys.back().retired_by = retired - 1;
    }
}

void get_batches(SnapshotReader& in, RecordState& state) {
    std::uint64_t entry = 0;
    std::string name;
    for (auto left = in.count(); left > 0; --left) {
        RecordedBatch batch;
        batch.entry = entry += in.number();
        batch.object = in.digest();
        auto const dataset = in.number();
        batch.dataset = static_cast<std::uint32_t>(dataset);
        if (in.number() != 0) batch.recorded = in.day();
        auto const same = in.number();
        if (dataset >= state.datasets.size() || same > name.size()) return in.refuse();
        name.resize(same);
        name += in.text();
        batch.name = state.names.add(name);
        state.batches.push_back(batch);
    }
}

void get(SnapshotReader& in, RecordState& state) {
    state.size = in.number();
    state.last_time = in.time();
    state.name = in.text();
    get_keys(in, state.keys);
    get_all(in, state.versions);
    get_all(in, state.datasets);
    get_batches(in, state);
    for (auto left = in.count(); left > 0; --left) {
        auto const batch = in.number();
        get(in,
            state.withdrawals.emplace_hint(state.withdrawals.end(), batch, Withdrawal())->second);
    }
    get_all(in, state.corrections);
    get_all(in, state.readings);
    get_all(in, state.disputes);
    for (auto left = in.count(); left > 0; --left) {
        state.erased.emplace_hint(state.erased.end(), in.digest());
    }
    for (auto left = in.count(); left > 0; --left) {
        std::string kind(in.text());
        state.unknown.emplace_hint(state.unknown.end(), std::move(kind), in.number());
    }
}

std::vector<std::vector<Digest>> get_tree(SnapshotReader& in) {
    std::vector<std::vector<Digest>> unfilled;
    unfilled.resize(in.count());
    for (auto& level : unfilled) get_all(in, level);
    return unfilled;
}

std::unexpected<Diagnostic> not_of_this_log() {
    return failure("R060", "the snapshot is not whole, or was not signed by the log's own key",
                   "delete record/snapshot: it is made again, and nothing is lost");
}

}  // namespace

std::string print_snapshot(RecordState const& state, LogTree const& tree, SigningKey const& log) {
    SnapshotWriter out(first_line());
    put(out, state);
    auto const levels = tree.levels();
    out.number(levels);
    for (unsigned level = 0; level < levels; ++level) put_all(out, tree.unfilled(level));
    auto bytes = std::move(out).bytes();
    auto const signature = log.sign(signed_text(bytes));
    bytes.append(signature.begin(), signature.end());
    return bytes;
}

Result<Snapshot> parse_snapshot(std::string_view bytes, PublicKey const& log) {
    auto const line = first_line();
    if (bytes.starts_with(beginning) && !bytes.starts_with(line)) {
        return failure("R061", "the snapshot is of another version of crosswalk",
                       "whoever next enters something makes it again; nothing is lost");
    }
    Signature signature{};
    if (bytes.size() < line.size() + signature.size()) return not_of_this_log();
    auto const body = bytes.substr(0, bytes.size() - signature.size());
    std::ranges::copy(bytes.substr(body.size()), signature.begin());
    if (!bytes.starts_with(line) || !log.has_signed(signed_text(body), signature)) {
        return not_of_this_log();
    }
    SnapshotReader in(body.substr(line.size()));
    Snapshot snapshot;
    get(in, snapshot.state);
    auto unfilled = get_tree(in);
    if (!in.is_at_end()) return not_of_this_log();
    auto tree = LogTree::of_unfilled(std::move(unfilled));
    auto const& keys = snapshot.state.keys;
    bool const is_whole =
        tree && tree->size() == snapshot.state.size && !keys.empty() && keys.front().key == log;
    if (!is_whole) return not_of_this_log();
    snapshot.tree = *std::move(tree);
    index_again(snapshot.state);
    return snapshot;
}

}  // namespace crosswalk
