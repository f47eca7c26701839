// SPDX-License-Identifier: Apache-2.0
#include "service/verify.h"

#include "identity/sha256.h"
#include "service/bundle.h"
#include "service/files.h"
#include "service/recorded.h"
#include "view/json.h"

#include <algorithm>
#include <set>
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
        TRY_ASSIGN(auto const checkpoint, parse_checkpoint(verified_.checkpoint.text));
        TRY(check_log(checkpoint.tree.size));
        check_.finish(verified_.checkpoint);
        for (auto const& each : check_.findings().list()) verified_.findings.add(each);
        verified_.entries = check_.size();
        verified_.countersigned = check_.countersigned();
        if (check_.size() > 0) verified_.newest = check_.state().last_time;
        TRY(check_objects());
        // Readings of a log that is not what it was would only repeat what was said.
        bool const wants_readings = request_.readings == VerifyRequest::Readings::recompute;
        if (wants_readings && !verified_.findings.has_errors()) TRY(check_readings());
        tell_what_nobody_vouched_for();
        return std::move(verified_);
    }

private:
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
        for (auto const& tile : tiles_of(size)) {
            if (tile.level != 0) break;
            TRY(go_on("checking entries", tile.index * tile_width, size));
            TRY_ASSIGN(auto const entries, source_.entries(tile.index, tile.width));
            TRY_ASSIGN(auto const hashes, source_.tile(tile));
            for (std::size_t i = 0; i < entries.size(); ++i) check_entry(entries[i], hashes, i);
            if (entries.size() != tile.width) break;  // `finish` counts and says so
        }
        return {};
    }

    void check_entry(std::string const& bytes, std::string_view hashes, std::size_t place) {
        std::optional<Digest> leaf;
        if (hashes.size() >= (place + 1) * Digest::size) {
            Digest::Bytes digest{};
            std::ranges::copy(hashes.substr(place * Digest::size, Digest::size), digest.begin());
            leaf = Digest(digest);
        }
        check_.add(bytes, leaf);
        auto const entry = parse_entry(bytes);
        if (!entry) return;
        for (auto const& object : objects_of(*entry)) objects_.insert(object);
    }

    Result<void> check_objects() {
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
        auto next = readings.begin();
        for (std::uint64_t index = 0; next != readings.end(); ++index) {
            auto const left = check_.size() - index * tile_width;
            auto const width = static_cast<unsigned>(std::min<std::uint64_t>(left, tile_width));
            TRY_ASSIGN(auto const entries, source_.entries(index, width));
            for (auto const& bytes : entries) {
                TRY_ASSIGN(auto const entry, parse_entry(bytes));
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
        TRY_ASSIGN(auto const outcome,
                   read_partnership(partnership, {.as_of = published.as_of, .watch = {}}));
        if (!outcome.reading) {
            differs("cannot be made from the facts of that moment");
        } else if (digest(json(partnership.compact(), *outcome.reading)) != published.reading) {
            differs("comes out otherwise when it is computed again");
        } else {
            ++verified_.readings;
        }
        return {};
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
    std::set<Digest> objects_;
    Verified verified_;
};

}  // namespace

Result<Verified> verify_record(LogSource const& source, VerifyRequest const& request) {
    return Verification(source, request).run();
}

}  // namespace crosswalk
