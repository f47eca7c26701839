// SPDX-License-Identifier: Apache-2.0
#include "store/subtree_hash.h"

namespace crosswalk {
namespace {

/// One of the hashes that stand in tiles.
Result<Digest> tile_hash(LogTree const& tree, RecordDatabase& database, unsigned level,
                         std::uint64_t index) {
    auto const number = index / tile_width;
    auto const place = index % tile_width;
    auto const hashes_there = tree.size() >> (level * tile_height);
    invariant(index < hashes_there, "the subtree is complete");
    if (number == hashes_there / tile_width) return tree.unfilled(level)[place];
    TRY_ASSIGN(auto const tile, database.tile(level, number));
    if (!tile || tile->size() != tile_width * Digest::size) {
        return failure("W040", "the record lacks " + path_of({level, number, tile_width}),
                       "keep a copy of the record, and put it back from a backup");
    }
    return *hash_at(*tile, place);
}

}  // namespace

Result<Digest> subtree_hash(LogTree const& tree, RecordDatabase& database, unsigned level,
                            std::uint64_t index) {
    if (level % tile_height == 0) return tile_hash(tree, database, level / tile_height, index);
    TRY_ASSIGN(auto const left, subtree_hash(tree, database, level - 1, 2 * index));
    TRY_ASSIGN(auto const right, subtree_hash(tree, database, level - 1, 2 * index + 1));
    return node_hash(left, right);
}

}  // namespace crosswalk
