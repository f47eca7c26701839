// SPDX-License-Identifier: Apache-2.0
#include "measure/condition.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

RowFilter rows_in_which(std::string const& condition) {
    Sources sources;
    auto const file = sources.add("it", condition);
    return RowFilter::of(
        parse_expression(sources, Span{file, 0, static_cast<std::uint32_t>(condition.size())})
            .value());
}

bool narrower(std::string const& narrow, std::string const& wide) {
    return implies(rows_in_which(narrow), rows_in_which(wide));
}
bool apart(std::string const& a, std::string const& b) {
    bool const one = excludes(rows_in_which(a), rows_in_which(b));
    EXPECT_EQ(one, excludes(rows_in_which(b), rows_in_which(a))) << a << " | " << b;
    return one;
}

TEST(condition, more_conditions_take_fewer_rows) {
    EXPECT_TRUE(narrower("a = 1 and b = 2", "a = 1"));
    EXPECT_TRUE(narrower("a = 1 and b = 2", "b = 2 and a = 1"));
    EXPECT_FALSE(narrower("a = 1", "a = 1 and b = 2"));
    EXPECT_TRUE(implies(rows_in_which("a = 1"), RowFilter{}));
    EXPECT_FALSE(implies(RowFilter{}, rows_in_which("a = 1")));
}

TEST(condition, ranges_lie_in_wider_ranges) {
    EXPECT_TRUE(narrower("age < 18", "age < 21"));
    EXPECT_TRUE(narrower("age < 18", "age <= 18"));
    EXPECT_FALSE(narrower("age <= 18", "age < 18"));
    EXPECT_FALSE(narrower("age < 21", "age < 18"));
    EXPECT_TRUE(narrower("21 <= age", "age > 18"));
    EXPECT_TRUE(narrower("age < 18", "age != 18"));
    EXPECT_FALSE(narrower("age <= 18", "age != 18"));
    EXPECT_FALSE(narrower("age < 18", "height < 21"));
    EXPECT_TRUE(narrower("opened > 2024-02-01", "opened >= 2024-01-01"));
}

TEST(condition, listed_values_lie_in_longer_lists_and_ranges) {
    EXPECT_TRUE(narrower("kind = \"a\"", "kind in (\"a\", \"b\")"));
    EXPECT_TRUE(narrower("kind in (\"a\", \"b\")", "kind in (\"c\", \"b\", \"a\")"));
    EXPECT_FALSE(narrower("kind in (\"a\", \"b\")", "kind = \"a\""));
    EXPECT_TRUE(narrower("age in (3, 4)", "age < 5"));
    EXPECT_TRUE(narrower("kind = \"a\"", "kind != \"b\""));
    EXPECT_TRUE(narrower("kind = \"a\"", "kind = \"a\" or age = 3"));
}

TEST(condition, what_is_compared_is_there) {
    EXPECT_TRUE(narrower("closed <= due", "closed is not missing"));
    EXPECT_TRUE(narrower("closed - opened <= 3", "closed is not missing"));
    EXPECT_FALSE(narrower("closed <= due", "opened is not missing"));
    Aggregate count;
    count.operand.push_back(rows_in_which("closed is missing").all_of.front().parts.front());
    EXPECT_TRUE(implies(rows_in_which("closed <= due"), RowFilter::of(count)));
}

TEST(condition, opposites_and_other_values_take_no_row_in_common) {
    EXPECT_TRUE(apart("closed <= due", "closed > due"));
    EXPECT_TRUE(apart("not closed <= due", "closed <= due"));
    EXPECT_TRUE(apart("kind = \"a\"", "kind = \"b\""));
    EXPECT_TRUE(apart("kind = \"a\"", "kind != \"a\""));
    EXPECT_TRUE(apart("kind in (\"a\", \"b\")", "kind in (\"c\", \"d\")"));
    EXPECT_TRUE(apart("age < 18", "age >= 18"));
    EXPECT_TRUE(apart("age < 18", "age > 18"));
    EXPECT_TRUE(apart("age <= 18 and kind = \"a\"", "age >= 19"));
    EXPECT_TRUE(apart("closed is missing", "closed <= due"));
    EXPECT_TRUE(apart("closed is missing", "closed is not missing"));
    EXPECT_TRUE(apart("age = 3", "age > 5"));
}

TEST(condition, what_cannot_be_shown_is_not_claimed) {
    EXPECT_FALSE(apart("age <= 18", "age >= 18"));
    EXPECT_FALSE(apart("age < 18", "age < 21"));
    EXPECT_FALSE(apart("kind = \"a\"", "sort = \"b\""));
    EXPECT_FALSE(apart("kind in (\"a\", \"b\")", "kind in (\"b\", \"c\")"));
    EXPECT_FALSE(apart("closed <= due", "closed > opened"));
    EXPECT_FALSE(narrower("kind = \"a\" or kind = \"b\"", "kind = \"a\""));
    EXPECT_FALSE(narrower("age = 3", "age = \"3\""));
}

}  // namespace
}  // namespace crosswalk
