// SPDX-License-Identifier: Apache-2.0
#include "store/record_log.h"

#include "record/log_check.h"
#include "store/asked_entry.h"
#include "store/subtree_hash.h"
#include "store/written_together.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <utility>

namespace crosswalk {
namespace {

/// A request and, when it is done, what came of it. What whoever asks can do himself is done before
/// he waits: the one who writes has to do what is left for all.
struct Waiting {
    std::vector<AskedEntry> entries;
    Result<std::uint64_t> first = 0;  ///< number of the first entry
};

std::unexpected<Diagnostic> changed(std::string what) {
    return failure("R021", std::move(what),
                   "put the record back from a backup, and ask who could write to it");
}

}  // namespace

struct RecordLog::State {
    std::unique_ptr<RecordDatabase> database;
    Clock clock;
    std::optional<SigningKey> key;
    LogSnapshots snapshots;

    std::mutex work;  ///< for the database and what was read from it
    RecordState record;
    LogTree tree;
    JsonReader reader;
    std::optional<Note> newest;
    std::string checked;  ///< its bytes, once it was found right
    bool must_reload = false;  ///< what is in memory may be more than what is on the disk
    std::uint64_t replayed_from = 0;

    WrittenTogether<Waiting> together;
    std::atomic<Instant> last_time;  ///< of the last entry, for those who prepare the next ones

    Result<void> reload(Progress const& told);
    Result<void> replay_all();
    Result<void> replay_from(Snapshot start, std::uint64_t size, Progress const& told);
    Result<void> catch_up(std::uint64_t size, Progress const& told);
    Result<void> take_in(std::uint64_t size, Progress const& told);
    Result<void> synchronize();
    Result<std::uint64_t> promised();
    Result<void> check_checkpoint();
    Result<void> check_key() const;
    Result<std::uint64_t> begin();
    Result<void> take_in_begun(std::uint64_t size);
    Result<void> write(std::vector<Waiting*> const& group, std::uint64_t first);
    Result<void> write_begun(std::vector<Waiting*> const& group, std::uint64_t first);
    void append_together(Waiting& own);
    Result<std::uint64_t> take_all(Waiting& request, Instant now, Addition& addition);
    Result<Note> checkpoint_of(std::uint64_t size);
    Result<void> add_signature(std::uint64_t size, NoteSignature const& signature);
};

// ---- reading ----------------------------------------------------------------------------------

/// Takes in what is on the disk beyond what is in memory.
Result<void> RecordLog::State::catch_up(std::uint64_t size, Progress const& told) {
    if (size < record.size) {
        return changed("the record has " + std::to_string(size) + " entries and had " +
                       std::to_string(record.size) + " before: entries were taken away");
    }
    if (size == record.size) return check_checkpoint();
    must_reload = true;  // until all of it was taken in and found right
    TRY(take_in(size, told));
    TRY(check_checkpoint());
    must_reload = false;
    return {};
}

/// Takes in the entries up to there.
Result<void> RecordLog::State::take_in(std::uint64_t size, Progress const& told) {
    std::vector<FullTile> kept;  // in the database
    return database->read(record.size, size,
                          [&](std::uint64_t number, std::string_view bytes) -> Result<void> {
                              TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
                              if (auto const taken = evolve(record, entry); !taken) {
                                  auto reason = taken.error();
                                  reason.message = "entry " + std::to_string(number) +
                                                   " cannot stand where it does: " + reason.message;
                                  return std::unexpected(std::move(reason));
                              }
                              tree.add(leaf_hash(bytes), kept);
                              kept.clear();
                              if (told && number % 4096 == 0 && !told(number, size)) {
                                  return failure("W011", "stopped before the end",
                                                 "run the same command again; nothing was changed");
                              }
                              return {};
                          });
}

/// How many entries the newest checkpoint is over, which is then in `newest`. What lies behind
/// them, as when another program is just writing, is not in the log yet.
Result<std::uint64_t> RecordLog::State::promised() {
    TRY_ASSIGN(auto const bytes, database->checkpoint());
    if (!bytes) {
        TRY_ASSIGN(auto const size, database->size());
        if (size == 0 && record.size == 0) return 0;
        return changed("the record has no checkpoint over its entries");
    }
    if (*bytes == checked) return record.size;
    checked.clear();
    TRY_ASSIGN(newest, parse_note(*bytes));
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(newest->text));
    return checkpoint.tree.size;
}

