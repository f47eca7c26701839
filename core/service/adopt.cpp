// SPDX-License-Identifier: Apache-2.0
#include "service/adopt.h"

#include "service/personal.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// The agreement of the folder over the facts of the record.
Result<LoadedPartnership> draft_over(RecordedPartnership const& recorded, fs::path const& folder) {
    TRY_ASSIGN(auto draft, load_partnership(folder));
    return with_facts(std::move(draft), recorded.state, objects_of(folder));
}

Json moves_as_json(std::vector<Change> const& moves) {
    Json::List list;
    for (auto const& each : moves) {
        list.push_back(Json::Object{{"after", each.after},
                                    {"before", each.before},
                                    {"kind", name(each.kind)},
                                    {"path", each.path}});
    }
    return list;
}

/// A reading, or nothing when the diagnostics say why there is none.
Result<std::optional<Reading>> reading_of(LoadedPartnership const& partnership,
                                          AdoptRequest const& request, Diagnostics& diagnostics) {
    TRY_ASSIGN(auto outcome,
               read_partnership(partnership,
                                {.as_of = request.as_of, .threads = 0, .watch = request.watch}));
    for (auto const& each : outcome.diagnostics.list()) diagnostics.add(each);
    return std::move(outcome.reading);
}

Result<Entry> amendment(LoadedPartnership const& draft, RecordedPartnership const& recorded,
                        fs::path const& folder, AdoptRequest const& request,
                        std::vector<Change> const& moves) {
    auto const objects = objects_of(folder);
    TRY_ASSIGN(auto entry, adoption_of(draft, objects, request.who));
    TRY_ASSIGN(auto const kept, objects.keep(canonical(moves_as_json(moves))));
    entry.body.emplace("because", printable(request.because));
    entry.body.emplace("moves", print(kept));
    entry.body.emplace("replaces", print(recorded.state.versions.back().version));
    return entry;
}

}  // namespace

Result<Adopted> adopt_compact(fs::path const& folder, AdoptRequest const& request) {
    Adopted adopted;
    TRY_ASSIGN(auto const recorded, load_recorded(folder));
    TRY_ASSIGN(auto const draft, draft_over(recorded, folder));
    adopted.diagnostics = draft.diagnostics();
    check_personal_columns(draft.compact(), adopted.diagnostics);
    for (auto const& version : recorded.state.versions) {
        TRY_ASSIGN(auto const earlier, load_version(version, objects_of(folder)));
        check_personal_marks(earlier.compact, draft.compact(), recorded.state, adopted.diagnostics);
        if (adopted.diagnostics.has_errors()) break;  // once is enough
    }
    if (adopted.diagnostics.has_errors()) return adopted;
    // What reading under the old version complains about was said when it was adopted.
    Diagnostics said_before;
    TRY_ASSIGN(auto const before, reading_of(recorded.partnership, request, said_before));
    TRY_ASSIGN(auto const after, reading_of(draft, request, adopted.diagnostics));
    if (!after || adopted.diagnostics.has_errors()) return adopted;
    if (before) {
        adopted.moves =
            difference(recorded.partnership.compact(), *before, draft.compact(), *after);
    }
    if (request.keep == AdoptRequest::Keep::no) return adopted;
    TRY_ASSIGN(auto const entry, amendment(draft, recorded, folder, request, adopted.moves));
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY_ASSIGN(auto const appended, log.append(entry));
    adopted.entry = appended.number;
    return adopted;
}

}  // namespace crosswalk
