// SPDX-License-Identifier: Apache-2.0
#include "view/chart.h"

#include "view/golden_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> printed(std::vector<Rational> const& steps) {
    std::vector<std::string> texts;
    for (auto const& step : steps) texts.push_back(print(step));
    return texts;
}

Rational ratio(std::int64_t a, std::int64_t b) { return divide(Rational(a), Rational(b)).value(); }

TEST(round_steps, are_one_two_or_five_times_a_power_of_ten) {
    EXPECT_THAT(printed(round_steps(Rational(80), Rational(100), 5)),
                ElementsAre("80", "85", "90", "95", "100"));
    EXPECT_THAT(printed(round_steps(Rational(0), Rational(1), 4)), ElementsAre("0", "1/2", "1"));
    EXPECT_THAT(printed(round_steps(Rational(0), Rational(17000000), 5)),
                ElementsAre("0", "5000000", "10000000", "15000000", "20000000"));
}

TEST(round_steps, start_below_and_end_above) {
    EXPECT_THAT(printed(round_steps(ratio(-17, 2), Rational(3), 4)),
                ElementsAre("-10", "-5", "0", "5"));
    EXPECT_THAT(printed(round_steps(ratio(1, 3), ratio(2, 3), 3)),
                ElementsAre("1/5", "2/5", "3/5", "4/5"));
}

TEST(round_steps, a_single_value_has_room) {
    auto const steps = round_steps(Rational(7), Rational(7), 4);
    ASSERT_GE(steps.size(), 2U);
    EXPECT_LE(steps.front(), Rational(7));
    EXPECT_GE(steps.back(), Rational(7));
}

TEST(text_length, knows_narrow_from_wide) {
    EXPECT_LT(text_length("ill", 10), text_length("MMM", 10));
    EXPECT_LT(text_length("word", 10), text_length("word", 10, true));
    EXPECT_EQ(text_length("", 10), Hundredths());
    EXPECT_GE(text_length("漢", 10), Hundredths(10));
}

TEST(cut_to, keeps_what_fits) {
    EXPECT_EQ(cut_to("Downtown", Hundredths(200), 12), "Downtown");
    EXPECT_EQ(cut_to("Downtown", Hundredths(), 12), "…");
    auto const cut = cut_to("Downtown and Riverside", Hundredths(80), 12);
    EXPECT_TRUE(cut.ends_with("…"));
    EXPECT_LE(text_length(cut, 12), Hundredths(80));
}

Date day(std::string_view text) { return Date::parse(text).value(); }

LineChart energy() {
    LineChart chart;
    chart.title = "Energy";
    chart.description = "From 100 to 85";
    chart.points = {{day("2010-12-31"), Rational(100), false, false},
                    {day("2011-12-31"), Rational(97), false, true},
                    {day("2013-12-31"), Rational(92), false, false},
                    {day("2014-12-31"), Rational(85), true, true}};
    chart.last_label = "85";
    chart.path = {{day("2010-12-31"), Rational(100), {}},
                  {day("2013-12-31"), Rational(90), {}},
                  {day("2016-12-31"), Rational(80), {}}};
    chart.targets = {{day("2013-12-31"), Rational(90), "Target 90"},
                     {day("2016-12-31"), Rational(80), "Target 80"}};
    chart.baseline = {day("2010-12-31"), Rational(100), "Where we began"};
    for (int year = 2010; year <= 2016; ++year) {
        chart.ticks.push_back({day(std::to_string(year) + "-12-31"), std::to_string(year)});
    }
    chart.number = [](Rational const& value) { return print(value); };
    return chart;
}

TEST(line_chart, wide) { expect_golden("line-wide.svg", draw(energy(), Drawing::wide).bytes()); }
TEST(line_chart, narrow) {
    expect_golden("line-narrow.svg", draw(energy(), Drawing::narrow).bytes());
}

TEST(line_chart, nothing_is_drawn_over_a_gap) {
    auto const drawn = draw(energy(), Drawing::wide).bytes();
    std::size_t lines = 0;
    for (auto at = drawn.find("class=\"series\""); at != drawn.npos;
         at = drawn.find("class=\"series\"", at + 1)) {
        ++lines;
    }
    EXPECT_EQ(lines, 2U);
}

TEST(line_chart, what_is_withheld_is_hatched_and_has_no_value) {
    auto chart = energy();
    chart.points.pop_back();
    chart.withheld = {{day("2014-01-01"), day("2014-12-31")}};
    EXPECT_THAT(draw(chart, Drawing::wide).bytes(), HasSubstr("class=\"hatch\""));
}

TEST(line_chart, claims_that_differ_stand_on_one_line) {
    LineChart chart;
    chart.number = [](Rational const& value) { return print(value); };
    chart.other_claims = {{day("2014-06-30"), Rational(7), {}},
                          {day("2014-06-30"), Rational(10), {}}};
    auto const drawn = draw(chart, Drawing::wide).bytes();
    EXPECT_THAT(drawn, HasSubstr("class=\"claim\""));
    EXPECT_THAT(drawn, HasSubstr("class=\"break\""));
    EXPECT_THAT(drawn, Not(HasSubstr("class=\"series\"")));
}

