// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr auto tests_dataset = R"toml(
[dataset.tests]
title = "Children tested"
key = ["school", "year"]
columns.school = { type = "text", role = "entity", required = false }
columns.year = { type = "year", role = "time" }
columns.ready = { type = "integer", required = false }
columns.children = { type = "integer" }
)toml";

constexpr auto ready = R"toml(
[measure.ready]
title = "Ready"
dataset = "tests"
value = "sum(ready) / sum(children)"
unit = "%"
better = "higher"
period = "year"
by = ["school"]
)toml";

MeasureReading read_one(Compact const& compact, MemoryFacts const& facts, Date as_of) {
    return read_measures(compact, facts.facts(as_of), as_of).front();
}

TEST(series, a_ratio_rolls_up_from_its_parts_and_never_from_ratios) {
    auto const compact = compact_of(std::string(tests_dataset) + ready);
    MemoryFacts facts(compact);
    facts.add("tests", "school,year,ready,children\nHill,2024,9,10\nLake,2024,100,1000\n");
    auto const said = read_one(compact, facts, day("2025-06-30"));
    ASSERT_EQ(said.series.size(), 1U);
    auto const& figure = said.series[0].figure;
    EXPECT_EQ(figure.value, ratio(10900, 1010));
    EXPECT_EQ(figure.numerator, Rational(109));
    EXPECT_EQ(figure.denominator, Rational(1010));
    EXPECT_EQ(figure.rows, 2);
    ASSERT_EQ(said.groups.size(), 1U);
    ASSERT_EQ(said.groups[0].rows.size(), 2U);
    EXPECT_EQ(said.groups[0].rows[0].group, "Hill");
    EXPECT_EQ(said.groups[0].rows[0].figure.value, Rational(90));
    EXPECT_EQ(said.groups[0].rows[1].figure.value, Rational(10));
}

TEST(series, rows_that_name_no_group_are_a_row_of_their_own_at_the_end) {
    auto const compact = compact_of(std::string(tests_dataset) + ready);
    MemoryFacts facts(compact);
    facts.add("tests", "school,year,ready,children\n,2024,1,10\nLake,2024,5,10\n");
    auto const said = read_one(compact, facts, day("2025-06-30"));
    ASSERT_EQ(said.groups[0].rows.size(), 2U);
    EXPECT_EQ(said.groups[0].rows[1].group, std::nullopt);
    EXPECT_EQ(said.groups[0].rows[1].figure.value, Rational(10));
    EXPECT_EQ(said.series[0].figure.value, Rational(30));
}

TEST(series, nothing_of_nothing_is_neither_zero_nor_a_hundred) {
    auto const compact = compact_of(std::string(tests_dataset) + ready);
    MemoryFacts facts(compact);
    facts.add("tests", "school,year,ready,children\nHill,2024,0,0\n");
    auto const figure = read_one(compact, facts, day("2025-06-30")).series.at(0).figure;
    EXPECT_EQ(figure.value, std::nullopt);
    EXPECT_EQ(figure.absence, Absence::zero_denominator);
}

TEST(series, a_sum_over_missing_values_only_is_unknown) {
    auto const compact = compact_of(std::string(tests_dataset) + ready);
    MemoryFacts facts(compact);
    facts.add("tests", "school,year,ready,children\nHill,2024,,10\n");
    auto const figure = read_one(compact, facts, day("2025-06-30")).series.at(0).figure;
    EXPECT_EQ(figure.value, std::nullopt);
    EXPECT_EQ(figure.absence, Absence::no_facts);
    EXPECT_EQ(figure.denominator, Rational(10));
}

constexpr auto calls = R"toml(
[dataset.calls]
title = "Calls"
due = "14 days"
columns.day = { type = "date", role = "time" }
columns.kind = { type = "text" }
columns.minutes = { type = "decimal(8,2)", unit = "min", required = false }
)toml";

std::string measure_of(std::string const& value, std::string const& unit) {
    return "\n[measure.it]\ntitle = \"It\"\ndataset = \"calls\"\nvalue = \"" + value +
           "\"\nunit = \"" + unit + "\"\nbetter = \"lower\"\nperiod = \"month\"\n";
}

