// SPDX-License-Identifier: Apache-2.0
#include "measure/check.h"

#include "measure/facts_in_memory.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr auto meters = R"toml(
[dataset.meters]
title = "Meters"
columns.building = { type = "text", role = "entity" }
columns.district = { type = "text" }
columns.day = { type = "date", role = "time" }
columns.kwh = { type = "integer", unit = "kWh" }
)toml";

std::string measure(std::string const& id, std::string const& value, std::string const& rest) {
    return "[measure." + id + "]\ntitle = \"" + id + "\"\ndataset = \"meters\"\nvalue = \"" +
           value + "\"\nunit = \"" + (value.starts_with("count") ? "1" : "kWh") +
           "\"\nbetter = \"lower\"\n" + rest + "\n";
}

/// "M001 12: message" of each complaint.
std::vector<std::string> complaints(std::string const& measures) {
    auto const compact = compact_of(meters + measures);
    Diagnostics diagnostics;
    check_measures(compact, diagnostics);
    std::vector<std::string> list;
    for (auto const& each : diagnostics.list()) {
        EXPECT_FALSE(each.help.empty()) << each.code;
        EXPECT_GT(each.place.line, 0U) << each.code;
        list.push_back(each.code + " " + std::string(each.severity == Severity::error ? "e" : "w") +
                       " " + each.message);
    }
    return list;
}

using Complaints = std::vector<std::string>;

TEST(check, nothing_to_complain_about) {
    EXPECT_EQ(
        complaints(measure("it", "sum(kwh)",
                           "period = \"year\"\nbaseline = { period = 2010, frozen = 2011-02-01 }\n"
                           "panel = { entity = \"building\", fixed_from = 2010 }\n"
                           "targets = [{ by = 2016-12-31, change = \"-20 %\" }]")),
        Complaints{});
}

TEST(check, a_panel_begins_with_its_baseline) {
    auto const list = complaints(measure("it", "sum(kwh)",
                                         "period = \"year\"\nbaseline = { period = 2010 }\n"
                                         "panel = { entity = \"building\", fixed_from = 2011 }"));
    EXPECT_EQ(list, Complaints{"M001 e the panel compares with 2011 and the baseline is 2010"});
}

TEST(check, a_panel_is_not_compared_with_an_agreed_number) {
    auto const list =
        complaints(measure("it", "sum(kwh)",
                           "period = \"year\"\nbaseline = { period = 2010, value = \"100 kWh\" }\n"
                           "panel = { entity = \"building\", fixed_from = 2010 }"));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M002 e")) << list[0];
}

TEST(check, the_sum_of_a_panel_has_no_level_for_everybody) {
    auto const rest = std::string(
        "period = \"year\"\nbaseline = { period = 2010 }\n"
        "panel = { entity = \"building\", fixed_from = 2010 }\n");
    auto const list = complaints(
        measure("it", "sum(kwh)", rest + "targets = [{ by = 2016-12-31, level = \"800 kWh\" }]"));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M010 e")) << list[0];
    auto const standing = complaints(
        measure("it", "sum(kwh)", rest + "standing = { from = 2012-01-01, level = \"800 kWh\" }"));
    ASSERT_EQ(standing.size(), 1U);
    EXPECT_TRUE(standing[0].starts_with("M010 e")) << standing[0];
    // The mean of some may be compared with the level of the mean of all.
    EXPECT_EQ(complaints(measure("it", "mean(kwh)",
                                 rest + "targets = [{ by = 2016-12-31, level = \"8 kWh\" }]")),
              Complaints{});
}

TEST(check, a_median_has_no_members) {
    auto const list = complaints(
        measure("it", "median(kwh)",
                "period = \"year\"\npanel = { entity = \"building\", fixed_from = 2010 }"));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M003 e")) << list[0];
}

TEST(check, a_deadline_inside_a_period_is_warned_about) {
    auto const list =
        complaints(measure("it", "sum(kwh)",
                           "period = \"year\"\nbaseline = { period = 2010, value = \"100 kWh\" }\n"
                           "targets = [{ by = 2016-06-30, change = \"-20 %\" }]"));
    EXPECT_EQ(list,
              Complaints{"M004 w this deadline lies inside a year, and the verdict can only come "
                         "from the whole of it, which ends on 2016-12-31"});
}

TEST(check, extremes_are_refused_where_small_cells_are_withheld) {
    auto const rest = std::string("period = \"month\"\n");
    auto const list =
        complaints(measure("a", "count()", rest + "small_cells = { fewer_than = 5 }") +
                   measure("b", "max(kwh)", rest));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M005 e")) << list[0];
}

TEST(check, periods_that_overlap_are_refused_where_small_cells_are_withheld) {
    auto const list =
        complaints(measure("a", "count()", "period = \"month\"\nsmall_cells = { fewer_than = 5 }") +
                   measure("b", "count()", "period = \"week\"") +
                   measure("c", "count()", "period = \"year\""));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M006 e `meters` is read by month and by week")) << list[0];
}

TEST(check, columns_that_may_contain_each_other_are_warned_about_once) {
    auto const list = complaints(measure("a", "count()",
                                         "period = \"month\"\nby = [\"building\", \"district\"]\n"
                                         "small_cells = { fewer_than = 5 }"));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M007 w nobody can tell whether `district` and `building`"))
        << list[0];
}

TEST(check, more_combinations_than_can_be_followed_are_refused) {
    std::string measures;
    for (int i = 1; i <= 9; ++i) {
        auto const n = std::to_string(i);
        measures += measure("m" + n, "count(where kwh < " + n + ")",
                            "period = \"month\"\nsmall_cells = { fewer_than = 5 }");
        measures += measure("n" + n, "count(where kwh < " + n + " and building = 'x')",
                            "period = \"month\"\nsmall_cells = { fewer_than = 5 }");
    }
    auto const list = complaints(measures);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].starts_with("M008 e")) << list[0];
}

TEST(check, the_stricter_of_two_limits_is_pointed_at) {
    auto const list =
        complaints(measure("a", "count()", "period = \"month\"\nsmall_cells = { fewer_than = 5 }") +
                   measure("b", "count(where kwh > 3)",
                           "period = \"month\"\nsmall_cells = { fewer_than = 11 }"));
    EXPECT_EQ(list,
              Complaints{"M009 w another measure over `meters` withholds counts below 11, so this "
                         "one does too"});
}

}  // namespace
}  // namespace crosswalk
