// SPDX-License-Identifier: Apache-2.0
#include "measure/target.h"

#include "measure/facts_in_memory.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

Measure promising(std::vector<Target> targets) {
    Measure measure;
    measure.baseline = Baseline{{}, period("2010"), std::nullopt, std::nullopt};
    measure.targets = std::move(targets);
    return measure;
}

Target by(std::string_view date) {
    Target target;
    target.by = day(date);
    return target;
}

Target level(std::string_view date, std::string_view value) {
    auto target = by(date);
    target.level = number(value);
    return target;
}

TEST(target, a_change_is_a_share_of_the_baseline_and_points_are_added) {
    auto change = by("2016-12-31");
    change.change = ratio(-1, 5);
    EXPECT_EQ(target_level(change, number("50")), number("40"));
    EXPECT_EQ(target_level(change, number("-50")), number("-60"));  // lower stays lower
    auto points = by("2016-12-31");
    points.points = number("10");
    EXPECT_EQ(target_level(points, number("50")), number("60"));
}

TEST(target, without_a_baseline_a_change_has_no_level_and_a_level_is_one) {
    auto change = by("2016-12-31");
    change.change = ratio(-1, 5);
    EXPECT_EQ(target_level(change, std::nullopt), std::nullopt);
    EXPECT_EQ(target_level(level("2016-12-31", "85"), std::nullopt), number("85"));
    EXPECT_EQ(target_level(by("2016-12-31"), number("1")), std::nullopt);
}

TEST(target, the_path_of_charlotte_asks_for_1277_of_2192_days_at_mid_2014) {
    auto const measure = promising({level("2016-12-31", "-20")});
    auto const path = agreed_path(measure, Rational(0));
    ASSERT_TRUE(path.has_value());
    EXPECT_EQ(path->level(day("2014-06-30")), ratio(-20 * 1277, 2192));
}

TEST(target, the_path_starts_on_the_last_day_of_the_baseline_and_stays_after_the_last_target) {
    auto const measure = promising({level("2012-12-31", "80"), level("2011-12-31", "95")});
    auto const path = agreed_path(measure, number("100"));
    ASSERT_TRUE(path.has_value());
    EXPECT_EQ(path->level(day("2009-01-01")), number("100"));
    EXPECT_EQ(path->level(day("2010-12-31")), number("100"));
    EXPECT_EQ(path->level(day("2011-12-31")), number("95"));  // knots are put in order
    EXPECT_EQ(path->level(day("2012-07-01")), number("87.5"));  // 183 of 366 days
    EXPECT_EQ(path->level(day("2030-01-01")), number("80"));
}

TEST(target, there_is_no_path_without_a_baseline_or_without_a_target) {
    EXPECT_FALSE(agreed_path(promising({level("2016-12-31", "85")}), std::nullopt).has_value());
    EXPECT_FALSE(agreed_path(promising({}), number("1")).has_value());
    EXPECT_FALSE(agreed_path(Measure{}, number("1")).has_value());
}

TEST(target, change_is_a_share_and_for_percentages_points) {
    Measure measure;
    EXPECT_EQ(change_from(measure, number("1000"), number("920")), ratio(-8, 100));
    EXPECT_EQ(change_from(measure, number("-10"), number("-5")), ratio(1, 2));  // a rise
    measure.unit = Unit::percent();
    EXPECT_EQ(change_from(measure, number("44"), number("57")), number("13"));
}

TEST(target, no_share_of_nothing) {
    EXPECT_EQ(change_from(Measure{}, Rational(0), number("5")), std::nullopt);
    Measure percent;
    percent.unit = Unit::percent();
    EXPECT_EQ(change_from(percent, Rational(0), number("-8.4")), number("-8.4"));
}

TEST(target, a_break_separates_what_lies_on_both_sides_of_it) {
    Measure measure;
    measure.breaks.push_back({{}, day("2012-01-01"), {}});
    EXPECT_FALSE(is_broken_between(measure, period("2010"), period("2011")));
    EXPECT_TRUE(is_broken_between(measure, period("2010"), period("2012")));
    EXPECT_TRUE(is_broken_between(measure, period("2013"), period("2011")));
    EXPECT_FALSE(is_broken_between(measure, period("2012"), period("2013")));
    measure.breaks.front().on = day("2012-06-01");  // inside: the year is a mixture
    EXPECT_TRUE(is_broken_between(measure, period("2010"), period("2012")));
}

}  // namespace
}  // namespace crosswalk
