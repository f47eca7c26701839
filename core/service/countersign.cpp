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

Result<std::optional<Instant>> time_of(RecordLog& log, std::uint64_t number) {
    std::optional<Instant> time;
    TRY(log.read(number, number + 1, [&](std::uint64_t, std::string_view bytes) -> Result<void> {
        TRY_ASSIGN(auto const entry, parse_entry(bytes));
        time = entry.time;
        return {};
    }));
    return time;
}

/// A witness whose clock is wrong, or who was shown an old copy, would make honest entries look as
/// if they were dated back.
Result<void> check_time(RecordLog& log, PublicKey const& witness, std::uint64_t size, Instant seen,
                        Instant now) {
    TRY_ASSIGN(auto const last, time_of(log, size - 1));
    TRY_ASSIGN(auto const next, time_of(log, size));
    auto const refused = [&](std::string const& why, std::string const& help) {
        return failure(
            "R042", "the witness " + witness.name() + " says it saw this at " + print(seen) + why,
            help);
    };
    auto const set_right = "ask the witness to set its clock right and to sign again";
    if (seen.seconds() > now.seconds() + clock_tolerance_s) {
        return refused(", which is yet to come", set_right);
    }
    if (last && seen.seconds() + clock_tolerance_s < last->seconds()) {
        return refused(", before the last entry was there", set_right);
    }
    if (next && next->seconds() + clock_tolerance_s < seen.seconds()) {
        return refused(", when there were more entries already",
                       "hand out a new bundle, and let the witness sign that one");
    }
    return {};
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
        if (held.retired_by) continue;
        for (auto const& signature : note.signatures) {
            auto const seen = cosigned_at({note.text, {signature}}, held.key);
            if (!seen) continue;  // another name, or one nobody made with that key
            TRY(check_time(log, held.key, checkpoint.tree.size, *seen, now));
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
