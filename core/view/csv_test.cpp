// SPDX-License-Identifier: Apache-2.0
#include "view/csv.h"

#include "view/example_test.h"
#include "view/golden_test.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crosswalk {
namespace {

TEST(csv_cell, plain_text_and_numbers_stay) {
    EXPECT_EQ(csv_cell("Downtown"), "Downtown");
    EXPECT_EQ(csv_cell("-8.4"), "-8.4");
    EXPECT_EQ(csv_cell("12"), "12");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(csv_cell, what_needs_quotes_gets_them) {
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
}

TEST(csv_cell, no_cell_starts_a_formula) {
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("+1"), "'+1");
    EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_cell("-cmd|' /C calc'!A0"), "'-cmd|' /C calc'!A0");
    EXPECT_EQ(csv_cell("\t=1"), "'\t=1");
    EXPECT_EQ(csv_cell("\r=1"), "\"'\r=1\"");
    EXPECT_EQ(csv_cell("=HYPERLINK(\"http://x\",\"y\")"),
              "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
}

TEST(csv_cell, a_minus_alone_or_before_words_is_no_number) {
    EXPECT_EQ(csv_cell("-"), "'-");
    EXPECT_EQ(csv_cell("-8.4 %"), "'-8.4 %");
    EXPECT_EQ(csv_cell("-1e5"), "'-1e5");
    EXPECT_EQ(csv_cell("--1"), "'--1");
}

TEST(csv, has_a_row_per_period_claim_and_group) {
    auto const example = only(mesa_example(), {"money", "response"});
    auto text = csv(example.compact, example.reading);
    std::erase(text, '\r');  // a checkout may rewrite line ends
    expect_golden("reading.csv", text);
}

TEST(csv, lines_end_as_the_standard_says) {
    auto const example = only(mesa_example(), {"money", "response"});
    auto const text = csv(example.compact, example.reading);
    EXPECT_EQ(std::ranges::count(text, '\n'), std::ranges::count(text, '\r'));
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        EXPECT_EQ(text[at - 1], '\r');
    }
}

TEST(csv, names_of_groups_cannot_start_a_formula) {
    auto example = only(mesa_example(), {"notices"});
    example.reading.measures[0].groups[0].rows[1].group = "=cmd()";
    auto const text = csv(example.compact, example.reading);
    EXPECT_NE(text.find(",neighborhood,'=cmd(),"), std::string::npos);
    EXPECT_EQ(text.find(",=cmd()"), std::string::npos);
}

TEST(csv, every_row_has_as_many_cells_as_the_header) {
    auto const example = only(mesa_example(), {"response"});
    auto const text = csv(example.compact, example.reading);
    std::size_t expected = 0;
    std::size_t commas = 0;
    for (char const c : text) {
        commas += c == ',' ? 1 : 0;
        if (c != '\n') continue;
        if (expected == 0) expected = commas;
        EXPECT_EQ(commas, expected);
        commas = 0;
    }
    EXPECT_EQ(expected, 22U);
}

TEST(csv, an_empty_reading_is_its_header) {
    auto const example = empty_example();
    auto const text = csv(example.compact, example.reading);
    EXPECT_TRUE(text.starts_with("measure,unit,period,"));
    EXPECT_EQ(text.find("\r\n") + 2, text.size());
}

}  // namespace
}  // namespace crosswalk
