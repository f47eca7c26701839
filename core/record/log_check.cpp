// SPDX-License-Identifier: Apache-2.0
#include "record/log_check.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::string numbered(std::uint64_t entry) { return "entry " + std::to_string(entry); }

constexpr auto show_others =
    "keep this copy and the checkpoint you hold, show both to the other partners, and ask the host "
    "for the record as you saw it";

}  // namespace

LogCheck::LogCheck(Trust trust) : trust_(std::move(trust)) {
    state_.keeps_names = false;
    for (auto const& note : trust_.seen) take(note, true);
}

void LogCheck::add_checkpoint(Note const& note) { take(note, false); }

/// A checkpoint that is not the log's own says nothing about it, and must not be passed over in
/// silence: witnesses may have signed it, who then would seem to vouch for this record.
void LogCheck::take(Note const& note, bool is_ours) {
    auto const checkpoint = parse_checkpoint(note.text);
    bool const is_signed = checkpoint && is_signed_by(note, trust_.log);
    if (!is_signed) {
        if (!is_ours) {
            return find(
                "R030",
                "the record keeps a checkpoint that the key " + print(trust_.log) + " did not sign",
                "ask the host where it comes from: who countersigned it did not see this "
                "record");
        }
        return find("R030",
                    "a checkpoint you brought along is not signed by the key " + print(trust_.log),
                    "check that it is a checkpoint of this log and that the key is the one you "
                    "were given");
    }
    Seen seen{note, *checkpoint, is_ours, {}};
    for (auto const& witness : trust_.witnesses) {
        auto const at = cosigned_at(note, witness);
        if (at) seen.latest = std::max(seen.latest.value_or(*at), *at);
    }
    auto const place =
        std::ranges::upper_bound(seen_, checkpoint->tree.size, {},
                                 [](Seen const& each) { return each.checkpoint.tree.size; });
    seen_.insert(place, std::move(seen));
}

void LogCheck::add(std::span<Leaf const> leaves, std::optional<Digest> const& root,
                   Taken const& taken) {
    // Entries come in an order nobody foresees: what they need is asked for a few ahead.
    constexpr std::size_t ahead = 16;
    auto const begin = size();
    bool const is_seen_within =
        next_ < seen_.size() && seen_[next_].checkpoint.tree.size < begin + leaves.size();
    bool const is_whole = root && !is_seen_within;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (i + ahead < leaves.size() && leaves[i + ahead].view != nullptr) {
            __builtin_prefetch(awaited(state_, *leaves[i + ahead].view));
        }
        look_at(leaves[i], begin + i, taken);
        if (is_whole) continue;
        tree_.add(leaves[i].hash, filled_);
        check_seen();
    }
    if (!is_whole) return;
    tree_.add_tile(*root, filled_);
    check_seen();
}

void LogCheck::look_at(Leaf const& leaf, std::uint64_t number, Taken const& taken) {
    if (leaf.told && *leaf.told != leaf.hash && !std::exchange(is_tile_told_, true)) {
        find("R031", numbered(number) + " is not what the tree was built over: it was changed",
             show_others);
    }
    if (leaf.view != nullptr) {
        if (follows(*leaf.view, number) && taken) taken(number, *leaf.view);
        return;
    }
    auto const entry = read_entry(leaf.entry, reader_);
    if (!entry) return lose(numbered(number) + " cannot be read: ", entry.error());
    if (follows(*entry, number) && taken) taken(number, *entry);
}

/// Whether its body is as its kind asks; a record that went wrong does not go on.
bool LogCheck::follows(EntryView const& entry, std::uint64_t number) {
    check_time(entry, number);
    if (!is_state_lost_) {
        auto const evolved = evolve(state_, entry);
        if (evolved) return true;
        lose(numbered(number) + " cannot stand where it does: ", evolved.error());
    }
    return check_body(entry).has_value();
}

void LogCheck::lose(std::string const& message, Diagnostic const& why) {
    if (std::exchange(is_state_lost_, true)) return;
    find("R038", message + why.message, show_others);
}

/// Whoever countersigned the first 40 entries at noon was not shown entry 41 then, whatever its own
/// time says. The host keeps no signature over entries that were not the newest.
void LogCheck::check_time(EntryView const& entry, std::uint64_t number) {
    bool const is_early =
        witnessed_ && entry.time.seconds() + clock_tolerance_s < witnessed_->seconds();
    if (!is_early || std::exchange(is_time_told_, true)) return;
    find("R034",
         numbered(number) + " is dated back: it says " + print(entry.time) +
             ", but was not in the record that a witness was shown at " + print(*witnessed_),
         "ask the host when it was really entered, and why it says otherwise, or why the witness "
         "was shown an old copy");
}

/// The checkpoints over as many entries as there are now.
void LogCheck::check_seen() {
    for (; next_ < seen_.size() && seen_[next_].checkpoint.tree.size <= tree_.size(); ++next_) {
        auto const& seen = seen_[next_];
        if (seen.checkpoint.tree.size < tree_.size()) continue;
        if (seen.checkpoint.tree.root != tree_.root()) {
            find("R033",
                 "of the first " + std::to_string(tree_.size()) + " entries, those from " +
                     numbered(agreed_) + " on are not the ones " +
                     (seen.is_ours ? "you were shown before" : "this log signed before") +
                     ": an entry was changed, moved or put in between",
                 show_others);
            continue;
        }
        agreed_ = tree_.size();
        confirmed_.push_back(seen.note);
        if (seen.latest) witnessed_ = std::max(witnessed_.value_or(*seen.latest), *seen.latest);
    }
}

void LogCheck::finish(Note const& newest) {
    if (!is_signed_by(newest, trust_.log)) {
        find("R030",
             "the newest checkpoint is not signed by the key you trust, " + print(trust_.log),
             "do not take another key from the record itself: ask the host in person, and the "
             "other partners which key they hold");
    }
    auto const checkpoint = parse_checkpoint(newest.text);
    bool const is_its_own = state_.keys.empty() || state_.keys.front().key == trust_.log;
    if (!is_its_own || (checkpoint && checkpoint->origin != trust_.log.name())) {
        find("R030",
             "the record says it is of another log than the key you trust, " + print(trust_.log),
             "ask the host which record this is: the key you were given is that of another one");
    }
    if (!checkpoint) {
        find("R031", "the newest checkpoint cannot be read: " + checkpoint.error().message,
             show_others);
    } else if (checkpoint->tree != TreeHead{tree_.size(), tree_.root()}) {
        find("R031",
             checkpoint->tree.size != tree_.size()
                 ? "the newest checkpoint is over " + std::to_string(checkpoint->tree.size) +
                       " entries, and " + std::to_string(tree_.size()) + " are here"
                 : "the newest checkpoint is not over these entries: one was changed, moved or "
                   "put in between",
             show_others);
    }
    for (; next_ < seen_.size(); ++next_) {
        auto const& seen = seen_[next_];
        find("R032",
             std::to_string(seen.checkpoint.tree.size - tree_.size()) + " entries were dropped: " +
                 (seen.is_ours ? "you hold a checkpoint over " : "the log signed one over ") +
                 std::to_string(seen.checkpoint.tree.size) + ", and " +
                 std::to_string(tree_.size()) + " are here",
             show_others);
    }
    for (auto const& witness : trust_.witnesses) {
        if (auto const at = cosigned_at(newest, witness)) countersigned_.push_back({witness, *at});
    }
}

void LogCheck::find(std::string code, std::string message, std::string help) {
    findings_.error(std::move(code), {}, std::move(message)).with_help(std::move(help));
}

}  // namespace crosswalk
