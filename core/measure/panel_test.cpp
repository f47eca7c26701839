// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

std::string meters(std::string const& time, std::string const& rest) {
    return "[dataset.meters]\ntitle = \"Meters\"\nkey = [\"building\", \"time\"]\n"
           "columns.building = { type = \"text\", role = \"entity\", required = false }\n"
           "columns.time = { type = \"" +
           time +
           "\", role = \"time\" }\n"
           "columns.kwh = { type = \"integer\", unit = \"kWh\", required = false }\n"
           "[measure.energy]\ntitle = \"Energy\"\ndataset = \"meters\"\nvalue = \"sum(kwh)\"\n"
           "unit = \"kWh\"\nbetter = \"lower\"\nperiod = \"year\"\n"
           "panel = { entity = \"building\", fixed_from = 2010 }\nbaseline = { period = 2010 }\n" +
           rest;
}

MeasureReading reading_of(std::string const& clauses, std::string const& rows,
                          std::string_view as_of) {
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("meters", "building,time,kwh\n" + rows);
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

TEST(panel, compares_the_same_buildings_and_says_what_the_rest_comes_from) {
    auto const said = reading_of(meters("year", ""),
                                 "Arch,2010,1000\nBank,2010,800\nCourt,2010,600\nArch,2013,"
                                 "900\nBank,2013,720\nDock,2013,500\n",
                                 "2014-06-30");
    ASSERT_TRUE(said.panel.has_value());
    auto const& panel = *said.panel;
    EXPECT_EQ(panel.matched, 2);
    EXPECT_EQ(panel.joined, std::vector<std::string>{"Dock"});
    EXPECT_EQ(panel.left, std::vector<std::string>{"Court"});
    EXPECT_EQ(panel.fixed_base.value, number("1800"));
    EXPECT_EQ(panel.fixed_now.value, number("1620"));
    EXPECT_EQ(panel.fixed_change, ratio(-1, 10));
    EXPECT_EQ(panel.all_in_change, ratio(-280, 2400));
    EXPECT_EQ(panel.composition_effect, ratio(-5, 3));  // -11.67 less -10 points
}

TEST(panel, a_declared_panel_is_what_is_judged) {
    // All in, the target of -20 % by 2013 would be met: a building left. Like for like it is
    // missed.
    auto const said =
        reading_of(meters("year", "targets = [{ by = 2013-12-31, change = \"-20 %\" }]\n"),
                   "Arch,2010,500\nBank,2010,500\nArch,2013,500\n", "2014-06-30");
    EXPECT_EQ(said.panel->all_in_change, ratio(-1, 2));
    EXPECT_EQ(said.panel->fixed_change, Rational(0));
    EXPECT_TRUE(said.like_for_like);
    EXPECT_EQ(said.status, Status::missed);
    EXPECT_EQ(said.progress, Rational(0));
    EXPECT_EQ(said.series.back().change, ratio(-1, 2));  // the series stays all-in
}

TEST(panel, nobody_in_both_periods_is_unknown) {
    auto const said =
        reading_of(meters("year", "targets = [{ by = 2015-12-31, change = \"-20 %\" }]\n"),
                   "Arch,2010,500\nBank,2013,500\n", "2014-06-30");
    EXPECT_EQ(said.panel->matched, 0);
    EXPECT_EQ(said.panel->absence, Absence::no_facts);
    EXPECT_EQ(said.status, Status::unknown);
    EXPECT_EQ(said.reason, Reason::no_panel);
}

TEST(panel, rows_that_name_no_building_count_all_in_only) {
    auto const said = reading_of(
        meters("year", ""), "Arch,2010,500\n,2010,100\nArch,2013,500\n,2013,200\n", "2014-06-30");
    EXPECT_EQ(said.panel->matched, 1);
    EXPECT_TRUE(said.panel->joined.empty());
    EXPECT_EQ(said.panel->fixed_change, Rational(0));
    EXPECT_EQ(said.panel->all_in_change, ratio(1, 6));
}

TEST(panel, a_building_without_a_number_does_not_report) {
    auto const said =
        reading_of(meters("year", ""), "Arch,2010,500\nBank,2010,500\nArch,2013,400\nBank,2013,\n",
                   "2014-06-30");
    EXPECT_EQ(said.panel->matched, 1);
    EXPECT_EQ(said.panel->left, std::vector<std::string>{"Bank"});
    EXPECT_EQ(said.panel->fixed_change, ratio(-1, 5));
}

std::string year_of(std::string const& building, int year, int months, int kwh) {
    std::string rows;
    for (int month = 1; month <= months; ++month) {
        rows += building + "," + std::to_string(year) + (month < 10 ? "-0" : "-") +
                std::to_string(month) + "," + std::to_string(kwh) + "\n";
    }
    return rows;
}

TEST(panel, a_building_that_left_in_june_has_not_saved_half) {
    auto const rows = year_of("Arch", 2010, 12, 100) + year_of("Bank", 2010, 12, 100) +
                      year_of("Arch", 2013, 12, 100) + year_of("Bank", 2013, 6, 100);
    auto const said = reading_of(meters("month", ""), rows, "2014-06-30");
    EXPECT_EQ(said.panel->matched, 1);
    EXPECT_EQ(said.panel->left, std::vector<std::string>{"Bank"});
    EXPECT_EQ(said.panel->fixed_change, Rational(0));
    EXPECT_EQ(said.panel->all_in_change, ratio(-1, 4));
}

TEST(panel, the_base_is_what_was_known_when_the_baseline_was_frozen) {
    auto clauses = meters("year", "");
    clauses.replace(clauses.find("baseline = { period = 2010 }"), 28,
                    "baseline = { period = 2010, frozen = 2011-03-31 }");
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("meters", "building,time,kwh\nArch,2010,1000\n", day("2011-01-31"));
    facts.add("meters", "building,time,kwh\nBank,2010,500\nArch,2013,900\nBank,2013,500\n",
              day("2014-01-31"));
    auto const said =
        read_measures(compact, facts.facts(day("2014-06-30")), day("2014-06-30")).front();
    EXPECT_EQ(said.baseline->figure.value, number("1000"));
    EXPECT_EQ(said.baseline->restated, number("1500"));
    EXPECT_EQ(said.panel->matched, 1);
    EXPECT_EQ(said.panel->joined, std::vector<std::string>{"Bank"});
}

TEST(panel, names_of_people_are_counted_and_not_shown) {
    auto clauses = meters("year", "");
    clauses.replace(clauses.find("role = \"entity\""), 15, "role = \"entity\", personal = true");
    auto const said =
        reading_of(clauses, "Ann,2010,5\nBen,2010,5\nAnn,2013,5\nCy,2013,5\n", "2014-06-30");
    EXPECT_EQ(said.panel->joined_count, 1);
    EXPECT_EQ(said.panel->left_count, 1);
    EXPECT_TRUE(said.panel->joined.empty());
    EXPECT_TRUE(said.panel->left.empty());
}

}  // namespace
}  // namespace crosswalk
