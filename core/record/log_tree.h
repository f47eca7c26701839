// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/merkle.h"
#include "record/tile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct FullTile {
    TileId id;
    std::string hashes;  ///< 256, one behind the other
};

/// The tree over a log as far as it must be in memory: its edge, and the tiles that are not full.
class LogTree {
public:
    LogTree() = default;
    /// The tree whose tiles at the right edge hold these hashes, by level: they say all of it.
    /// Nothing when no tree has such.
    static std::optional<LogTree> of_unfilled(std::vector<std::vector<Digest>> unfilled);

    /// Adds a leaf; tiles that it fills come behind those in `filled`.
    void add(Digest const& leaf, std::vector<FullTile>& filled);
    /// The same with all leaves of a tile at once, where one begins: the root over them. That tile,
    /// which whoever adds it has, does not come into `filled`.
    void add_tile(Digest const& root, std::vector<FullTile>& filled);

    std::uint64_t size() const { return edge_.size(); }
    Digest root() const { return edge_.root(); }

    /// The hashes of the last tile of that level, which is not full; 0 to 255.
    std::vector<Digest> const& unfilled(unsigned level) const;
    /// How many levels of tiles there are.
    unsigned levels() const { return static_cast<unsigned>(unfilled_.size()); }

    friend bool operator==(LogTree const&, LogTree const&) = default;

private:
    SubtreeDone collect_into(std::vector<FullTile>& filled);

    TreeEdge edge_;
    std::vector<std::vector<Digest>> unfilled_;
};

}  // namespace crosswalk
