// SPDX-License-Identifier: Apache-2.0
#include "record/row_index.h"

#include "identity/keyed_hash.h"
#include "record/text_store.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

TEST(row_index, finds_each_of_many_rows) {
    RowIndex index;
    constexpr std::uint32_t rows = 20000;
    auto const hash = [](std::uint32_t row) { return keyed_hash(std::to_string(row)); };
    for (std::uint32_t row = 0; row < rows; ++row) {
        EXPECT_EQ(index.find(hash(row), [&](auto other) { return other == row; }), nullptr);
        index.add(hash(row), row);
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        auto* const found = index.find(hash(row), [&](auto other) { return other == row; });
        ASSERT_NE(found, nullptr);
        *found = row + rows;  // another row with that key takes its place
    }
    EXPECT_NE(index.find(hash(7), [&](auto other) { return other == 7 + rows; }), nullptr);
}

TEST(row_index, tells_rows_of_one_hash_apart) {
    RowIndex index;
    for (std::uint64_t const hash : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        for (std::uint32_t row = 0; row < 100; ++row) index.add(hash, row);
        auto* const found = index.find(hash, [](auto row) { return row == 63; });
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(*found, 63U);
        EXPECT_EQ(index.find(hash, [](auto row) { return row == 100; }), nullptr);
    }
}

TEST(text_store, keeps_texts_of_every_length) {
    TextStore texts;
    std::vector<TextStore::Place> places;
    for (std::size_t i = 0; i < 300; ++i) places.push_back(texts.add(std::string(i * i * 7, 'a')));
    auto const copy = texts;
    for (std::size_t i = 0; i < 300; ++i) {
        ASSERT_EQ(copy.at(places[i]), std::string(i * i * 7, 'a'));
    }
}

}  // namespace
}  // namespace crosswalk
