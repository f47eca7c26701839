// SPDX-License-Identifier: Apache-2.0
#include "barometer/vouching.h"

#include <algorithm>
#include <optional>
#include <set>

namespace crosswalk {
namespace {

/// When the holder of that key first countersigned a checkpoint that counts.
std::optional<Instant> first_seen(HeldKey const& held, Vouched const& record) {
    std::optional<Instant> first;
    for (auto const& note : record.checkpoints) {
        auto const checkpoint = parse_checkpoint(note.text);
        if (!checkpoint || checkpoint->tree.size < record.entries) continue;
        if (held.retired_by && *held.retired_by < checkpoint->tree.size) continue;
        auto const seen = cosigned_at(note, held.key);
        if (seen && (!first || *seen < *first)) first = seen;
    }
    return first;
}

std::optional<Instant> first_seen(Partner const& partner, Vouched const& record) {
    std::optional<Instant> first;
    for (auto const& held : record.state.keys) {
        if (held.holder != partner.id) continue;
        if (std::ranges::find(record.trusted, held.key) == record.trusted.end()) continue;
        auto const seen = first_seen(held, record);
        if (seen && (!first || *seen < *first)) first = seen;
    }
    return first;
}

}  // namespace

Vouching vouching_for(Compact const& compact, Vouched const& record) {
    Vouching made;
    made.entries = record.entries;
    made.asked_witnesses = compact.partnership.witnesses;
    made.asked_sectors = compact.partnership.witness_sectors;
    if (record.state.keys.empty()) return made;
    auto const& host = record.state.keys.front().holder;
    auto const* const host_partner = compact.partner(host);
    std::set<Sector> sectors;
    for (auto const& partner : compact.partners) {
        if (partner.id == host) continue;
        auto const seen = first_seen(partner, record);
        if (!seen) continue;
        made.witnesses.push_back({partner.id, partner.sector, *seen});
        if (host_partner == nullptr || partner.sector != host_partner->sector) {
            sectors.insert(partner.sector);
        }
    }
    made.sectors = static_cast<int>(sectors.size());
    return made;
}

std::vector<PublicKey> keys_of_partners(RecordState const& state) {
    std::vector<PublicKey> keys;
    for (std::size_t i = 1; i < state.keys.size(); ++i) keys.push_back(state.keys[i].key);
    return keys;
}

}  // namespace crosswalk
