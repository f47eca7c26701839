// SPDX-License-Identifier: Apache-2.0
#include "compact/schema.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

void expect_documented(std::string const& path, std::span<KeyRule const> keys) {
    EXPECT_FALSE(keys.empty()) << path;
    for (auto const& rule : keys) {
        auto const here = path + "." + std::string(rule.name);
        EXPECT_TRUE(is_id(rule.name)) << here;
        EXPECT_TRUE(rule.meaning.ends_with('.')) << here << " is not explained in a sentence";
        EXPECT_FALSE(rule.example.empty()) << here << " has no example";
        bool const inner = rule.shape == Shape::table || rule.shape == Shape::tables ||
                           rule.shape == Shape::one_or_more || rule.shape == Shape::named;
        if (inner) expect_documented(here, rule.keys);
        EXPECT_EQ(rule.shape == Shape::word || rule.shape == Shape::by_word, !rule.words.empty())
            << here;
        EXPECT_EQ(rule.shape == Shape::whole, rule.least < rule.most) << here;
        bool const refers = rule.shape == Shape::reference || rule.shape == Shape::references ||
                            rule.shape == Shape::weights;
        EXPECT_EQ(refers, kind_rule(rule.refers_to) != nullptr) << here;
    }
}

TEST(Reference, EveryKeyIsExplained) {
    for (auto const& kind : clause_kinds()) expect_documented(std::string(kind.name), kind.keys);
}

TEST(Reference, KindsThatComeLaterAreNotKnownYet) {
    EXPECT_TRUE(is_later_kind("trial"));
    EXPECT_EQ(kind_rule("trial"), nullptr);
    EXPECT_FALSE(is_later_kind("measure"));
    EXPECT_NE(kind_rule("measure"), nullptr);
}

TEST(Reference, Ids) {
    EXPECT_TRUE(is_id("energy"));
    EXPECT_TRUE(is_id("e2_final"));
    EXPECT_FALSE(is_id(""));
    EXPECT_FALSE(is_id("2energy"));
    EXPECT_FALSE(is_id("_energy"));
    EXPECT_FALSE(is_id("Energy"));
    EXPECT_FALSE(is_id("city-hall"));
    EXPECT_TRUE(is_id(std::string(60, 'a')));
    EXPECT_FALSE(is_id(std::string(61, 'a')));
}

}  // namespace
}  // namespace crosswalk
