// SPDX-License-Identifier: Apache-2.0
#include "service/log_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::uint64_t size = 5 * tile_width + 7;

std::string entry(std::uint64_t number) {
    return print(Entry{"dispute_noted",
                       {},
                       "operator",
                       "envision",
                       {{"about", 0}, {"says", "no " + std::to_string(number)}}});
}

/// The files of a log, of which one tile of entries can be shorter than it should be, or missing.
struct Log {
    std::uint64_t missing = ~std::uint64_t{0};
    std::uint64_t cut = ~std::uint64_t{0};

    LogSource source() const {
        return {"made up", [log = *this](std::string const& name) { return log.file(name); }};
    }
    Result<std::string> file(std::string const& name) const {
        auto const tile = parse_tile_path(name).value();
        auto const& id = tile.id;
        if (id.index >= missing) {
            return failure("W001", "there is no tile " + std::to_string(id.index), "look for it");
        }
        // The later ones come sooner, so that threads would get them into disorder if they could.
        std::this_thread::sleep_for(std::chrono::microseconds(200 * (8 - id.index)));
        std::string bytes;
        std::vector<Digest> hashes;
        auto const width = id.index == cut ? 3 : id.width;
        for (unsigned i = 0; i < width; ++i) {
            auto const each = entry(id.index * tile_width + i);
            add_entry(bytes, each);
            hashes.push_back(leaf_hash(each));
        }
        return tile.is_entries ? bytes : print_hashes(hashes);
    }
};

struct Walked {
    Result<void> outcome;
    std::vector<std::uint64_t> tiles;
    std::vector<std::string> entries;
    std::vector<std::optional<Digest>> roots;
};

/// `refused`: the tile that whoever looks does not want.
Walked walk(Log const& log, unsigned threads, std::uint64_t refused = ~std::uint64_t{0}) {
    Walked walked;
    auto const seen = [&](EntryTile const& tile) -> Result<void> {
        walked.tiles.push_back(tile.id.index);
        walked.roots.push_back(tile.root);
        for (auto const& leaf : tile.leaves) {
            EXPECT_NE(leaf.view, nullptr);
            EXPECT_EQ(leaf.hash, leaf_hash(leaf.entry));
            EXPECT_FALSE(leaf.told);  // nothing else than what it hashes to
            walked.entries.emplace_back(leaf.entry);
        }
        if (tile.id.index != refused) return {};
        return failure("R031", "not tile " + std::to_string(refused), "show another");
    };
    walked.outcome = walk_entries(log.source(), size, seen, threads);
    return walked;
}

TEST(log_walk, shows_every_entry_in_its_order_with_any_number_of_threads) {
    for (unsigned threads = 1; threads <= 8; ++threads) {
        auto const walked = walk({}, threads);
        ASSERT_TRUE(walked.outcome);
        EXPECT_THAT(walked.tiles, ElementsAre(0, 1, 2, 3, 4, 5));
        ASSERT_EQ(walked.entries.size(), size);
        for (std::uint64_t i = 0; i < size; ++i) ASSERT_EQ(walked.entries[i], entry(i));
        for (std::uint64_t tile = 0; tile < 5; ++tile) {
            TreeEdge edge;
            for (unsigned i = 0; i < tile_width; ++i) {
                edge.add(leaf_hash(entry(tile * tile_width + i)));
            }
            EXPECT_EQ(walked.roots[tile], edge.root());
        }
        EXPECT_FALSE(walked.roots.back());  // it is not full
    }
}

TEST(log_walk, ends_with_the_first_failure_and_gives_it_back) {
    for (unsigned threads = 1; threads <= 8; ++threads) {
        // Every tile from 3 on fails; others may have been asked for before.
        auto const walked = walk({.missing = 3}, threads);
        ASSERT_FALSE(walked.outcome);
        EXPECT_THAT(walked.outcome.error().message, HasSubstr("no tile 3"));
        EXPECT_THAT(walked.tiles, ElementsAre(0, 1, 2));
    }
}

TEST(log_walk, ends_when_whoever_looks_has_seen_enough) {
    for (unsigned threads = 1; threads <= 8; ++threads) {
        auto const walked = walk({.missing = 2}, threads, 1);
        ASSERT_FALSE(walked.outcome);
        EXPECT_EQ(walked.outcome.error().message, "not tile 1");
        EXPECT_THAT(walked.tiles, ElementsAre(0, 1));
    }
}

TEST(log_walk, ends_with_a_tile_that_is_too_short) {
    for (unsigned threads = 1; threads <= 8; ++threads) {
        auto const walked = walk({.cut = 2}, threads);
        ASSERT_TRUE(walked.outcome);
        EXPECT_THAT(walked.tiles, ElementsAre(0, 1, 2));
        EXPECT_EQ(walked.entries.size(), 2 * tile_width + 3);
    }
}

TEST(log_walk, refuses_a_tile_that_cannot_be_taken_apart) {
    auto source = Log().source();
    source.file = [](std::string const& name) {
        auto bytes = Log().file(name);
        if (name == entries_path(1)) bytes->pop_back();
        return bytes;
    };
    std::vector<std::uint64_t> tiles;
    auto const outcome = walk_entries(source, size, [&](EntryTile const& tile) -> Result<void> {
        tiles.push_back(tile.id.index);
        return {};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "R003");
    EXPECT_THAT(tiles, ElementsAre(0));
}

TEST(log_walk, tells_what_a_tile_says_when_it_says_something_else) {
    auto source = Log().source();
    source.file = [](std::string const& name) {
        auto bytes = Log().file(name);
        if (name == path_of({0, 0, tile_width})) bytes->back() ^= 1;
        return bytes;
    };
    ASSERT_TRUE(walk_entries(source, tile_width, [](EntryTile const& tile) -> Result<void> {
        EXPECT_EQ(tile.leaves.front().told, tile.leaves.front().hash);
        EXPECT_NE(tile.leaves.back().told, tile.leaves.back().hash);
        return {};
    }));
}

}  // namespace
}  // namespace crosswalk
