// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

std::string part(std::string const& id, std::string const& better, std::string const& target) {
    return "[measure." + id + "]\ntitle = \"" + id + "\"\ndataset = \"counts\"\nvalue = \"sum(" +
           id + ")\"\nunit = \"1\"\nbetter = \"" + better +
           "\"\nperiod = \"year\"\nbaseline = { period = 2020 }\ntargets = [{ by = 2024-12-31, "
           "level = \"" +
           target + "\" }]\n";
}

MeasureReading city(std::string const& rows) {
    auto const compact = compact_of(
        "[measure.city]\ntitle = \"City\"\ncomposite = { energy = 2, housing = 1 }\nunit = \"%\"\n"
        "better = \"higher\"\nperiod = \"year\"\n"
        "[dataset.counts]\ntitle = \"Counts\"\ncolumns.year = { type = \"year\", role = \"time\" "
        "}\n"
        "columns.energy = { type = \"integer\" }\ncolumns.housing = { type = \"integer\", required "
        "= false }\n" +
        part("energy", "lower", "800") + part("housing", "higher", "140"));
    MemoryFacts facts(compact);
    facts.add("counts", "year,energy,housing\n" + rows);
    auto const at = day("2025-06-30");
    return read_measures(compact, facts.facts(at), at).front();
}

TEST(composite, is_the_weighted_mean_of_progress_and_names_its_weakest_part) {
    auto const said = city("2020,1000,100\n2024,800,110\n");
    ASSERT_EQ(said.series.size(), 1U);
    EXPECT_EQ(said.series[0].figure.value, Rational(75));  // (2 x 100 + 1 x 25) / 3
    EXPECT_EQ(said.series[0].period, period("2024"));
    EXPECT_EQ(said.weakest, "housing");
    EXPECT_EQ(said.parts.at(1).progress, ratio(1, 4));
    EXPECT_EQ(said.status, std::nullopt);
}

TEST(composite, going_further_than_promised_makes_up_for_nothing) {
    EXPECT_EQ(city("2020,1000,100\n2024,600,100\n").series.at(0).figure.value, ratio(200, 3));
}

TEST(composite, falling_behind_the_baseline_counts_in_full) {
    EXPECT_EQ(city("2020,1000,100\n2024,1200,140\n").series.at(0).figure.value, ratio(-100, 3));
}

TEST(composite, a_part_that_is_not_reported_is_not_left_out) {
    auto const said = city("2020,1000,100\n2024,800,\n");
    ASSERT_EQ(said.series.size(), 1U);
    EXPECT_EQ(said.parts.at(0).progress, Rational(1));
    EXPECT_EQ(said.parts.at(1).progress, std::nullopt);  // its latest value, of 2020, is stale
    EXPECT_EQ(said.parts.at(1).reason, Reason::overdue);
    EXPECT_EQ(said.series[0].figure.absence, Absence::incomplete);
    EXPECT_EQ(said.series[0].period, period("2020"));  // as old as its oldest part
    auto const none = city("2024,800,110\n");
    EXPECT_EQ(none.series.at(0).figure.value, std::nullopt);
    EXPECT_EQ(none.series.at(0).figure.absence, Absence::incomplete);
    EXPECT_EQ(none.weakest, "");
}

/// Energy is metered by month and read by year; homes are counted once a year.
MeasureReading metered(std::string const& months, std::string_view as_of) {
    auto const compact = compact_of(
        "[measure.city]\ntitle = \"City\"\ncomposite = { energy = 1, housing = 1 }\nunit = \"%\"\n"
        "better = \"higher\"\nperiod = \"year\"\n[dataset.meters]\ntitle = \"Meters\"\ndue = \"20 "
        "days\"\n"
        "columns.month = { type = \"month\", role = \"time\" }\n"
        "columns.energy = { type = \"integer\" }\n"
        "[dataset.counts]\ntitle = \"Counts\"\n"
        "columns.year = { type = \"year\", role = \"time\" }\n"
        "columns.housing = { type = \"integer\" }\n"
        "[measure.energy]\ntitle = \"Energy\"\ndataset = \"meters\"\nvalue = \"sum(energy)\"\n"
        "unit = \"1\"\nbetter = \"lower\"\nperiod = \"year\"\n"
        "baseline = { period = 2020, value = \"1200\" }\n"
        "targets = [{ by = 2024-12-31, level = \"600\" }]\n" +
        part("housing", "higher", "140"));
    MemoryFacts facts(compact);
    facts.add("meters", "month,energy\n" + months);
    facts.add("counts", "year,housing\n2020,100\n2021,110\n2022,120\n");
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

std::string months_of_2022(int first, int last) {
    std::string rows;
    for (int month = first; month <= last; ++month) {
        rows += "2022-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + ",75\n";
    }
    return rows;
}

TEST(composite, a_year_that_lacks_months_is_no_progress) {
    auto const whole = metered(months_of_2022(1, 12), "2023-01-31");
    EXPECT_EQ(whole.series.at(0).figure.value, Rational(50));  // 300 of 600, and 20 of 40
    EXPECT_EQ(whole.judged, 0U);
    auto const half = metered(months_of_2022(7, 12), "2023-01-31");
    EXPECT_EQ(half.series.at(0).figure.value, std::nullopt);  // 450 would be more than all the way
    EXPECT_EQ(half.series.at(0).figure.absence, Absence::incomplete);
    EXPECT_EQ(half.parts.at(0).progress, std::nullopt);
    EXPECT_EQ(half.parts.at(0).reason, Reason::incomplete);
    EXPECT_EQ(half.parts.at(1).progress, ratio(1, 2));
    EXPECT_EQ(half.weakest, "");  // nobody knows
    EXPECT_EQ(half.judged, std::nullopt);
}

TEST(composite, a_stale_part_is_no_progress) {
    // Those of 2023 were due by 20 January 2024 and are overdue for longer than a year.
    EXPECT_EQ(metered(months_of_2022(1, 12), "2024-12-31").parts.at(1).reason, Reason::overdue);
    auto const said = metered(months_of_2022(1, 12), "2024-12-30");
    EXPECT_EQ(said.parts.at(1).progress, ratio(1, 2));
    EXPECT_EQ(said.judged, 0U);
}

}  // namespace
}  // namespace crosswalk
