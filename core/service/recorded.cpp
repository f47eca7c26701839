// SPDX-License-Identifier: Apache-2.0
#include "service/recorded.h"

#include "barometer/definitions.h"
#include "barometer/reading.h"
#include "measure/check.h"
#include "service/files.h"
#include "text/check_text.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// Reading has no clock: nothing is appended.
Instant no_time() { return {}; }

Place place_of(std::uint64_t entry) {
    Place place;
    place.path = "record: entry " + std::to_string(entry);
    return place;
}

FactsFile facts_file(RecordState const& state, RecordedBatch const& batch, Objects const& objects) {
    FactsFile file;
    file.source.dataset = dataset_of(state, batch);
    file.source.path = objects.path_of(batch.object).string();
    file.source.shown_as = name_of(state, batch);
    file.source.recorded = batch.recorded;
    file.named_at = place_of(batch.entry);
    file.sha256 = print(batch.object);
    file.entry = batch.entry;
    if (auto const* const withdrawal = withdrawal_of(state, batch)) {
        file.withdrawn = withdrawal->day;
    }
    return file;
}

/// Withdrawals and corrections, in the order of their entries, and after how many files each came.
/// `kept`: the entries of the batches that are among the facts.
std::vector<FactsTakenBack> taken_back_in(RecordState const& state, Objects const& objects,
                                          std::vector<std::uint64_t> const& kept) {
    std::map<std::uint64_t, FactsTakenBack> by_entry;
    auto const add = [&](std::uint64_t entry, std::uint64_t batch, TakingBack taking,
                         std::string const& sha256) {
        auto const at = std::ranges::lower_bound(kept, batch);
        if (at == kept.end() || *at != batch) return;
        taking.batch = static_cast<int>(at - kept.begin()) + 1;
        auto const files = std::ranges::lower_bound(kept, entry) - kept.begin();
        by_entry.emplace(entry, FactsTakenBack{std::move(taking), static_cast<std::size_t>(files),
                                               sha256, place_of(entry)});
    };
    for (auto const& [batch, withdrawal] : state.withdrawals) {
        add(withdrawal.entry, batch, {0, withdrawal.day, withdrawal.because, {}, {}}, {});
    }
    for (auto const& correction : state.corrections) {
        add(correction.entry, correction.batch,
            {0, correction.recorded, correction.because,
             objects.path_of(correction.object).string(), "keys.csv"},
            print(correction.object));
    }
    std::vector<FactsTakenBack> all;
    for (auto& [entry, taken] : by_entry) all.push_back(std::move(taken));
    return all;
}

void check_dataset_is_there(LoadedPartnership& loaded, std::string const& dataset,
                            std::uint64_t entry) {
    if (loaded.compact().dataset(dataset) != nullptr) return;
    loaded.checked.diagnostics
        .error("F083", place_of(entry),
               "facts were imported for the dataset " + crosswalk::quoted(dataset) +
                   ", which the agreement does not have")
        .with_help("bring back [dataset." + printable(dataset) +
                   "] in the agreement; facts that were imported are never dropped silently");
}

/// Which measures each version redefined, up to the one in force.
Result<std::map<std::string, std::vector<Redefinition>>> redefinitions(RecordState const& state,
                                                                       Objects const& objects) {
    std::map<std::string, std::vector<Redefinition>> redefined;
    if (state.versions.size() < 2) return redefined;
    TRY_ASSIGN(auto before, load_version(state.versions.front(), objects));
    for (std::size_t i = 1; i < state.versions.size(); ++i) {
        auto const& version = state.versions[i];
        TRY_ASSIGN(auto after, load_version(version, objects));
        for (auto const& id : redefined_measures(before.compact, after.compact)) {
            redefined[id].push_back({version.time.date(), version.entry, version.because});
        }
        before = std::move(after);
    }
    return redefined;
}

}  // namespace

Result<std::vector<CompactFile>> files_of(
    AdoptedCompact const& version,
    std::function<Result<std::string>(Digest const& sha256)> const& object) {
    std::vector<CompactFile> files;
    std::size_t size = 0;
    for (auto const& file : version.files) {
        TRY_ASSIGN(auto bytes, object(file.sha256));
        TRY(check_text_size(file.path, size += bytes.size()));
        files.push_back({file.path, std::move(bytes)});
    }
    return files;
}

Result<CheckedCompact> load_version(AdoptedCompact const& version, Objects const& objects) {
    TRY_ASSIGN(auto files,
               files_of(version, [&](Digest const& sha256) { return objects.bytes(sha256); }));
    return load_compact(std::move(files));
}

Result<LoadedPartnership> load_state(RecordState const& state, Objects const& objects) {
    if (state.versions.empty()) {
        return failure("R024", "no agreement was adopted by then",
                       "name a later moment; `crosswalk log` lists the entries");
    }
    LoadedPartnership loaded;
    TRY_ASSIGN(loaded.checked, load_version(state.versions.back(), objects));
    TRY_ASSIGN(loaded.redefined, redefinitions(state, objects));
    if (!loaded.diagnostics().has_errors()) {
        check_measures(loaded.compact(), loaded.checked.diagnostics);
    }
    return with_facts(std::move(loaded), state, objects);
}

LoadedPartnership with_facts(LoadedPartnership partnership, RecordState const& state,
                             Objects const& objects, OtherDatasets others) {
    auto const there = objects.absolute();
    partnership.facts.clear();
    std::vector<std::uint64_t> kept;
    for (auto const& batch : state.batches) {
        // What was withdrawn need not have a place in the agreement of today.
        auto const& dataset = dataset_of(state, batch);
        bool const is_gone = partnership.compact().dataset(dataset) == nullptr;
        bool const is_passed_over =
            others == OtherDatasets::left_out || withdrawal_of(state, batch) != nullptr;
        if (is_gone && is_passed_over) continue;
        check_dataset_is_there(partnership, dataset, batch.entry);
        partnership.facts.push_back(facts_file(state, batch, there));
        kept.push_back(batch.entry);
    }
    partnership.taken_back = taken_back_in(state, there, kept);
    partnership.checked.diagnostics.sort();
    return partnership;
}

std::optional<Diagnostic> draft_notice(LoadedPartnership const& in_force) {
    if (!has_record(in_force.folder)) return std::nullopt;
    auto const draft = read_compact_files(in_force.folder);
    if (!draft) return std::nullopt;  // with a record the folder need not hold one
    Sources sources;
    for (auto const& file : *draft) sources.add(file.path, file.bytes);
    if (compact_digest(sources) == compact_digest(in_force.compact().sources)) return std::nullopt;
    Diagnostic notice;
    notice.severity = Severity::warning;
    notice.code = "R025";
    notice.message = "the agreement in the folder is not the one in force";
    notice.place.path = draft->front().path;
    notice.help =
        "what counts is the one the record holds; put the changed one in force with `crosswalk "
        "adopt`, or see what it would move with `crosswalk adopt --dry-run`";
    return notice;
}

Result<LoadedPartnership> open_partnership(fs::path const& folder) {
    if (!has_record(folder)) return load_partnership(folder);
    TRY_ASSIGN(auto recorded, load_recorded(folder));
    return std::move(recorded.partnership);
}

Result<RecordedPartnership> load_recorded(fs::path const& folder,
                                          std::optional<std::uint64_t> size) {
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::look, no_time));
    RecordedPartnership recorded;
    TRY_ASSIGN(recorded.checkpoint, log.checkpoint());
    TRY_ASSIGN(auto const checkpoints, log.checkpoints());
    if (size) {
        TRY_ASSIGN(recorded.state, log.state_at(*size));
    } else {
        recorded.state = std::move(log).take_state();
    }
    TRY_ASSIGN(recorded.partnership, load_state(recorded.state, objects_of(folder)));
    recorded.partnership.folder = folder;
    recorded.partnership.vouching = vouching_for(
        recorded.partnership.compact(),
        {recorded.state, keys_of_partners(recorded.state), checkpoints, recorded.state.size});
    return recorded;
}

}  // namespace crosswalk
