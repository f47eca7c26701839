// SPDX-License-Identifier: Apache-2.0
#include "app/reading_of.h"

#include "app/commands.h"
#include "app/progress.h"
#include "service/recorded.h"
#include "text/utf8.h"

namespace crosswalk {

std::expected<LoadedPartnership, ExitCode> load_named(Session& session, std::string const& folder) {
    auto const found = find_partnership(named_folder(folder));
    if (!found) return std::unexpected(report(session, found.error()));
    auto loaded = require_good(session, open_partnership(*found));
    if (!loaded) return loaded;
    if (auto const notice = draft_notice(*loaded)) {
        Diagnostics notices;
        notices.add(*notice);
        report(session, seen_from(*found, notices));
    }
    return loaded;
}

std::expected<Recording, ExitCode> recording_in(Session& session, std::string const& folder,
                                                WhoOptions const& who) {
    auto const found = find_partnership(named_folder(folder));
    if (!found) return std::unexpected(report(session, found.error()));
    auto const in_force = require_good(session, open_partnership(*found));
    if (!in_force) return std::unexpected(in_force.error());
    auto const partner = recording_partner(in_force->compact(), who.organization);
    if (!partner) return std::unexpected(report(session, partner.error()));
    return Recording{*found, {*partner, printable(who.actor)}};
}

std::expected<LoadedPartnership, ExitCode> load_at(Session& session, std::string const& folder,
                                                   std::uint64_t entries) {
    auto const found = find_partnership(named_folder(folder));
    if (!found) return std::unexpected(report(session, found.error()));
    auto recorded = load_recorded(*found, entries);
    if (!recorded) return std::unexpected(report(session, recorded.error()));
    return require_good(session, std::move(recorded->partnership));
}

std::expected<LoadedPartnership, ExitCode> require_good(Session& session,
                                                        Result<LoadedPartnership> loaded) {
    if (!loaded) return std::unexpected(report(session, loaded.error()));
    if (loaded->diagnostics().has_errors()) {
        return std::unexpected(report(session, seen_from(loaded->folder, loaded->diagnostics())));
    }
    return *std::move(loaded);
}

std::expected<Reading, ExitCode> reading_of(Session& session, LoadedPartnership const& partnership,
                                            ReadRequest request) {
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto outcome = read_partnership(partnership, request);
    progress.end();
    if (!outcome) return std::unexpected(report(session, outcome.error()));
    auto const exit = report(session, seen_from(partnership.folder, outcome->diagnostics));
    if (!outcome->reading) return std::unexpected(exit);
    return *std::move(outcome->reading);
}

}  // namespace crosswalk
