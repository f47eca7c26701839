// SPDX-License-Identifier: Apache-2.0
#include "service/organizations.h"

#include "compact/load.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace crosswalk {
namespace {

/// Ids of its partners; nothing when it cannot be read without errors.
Result<std::optional<std::set<std::string>>> partners_of(LogSource const& source,
                                                         AdoptedCompact const& version) {
    TRY_ASSIGN(auto files,
               files_of(version, [&](Digest const& sha256) { return source.object(sha256); }));
    auto const checked = load_compact(std::move(files));
    if (checked.diagnostics.has_errors()) return std::nullopt;
    std::set<std::string> ids;
    for (auto const& partner : checked.compact.partners) ids.insert(partner.id);
    return ids;
}

}  // namespace

void NamedOrganizations::add(std::uint64_t entry, std::string_view organization,
                             std::size_t versions) {
    // What comes before the first agreement is held against that one.
    auto const at = std::max<std::size_t>(versions, 1) - 1;
    bool const is_the_same =
        last_ != named_.end() && last_->first.first == at && last_->first.second == organization;
    if (!is_the_same)
        last_ = named_.try_emplace({at, std::string(organization)}, Named{entry, 0}).first;
    ++last_->second.count;
}

Result<void> NamedOrganizations::check(LogSource const& source, RecordState const& state,
                                       Diagnostics& findings) const {
    for (std::size_t at = 0; at < state.versions.size(); ++at) {
        TRY_ASSIGN(auto const partners, partners_of(source, state.versions[at]));
        if (!partners) continue;
        for (auto each = named_.lower_bound({at, {}});
             each != named_.end() && each->first.first == at; ++each) {
            auto const& organization = each->first.second;
            if (partners->contains(organization)) continue;
            findings
                .warning("R045", {},
                         std::to_string(each->second.count) +
                             (each->second.count == 1 ? " entry names " : " entries name ") +
                             crosswalk::quoted(organization) +
                             ", which was no partner of the agreement then; the first of them is "
                             "entry " +
                             std::to_string(each->second.first))
                .with_help("ask the host who entered them, and for whom");
        }
    }
    return {};
}

}  // namespace crosswalk
