// SPDX-License-Identifier: Apache-2.0
#include "record/tile.h"

#include <fmt/format.h>

#include <algorithm>

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

/// A number of at most 12 digits, none of them a sign.
std::optional<std::uint64_t> parse_number(std::string_view text) {
    constexpr std::size_t most_digits = 12;
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    std::uint64_t number = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

}  // namespace

std::optional<TileName> parse_tile_path(std::string_view path) {
    TileName name;
    auto rest = path;
    if (!rest.starts_with("tile/")) return std::nullopt;
    rest.remove_prefix(5);
    auto const level = rest.substr(0, rest.find('/'));
    name.is_entries = level == "entries";
    if (!name.is_entries) {
        auto const number = parse_number(level);
        if (!number || *number > 7) return std::nullopt;
        name.id.level = static_cast<unsigned>(*number);
    }
    rest.remove_prefix(std::min(rest.size(), level.size() + 1));
    if (auto const dot = rest.find(".p/"); dot != std::string_view::npos) {
        auto const width = parse_number(rest.substr(dot + 3));
        if (!width || *width == 0 || *width >= tile_width) return std::nullopt;
        name.id.width = static_cast<unsigned>(*width);
        rest = rest.substr(0, dot);
    }
    std::string digits;
    for (char const c : rest) {
        if (c != 'x' && c != '/') digits += c;
    }
    auto const index = parse_number(digits);
    if (!index) return std::nullopt;
    name.id.index = *index;
    // One path for each tile: what would be written otherwise is none.
    auto const written = name.is_entries ? entries_path(*index, name.id.width) : path_of(name.id);
    return written == path ? std::optional(name) : std::nullopt;
}

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

std::string print_hashes(std::vector<Digest> const& hashes) {
    std::string bytes;
    bytes.reserve(hashes.size() * Digest::size);
    for (auto const& each : hashes) bytes.append(each.bytes().begin(), each.bytes().end());
    return bytes;
}

std::optional<Digest> hash_at(std::string_view hashes, std::size_t place) {
    if (hashes.size() < (place + 1) * Digest::size) return std::nullopt;
    Digest::Bytes bytes{};
    std::ranges::copy(hashes.substr(place * Digest::size, Digest::size), bytes.begin());
    return Digest(bytes);
}

void add_entry(std::string& bytes, std::string_view entry) {
    invariant(entry.size() <= longest_entry, "entries are as short as a log takes them");
    bytes += static_cast<char>(entry.size() >> 8U);
    bytes += static_cast<char>(entry.size() & 0xffU);
    bytes += entry;
}

Result<std::vector<std::string_view>> split_entries(std::string_view bytes) {
    std::vector<std::string_view> entries;
    while (!bytes.empty()) {
        auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        auto const length = bytes.size() < 2 ? 0U : byte(0) * 256U + byte(1);
        if (bytes.size() < 2 || bytes.size() - 2 < length || entries.size() == tile_width) {
            return failure("R003",
                           "this is no bundle of entries: it ends within one, or has more "
                           "than 256",
                           "fetch the file again; whoever keeps the log must not shorten it");
        }
        entries.push_back(bytes.substr(2, length));
        bytes.remove_prefix(2 + length);
    }
    return entries;
}

}  // namespace crosswalk
