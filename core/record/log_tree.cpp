// SPDX-License-Identifier: Apache-2.0
#include "record/log_tree.h"

namespace crosswalk {

SubtreeDone LogTree::collect_into(std::vector<FullTile>& filled) {
    return [this, &filled](unsigned level, std::uint64_t index, Digest const& hash) {
        if (level % tile_height != 0) return;
        auto const tile_level = level / tile_height;
        if (unfilled_.size() <= tile_level) unfilled_.resize(tile_level + 1);
        auto& hashes = unfilled_[tile_level];
        hashes.push_back(hash);
        if (hashes.size() < tile_width) return;
        filled.push_back({{tile_level, index / tile_width, tile_width}, print_hashes(hashes)});
        hashes.clear();
    };
}

void LogTree::add(Digest const& leaf, std::vector<FullTile>& filled) {
    edge_.add(leaf, collect_into(filled));
}

void LogTree::add_tile(Digest const& root, std::vector<FullTile>& filled) {
    edge_.add_subtree(tile_height, root, collect_into(filled));
}

std::vector<Digest> const& LogTree::unfilled(unsigned level) const {
    static std::vector<Digest> const none;
    return level < unfilled_.size() ? unfilled_[level] : none;
}

}  // namespace crosswalk
