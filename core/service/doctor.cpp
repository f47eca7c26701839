// SPDX-License-Identifier: Apache-2.0
#include "service/doctor.h"

#include "record/log_check.h"
#include "service/bundle.h"
#include "service/doctor_files.h"
#include "service/files.h"
#include "text/utf8.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr auto from_backup =
    "keep record/ as it is, and restore the newest backup into another folder: "
    "`crosswalk restore`";

class Examination {
public:
    explicit Examination(DoctorRequest const& request)
        : request_(request),
          folder_(record_folder(request.partnership)),
          repairs_(request.repair == DoctorRequest::Repair::what_is_safe) {}

    Result<Examined> run() {
        if (!has_record(request_.partnership)) {
            return failure("W042", printable(request_.partnership.string()) + " has no record",
                           "`crosswalk found` starts one, `crosswalk restore` puts one back");
        }
        examine_files({request_.partnership, request_.clock(), repairs_}, examined_);
        auto database = open_database();
        if (!database) {
            examined_.findings.add(database.error());
            return std::move(examined_);
        }
        TRY(examine_log(**database));
        TRY(repair_tiles());
        TRY(examine_objects());
        return std::move(examined_);
    }

private:
    Result<void> go_on(std::string_view doing, std::uint64_t done, std::uint64_t all) const {
        if (!request_.watch || request_.watch(doing, done, all)) return {};
        return failure("W011", "stopped before the end",
                       "run the same command again; no entry was changed");
    }

    Diagnostic& error(std::string code, std::string message) {
        return examined_.findings.error(std::move(code), {}, std::move(message));
    }

    Result<std::unique_ptr<RecordDatabase>> open_database() {
        auto const file = folder_ / "record.sqlite";
        std::error_code ignored;
        if (fs::exists(file, ignored)) {
            TRY_ASSIGN(auto const faults, faults_of_sqlite_record(file.string()));
            for (auto const& fault : faults) {
                error("R054", "SQLite finds record.sqlite damaged: " + printable(fault))
                    .with_help(from_backup);
            }
        }
        return open_record_database(request_.partnership);
    }

    /// Everything the database holds, each part against the others. What cannot be read at all ends
    /// the look at the log, and is a finding like any other.
    Result<void> examine_log(RecordDatabase& database) {
        auto const looked = look_through(database);
        if (looked) return {};
        if (looked.error().code == "W011") return looked;
        error(looked.error().code, looked.error().message).with_help(looked.error().help);
        return {};
    }

    Result<void> look_through(RecordDatabase& database) {
        // The number first: whoever appends meanwhile makes the checkpoint larger, never smaller.
        TRY_ASSIGN(auto const there, database.size());
        TRY_ASSIGN(auto const bytes, database.checkpoint());
        if (!bytes) {
            return failure("R021", "the record has no checkpoint over its entries", from_backup);
        }
        TRY_ASSIGN(auto const note, parse_note(*bytes));
        TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
        auto const size = checkpoint.tree.size;
        if (there > size) {
            error("R021", std::to_string(there - size) +
                              " entries lie behind the ones the newest checkpoint is over")
                .with_help(from_backup);
        }
        TRY_ASSIGN(auto const log, log_key(database));
        read_snapshot(log, size);
        LogCheck check(Trust{log, {}, {}});
        TRY_ASSIGN(auto const kept, database.checkpoints());
        for (auto const& each : kept) {
            TRY_ASSIGN(auto const other, parse_note(each));
            bool const is_witnessed = other.signatures.size() > 1;
            if (is_witnessed) check.add_checkpoint(other);
        }
        TRY(database.read(0, size, [&](std::uint64_t number, std::string_view entry) {
            return take(database, check, number, size, entry);
        }));
        check.finish(note);
        for (auto const& each : check.findings().list()) examined_.findings.add(each);
        is_as_signed_ = !check.findings().has_errors();
        examined_.entries = check.size();
        examine_key(log);
        examine_witnesses(check.state(), kept);
        return {};
    }

    /// Nothing but time depends on it, so whatever is wrong with it is a warning.
    void read_snapshot(PublicKey const& log, std::uint64_t size) {
        auto const bytes = read_file(snapshot_file(request_.partnership));
        if (!bytes && bytes.error().code == "W001") return;
        auto const snapshot = bytes ? parse_snapshot(*bytes, log) : std::unexpected(bytes.error());
        if (!snapshot) {
            auto const& why = snapshot.error();
            examined_.findings.warning(why.code, {}, why.message).with_help(why.help);
        } else if (snapshot->tree.size() > size) {
            tell_of_other_snapshot();
        } else {
            snapshot_ = {snapshot->tree.size(), snapshot->tree.root()};
        }
    }

    void tell_of_other_snapshot() {
        examined_.findings.warning("R062", {}, "the snapshot is not of the entries that are here")
            .with_help("delete record/snapshot: it is made again, and nothing is lost");
    }

