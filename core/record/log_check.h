// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "record/checkpoint.h"
#include "record/log_tree.h"
#include "record/state.h"
#include "text/diagnostic.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// What somebody who trusts nobody brings along: keys he was given in person, and checkpoints he
/// saw before.
struct Trust {
    PublicKey log;
    std::vector<PublicKey> witnesses;
    std::vector<Note> seen;
};

/// A clock may be wrong by this much before an entry counts as dated back.
inline constexpr std::int64_t clock_tolerance_s = 300;

/// Checks a log entry by entry, in constant memory but for the state its entries add up to. It
/// believes nothing but `Trust`: what the log says of itself is what is checked.
///
/// Findings  R030 not signed by the log's key; R031 the root, or an entry, is not what was signed;
///           R032 fewer entries than were seen; R033 other entries than were seen; R034 an entry is
///           dated back; R038 an entry cannot stand where it does
class LogCheck {
public:
    explicit LogCheck(Trust trust);

    /// `checkpoint`: one that the log keeps, to learn from it when witnesses saw what. Before the
    /// first entry.
    void add_checkpoint(Note const& note);
    struct Leaf {
        std::string_view entry;
        Digest hash;  ///< of the entry, as whoever adds it worked it out
        std::optional<Digest> told;  ///< what a tile says its hash is, when there is one
        EntryView const* view = nullptr;  ///< when it was read, and prepared, already
    };
    /// Told of each entry that can be read, with its number.
    using Taken = std::function<void(std::uint64_t number, EntryView const& entry)>;
    /// The next entries. `root`: over them, when they are all of a tile and somebody worked it out.
    void add(std::span<Leaf const> leaves, std::optional<Digest> const& root,
             Taken const& taken = {});
    void add(Leaf const& leaf) { add({&leaf, 1}, {}); }
    void add(std::string_view entry) { add({entry, leaf_hash(entry), {}}); }
    /// After the last entry.
    void finish(Note const& newest);

    std::uint64_t size() const { return tree_.size(); }
    LogTree const& tree() const { return tree_; }
    /// The tiles that were filled since this was last asked, but for those of entries whose root
    /// was given.
    std::vector<FullTile> take_filled() { return std::exchange(filled_, {}); }
    RecordState const& state() const { return state_; }
    /// The checkpoints among those given that the log signed and that are over these entries.
    std::vector<Note> const& confirmed() const { return confirmed_; }
    Diagnostics const& findings() const { return findings_; }
    /// Which of the trusted witnesses countersigned the newest checkpoint, and when.
    struct Countersigned {
        PublicKey witness;
        Instant seen;
    };
    std::vector<Countersigned> const& countersigned() const { return countersigned_; }

private:
    struct Seen {
        Note note;
        Checkpoint checkpoint;
        bool is_ours = false;  ///< brought along, not shown by the log
        std::optional<Instant> latest;  ///< when a trusted witness saw it
    };

    void take(Note const& note, bool is_ours);
    void look_at(Leaf const& leaf, std::uint64_t number, Taken const& taken);
    bool follows(EntryView const& entry, std::uint64_t number);
    void lose(std::string const& message, Diagnostic const& why);
    void check_time(EntryView const& entry, std::uint64_t number);
    void check_seen();
    void find(std::string code, std::string message, std::string help);

    Trust trust_;
    std::vector<Seen> seen_;  ///< by size
    std::vector<Note> confirmed_;
    std::size_t next_ = 0;  ///< the first of them that is not behind us
    std::optional<Instant> witnessed_;  ///< latest time a witness saw what is behind us
    std::uint64_t agreed_ = 0;  ///< entries up to here are as they were seen
    bool is_state_lost_ = false;
    bool is_tile_told_ = false;
    bool is_time_told_ = false;
    LogTree tree_;
    std::vector<FullTile> filled_;
    JsonReader reader_;
    RecordState state_;
    Diagnostics findings_;
    std::vector<Countersigned> countersigned_;
};

}  // namespace crosswalk
