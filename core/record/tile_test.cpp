// SPDX-License-Identifier: Apache-2.0
#include "record/tile.h"

#include "record/log_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

TEST(tile, has_the_path_other_programs_look_for) {
    EXPECT_EQ(path_of({0, 0, 256}), "tile/0/000");
    EXPECT_EQ(path_of({0, 5, 112}), "tile/0/005.p/112");
    EXPECT_EQ(path_of({1, 67, 256}), "tile/1/067");
    EXPECT_EQ(path_of({2, 1067, 1}), "tile/2/x001/067.p/1");
    EXPECT_EQ(path_of({0, 1234067, 256}), "tile/0/x001/x234/067");
    EXPECT_EQ(entries_path(1234067), "tile/entries/x001/x234/067");
    EXPECT_EQ(entries_path(0, 3), "tile/entries/000.p/3");
}

TEST(tile, is_found_by_its_path) {
    for (TileId const id : {TileId{0, 0, 256}, TileId{3, 1234067, 7}, TileId{1, 999, 255}}) {
        auto const hashes = parse_tile_path(path_of(id));
        ASSERT_TRUE(hashes) << path_of(id);
        EXPECT_FALSE(hashes->is_entries);
        EXPECT_EQ(hashes->id, id);
        auto const entries = parse_tile_path(entries_path(id.index, id.width));
        ASSERT_TRUE(entries);
        EXPECT_TRUE(entries->is_entries);
        EXPECT_EQ(entries->id.index, id.index);
    }
    for (std::string const path :
         {"", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/x000/001", "tile/0/1000",
          "tile/0/001.p/", "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/007", "tile/8/000",
          "tile/-1/000", "tile/0/../000", "tile/entry/000", "tile/0/000/", "tile/0/x001",
          "tile/0/x999/x999/x999/x999/x999/999"}) {
        EXPECT_FALSE(parse_tile_path(path)) << path;
    }
}

TEST(tile, all_of_a_tree_hold_its_hashes) {
    EXPECT_TRUE(tiles_of(0).empty());
    EXPECT_EQ(tiles_of(1), (std::vector<TileId>{{0, 0, 1}}));
    EXPECT_EQ(tiles_of(256), (std::vector<TileId>{{0, 0, 256}, {1, 0, 1}}));
    EXPECT_EQ(tiles_of(70000).size(), 274U + 2U + 1U);
    EXPECT_EQ(tiles_of(70000).back(), (TileId{2, 0, 1}));
    EXPECT_EQ(tiles_of(70000)[273], (TileId{0, 273, 112}));
}

std::string written(std::vector<std::string> const& entries) {
    std::string bytes;
    for (auto const& entry : entries) add_entry(bytes, entry);
    return bytes;
}

TEST(tile, entries_are_read_as_they_are_written) {
    std::vector<std::string> const entries = {"", "a", std::string(65535, 'b'), "{}"};
    auto const bytes = written(entries);
    EXPECT_EQ(bytes.substr(0, 5), std::string("\0\0\0\1a", 5));
    EXPECT_THAT(split_entries(bytes).value(), ::testing::ElementsAreArray(entries));
    EXPECT_TRUE(split_entries("").value().empty());
}

TEST(tile, entries_that_are_cut_are_refused) {
    auto const bytes = written({"entry", "another"});
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        auto const entries = split_entries(std::string_view(bytes).substr(0, bytes.size() - cut));
        if (cut == 9) continue;  // between the two
        ASSERT_FALSE(entries) << cut;
        EXPECT_EQ(entries.error().code, "R003");
    }
    EXPECT_TRUE(split_entries(written(std::vector<std::string>(256, "x"))));
    EXPECT_FALSE(split_entries(written(std::vector<std::string>(257, "x"))));
}

// Whoever has the root over a tile's leaves adds them at once, and the tree is the same.
TEST(log_tree, takes_a_tile_at_once_as_leaf_by_leaf) {
    constexpr std::uint64_t leaves = 257 * tile_width + 3;
    LogTree one;
    LogTree other;
    std::vector<FullTile> filled_one;
    std::vector<FullTile> filled_other;
    TreeEdge edge;
    for (std::uint64_t i = 0; i < leaves; ++i) {
        auto const leaf = leaf_hash(std::to_string(i));
        one.add(leaf, filled_one);
        bool const is_in_a_full_tile = i / tile_width < leaves / tile_width;
        if (!is_in_a_full_tile) {
            other.add(leaf, filled_other);
            continue;
        }
        edge.add(leaf);
        if (edge.size() % tile_width != 0) continue;
        other.add_tile(edge.root(), filled_other);
        edge = {};
        ASSERT_EQ(other.size(), one.size());
        ASSERT_EQ(other.root(), one.root());
        ASSERT_EQ(other.unfilled(1), one.unfilled(1));
    }
    EXPECT_EQ(other.root(), one.root());
    for (unsigned level = 0; level < 4; ++level) {
        EXPECT_EQ(other.unfilled(level), one.unfilled(level));
    }
    std::erase_if(filled_one, [](FullTile const& tile) { return tile.id.level == 0; });
    ASSERT_EQ(filled_one.size(), 1U);
    ASSERT_EQ(filled_other.size(), 1U);
    EXPECT_EQ(filled_other[0].id, filled_one[0].id);
    EXPECT_EQ(filled_other[0].hashes, filled_one[0].hashes);
}

}  // namespace
}  // namespace crosswalk