    /// When as many entries were looked at as it is over.
    void compare_snapshot(LogTree const& tree) {
        if (!snapshot_ || tree.size() != snapshot_->size) return;
        if (tree.root() == snapshot_->root) {
            examined_.snapshot = snapshot_->size;
        } else {
            tell_of_other_snapshot();
        }
    }

    Result<void> take(RecordDatabase& database, LogCheck& check, std::uint64_t number,
                      std::uint64_t size, std::string_view bytes) {
        if (number % 4096 == 0) TRY(go_on("checking entries", number, size));
        LogCheck::Leaf const leaf{bytes, leaf_hash(bytes), {}};
        check.add({&leaf, 1}, {},
                  [&](std::uint64_t, EntryView const& entry) { add_objects(entry, objects_); });
        compare_snapshot(check.tree());
        for (auto& tile : check.take_filled()) {
            TRY_ASSIGN(auto const kept, database.tile(tile.id.level, tile.id.index));
            if (kept != tile.hashes) wrong_tiles_.push_back(std::move(tile));
        }
        return {};
    }

    void examine_key(PublicKey const& log) {
        auto const file = folder_ / "log.key";
        std::error_code ignored;
        if (!fs::exists(file, ignored)) {
            examined_.findings
                .warning("R020", {}, "log.key is missing: nothing can be entered into the record")
                .with_help("put it back from a backup; to look at the record no key is needed");
            return;
        }
        auto const key = read_log_key(file);
        if (!key) {
            error("R020", key.error().message).with_help(key.error().help);
        } else if (key->public_key() != log) {
            error("R020", "log.key is not the key of this log, which is " + print(log))
                .with_help("put the log's own key back from a backup");
        }
    }

    void examine_witnesses(RecordState const& state, std::vector<std::string> const& kept) {
        std::uint64_t seen = 0;
        for (auto const& bytes : kept) {
            auto const note = parse_note(bytes).value();
            bool const is_seen = std::ranges::any_of(state.keys, [&](HeldKey const& held) {
                return !held.retired_by && cosigned_at(note, held.key);
            });
            if (is_seen) seen = parse_checkpoint(note.text)->tree.size;
        }
        if (seen == state.size) return;
        auto const message = seen == 0 ? std::string("no partner has countersigned the record")
                                       : "the last " + std::to_string(state.size - seen) + " of " +
                                             std::to_string(state.size) +
                                             " entries were countersigned by no partner";
        examined_.findings.warning("R037", {}, message)
            .with_help(
                "send a partner a bundle and keep what he signs: `crosswalk witness`, "
                "`crosswalk countersign`");
    }

    /// A tile is worked out from entries, so it can be again once the entries are known to be
    /// right.
    Result<void> repair_tiles() {
        if (wrong_tiles_.empty()) return {};
        auto const what = std::to_string(wrong_tiles_.size()) +
                          " of the tree's tiles are missing or wrong, the first of them " +
                          path_of(wrong_tiles_.front().id);
        if (!is_as_signed_) {
            error("R055", what).with_help(from_backup);
        } else if (!repairs_) {
            error("R055", what)
                .with_help("`crosswalk doctor --repair` works them out again from the entries");
        } else {
            TRY_ASSIGN(auto const database,
                       open_record_database(request_.partnership, RecordUse::append));
            TRY(database->begin());
            Addition addition;
            addition.tiles = wrong_tiles_;
            TRY(database->commit(addition));
            examined_.repaired.push_back(what + ": worked out again from the entries");
        }
        return {};
    }

    Result<void> examine_objects() {
        std::optional<LogSource> from;
        if (!request_.from.empty()) {
            TRY_ASSIGN(from, open_log_source(request_.from));
        }
        sort_objects(objects_);
        auto const kept = crosswalk::objects_of(request_.partnership);
        std::uint64_t done = 0;
        for (auto const& object : objects_) {
            TRY(go_on("checking files", done++, objects_.size()));
            auto const bytes = kept.bytes(object);
            if (bytes) {
                ++examined_.objects;
            } else if (auto const other = from ? from->object(object) : bytes; other && repairs_) {
                TRY(kept.keep(*other));
                ++examined_.objects;
                examined_.repaired.push_back("the object " + print(object) + ": put back from " +
                                             printable(request_.from.string()));
            } else {
                error(bytes.error().code, bytes.error().message)
                    .with_help(
                        "put it back from a backup or any partner's bundle that has it: "
                        "`crosswalk doctor --repair --from FILE`");
            }
        }
        if (is_as_signed_) examine_unnamed_objects(folder_ / "objects", objects_, examined_);
        return {};
    }

    DoctorRequest const& request_;
    fs::path folder_;
    bool repairs_;
    Examined examined_;
    std::vector<FullTile> wrong_tiles_;
    std::vector<Digest> objects_;
    bool is_as_signed_ = false;
    std::optional<TreeHead> snapshot_;
};

}  // namespace

Result<Examined> examine_record(DoctorRequest const& request) { return Examination(request).run(); }

}  // namespace crosswalk
