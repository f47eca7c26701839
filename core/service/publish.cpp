// SPDX-License-Identifier: Apache-2.0
#include "service/publish.h"

#include "service/recorded.h"
#include "view/json.h"

#include <utility>

namespace crosswalk {

Result<Publication> publish_reading(std::filesystem::path const& folder,
                                    PublishRequest const& request) {
    Publication published;
    TRY_ASSIGN(auto const recorded, load_recorded(folder));
    auto const& partnership = recorded.partnership;
    published.diagnostics = partnership.diagnostics();
    if (published.diagnostics.has_errors()) return published;
    TRY_ASSIGN(auto const outcome,
               read_partnership(partnership,
                                {.as_of = request.as_of, .threads = 0, .watch = request.watch}));
    for (auto const& each : outcome.diagnostics.list()) published.diagnostics.add(each);
    if (!outcome.reading) return published;
    TRY_ASSIGN(published.reading,
               objects_of(folder).keep(json(partnership.compact(), *outcome.reading)));
    published.facts = recorded.state.size;
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY_ASSIGN(auto const appended,
               log.append({"reading_published",
                           {},
                           request.who.actor,
                           request.who.organization,
                           {{"as_of", print(request.as_of)},
                            {"compact", outcome.reading->compact_digest},
                            {"facts", static_cast<std::int64_t>(published.facts)},
                            {"reading", print(published.reading)}}}));
    published.entry = appended.number;
    return published;
}

}  // namespace crosswalk