TEST(line_chart, labels_at_the_same_height_do_not_touch) {
    auto chart = energy();
    chart.points.back() = {day("2016-12-31"), ratio(801, 10), false, false};
    chart.last_label = "80.1";
    auto const drawn = draw(chart, Drawing::wide).bytes();
    auto const height_of = [&](std::string_view label) {
        auto const end = drawn.find(std::string(">") + std::string(label) + "<");
        auto const y = drawn.rfind(" y=\"", end) + 4;
        return Decimal::parse(drawn.substr(y, drawn.find('"', y) - y)).value();
    };
    auto const apart = subtract(height_of("Target 80"), height_of("80.1")).value();
    EXPECT_GE(apart, Decimal(15));
}

TEST(line_chart, one_day_and_one_value_can_be_drawn) {
    LineChart chart;
    chart.number = [](Rational const& value) { return print(value); };
    chart.points = {{day("2014-06-30"), Rational(0), false, false}};
    EXPECT_THAT(draw(chart, Drawing::narrow).bytes(), HasSubstr("class=\"dot\""));
}

TEST(line_chart, nothing_at_all_can_be_drawn) {
    LineChart chart;
    chart.number = [](Rational const& value) { return print(value); };
    EXPECT_THAT(draw(chart, Drawing::wide).bytes(), HasSubstr("<svg"));
}

TEST(line_chart, values_of_any_size_stay_in_the_drawing) {
    auto chart = energy();
    chart.points[1].value = Rational::make(Rational::Integer(1) << 500, 3).value();
    chart.number = [](Rational const&) { return std::string("n"); };
    EXPECT_THAT(draw(chart, Drawing::wide).bytes(), HasSubstr("class=\"series\""));
}

BarChart neighborhoods() {
    BarChart chart;
    chart.title = "By neighborhood";
    chart.bars = {{"Downtown & Riverside", Rational(51), "51", false},
                  {"West", Rational(-12), "-12", false},
                  {"Las Sendas", std::nullopt, "- (withheld)", true},
                  {"East", std::nullopt, "- (nothing usable was reported)", false}};
    return chart;
}

TEST(bar_chart, wide) {
    expect_golden("bars-wide.svg", draw(neighborhoods(), Drawing::wide).bytes());
}
TEST(bar_chart, narrow) {
    expect_golden("bars-narrow.svg", draw(neighborhoods(), Drawing::narrow).bytes());
}

TEST(bar_chart, bars_start_at_zero) {
    BarChart chart;
    chart.bars = {{"a", Rational(90), "90", false}, {"b", Rational(100), "100", false}};
    auto const drawn = draw(chart, Drawing::wide).bytes();
    auto const first = drawn.find("class=\"bar-mark\"");
    auto const second = drawn.find("class=\"bar-mark\"", first + 1);
    auto const number = [&](std::size_t from, std::string_view name) {
        auto const at = drawn.find(name, from) + name.size();
        return Rational(Decimal::parse(drawn.substr(at, drawn.find('"', at) - at)).value());
    };
    EXPECT_EQ(number(first, " x=\""), number(second, " x=\""));
    auto const parts = divide(number(first, " width=\""), number(second, " width=\"")).value();
    EXPECT_LT(absolute(parts - ratio(9, 10)), ratio(1, 10000));
}

TEST(bar_chart, all_hatched_bars_are_equally_long) {
    BarChart chart;
    chart.bars = {{"a", std::nullopt, "-", true}, {"b", std::nullopt, "-", true}};
    EXPECT_THAT(draw(chart, Drawing::wide).bytes(),
                HasSubstr("class=\"hatch\" x=\"23.15\" y=\"10\" width=\"60\""));
}

TEST(bar_chart, zeros_and_nothing_can_be_drawn) {
    BarChart chart;
    EXPECT_THAT(draw(chart, Drawing::wide).bytes(), HasSubstr("<svg"));
    chart.bars = {{"a", Rational(0), "0", false}};
    EXPECT_THAT(draw(chart, Drawing::narrow).bytes(), HasSubstr("width=\"0\""));
}

TEST(sparkline, has_a_dot_at_its_end_and_gaps) {
    Sparkline spark;
    spark.title = "Energy";
    spark.values = {Rational(3), Rational(2), std::nullopt, Rational(1)};
    spark.target = Rational(0);
    expect_golden("sparkline.svg", draw(spark).bytes());
}

TEST(sparkline, nothing_is_nothing) { EXPECT_TRUE(draw(Sparkline{}).empty()); }

TEST(sparkline, a_flat_line_is_drawn_in_the_middle) {
    Sparkline spark;
    spark.values = {Rational(3), Rational(3)};
    EXPECT_THAT(draw(spark).bytes(), HasSubstr("M7 26l162 0"));
}

Bullet bullet(Rational progress) {
    Bullet made;
    made.title = "way";
    made.progress = std::move(progress);
    made.expected = ratio(83, 100);
    made.text = "71 %";
    made.expected_text = "the path asks for 83 % by now";
    return made;
}

TEST(bullet, draws_what_is_done_and_what_should_be) {
    expect_golden("bullet-wide.svg", draw(bullet(ratio(71, 100)), Drawing::wide).bytes());
}

TEST(bullet, goes_back_and_beyond) {
    EXPECT_THAT(draw(bullet(ratio(-1, 2)), Drawing::narrow).bytes(),
                HasSubstr("class=\"bar-mark\" x=\"0\""));
    EXPECT_THAT(draw(bullet(Rational(2)), Drawing::narrow).bytes(), HasSubstr("class=\"track\""));
}

}  // namespace
}  // namespace crosswalk
