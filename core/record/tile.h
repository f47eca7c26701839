// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/merkle.h"
#include "text/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// The tree cut into files of up to 256 hashes, so that a log can be published as plain files that
// never change once they are full.
//
// Source    C2SP tlog-tiles

inline constexpr unsigned tile_width = 256;
inline constexpr unsigned tile_height = 8;  ///< levels of the tree in one tile

/// 256 subtree hashes of tree level 8 * level, beginning with the 256 * index-th; fewer at the
/// right edge.
struct TileId {
    unsigned level = 0;
    std::uint64_t index = 0;
    unsigned width = tile_width;  ///< 1 to 256

    friend auto operator<=>(TileId const&, TileId const&) = default;
};

/// "tile/0/x001/067", and ".p/5" behind it when it is not full.
std::string path_of(TileId const& tile);
/// The same for the entries themselves: "tile/entries/x001/067".
std::string entries_path(std::uint64_t index, unsigned width = tile_width);

/// What a path of either kind names; nothing when it is none.
struct TileName {
    bool is_entries = false;
    TileId id;
};
std::optional<TileName> parse_tile_path(std::string_view path);

/// All tiles of a tree of that size, level by level, left to right.
std::vector<TileId> tiles_of(std::uint64_t size);

/// The bytes of a tile: its hashes, one behind the other.
std::string print_hashes(std::vector<Digest> const& hashes);
/// One of them; nothing when the tile is shorter.
std::optional<Digest> hash_at(std::string_view hashes, std::size_t place);

/// No entry is longer: its length stands in two bytes.
inline constexpr std::size_t longest_entry = 65535;

/// Entries stand one after the other, each behind its length in two bytes, the higher one first.
void add_entry(std::string& bytes, std::string_view entry);
/// Where each of them lies in these bytes. R003 when they end within an entry, or hold more than
/// 256.
Result<std::vector<std::string_view>> split_entries(std::string_view bytes);

}  // namespace crosswalk
