// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/log_check.h"
#include "service/log_source.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The entries of one tile: what the log has, and what they hash to.
struct EntryTile {
    TileId id;
    std::string bytes;
    std::string told;  ///< what the log says that the hashes of its entries are
    std::vector<LogCheck::Leaf> leaves;  ///< as many as the tile is wide, or fewer
    std::string hashes;                  ///< of the leaves, one behind the other
    std::optional<Digest> root;          ///< over them, when the tile is full

    std::vector<JsonReader> readers;  ///< what the leaves were read by
    std::vector<EntryView> views;
};

using TileSeen = std::function<Result<void>(EntryTile const& tile)>;

/// As many as help on this machine: more would only wait for each other.
unsigned walking_threads();

/// Shows the first `size` entries of a log, tile by tile and in order; a tile with fewer entries
/// than it should have is the last. Several threads fetch, read and hash them, but one at a time
/// uses the source and one at a time is in `seen`: what comes out is the same with any number.
Result<void> walk_entries(LogSource const& source, std::uint64_t size, TileSeen const& seen,
                          unsigned threads = walking_threads());

}  // namespace crosswalk
