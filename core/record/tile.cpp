// SPDX-License-Identifier: Apache-2.0
#include "record/tile.h"

#include <fmt/format.h>

namespace crosswalk {
namespace {

/// Three digits to the folder, every group but the last marked, so that no folder grows large.
std::string index_path(std::uint64_t index) {
    auto path = fmt::format("{:03}", index % 1000);
    for (index /= 1000; index > 0; index /= 1000)
        path = fmt::format("x{:03}/", index % 1000) + path;
    return path;
}

std::string width_path(unsigned width) {
    invariant(width >= 1 && width <= tile_width, "a tile holds 1 to 256");
    return width == tile_width ? "" : fmt::format(".p/{}", width);
}

}  // namespace

std::string path_of(TileId const& tile) {
    return fmt::format("tile/{}/{}{}", tile.level, index_path(tile.index), width_path(tile.width));
}

std::string entries_path(std::uint64_t index, unsigned width) {
    return "tile/entries/" + index_path(index) + width_path(width);
}

std::vector<TileId> tiles_of(std::uint64_t size) {
    std::vector<TileId> tiles;
    unsigned level = 0;
    for (auto hashes = size; hashes > 0; hashes /= tile_width, ++level) {
        for (std::uint64_t index = 0; index * tile_width < hashes; ++index) {
            auto const left = hashes - index * tile_width;
            tiles.push_back(
                {level, index, left < tile_width ? static_cast<unsigned>(left) : tile_width});
        }
    }
    return tiles;
}

std::string print_entries(std::vector<std::string> const& entries) {
    std::string bytes;
    for (auto const& entry : entries) {
        invariant(entry.size() <= longest_entry, "entries are as short as a log takes them");
        bytes += static_cast<char>(entry.size() >> 8U);
        bytes += static_cast<char>(entry.size() & 0xffU);
        bytes += entry;
    }
    return bytes;
}

Result<std::vector<std::string>> parse_entries(std::string_view bytes) {
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        auto const length = bytes.size() < 2 ? 0U : byte(0) * 256U + byte(1);
        if (bytes.size() < 2 || bytes.size() - 2 < length || entries.size() == tile_width) {
            return failure("R003",
                           "this is no bundle of entries: it ends within one, or has more "
                           "than 256",
                           "fetch the file again; whoever keeps the log must not shorten it");
        }
        entries.emplace_back(bytes.substr(2, length));
        bytes.remove_prefix(2 + length);
    }
    return entries;
}

}  // namespace crosswalk
