// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "record/checkpoint.h"
#include "record/entry.h"
#include "record/merkle.h"
#include "record/state.h"
#include "store/log_snapshots.h"
#include "store/progress.h"
#include "store/record_database.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// The time of day, from outside: nothing below has a clock.
using Clock = std::function<Instant()>;

/// An entry that is in the log, on the disk, for ever.
struct Appended {
    std::uint64_t number = 0;
    Entry entry;  ///< with the time it was given
};

/// The log of one record: appends, signs, and gives out what others check.
///
/// Any number of threads may use one log, and any number of programs one database. Entries that
/// wait at the same moment are written together, with one checkpoint and one wait for the disk.
class RecordLog {
public:
    /// Opens the log and replays it, from a snapshot on when there is one that is good. Without a
    /// key it can only be looked at.
    ///
    /// Errors    those of the database; R005 to R015 an entry that cannot follow; R020 the key is
    ///           not the log's; R021 the checkpoint is not over these entries
    static Result<RecordLog> open(std::unique_ptr<RecordDatabase> database, Clock clock,
                                  std::optional<SigningKey> key, Progress const& progress = {},
                                  LogSnapshots snapshots = {});
    RecordLog(RecordLog&&) noexcept;
    RecordLog& operator=(RecordLog&&) noexcept;
    ~RecordLog();

    /// Appends an entry with the time of the clock, and returns when it is on the disk. A refusal
    /// of `evolve` leaves the log as it was.
    Result<Appended> append(Entry entry);
    /// The same with several that belong together: all of them one after the other, or none.
    Result<std::vector<Appended>> append_all(std::vector<Entry> entries);

    /// How many entries it has.
    Result<std::uint64_t> size();
    /// The newest state; what other programs appended is taken in first.
    Result<RecordState> state();
    /// The state as the last call found it, for whoever needs the log no more: there may be much.
    RecordState take_state() &&;
    /// The state as the first `size` entries make it. R022 when there are fewer.
    Result<RecordState> state_at(std::uint64_t size);

    /// Entries `begin` to before `end`, as their bytes.
    Result<void> read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen);

    /// The newest checkpoint with all signatures it has.
    Result<Note> checkpoint();
    Result<std::vector<Note>> checkpoints();  ///< smallest first
    /// Adds the signature of a witness to the checkpoint of that size.
    Result<void> add_signature(std::uint64_t size, NoteSignature const& signature);

    /// A hash of the tree, for proofs and tiles.
    Result<Digest> subtree(unsigned level, std::uint64_t index);

private:
    struct State;
    explicit RecordLog(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosswalk
