// SPDX-License-Identifier: Apache-2.0
#include "service/recorded.h"

#include "barometer/reading.h"
#include "measure/check.h"
#include "service/files.h"
#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// Reading has no clock: nothing is appended.
Instant no_time() { return {}; }

Place place_of(RecordedBatch const& batch) {
    Place place;
    place.path = "record: entry " + std::to_string(batch.entry);
    return place;
}

FactsFile facts_file(RecordedBatch const& batch, Objects const& objects) {
    FactsFile file;
    std::error_code error;
    file.source.dataset = batch.dataset;
    file.source.path = fs::absolute(objects.path_of(batch.object), error).lexically_normal();
    file.source.shown_as = batch.name;
    file.source.recorded = batch.recorded;
    file.named_at = place_of(batch);
    file.sha256 = print(batch.object);
    return file;
}

void check_dataset_is_there(LoadedPartnership& loaded, RecordedBatch const& batch) {
    if (loaded.compact().dataset(batch.dataset) != nullptr) return;
    loaded.checked.diagnostics
        .error("F083", place_of(batch),
               "facts were imported for the dataset " + crosswalk::quoted(batch.dataset) +
                   ", which the agreement does not have")
        .with_help("bring back [dataset." + printable(batch.dataset) +
                   "] in the agreement; facts that were imported are never dropped silently");
}

}  // namespace

Result<LoadedPartnership> load_state(RecordState const& state, Objects const& objects) {
    if (state.versions.empty()) {
        return failure("R024", "no agreement was adopted by then",
                       "name a later moment; `crosswalk log` lists the entries");
    }
    std::vector<CompactFile> files;
    for (auto const& file : state.versions.back().files) {
        TRY_ASSIGN(auto bytes, objects.bytes(file.sha256));
        files.push_back({file.path, std::move(bytes)});
    }
    LoadedPartnership loaded;
    loaded.checked = load_compact(std::move(files));
    if (!loaded.diagnostics().has_errors()) {
        check_measures(loaded.compact(), loaded.checked.diagnostics);
    }
    return with_facts(std::move(loaded), state, objects);
}

LoadedPartnership with_facts(LoadedPartnership partnership, RecordState const& state,
                             Objects const& objects) {
    partnership.facts.clear();
    for (auto const& batch : state.batches) {
        if (batch.withdrawn_by) continue;
        check_dataset_is_there(partnership, batch);
        partnership.facts.push_back(facts_file(batch, objects));
    }
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
    if (size) {
        TRY_ASSIGN(recorded.state, log.state_at(*size));
    } else {
        TRY_ASSIGN(recorded.state, log.state());
    }
    TRY_ASSIGN(recorded.checkpoint, log.checkpoint());
    TRY_ASSIGN(recorded.partnership, load_state(recorded.state, objects_of(folder)));
    recorded.partnership.folder = folder;
    return recorded;
}

}  // namespace crosswalk