TEST(series, a_sum_with_a_condition_that_no_row_meets_is_a_known_zero) {
    auto const compact = compact_of(calls + measure_of("sum(minutes where kind = 'fire')", "min"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,water,3\n");
    EXPECT_EQ(read_one(compact, facts, day("2024-02-29")).series.at(0).figure.value, Rational(0));
}

TEST(series, a_sum_with_a_condition_met_by_rows_without_a_value_is_unknown) {
    auto const compact = compact_of(calls + measure_of("sum(minutes where kind = 'fire')", "min"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,fire,\n");
    EXPECT_EQ(read_one(compact, facts, day("2024-02-29")).series.at(0).figure.value, std::nullopt);
}

TEST(series, a_median_is_asked_for_the_total_and_not_made_of_groups) {
    auto const compact =
        compact_of(calls + measure_of("median(minutes)", "min") + "by = [\"kind\"]\n");
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-01,a,1\n2024-01-02,a,2\n2024-01-03,b,10\n");
    auto const said = read_one(compact, facts, day("2024-02-29"));
    EXPECT_EQ(said.series.at(0).figure.value, Rational(2));
    EXPECT_EQ(said.groups.at(0).rows.at(0).figure.value, ratio(3, 2));
}

TEST(series, a_month_without_rows_is_unknown_and_named_once_it_was_due) {
    auto const compact = compact_of(calls + measure_of("count()", "1"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,a,1\n2024-03-05,a,1\n", day("2024-04-05"));
    auto said = read_one(compact, facts, day("2024-05-14"));  // April is due on the 14th
    ASSERT_EQ(said.series.size(), 3U);
    EXPECT_EQ(said.series[1].figure.absence, Absence::no_facts);
    EXPECT_EQ(said.missing_periods, std::vector{period("2024-02")});
    EXPECT_EQ(said.next_due, day("2024-05-14"));
    said = read_one(compact, facts, day("2024-05-15"));
    EXPECT_EQ(said.missing_periods, (std::vector{period("2024-02"), period("2024-04")}));
}

TEST(series, an_empty_month_is_zero_only_when_declared_and_somebody_looked) {
    auto text = std::string(calls);
    text.insert(text.find("due ="), "empty_period = \"zero\"\n");
    auto const compact = compact_of(text + measure_of("count()", "1"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,a,1\n", day("2024-03-02"));
    auto const said = read_one(compact, facts, day("2024-05-31"));
    ASSERT_EQ(said.series.size(), 4U);
    EXPECT_EQ(said.series[1].figure.value, Rational(0));  // February: the batch is from March
    EXPECT_EQ(said.series[2].figure.value, std::nullopt);  // March: nobody has looked since
    EXPECT_EQ(said.missing_periods, (std::vector{period("2024-03"), period("2024-04")}));
}

TEST(series, what_is_not_over_or_not_due_is_provisional_and_what_came_after_is_late) {
    auto const compact = compact_of(calls + measure_of("count()", "1"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,a,1\n", day("2024-02-15"));
    facts.add("calls", "day,kind,minutes\n2024-02-05,a,1\n2024-03-02,a,1\n", day("2024-03-05"));
    auto const said = read_one(compact, facts, day("2024-03-10"));
    ASSERT_EQ(said.series.size(), 3U);
    EXPECT_TRUE(said.series[0].late);
    EXPECT_FALSE(said.series[0].provisional);
    EXPECT_FALSE(said.series[1].late);
    EXPECT_TRUE(said.series[1].provisional);  // over, but due on 14 March
    EXPECT_TRUE(said.series[2].provisional);  // not over
    EXPECT_EQ(said.judged, 1U);
    EXPECT_EQ(said.late_periods, std::vector{period("2024-01")});
}

TEST(series, facts_about_days_to_come_are_not_shown_yet) {
    auto const compact = compact_of(calls + measure_of("count()", "1"));
    MemoryFacts facts(compact);
    facts.add("calls", "day,kind,minutes\n2024-01-05,a,1\n2025-07-01,a,1\n");
    auto const said = read_one(compact, facts, day("2024-01-31"));
    ASSERT_EQ(said.series.size(), 1U);
    EXPECT_EQ(said.series[0].period, period("2024-01"));
}

TEST(series, figures_of_two_datasets_meet_by_period_and_group) {
    auto const compact = compact_of(R"toml(
[dataset.spending]
title = "Spending"
columns.month = { type = "month", role = "time" }
columns.area = { type = "text" }
columns.spent = { type = "decimal(12,2)", unit = "USD" }
[dataset.families]
title = "Families"
columns.month = { type = "month", role = "time" }
columns.area = { type = "text" }
columns.helped = { type = "integer", unit = "family" }
[measure.cost]
title = "Cost"
value = "spent / helped"
unit = "USD / family"
better = "lower"
period = "month"
[measure.spent]
title = "Spent"
dataset = "spending"
value = "sum(spent)"
unit = "USD"
better = "lower"
period = "month"
[measure.helped]
title = "Helped"
dataset = "families"
value = "sum(helped)"
unit = "family"
better = "higher"
period = "month"
)toml");
    MemoryFacts facts(compact);
    facts.add("spending", "month,area,spent\n2024-01,A,100\n2024-02,A,50\n");
    facts.add("families", "month,area,helped\n2024-01,A,4\n2024-03,B,2\n");
    auto const said = read_one(compact, facts, day("2024-04-30"));
    ASSERT_EQ(said.series.size(), 3U);
    EXPECT_EQ(said.series[0].figure.value, Rational(25));
    EXPECT_EQ(said.series[1].figure.absence, Absence::incomplete);  // one side reported
    EXPECT_EQ(said.series[2].figure.absence, Absence::incomplete);
}

}  // namespace
}  // namespace crosswalk
