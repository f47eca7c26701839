// SPDX-License-Identifier: Apache-2.0
#include "record/log_tree.h"

namespace crosswalk {

void LogTree::add(Digest const& leaf, std::vector<FullTile>& filled) {
    edge_.add(leaf, [&](unsigned level, std::uint64_t index, Digest const& hash) {
        if (level % tile_height != 0) return;
        auto const tile_level = level / tile_height;
        if (unfilled_.size() <= tile_level) unfilled_.resize(tile_level + 1);
        auto& hashes = unfilled_[tile_level];
        hashes.push_back(hash);
        if (hashes.size() < tile_width) return;
        filled.push_back({{tile_level, index / tile_width, tile_width}, print_hashes(hashes)});
        hashes.clear();
    });
}

std::vector<Digest> const& LogTree::unfilled(unsigned level) const {
    static std::vector<Digest> const none;
    return level < unfilled_.size() ? unfilled_[level] : none;
}

}  // namespace crosswalk
