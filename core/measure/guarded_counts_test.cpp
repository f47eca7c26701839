// SPDX-License-Identifier: Apache-2.0
#include "measure/guarded_counts.h"

#include "measure/facts_in_memory.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr auto requests = R"toml(
[dataset.requests]
title = "Requests"
columns.day = { type = "date", role = "time" }
columns.area = { type = "text" }
columns.kind = { type = "text" }
columns.closed = { type = "date", required = false }
columns.due = { type = "date" }
columns.cost = { type = "decimal(9,2)", unit = "USD" }
columns.people = { type = "integer" }
columns.days = { type = "integer", unit = "day" }
)toml";

std::string measure(std::string const& id, std::string const& value, std::string const& unit,
                    std::string const& rest = "small_cells = { fewer_than = 5 }\n") {
    return "[measure." + id + "]\ntitle = \"" + id + "\"\ndataset = \"requests\"\nvalue = \"" +
           value + "\"\nunit = \"" + unit + "\"\nbetter = \"lower\"\nperiod = \"month\"\n" + rest;
}

/// The guarded counts in words: "count() - count(where ...)".
std::vector<std::string> counts(std::string const& measures) {
    auto const compact = compact_of(requests + measures);
    auto const guarded = guarded_counts(compact, "requests");
    std::vector<std::string> words;
    if (!guarded) return words;
    auto const name = [&](std::size_t i) {
        auto const& aggregate = guarded->asked[i];
        std::string text = aggregate.kind == AggregateKind::count ? "count" : "sum";
        for (auto const& operand : aggregate.operand) text += " " + print(operand);
        for (auto const& where : aggregate.where) text += " where " + print(where);
        return text;
    };
    for (auto const& count : guarded->counts) {
        auto text = name(count.whole);
        for (auto const part : count.parts) text += " - " + name(part);
        words.push_back(text);
    }
    return words;
}

using Words = std::vector<std::string>;

TEST(guarded_counts, none_where_nobody_asked_for_protection) {
    EXPECT_EQ(counts(measure("it", "count()", "1", "")), Words{});
}

TEST(guarded_counts, rows_behind_a_sum_of_money_are_counted) {
    EXPECT_EQ(counts(measure("it", "sum(cost)", "USD")), (Words{"count cost", "count"}));
}

TEST(guarded_counts, a_sum_of_people_is_a_count_and_a_sum_of_days_is_not) {
    EXPECT_EQ(counts(measure("it", "sum(people)", "1")), Words{"sum people"});
    EXPECT_EQ(counts(measure("it", "sum(days)", "day")), (Words{"count days", "count"}));
}

TEST(guarded_counts, what_is_left_of_a_share_is_counted_too) {
    EXPECT_EQ(counts(measure("it", "count(where closed <= due) / count()", "%")),
              (Words{"count where closed <= due", "count", "count - count where closed <= due"}));
}

TEST(guarded_counts, what_several_kinds_together_leave_is_counted) {
    EXPECT_EQ(counts(measure("a", "count(where kind = 'a')", "1") +
                     measure("b", "count(where kind = 'b')", "1") + measure("all", "count()", "1")),
              (Words{"count where kind = \"a\"", "count where kind = \"b\"", "count",
                     "count - count where kind = \"a\" - count where kind = \"b\""}));
}

TEST(guarded_counts, a_wider_range_less_a_narrower_one_is_counted) {
    auto const words = counts(measure("a", "count(where days < 3)", "1") +
                              measure("b", "count(where days < 5)", "1"));
    EXPECT_NE(std::ranges::find(words, "count where days < 5 - count where days < 3"), words.end());
}

TEST(guarded_counts, what_measures_count_that_declare_nothing_is_guarded_too) {
    EXPECT_EQ(
        counts(measure("a", "count()", "1") + measure("b", "count(where kind = 'b')", "1", "")),
        (Words{"count", "count where kind = \"b\"", "count - count where kind = \"b\""}));
}

TEST(guarded_counts, rows_that_a_condition_leaves_out_are_counted) {
    // The figure says 38, and that 40 rows went into it.
    EXPECT_EQ(counts(measure("a", "count(where kind = 'a')", "1")),
              (Words{"count where kind = \"a\"", "count", "count - count where kind = \"a\""}));
}

TEST(guarded_counts, many_kinds_that_exclude_each_other_are_followed_at_once) {
    std::string measures;
    for (int i = 0; i < 40; ++i) {
        auto const n = std::to_string(i);
        measures += measure("m" + n, "count(where kind = 'k" + n + "')", "1");
    }
    auto const words = counts(measures);
    ASSERT_EQ(words.size(), 42U);  // 40 kinds, all rows, and what the kinds leave of them
    auto const guarded = guarded_counts(compact_of(requests + measures), "requests");
    EXPECT_EQ(guarded->counts.back().parts.size(), 40U);
    EXPECT_FALSE(guarded->too_many);
}

TEST(guarded_counts, the_strictest_limit_holds_for_the_dataset) {
    auto const compact = compact_of(
        requests + measure("a", "count()", "1") +
        measure("b", "count(where kind = 'b')", "1", "small_cells = { fewer_than = 11 }\n"));
    EXPECT_EQ(guarded_counts(compact, "requests")->fewer_than, 11);
    EXPECT_FALSE(guarded_counts(compact, "nothing").has_value());
}

TEST(guarded_counts, small_is_one_to_below_the_limit) {
    EXPECT_FALSE(is_small(Rational(0), 5));
    EXPECT_TRUE(is_small(Rational(1), 5));
    EXPECT_TRUE(is_small(Rational(4), 5));
    EXPECT_FALSE(is_small(Rational(5), 5));
    EXPECT_FALSE(is_small(Rational(-2), 5));
}

}  // namespace
}  // namespace crosswalk
