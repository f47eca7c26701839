// SPDX-License-Identifier: Apache-2.0
#include "service/verify.h"

#include "identity/sha256.h"
#include "service/bundle.h"
#include "service/files.h"
#include "service/log_walk.h"
#include "service/organizations.h"
#include "service/recorded.h"
#include "text/check_text.h"
#include "view/json.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

class Verification {
public:
    Verification(LogSource const& source, VerifyRequest const& request)
        : source_(source), request_(request), check_(request.trust) {}

    Result<Verified> run() {
        TRY_ASSIGN(auto const newest, source_.checkpoint());
        TRY_ASSIGN(verified_.checkpoint, parse_note(newest));
        // Nothing is worked out for somebody whose name is not even below it.
        if (!is_signed_by(verified_.checkpoint, request_.trust.log)) return not_signed();
        TRY_ASSIGN(auto const checkpoint, parse_checkpoint(verified_.checkpoint.text));
        TRY(check_log(checkpoint.tree.size));
        TRY(check_tiles());
        check_.finish(verified_.checkpoint);
        for (auto const& each : check_.findings().list()) verified_.findings.add(each);
        verified_.entries = check_.size();
        verified_.countersigned = check_.countersigned();
        if (check_.size() > 0) verified_.newest = check_.state().last_time;
        TRY(check_objects());
        if (!verified_.findings.has_errors()) TRY(check_versions());
        if (!verified_.findings.has_errors()) {
            TRY(organizations_.check(source_, check_.state(), verified_.findings));
        }
        tell_what_was_known_later();
        // Readings of a log that is not what it was would only repeat what was said.
        bool const wants_readings = request_.readings == VerifyRequest::Readings::recompute;
        if (wants_readings && !verified_.findings.has_errors()) TRY(check_readings());
        tell_what_too_few_vouch_for();
        tell_what_nobody_vouched_for();
        TRY(go_on("checking entries", verified_.entries, verified_.entries));
        return std::move(verified_);
    }

private:
    Verified not_signed() {
        LogCheck nothing(Trust{request_.trust.log, {}, {}});
        nothing.finish(verified_.checkpoint);
        verified_.findings.add(nothing.findings().list().front());
        return std::move(verified_);
    }

    Result<void> go_on(std::string_view doing, std::uint64_t done, std::uint64_t all) {
        if (!request_.watch || request_.watch(doing, done, all)) return {};
        return failure("W011", "stopped before the end",
                       "run the same command again; nothing was changed");
    }

    Result<void> check_log(std::uint64_t size) {
        TRY_ASSIGN(auto const kept, source_.checkpoints());
        for (auto const& bytes : kept) {
            TRY_ASSIGN(auto const note, parse_note(bytes));
            check_.add_checkpoint(note);
        }
        if (size == 0) return {};
        return walk_entries(source_, size, [&](EntryTile const& tile) -> Result<void> {
            TRY(go_on("checking entries", tile.id.index * tile_width, size));
            check_.add(tile.leaves, tile.root,
                       [&](std::uint64_t number, EntryView const& entry) { take(number, entry); });
            if (tile.root) compare(tile.id, tile.hashes, tile.told);
            for (auto& each : check_.take_filled()) {
                if (each.id.level > 0) filled_.push_back(std::move(each));
            }
            return {};
        });
    }

    void take(std::uint64_t number, EntryView const& entry) {
        auto const& versions = check_.state().versions;
        bool const adopts = !versions.empty() && versions.back().entry == number;
        organizations_.add(number, entry.organization, versions.size() - (adopts ? 1 : 0));
        add_objects(entry, objects_);
    }

    /// Those of the entries that are full were compared on the way.
    Result<void> check_tiles() {
        auto const& tree = check_.tree();
        for (unsigned level = 0; tree.size() >> (level * tile_height) > 0; ++level) {
            auto const& hashes = tree.unfilled(level);
            if (hashes.empty()) continue;
            auto const number = (tree.size() >> (level * tile_height)) / tile_width;
            filled_.push_back(
                {{level, number, static_cast<unsigned>(hashes.size())}, print_hashes(hashes)});
        }
        for (auto const& each : filled_) {
            TRY_ASSIGN(auto const told, source_.tile(each.id));
            compare(each.id, each.hashes, told);
        }
        return {};
    }

