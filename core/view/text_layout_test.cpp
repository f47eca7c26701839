// SPDX-License-Identifier: Apache-2.0
#include "view/text_layout.h"

#include "text/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;

TEST(wrap, breaks_at_spaces) {
    EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three"));
    EXPECT_THAT(wrap("one two three", 80), ElementsAre("one two three"));
}

TEST(wrap, counts_what_is_seen) {
    EXPECT_THAT(wrap("año año", 7), ElementsAre("año año"));
    EXPECT_THAT(wrap("漢字 漢字", 8), ElementsAre("漢字", "漢字"));
}

TEST(wrap, a_longer_word_has_its_own_line) {
    EXPECT_THAT(wrap("a abcdefgh b", 4), ElementsAre("a", "abcdefgh", "b"));
}

TEST(wrap, nothing_is_one_empty_line) {
    EXPECT_THAT(wrap("", 10), ElementsAre(""));
    EXPECT_THAT(wrap("   ", 10), ElementsAre(""));
}

TEST(pad, counts_what_is_seen) {
    EXPECT_EQ(pad_right("é", 3), "é  ");
    EXPECT_EQ(pad_left("漢", 3), " 漢");
    EXPECT_EQ(pad_left("long", 2), "long");
}

TEST(fit, cuts_with_a_mark) {
    EXPECT_EQ(fit("Downtown", 8), "Downtown");
    EXPECT_EQ(fit("Downtown", 5), "Down…");
    EXPECT_EQ(fit("漢字漢字", 4), "漢…");
    EXPECT_EQ(fit("abc", 0), "…");
}

TEST(paint, is_off_when_colours_are) {
    EXPECT_EQ(paint("x", Ink::bad, Colours::off), "x");
    EXPECT_EQ(paint("x", Ink::bad, Colours::on), "\x1b[1;31mx\x1b[0m");
    EXPECT_EQ(paint("x", Ink::plain, Colours::on), "x");
    EXPECT_EQ(paint("", Ink::bold, Colours::on), "");
}

std::vector<std::optional<Rational>> values(std::initializer_list<std::int64_t> list) {
    std::vector<std::optional<Rational>> made;
    for (auto const each : list) made.emplace_back(Rational(each));
    return made;
}

TEST(block_sparkline, runs_from_the_least_to_the_greatest) {
    EXPECT_EQ(block_sparkline(values({0, 1, 2, 3, 4, 5, 6, 7}), 20), "▁▂▃▄▅▆▇█");
    EXPECT_EQ(block_sparkline(values({-5, 5}), 20), "▁█");
}

TEST(block_sparkline, a_flat_line_is_in_the_middle) {
    EXPECT_EQ(block_sparkline(values({3, 3, 3}), 20), "▄▄▄");
}

TEST(block_sparkline, a_gap_is_seen) {
    auto list = values({1, 2, 3});
    list[1].reset();
    EXPECT_EQ(block_sparkline(list, 20), "▁·█");
}

TEST(block_sparkline, shows_the_last_values) {
    EXPECT_EQ(block_sparkline(values({9, 9, 1, 2}), 2), "▁█");
    EXPECT_EQ(block_sparkline({}, 5), "");
}

Rational ratio(std::int64_t a, std::int64_t b) { return divide(Rational(a), Rational(b)).value(); }

TEST(block_bar, is_exact_to_an_eighth) {
    EXPECT_EQ(block_bar(Rational(1), 4), "████");
    EXPECT_EQ(block_bar(ratio(1, 2), 4), "██");
    EXPECT_EQ(block_bar(ratio(3, 32), 4), "▍");
    EXPECT_EQ(block_bar(Rational(0), 4), "");
}

TEST(block_bar, what_is_not_zero_is_seen) { EXPECT_EQ(block_bar(ratio(1, 1000), 4), "▏"); }

TEST(table, columns_are_as_wide_as_their_widest_cell) {
    TextTable table;
    table.columns = {{"name", false}, {"value", true}};
    table.rows = {{{"año"}, {"7"}}, {{"x"}, {"1,000"}}};
    EXPECT_EQ(lay_out(table, {}),
              "name  value\n"
              "────  ─────\n"
              "año       7\n"
              "x     1,000\n");
}

TEST(table, the_column_that_gives_is_wrapped) {
    TextTable table;
    table.columns = {{"", false}, {"", true}};
    table.rows = {{{"one two three four five six seven eight"}, {"1"}}};
    EXPECT_EQ(lay_out(table, {.width = 30, .indent = 2, .rule = false}),
              "  one two three four five    1\n"
              "  six seven eight\n");
}

TEST(table, then_the_widest_ones_are) {
    TextTable table;
    table.columns = {{"", false}, {"", false}};
    table.gives = 0;
    table.rows = {{{"one two three four five six"}, {"aaa bbb ccc ddd eee fff ggg hhh"}}};
    for (auto const& line : wrap("", 1)) EXPECT_EQ(line, "");
    auto const text = lay_out(table, {.width = 40, .rule = false});
    std::size_t longest = 0;
    for (std::string_view rest = text; !rest.empty();) {
        auto const end = rest.find('\n');
        longest = std::max(longest, display_width(rest.substr(0, end)));
        rest.remove_prefix(end + 1);
    }
    EXPECT_LE(longest, 40U);
}

TEST(table, what_stands_below_has_its_own_ink) {
    TextTable table;
    table.columns = {{"", false}};
    table.rows = {{{"now", Ink::plain, "then", Ink::dim}}};
    EXPECT_EQ(lay_out(table, {.colours = Colours::on, .rule = false}), "now\n\x1b[2mthen\x1b[0m\n");
}

TEST(table, without_columns_is_nothing) { EXPECT_EQ(lay_out(TextTable{}, {.rule = false}), ""); }

}  // namespace
}  // namespace crosswalk
