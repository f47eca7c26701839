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
    EXPECT_EQ(said.parts.at(1).progress, Rational(0));  // of 2020, its latest value
    EXPECT_EQ(said.series[0].period, period("2020"));   // as old as its oldest part
    auto const none = city("2024,800,110\n");
    EXPECT_EQ(none.series.at(0).figure.value, std::nullopt);
    EXPECT_EQ(none.series.at(0).figure.absence, Absence::incomplete);
    EXPECT_EQ(none.weakest, "");
}

}  // namespace
}  // namespace crosswalk