/// The newest checkpoint must be over exactly what was read: whoever changes an entry on the disk
/// and not the checkpoint, or the other way round, is noticed when the record is next looked at.
Result<void> RecordLog::State::check_checkpoint() {
    if (record.size == 0 || !checked.empty()) return {};
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(newest->text));
    if (checkpoint.tree != TreeHead{tree.size(), tree.root()}) {
        return changed(
            "the newest checkpoint is not over the entries that are there: some were changed, "
            "moved or taken away");
    }
    auto const& log = record.keys.front().key;
    if (checkpoint.origin != log.name() || !is_signed_by(*newest, log)) {
        return changed("the newest checkpoint is not signed by the log's own key");
    }
    checked = print(*newest);
    return {};
}

Result<void> RecordLog::State::reload(Progress const& told) {
    record = {};
    newest.reset();
    checked.clear();
    TRY_ASSIGN(auto const size, promised());
    auto start = load_snapshot(snapshots, *database, size);
    bool const may_be_wrong = start.has_value();
    auto replayed = replay_from(std::move(start).value_or(Snapshot()), size, told);
    // Its key may have signed another history too: then the entries say what is true.
    bool const is_tried = replayed || replayed.error().code == "W011" || !may_be_wrong;
    if (!is_tried) replayed = replay_from({}, size, told);
    if (!replayed) return replayed;
    must_reload = false;  // also when there is nothing yet
    return check_key();
}

Result<void> RecordLog::State::replay_from(Snapshot start, std::uint64_t size,
                                           Progress const& told) {
    record = std::move(start.state);
    tree = std::move(start.tree);
    replayed_from = record.size;
    return catch_up(size, told);
}

/// For whoever looks at entries, and not at what they add up to: those before a snapshot were not
/// looked at when the log was opened.
Result<void> RecordLog::State::replay_all() {
    TRY(synchronize());
    if (replayed_from == 0) return {};
    checked.clear();
    return replay_from({}, record.size, {});
}

Result<void> RecordLog::State::synchronize() {
    if (must_reload) return reload({});
    TRY_ASSIGN(auto const size, promised());
    return catch_up(size, {});
}

Result<void> RecordLog::State::check_key() const {
    if (!key || record.keys.empty() || key->public_key() == record.keys.front().key) return {};
    return failure("R020",
                   "the key " + print(key->public_key()) +
                       " is not the key of this log, which is " + print(record.keys.front().key),
                   "put the log's own key back; a backup of the record's folder holds it");
}

// ---- writing ----------------------------------------------------------------------------------

/// All entries of one request, or none; the number of the first.
Result<std::uint64_t> RecordLog::State::take_all(Waiting& request, Instant now,
                                                 Addition& addition) {
    // One entry is refused before it changes anything; of several, the first may have been taken.
    std::optional<RecordState> before;
    if (request.entries.size() > 1) before = record;
    for (auto& asked : request.entries) {
        set_time(asked, now);
        if (auto taken = evolve(record, asked.view); !taken) {
            if (before) record = *std::move(before);
            return std::unexpected(std::move(taken).error());
        }
    }
    auto const first = addition.first + addition.entries.size();
    for (auto& asked : request.entries) {
        tree.add(asked.leaf, addition.tiles);
        addition.entries.push_back(std::move(asked.bytes));
    }
    return first;
}

Result<void> RecordLog::State::take_in_begun(std::uint64_t size) {
    TRY_ASSIGN(auto const there, promised());
    if (there != size) return changed("the record has entries that no checkpoint is over");
    return catch_up(size, {});
}

/// Takes the writer's place, and in what others have written; the number of the next entry.
Result<std::uint64_t> RecordLog::State::begin() {
    if (must_reload) TRY(reload({}));
    TRY_ASSIGN(auto const size, database->begin());
    if (auto taken = take_in_begun(size); !taken) {
        database->roll_back();
        return std::unexpected(std::move(taken).error());
    }
    return size;
}

