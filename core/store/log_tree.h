// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/merkle.h"
#include "store/record_database.h"
#include "text/result.h"

#include <cstdint>
#include <vector>

namespace crosswalk {

/// The tree over a log as far as it must be in memory: its edge, and the tiles that are not full.
class LogTree {
public:
    /// Adds a leaf and returns the tiles it filled.
    std::vector<Addition::Tile> add(Digest const& leaf);

    std::uint64_t size() const { return edge_.size(); }
    Digest root() const { return edge_.root(); }

    /// The hashes of the last tile of that level, which is not full; 0 to 255.
    std::vector<Digest> const& unfilled(unsigned level) const;

private:
    TreeEdge edge_;
    std::vector<std::vector<Digest>> unfilled_;
};

/// The hash of a complete subtree inside the tree: from a full tile in the database or one that is
/// not full in memory. W040 when the database lacks a tile that must be there.
Result<Digest> subtree_hash(LogTree const& tree, RecordDatabase& database, unsigned level,
                            std::uint64_t index);

}  // namespace crosswalk