    /// Other programs, and witnesses, rely on tiles: each must hold the hashes of these entries.
    void compare(TileId const& tile, std::string_view hashes, std::string_view told) {
        // A changed entry was told of already, with its number.
        if (told == hashes || check_.findings().has_errors()) return;
        if (std::exchange(is_tile_told_, true)) return;
        verified_.findings
            .error("R031", {}, path_of(tile) + " does not hold the hashes of these entries")
            .with_help("ask the host for the record again, and compare with another partner's");
    }

    /// What an adoption calls its version must be the digest of its files.
    Result<void> check_versions() {
        for (auto const& version : check_.state().versions) {
            auto files =
                files_of(version, [&](Digest const& sha256) { return source_.object(sha256); });
            if (!files && files.error().code != "T002") return std::unexpected(files.error());
            Sources sources;
            for (auto& file : files ? *files : std::vector<CompactFile>()) {
                if (check_text(file.path, file.bytes)) {
                    sources.add(std::move(file.path), std::move(file.bytes));
                }
            }
            if (sources.size() == version.files.size() &&
                compact_digest(sources) == version.version) {
                continue;
            }
            verified_.findings
                .error("R040", {},
                       "entry " + std::to_string(version.entry) +
                           " adopts an agreement whose files are not the version it names")
                .with_help("ask the host what was adopted; readings under it prove nothing");
        }
        return {};
    }

    /// A file may truthfully say that its facts were known long before it was entered. But then a
    /// reading as of a day that was published already comes out otherwise, and people must be told.
    void tell_what_was_known_later() {
        auto const& state = check_.state();
        std::uint64_t late = 0;
        std::optional<Date> published;
        auto reading = state.readings.begin();
        for (auto const& batch : state.batches) {
            for (; reading != state.readings.end() && reading->entry < batch.entry; ++reading) {
                published = std::max(published.value_or(reading->as_of), reading->as_of);
            }
            if (published && (!batch.recorded || *batch.recorded <= *published)) ++late;
        }
        if (late == 0) return;
        verified_.findings
            .warning("R041", {},
                     std::to_string(late) +
                         (late == 1 ? " file of facts says" : " files of facts say") +
                         " to have been known before a reading that was published without " +
                         (late == 1 ? "it" : "them"))
            .with_help(
                "the readings that were published stand; readings of the same days made now "
                "count these facts too. `crosswalk log --kind batch_imported` lists them");
    }

    Result<void> check_objects() {
        sort_objects(objects_);
        for (auto const& object : objects_) {
            TRY(go_on("checking files", verified_.objects, objects_.size()));
            auto const bytes = source_.object(object);
            if (!bytes && bytes.error().code != "R023") return std::unexpected(bytes.error());
            if (bytes) {
                ++verified_.objects;
            } else {
                verified_.findings.add(bytes.error());
            }
        }
        return {};
    }

    /// The log once more, stopping at each moment from which a reading was published.
    Result<void> check_readings() {
        auto readings = check_.state().readings;
        std::ranges::stable_sort(readings, {}, &PublishedReading::facts);
        TRY_ASSIGN(auto const folder, TemporaryFolder::make());
        Objects const objects(folder.path() / "objects");
        if (readings.empty()) return {};
        for (auto const& each : objects_) {
            TRY_ASSIGN(auto const bytes, source_.object(each));
            TRY(objects.keep(bytes));
        }
        RecordState state;
        JsonReader reader;
        auto next = readings.begin();
        for (std::uint64_t index = 0; next != readings.end(); ++index) {
            auto const left = check_.size() - index * tile_width;
            auto const width = static_cast<unsigned>(std::min<std::uint64_t>(left, tile_width));
            TRY_ASSIGN(auto const bytes, source_.entries(index, width));
            TRY_ASSIGN(auto const entries, split_entries(bytes));
            for (auto const each : entries) {
                TRY_ASSIGN(auto const entry, read_entry(each, reader));
                TRY(evolve(state, entry));
                for (; next != readings.end() && next->facts == state.size; ++next) {
                    TRY(go_on("computing readings again", verified_.readings, readings.size()));
                    TRY(check_reading(*next, state, objects));
                }
            }
        }
        return {};
    }