Result<void> RecordLog::State::write_begun(std::vector<Waiting*> const& group,
                                           std::uint64_t first) {
    auto const here = clock();
    if (record.last_time.seconds() > here.seconds() + clock_tolerance_s) {
        return failure("R026",
                       "the last entry is of " + print(record.last_time) +
                           ", and the clock of this machine says " + print(here),
                       "set the clock right; nothing was entered");
    }
    must_reload = true;  // until what is in memory is on the disk as well
    Addition addition;
    addition.first = first;
    auto const now = std::max(here, record.last_time);
    for (auto* const each : group) each->first = take_all(*each, now, addition);
    if (addition.entries.empty()) {
        must_reload = false;
        database->roll_back();
        return {};
    }
    last_time = now;
    TRY(check_key());
    auto const note = sign_checkpoint({key->public_key().name(), {tree.size(), tree.root()}}, *key);
    addition.size = tree.size();
    addition.checkpoint = print(note);
    addition.drops_checkpoint_before = newest && newest->signatures.size() == 1;
    TRY(database->commit(addition));
    newest = note;
    checked = std::move(addition.checkpoint);
    must_reload = false;
    return {};
}

Result<void> RecordLog::State::write(std::vector<Waiting*> const& group, std::uint64_t first) {
    auto written = write_begun(group, first);
    if (!written) database->roll_back();
    return written;
}

/// Whoever waits must be told also when the memory ends: nobody else would tell them.
void RecordLog::State::append_together(Waiting& own) {
    auto const or_full = [this](auto const& step) -> decltype(step()) {
        try {
            return step();
        } catch (std::bad_alloc const&) {
            must_reload = true;
            database->roll_back();
            return failure("W012", "the memory is full", "nothing was entered; end other programs");
        }
    };
    struct Begun {
        std::unique_lock<std::mutex> guard;
        Result<std::uint64_t> size;
    };
    together.wait_for(
        own,
        [&] {
            std::unique_lock guard(work);
            return Begun{std::move(guard), or_full([&] { return begin(); })};
        },
        [&](Begun const& begun, std::vector<Waiting*> const& group) {
            auto const written = or_full([&]() -> Result<void> {
                TRY_ASSIGN(auto const first, begun.size);
                return write(group, first);
            });
            if (written) return;
            for (auto* const each : group) each->first = std::unexpected(written.error());
        });
}

Result<Appended> RecordLog::append(Entry entry) {
    std::vector<Entry> one;  // a list in braces would be copied
    one.push_back(std::move(entry));
    TRY_ASSIGN(auto appended, append_all(std::move(one)));
    return std::move(appended.front());
}

Result<std::vector<Appended>> RecordLog::append_all(std::vector<Entry> entries) {
    auto& state = *state_;
    if (!state.key) {
        return failure("R020", "this record was opened without its key, to look at it only",
                       "run the command where the record's folder holds log.key");
    }
    Waiting own;
    auto const last_time = state.last_time.load();
    own.entries.resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        own.entries[i].entry = std::move(entries[i]);
        TRY(prepare(own.entries[i], last_time));
    }
    state.append_together(own);
    if (!own.first) return std::unexpected(std::move(own.first).error());
    auto number = *own.first;
    std::vector<Appended> appended;
    appended.reserve(own.entries.size());
    for (auto& asked : own.entries) appended.push_back({number++, std::move(asked.entry)});
    return appended;
}

// ---- what others see --------------------------------------------------------------------------

RecordLog::RecordLog(std::unique_ptr<State> state) : state_(std::move(state)) {}
RecordLog::RecordLog(RecordLog&&) noexcept = default;
RecordLog& RecordLog::operator=(RecordLog&&) noexcept = default;
RecordLog::~RecordLog() = default;

Result<RecordLog> RecordLog::open(std::unique_ptr<RecordDatabase> database, Clock clock,
                                  std::optional<SigningKey> key, Progress const& progress,
                                  LogSnapshots snapshots) {
    auto state = std::make_unique<State>();
    state->database = std::move(database);
    state->clock = std::move(clock);
    state->key = std::move(key);
    state->snapshots = std::move(snapshots);
    TRY(state->reload(progress));
    bool const is_worth_it =
        state->record.size - state->replayed_from > state->snapshots.worthwhile;
    if (state->key && state->snapshots.keep && is_worth_it) {
        state->snapshots.keep(print_snapshot(state->record, state->tree, *state->key));
    }
    return RecordLog(std::move(state));
}

