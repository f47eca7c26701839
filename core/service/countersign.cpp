// SPDX-License-Identifier: Apache-2.0
#include "service/countersign.h"

#include "record/log_check.h"
#include "service/recorded.h"

#include <optional>
#include <utility>

namespace crosswalk {
namespace {

/// The root over the first so many entries, as the log itself has it.
Result<Digest> root_at(RecordLog& log, std::uint64_t size) {
    std::optional<Diagnostic> failed;
    auto const root = tree_root(size, [&](unsigned level, std::uint64_t index) {
        auto hash = log.subtree(level, index);
        if (!hash) failed = hash.error();
        return hash.value_or(Digest());
    });
    if (failed) return std::unexpected(*failed);
    return root;
}

Result<Checkpoint> own_checkpoint(RecordLog& log, RecordState const& state, Note const& note) {
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
    auto const refused = [](std::string const& why) {
        return failure("R030", "this checkpoint is not of this record: " + why,
                       "name the file that `crosswalk witness` wrote about this record");
    };
    if (checkpoint.origin != state.keys.front().key.name()) {
        return refused("it is of the log " + checkpoint.origin);
    }
    if (checkpoint.tree.size == 0 || checkpoint.tree.size > state.size) {
        return refused("it is over " + std::to_string(checkpoint.tree.size) + " entries");
    }
    TRY_ASSIGN(auto const root, root_at(log, checkpoint.tree.size));
    if (root != checkpoint.tree.root) return refused("the root is another one");
    return checkpoint;
}

/// A witness whose clock is wrong would make honest entries look as if they were dated back.
Result<void> check_time(RecordLog& log, PublicKey const& witness, std::uint64_t size, Instant seen,
                        Instant now) {
    Instant last;
    TRY(log.read(size - 1, size, [&](std::uint64_t, std::string_view bytes) -> Result<void> {
        TRY_ASSIGN(auto const entry, parse_entry(bytes));
        last = entry.time;
        return {};
    }));
    bool const is_late = seen.seconds() > now.seconds() + clock_tolerance_s;
    if (!is_late && seen.seconds() + clock_tolerance_s >= last.seconds()) return {};
    return failure("R042",
                   "the witness " + witness.name() + " says it saw this at " + print(seen) +
                       (is_late ? ", which is yet to come" : ", before the last entry was there"),
                   "ask the witness to set its clock right and to sign again");
}

}  // namespace

Result<std::uint64_t> add_key(std::filesystem::path const& folder, AddKeyRequest const& request) {
    if (request.key.use() != KeyUse::witness) {
        return failure("I003", "the key " + print(request.key) + " is a log's, not a witness's",
                       "give the line that `crosswalk key` printed");
    }
    TRY_ASSIGN(auto const recorded, load_recorded(folder));
    TRY_ASSIGN(auto const holder,
               recording_partner(recorded.partnership.compact(), request.holder));
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY_ASSIGN(auto const appended,
               log.append({"key_added",
                           {},
                           request.who.actor,
                           request.who.organization,
                           {{"holder", holder}, {"key", print(request.key)}}}));
    return appended.number;
}

Result<std::vector<Countersignature>> add_countersignatures(std::filesystem::path const& folder,
                                                            Note const& note, Clock clock) {
    auto const now = clock();
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, std::move(clock)));
    return add_countersignatures(log, note, now);
}

Result<std::vector<Countersignature>> add_countersignatures(RecordLog& log, Note const& note,
                                                            Instant now) {
    TRY_ASSIGN(auto const state, log.state());
    TRY_ASSIGN(auto const checkpoint, own_checkpoint(log, state, note));
    std::vector<Countersignature> added;
    for (auto const& held : state.keys) {
        auto const seen = held.retired_by ? std::nullopt : cosigned_at(note, held.key);
        if (!seen) continue;
        TRY(check_time(log, held.key, checkpoint.tree.size, *seen, now));
        for (auto const& signature : note.signatures) {
            if (signature.name != held.key.name() || signature.id != held.key.id()) continue;
            TRY(log.add_signature(checkpoint.tree.size, signature));
            added.push_back({held.holder, checkpoint.tree.size, *seen});
            break;
        }
    }
    if (!added.empty()) return added;
    return failure("R039", "no partner whose key this record holds has signed this checkpoint",
                   "record the witness's public key first: `crosswalk add-key PARTNER KEY`");
}

}  // namespace crosswalk
