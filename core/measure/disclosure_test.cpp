// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

#include <set>

namespace crosswalk {
namespace {

constexpr auto clinic = R"toml(
[dataset.clinic]
title = "People treated"
key = ["area", "month", "kind"]
on_duplicate = "supersede"
due = "10 days"
columns.area = { type = "text", role = "entity" }
columns.district = { type = "text", values = ["north", "south"] }
columns.month = { type = "month", role = "time" }
columns.kind = { type = "text", values = ["a", "b"] }
columns.people = { type = "integer" }
)toml";

std::string measure(std::string const& id, std::string const& value, std::string const& rest) {
    return "[measure." + id + "]\ntitle = \"" + id + "\"\ndataset = \"clinic\"\nvalue = \"" +
           value + "\"\nunit = \"1\"\nbetter = \"lower\"\n" + rest + "\n";
}

constexpr auto by_area = "period = \"month\"\nby = [\"area\"]\nsmall_cells = { fewer_than = 5 }";

struct Batch {
    std::string rows;
    std::string_view recorded;
};

std::vector<MeasureReading> readings(std::string const& measures, std::vector<Batch> const& batches,
                                     std::string_view as_of) {
    auto const compact = compact_of(clinic + measures);
    MemoryFacts facts(compact);
    for (auto const& batch : batches) {
        facts.add("clinic", "area,district,month,kind,people\n" + batch.rows, day(batch.recorded));
    }
    return read_measures(compact, facts.facts(day(as_of)), day(as_of));
}

std::set<std::string> withheld(GroupReading const& by) {
    std::set<std::string> names;
    for (auto const& row : by.rows) {
        if (row.figure.absence == Absence::withheld) names.insert(row.group.value_or("not stated"));
    }
    return names;
}

using Names = std::set<std::string>;

constexpr auto march =
    "Dale,north,2024-03,a,3\nHill,north,2024-03,a,40\nLake,south,2024-03,a,52\n"
    "Mill,south,2024-03,a,61\n";

TEST(disclosure, hides_the_small_cell_and_a_second_one_and_shows_the_total) {
    auto const said =
        readings(measure("people", "sum(people)", by_area), {{march, "2024-04-05"}}, "2024-04-30")
            .front();
    EXPECT_EQ(said.series.at(0).figure.value, number("156"));
    EXPECT_EQ(withheld(said.groups.at(0)), (Names{"Dale", "Hill"}));
    EXPECT_EQ(said.groups.at(0).withheld, 2);
    auto const& hidden = said.groups.at(0).rows.at(0).figure;
    EXPECT_EQ(hidden.rows, 0);
    EXPECT_EQ(hidden.numerator, std::nullopt);
}

TEST(disclosure, nothing_is_divided_up_before_it_is_over_and_due) {
    auto const said =
        readings(measure("people", "sum(people)", by_area), {{march, "2024-04-05"}}, "2024-04-09")
            .front();
    EXPECT_EQ(said.series.at(0).figure.value, number("156"));
    for (auto const& row : said.groups.at(0).rows) {
        EXPECT_EQ(row.figure.absence, Absence::incomplete);
    }
}

TEST(disclosure, a_correction_after_release_never_brings_a_hidden_cell_back) {
    std::vector<Batch> const batches = {{march, "2024-04-05"},
                                        {"Dale,north,2024-03,b,6\n", "2024-05-20"}};
    auto const before = readings(measure("people", "sum(people)", by_area), batches, "2024-05-19");
    auto const after = readings(measure("people", "sum(people)", by_area), batches, "2024-05-20");
    EXPECT_EQ(withheld(before[0].groups.at(0)), (Names{"Dale", "Hill"}));
    EXPECT_EQ(after[0].series.at(0).figure.value, number("162"));
    EXPECT_EQ(withheld(after[0].groups.at(0)), (Names{"Dale", "Hill"}));
}

TEST(disclosure, what_was_recorded_before_release_is_seen_at_once) {
    // On 2 April Dale had three people, on the day of release nine: nothing is small.
    std::vector<Batch> const batches = {{march, "2024-04-02"},
                                        {"Dale,north,2024-03,b,6\n", "2024-04-10"}};
    auto const said = readings(measure("people", "sum(people)", by_area), batches, "2024-04-30");
    EXPECT_EQ(withheld(said[0].groups.at(0)), Names{});
}

TEST(disclosure, a_total_that_is_small_itself_is_not_shown) {
    auto const said = readings(measure("people", "sum(people)", by_area),
                               {{"Dale,north,2024-03,a,3\n", "2024-04-05"}}, "2024-04-30")
                          .front();
    EXPECT_EQ(said.series.at(0).figure.value, std::nullopt);
    EXPECT_EQ(said.series.at(0).figure.absence, Absence::withheld);
    EXPECT_EQ(withheld(said.groups.at(0)), Names{"Dale"});
}

TEST(disclosure, all_measures_over_a_dataset_share_the_pattern) {
    auto const said = readings(measure("people", "sum(people)", by_area) +
                                   measure("kind_a", "sum(people where kind = 'a')",
                                           "period = \"month\"\nby = [\"area\"]"),
                               {{march, "2024-04-05"}, {"Dale,north,2024-03,b,60\n", "2024-04-05"}},
                               "2024-04-30");
    // Dale has 63 people, but the part of kind a would be 3; the protected measure shows all of it.
    EXPECT_EQ(withheld(said[0].groups.at(0)), withheld(said[1].groups.at(0)));
}

TEST(disclosure, the_rest_of_a_share_counts_as_a_cell) {
    auto const said =
        readings(measure("share", "sum(people where kind = 'a') / sum(people)", by_area),
                 {{"Dale,north,2024-03,a,60\nDale,north,2024-03,b,2\nHill,north,2024-03,a,50\n"
                   "Hill,north,2024-03,b,30\nLake,south,2024-03,a,50\nLake,south,2024-03,b,40\n",
                   "2024-04-05"}},
                 "2024-04-30");
    // Two of Dale's 62 are not of kind a.
    EXPECT_EQ(withheld(said[0].groups.at(0)), (Names{"Dale", "Hill"}));
}

TEST(disclosure, a_group_hidden_in_a_month_is_hidden_in_its_year_too) {
    auto const all = measure("monthly", "sum(people)", by_area) +
                     measure("yearly", "sum(people)", "period = \"year\"\nby = [\"area\"]");
    auto const said = readings(all,
                               {{march, "2024-04-05"},
                                {"Dale,north,2024-04,a,30\nHill,north,2024-04,a,30\n"
                                 "Lake,south,2024-04,a,52\nMill,south,2024-04,a,61\n",
                                 "2024-05-05"}},
                               "2025-01-31");
    EXPECT_EQ(withheld(said[1].groups.at(0)), (Names{"Dale", "Hill"}));
    EXPECT_EQ(said[1].series.at(0).figure.value, number("329"));
    // April itself needs no hiding: the year does not give March away.
    auto const& monthly = said[0].groups.at(0);
    EXPECT_EQ(monthly.rows.at(0).series.at(1).value, number("30"));
}

TEST(disclosure, a_month_with_a_small_total_takes_the_total_of_its_year_along) {
    auto const all = measure("monthly", "sum(people)", by_area) +
                     measure("yearly", "sum(people)", "period = \"year\"");
    auto const said = readings(
        all, {{std::string(march) + "Dale,north,2024-04,a,3\n", "2024-05-05"}}, "2025-01-31");
    EXPECT_EQ(said[1].series.at(0).figure.absence, Absence::withheld);
}

TEST(disclosure, a_district_is_not_shown_when_it_would_leave_one_neighbourhood) {
    auto const all = measure("people", "sum(people)",
                             "period = \"month\"\nby = [\"area\", \"district\"]\n"
                             "small_cells = { fewer_than = 5 }");
    // Dale is small. Hill, hidden with it, lies in the same district: the districts can be shown.
    auto const same = readings(all, {{march, "2024-04-05"}}, "2024-04-30");
    EXPECT_EQ(withheld(same[0].groups.at(1)), Names{});
    // Now the smallest other one lies in the other district: north less Hill would be Dale.
    auto const other = readings(all,
                                {{"Dale,north,2024-03,a,3\nHill,north,2024-03,a,80\n"
                                  "Lake,south,2024-03,a,52\nMill,south,2024-03,a,61\n",
                                  "2024-04-05"}},
                                "2024-04-30");
    EXPECT_EQ(withheld(other[0].groups.at(0)), (Names{"Dale", "Lake"}));
    EXPECT_EQ(withheld(other[0].groups.at(1)), (Names{"north", "south"}));
}

TEST(disclosure, another_measure_over_the_rest_of_the_rows_does_not_give_a_total_away) {
    auto const all = measure("a", "sum(people where kind = 'a')", by_area) +
                     measure("b", "sum(people where kind = 'b')", "period = \"month\"") +
                     measure("all", "sum(people)", "period = \"month\"");
    auto const said = readings(
        all, {{"Dale,north,2024-03,a,3\nDale,north,2024-03,b,90\n", "2024-04-05"}}, "2024-04-30");
    EXPECT_EQ(said[0].series.at(0).figure.absence, Absence::withheld);
    EXPECT_EQ(said[1].series.at(0).figure.absence, Absence::withheld);  // 93 - 90 = 3
    EXPECT_EQ(said[2].series.at(0).figure.value, number("93"));
}

TEST(disclosure, a_measure_that_declares_nothing_shows_no_small_cell_either) {
    auto const all =
        measure("people", "sum(people)", by_area) +
        measure("b", "sum(people where kind = 'b')", "period = \"month\"\nby = [\"area\"]");
    auto const said = readings(all,
                               {{"Dale,north,2024-03,a,30\nDale,north,2024-03,b,2\n"
                                 "Hill,north,2024-03,a,40\nHill,north,2024-03,b,20\n"
                                 "Lake,south,2024-03,a,52\nLake,south,2024-03,b,52\n",
                                 "2024-04-05"}},
                               "2024-04-30");
    EXPECT_EQ(withheld(said[1].groups.at(0)), (Names{"Dale", "Hill"}));
    EXPECT_EQ(withheld(said[0].groups.at(0)), (Names{"Dale", "Hill"}));
    EXPECT_EQ(said[1].series.at(0).figure.value, number("74"));
    auto const few = readings(all,
                              {{"Dale,north,2024-03,a,30\nDale,north,2024-03,b,2\n"
                                "Hill,north,2024-03,a,40\n",
                                "2024-04-05"}},
                              "2024-04-30");
    EXPECT_EQ(few[1].series.at(0).figure.absence, Absence::withheld);
    EXPECT_EQ(few[0].series.at(0).figure.value, number("72"));
}

TEST(disclosure, a_baseline_frozen_with_a_small_month_stays_withheld) {
    auto const all = measure("monthly", "sum(people)", by_area) +
                     measure("yearly", "sum(people)",
                             "period = \"year\"\n"
                             "baseline = { period = 2024, frozen = 2025-01-05 }");
    // As it was frozen, 2024 had 156 people in March and 3 in December. When December was due, it
    // had 40.
    auto const said = readings(all,
                               {{march, "2024-04-05"},
                                {"Dale,north,2024-12,a,3\n", "2025-01-04"},
                                {"Dale,north,2024-12,b,37\n", "2025-01-08"}},
                               "2026-01-31");
    EXPECT_EQ(said[1].series.at(0).figure.value, number("196"));
    EXPECT_EQ(said[1].baseline->figure.absence, Absence::withheld);  // 159 - 156 = 3
}

TEST(disclosure, a_correction_that_makes_a_cell_small_takes_the_total_along) {
    auto const all = measure("people", "sum(people)",
                             "period = \"month\"\nby = [\"area\", \"district\"]\n"
                             "small_cells = { fewer_than = 5 }");
    std::vector<Batch> const batches = {{march, "2024-04-05"},
                                        {"Hill,north,2024-03,a,4\n", "2024-05-20"}};
    auto rows = batches;
    rows[0].rows.replace(rows[0].rows.find("a,3"), 3, "a,9");
    auto const before = readings(all, rows, "2024-05-19");
    EXPECT_EQ(before[0].series.at(0).figure.value, number("162"));
    EXPECT_EQ(withheld(before[0].groups.at(0)), Names{});
    // 126 less the 9, 52 and 61 that were shown would be Hill's 4, and so would the north's 13 less
    // Dale's 9.
    auto const after = readings(all, rows, "2024-05-20");
    EXPECT_EQ(after[0].series.at(0).figure.absence, Absence::withheld);
    Names hidden;
    for (auto const& by : after[0].groups) {
        for (auto const& row : by.rows) {
            if (row.series.at(0).absence == Absence::withheld) hidden.insert(*row.group);
        }
    }
    EXPECT_EQ(hidden, (Names{"Dale", "Hill", "north", "south"}));
}

TEST(disclosure, a_total_that_was_small_stays_withheld) {
    std::vector<Batch> const batches = {{"Dale,north,2024-03,a,3\n", "2024-04-05"},
                                        {"Dale,north,2024-03,b,40\n", "2024-05-20"}};
    auto const all = measure("people", "sum(people)", by_area);
    EXPECT_EQ(readings(all, batches, "2024-05-20")[0].series.at(0).figure.absence,
              Absence::withheld);
    // Before the month was over and due, nothing was promised about it.
    EXPECT_EQ(readings(all, {{batches[0].rows, "2024-03-20"}, {batches[1].rows, "2024-04-09"}},
                       "2024-05-20")[0]
                  .series.at(0)
                  .figure.value,
              number("43"));
}

TEST(disclosure, a_panel_does_not_show_a_year_that_is_withheld) {
    auto const all =
        measure("monthly", "sum(people)", "period = \"month\"\nsmall_cells = { fewer_than = 5 }") +
        measure("yearly", "sum(people)",
                "period = \"year\"\n"
                "panel = { entity = \"area\", fixed_from = 2023 }");
    std::string rows;
    for (auto const* const year : {"2023", "2024"}) {
        for (auto const* const area : {"Dale", "Hill"}) {
            auto const start = std::string(area) + ",north," + year;
            rows += start + "-03,a,50\n";
            if (start.ends_with("2023")) rows += start + "-01,a,2\n" + start + "-02,a,3\n";
        }
    }
    auto const said = readings(all, {{rows, "2025-01-05"}}, "2025-01-31");
    EXPECT_EQ(said[0].series.at(0).figure.absence, Absence::withheld);
    EXPECT_EQ(said[0].series.at(1).figure.value, number("6"));
    EXPECT_EQ(said[1].series.at(0).figure.absence, Absence::withheld);
    // The panel has the same members in both years: 110 in 2023, less 6 and
    // 100, would be January's 4.
    ASSERT_TRUE(said[1].panel.has_value());
    EXPECT_EQ(said[1].panel->absence, Absence::withheld);
    EXPECT_EQ(said[1].panel->fixed_base.value, std::nullopt);
    EXPECT_EQ(said[1].panel->all_in_base.value, std::nullopt);
}

TEST(disclosure, a_column_whose_values_nobody_listed_is_shown_only_where_nothing_is_hidden) {
    auto text = std::string(clinic);
    std::string const values = ", values = [\"north\", \"south\"]";
    text.replace(text.find(values), values.size(), "");
    auto const compact =
        compact_of(text + measure("people", "sum(people)",
                                  "period = \"month\"\nby = [\"area\", \"district\"]\n"
                                  "small_cells = { fewer_than = 5 }"));
    MemoryFacts facts(compact);
    facts.add("clinic", std::string("area,district,month,kind,people\n") + march +
                            "Dale,north,2024-04,a,30\nHill,south,2024-04,a,40\n");
    auto const at = day("2024-06-30");
    auto const said = read_measures(compact, facts.facts(at), at).front();
    auto const& districts = said.groups.at(1);
    EXPECT_EQ(districts.rows.at(0).series.at(0).absence, Absence::withheld);
    EXPECT_EQ(districts.rows.at(0).series.at(1).value, number("30"));
}

}  // namespace
}  // namespace crosswalk