Result<std::uint64_t> RecordLog::size() {
    std::lock_guard const guard(state_->work);
    TRY(state_->synchronize());
    return state_->record.size;
}

Result<RecordState> RecordLog::state() {
    std::lock_guard const guard(state_->work);
    TRY(state_->synchronize());
    return state_->record;
}

RecordState RecordLog::take_state() && { return std::move(state_->record); }

Result<RecordState> RecordLog::state_at(std::uint64_t size) {
    std::lock_guard const guard(state_->work);
    TRY(state_->synchronize());
    if (size == state_->record.size) return state_->record;
    if (size > state_->record.size || size == 0) {
        return failure("R022",
                       "the record has " + std::to_string(state_->record.size) + " entries, not " +
                           std::to_string(size),
                       "name a number from 1 to " + std::to_string(state_->record.size));
    }
    TRY(state_->replay_all());
    RecordState past;
    JsonReader reader;
    TRY(state_->database->read(0, size, [&](std::uint64_t, std::string_view bytes) -> Result<void> {
        TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
        return evolve(past, entry);
    }));
    return past;
}

Result<void> RecordLog::read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen) {
    std::lock_guard const guard(state_->work);
    TRY(state_->replay_all());
    return state_->database->read(begin, std::min(end, state_->record.size), seen);
}

Result<Note> RecordLog::checkpoint() {
    std::lock_guard const guard(state_->work);
    TRY(state_->synchronize());
    if (!state_->newest) {
        return failure("R022", "the record has no entries yet", "start it with `crosswalk found`");
    }
    return *state_->newest;
}

Result<std::vector<Note>> RecordLog::checkpoints() {
    std::lock_guard const guard(state_->work);
    TRY_ASSIGN(auto const kept, state_->database->checkpoints());
    std::vector<Note> notes;
    for (auto const& each : kept) {
        TRY_ASSIGN(auto note, parse_note(each));
        notes.push_back(std::move(note));
    }
    return notes;
}

Result<Digest> RecordLog::subtree(unsigned level, std::uint64_t index) {
    std::lock_guard const guard(state_->work);
    return subtree_hash(state_->tree, *state_->database, level, index);
}

/// The checkpoint of that size as it is kept, or as the log signed it then: the same key over the
/// same text gives the same signature.
Result<Note> RecordLog::State::checkpoint_of(std::uint64_t size) {
    TRY_ASSIGN(auto const kept, database->checkpoints());
    for (auto const& each : kept) {
        TRY_ASSIGN(auto note, parse_note(each));
        TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
        if (checkpoint.tree.size == size) return note;
    }
    if (!key || size == 0 || size > tree.size()) {
        return failure("R022", "there is no checkpoint of " + std::to_string(size) + " entries",
                       "fetch the newest checkpoint and sign that one");
    }
    std::optional<Diagnostic> failed;
    auto const root = tree_root(size, [&](unsigned level, std::uint64_t index) {
        auto hash = subtree_hash(tree, *database, level, index);
        if (!hash) failed = hash.error();
        return hash.value_or(Digest());
    });
    if (failed) return std::unexpected(*failed);
    return sign_checkpoint({key->public_key().name(), {size, root}}, *key);
}

Result<void> RecordLog::add_signature(std::uint64_t size, NoteSignature const& signature) {
    std::lock_guard const guard(state_->work);
    TRY(state_->synchronize());
    // In the writer's place, so that two who add signatures at once both find theirs.
    TRY(state_->database->begin());
    auto added = state_->add_signature(size, signature);
    if (!added) state_->database->roll_back();
    return added;
}

Result<void> RecordLog::State::add_signature(std::uint64_t size, NoteSignature const& signature) {
    TRY_ASSIGN(auto note, checkpoint_of(size));
    std::erase_if(note.signatures, [&](NoteSignature const& each) {
        return each.name == signature.name && each.id == signature.id;
    });
    note.signatures.push_back(signature);
    Addition addition;
    addition.size = size;
    addition.checkpoint = print(note);
    TRY(database->commit(addition));
    if (size == tree.size()) {
        newest = note;
        checked = addition.checkpoint;
    }
    return {};
}

}  // namespace crosswalk
