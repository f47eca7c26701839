// SPDX-License-Identifier: Apache-2.0
#include "estimate/stream.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <set>
#include <vector>

namespace crosswalk {
namespace {

using Block = std::array<std::uint32_t, 4>;

// Known answers that come with Random123 (kat_vectors).
TEST(Philox, gives_the_published_numbers) {
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    auto const all = ~std::uint32_t{0};
    EXPECT_EQ(philox({all, all, all, all}, {all, all}),
              (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

std::vector<std::uint32_t> first(Draws draws, int count) {
    std::vector<std::uint32_t> numbers;
    for (int i = 0; i < count; ++i) numbers.push_back(draws.next());
    return numbers;
}

TEST(Stream, the_same_seed_name_and_unit_give_the_same_numbers) {
    Stream const stream(7, "city-services/requests");
    Stream const again(7, "city-services/requests");
    EXPECT_EQ(first(stream.unit(3), 20), first(again.unit(3), 20));
    // Asking for others first changes nothing.
    static_cast<void>(first(again.unit(4), 5));
    EXPECT_EQ(first(stream.unit(3), 20), first(again.unit(3), 20));
}

TEST(Stream, another_seed_name_or_unit_gives_others) {
    std::set<std::vector<std::uint32_t>> different;
    for (std::uint64_t const seed : {0ULL, 1ULL, 1ULL << 40U}) {
        for (auto const* const name : {"a", "b", ""}) {
            for (std::uint64_t const unit : {0ULL, 1ULL, 1ULL << 32U}) {
                different.insert(first(Stream(seed, name).unit(unit), 4));
            }
        }
    }
    EXPECT_EQ(different.size(), 27U);
}

TEST(Stream, seed_and_name_cannot_be_confused) {
    EXPECT_NE(first(Stream(1, "2\n3").unit(0), 4), first(Stream(12, "3").unit(0), 4));
}

TEST(Draws, below_stays_below_and_reaches_every_number) {
    auto draws = Stream(1, "dice").unit(0);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) ++seen.at(draws.below(6));
    for (int const count : seen) {
        EXPECT_GT(count, 850);
        EXPECT_LT(count, 1150);
    }
    EXPECT_EQ(draws.below(1), 0U);
}

TEST(Draws, chance_of_none_and_all) {
    auto draws = Stream(1, "coin").unit(0);
    for (int i = 0; i < 100; ++i) {
        EXPECT_FALSE(draws.chance(0, 10));
        EXPECT_TRUE(draws.chance(10, 10));
    }
}

TEST(DrawsDeathTest, there_is_no_number_below_zero) {
    auto draws = Stream(1, "none").unit(0);
    EXPECT_DEATH(draws.below(0), "there is a number below the bound");
}

}  // namespace
}  // namespace crosswalk
