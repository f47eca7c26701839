// SPDX-License-Identifier: Apache-2.0
#include "record/log_tree.h"

#include <utility>

namespace crosswalk {

std::optional<LogTree> LogTree::of_unfilled(std::vector<std::vector<Digest>> unfilled) {
    constexpr std::size_t most_levels = 7;  // more entries than anybody will ever have
    if (unfilled.size() > most_levels) return std::nullopt;
    std::uint64_t size = 0;
    for (std::size_t level = 0; level < unfilled.size(); ++level) {
        if (unfilled[level].size() >= tile_width) return std::nullopt;
        size += std::uint64_t{unfilled[level].size()} << (level * tile_height);
    }
    // The edge holds the subtrees of the size's digits, and each is over hashes of one such tile.
    auto const hash_of = [&](unsigned level, std::uint64_t index) {
        auto const width = std::size_t{1} << level % tile_height;
        auto const first = static_cast<std::size_t>(index) * width % tile_width;
        TreeEdge subtree;
        for (auto i = first; i < first + width; ++i) {
            subtree.add(unfilled[level / tile_height][i]);
        }
        return subtree.root();
    };
    LogTree tree;
    tree.edge_ = TreeEdge(size, hash_of);
    tree.unfilled_ = std::move(unfilled);
    return tree;
}

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