    Result<void> check_reading(PublishedReading const& published, RecordState const& state,
                               Objects const& objects) {
        auto const differs = [&](std::string const& why) {
            verified_.findings
                .error("R036", {},
                       "the reading that entry " + std::to_string(published.entry) +
                           " published as of " + print(published.as_of) + " " + why)
                .with_help(
                    "ask the host which version of crosswalk made it, and read it with that one; "
                    "if it still differs, the figures were not made from this record");
        };
        TRY_ASSIGN(auto const partnership, load_state(state, objects));
        if (partnership.diagnostics().has_errors()) {
            differs("cannot be made: the agreement of that moment has errors");
            return {};
        }
        auto const watch = [&](std::string_view, std::uint64_t, std::uint64_t) {
            return go_on("computing readings again", verified_.readings,
                         check_.state().readings.size())
                .has_value();
        };
        TRY_ASSIGN(auto const outcome,
                   read_partnership(partnership, {.as_of = published.as_of, .watch = watch}));
        auto const vouching = vouching_for(
            partnership.compact(),
            {check_.state(), request_.trust.witnesses, check_.confirmed(), published.entry + 1});
        if (!vouching.suffices()) vouched_too_little_.push_back(published.entry);
        if (!outcome.reading) {
            differs("cannot be made from the facts of that moment");
        } else if (digest(json(partnership.compact(), *outcome.reading)) != published.reading) {
            differs("comes out otherwise when it is computed again");
        } else {
            ++verified_.readings;
        }
        return {};
    }

    /// Without any witness's key there is nothing to count, and R037 says so.
    void tell_what_too_few_vouch_for() {
        if (vouched_too_little_.empty() || request_.trust.witnesses.empty()) return;
        verified_.findings
            .warning("R043", {},
                     "fewer witnesses than the agreement asks for vouch for " +
                         std::to_string(vouched_too_little_.size()) + " of the " +
                         std::to_string(check_.state().readings.size()) +
                         " published readings, the first of them in entry " +
                         std::to_string(vouched_too_little_.front()))
            .with_help(
                "give the keys of all witnesses you trust with --witness; if they are too few, "
                "ask the partners to countersign the newest checkpoint, which covers every entry "
                "before it");
    }

    void tell_what_nobody_vouched_for() {
        for (auto const& [kind, count] : check_.state().unknown) {
            verified_.findings
                .warning("R035", {},
                         std::to_string(count) + " entries of the kind " + kind +
                             " come from a newer version of crosswalk: they are in the tree, and "
                             "what they say was not looked at")
                .with_help("verify with the newest version of crosswalk");
        }
        if (!verified_.countersigned.empty()) return;
        verified_.findings
            .warning("R037", {},
                     request_.trust.witnesses.empty()
                         ? "no witness's key was given, so only the host vouches for the newest "
                           "checkpoint: others may have been shown another one"
                         : "none of the witnesses you trust has countersigned the newest "
                           "checkpoint: others may have been shown another one")
            .with_help(
                "compare the checkpoint with the one another partner sees, or wait until a "
                "witness has signed it");
    }

    LogSource const& source_;
    VerifyRequest const& request_;
    LogCheck check_;
    std::vector<std::uint64_t> vouched_too_little_;  ///< entries of published readings
    std::vector<FullTile> filled_;  ///< to be compared with what the source has
    NamedOrganizations organizations_;
    bool is_tile_told_ = false;
    std::vector<Digest> objects_;
    Verified verified_;
};

}  // namespace

Result<Verified> verify_record(LogSource const& source, VerifyRequest const& request) {
    return Verification(source, request).run();
}

}  // namespace crosswalk
