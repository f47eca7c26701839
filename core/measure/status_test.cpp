// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr auto yearly = R"toml(
[dataset.facts]
title = "Facts"
columns.year = { type = "year", role = "time" }
columns.v = { type = "decimal(12,3)" }
[measure.it]
title = "It"
dataset = "facts"
value = "sum(v)"
unit = "1"
period = "year"
)toml";

constexpr auto promise = R"toml(better = "lower"
baseline = { period = 2020 }
targets = [{ by = 2022-12-31, level = "80" }]
)toml";

MeasureReading reading_of(std::string const& clauses, std::string const& rows,
                          std::string_view as_of) {
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("facts", rows);
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

MeasureReading judged(std::string const& rows, std::string_view as_of = "2022-01-31",
                      std::string const& terms = promise) {
    return reading_of(yearly + terms, "year,v\n" + rows, as_of);
}

TEST(status, boundaries_belong_to_the_better_side_exactly) {
    EXPECT_EQ(judged("2020,100\n2021,90\n").status, Status::on_track);
    EXPECT_EQ(judged("2020,100\n2021,90.001\n").status, Status::behind);
    EXPECT_EQ(judged("2020,100\n2021,95\n").status, Status::behind);
    EXPECT_EQ(judged("2020,100\n2021,95.001\n").status, Status::off_track);
    EXPECT_EQ(judged("2020,100\n2021,110\n").status, Status::off_track);
}

TEST(status, says_what_the_path_asks_for_and_how_far_things_have_come) {
    auto const said = judged("2020,100\n2021,93\n");
    EXPECT_EQ(said.expected, number("90"));
    EXPECT_EQ(said.expected_progress, ratio(1, 2));
    EXPECT_EQ(said.progress, ratio(7, 20));
    EXPECT_EQ(said.gap, number("3"));
    EXPECT_EQ(said.series.at(1).change, ratio(-7, 100));
    EXPECT_FALSE(said.final_verdict);
}

TEST(status, at_the_deadline_the_target_itself_decides) {
    EXPECT_EQ(judged("2020,100\n2022,80\n", "2022-12-31").status, Status::met);
    EXPECT_EQ(judged("2020,100\n2022,80.001\n", "2022-12-31").status, Status::missed);
    auto const said = judged("2020,100\n2022,81\n2023,70\n", "2024-01-31");
    EXPECT_EQ(said.status, Status::missed);  // what came later does not undo it
    EXPECT_EQ(said.judged, 2U);
    EXPECT_TRUE(said.final_verdict);
    EXPECT_EQ(said.gap, number("1"));
    EXPECT_EQ(said.progress, ratio(19, 20));
}

TEST(status, before_the_deadline_nothing_is_met) {
    auto const said = judged("2020,100\n2021,70\n", "2022-12-30");
    EXPECT_EQ(said.status, Status::on_track);
    EXPECT_EQ(said.progress, ratio(3, 2));
}

TEST(status, a_deadline_without_its_value_is_waited_for_and_then_stale) {
    auto const waiting = judged("2020,100\n2021,90\n", "2023-01-31");
    EXPECT_EQ(waiting.status, Status::unknown);
    EXPECT_EQ(waiting.reason, Reason::waiting);
    auto const stale = judged("2020,100\n2021,90\n", "2024-01-01");
    EXPECT_EQ(stale.status, Status::stale);
    EXPECT_EQ(stale.reason, Reason::overdue);
}

TEST(status, staleness_begins_one_period_after_the_next_facts_were_due) {
    auto const terms = std::string(
        "better = \"lower\"\nbaseline = { period = 2020 }\n"
        "targets = [{ by = 2030-12-31, level = \"80\" }]\n");
    EXPECT_EQ(judged("2020,100\n2022,80\n", "2024-12-30", terms).status, Status::on_track);
    EXPECT_EQ(judged("2020,100\n2022,80\n", "2024-12-31", terms).status, Status::stale);
    auto const sooner = terms + "status = { stale_after = \"30 days\" }\n";
    EXPECT_EQ(judged("2020,100\n2022,80\n", "2024-01-30", sooner).status, Status::on_track);
    EXPECT_EQ(judged("2020,100\n2022,80\n", "2024-01-31", sooner).status, Status::stale);
}

TEST(status, nothing_ever_reported_is_unknown) {
    auto const said = reading_of(yearly + std::string(promise), "year,v\n", "2022-01-31");
    EXPECT_EQ(said.status, Status::unknown);
    EXPECT_EQ(said.reason, Reason::no_facts);
}

TEST(status, a_first_period_that_is_not_over_cannot_be_judged) {
    auto const said = judged("2022,3\n", "2022-06-30");
    EXPECT_EQ(said.status, Status::unknown);
    EXPECT_EQ(said.reason, Reason::not_over);
}

TEST(status, without_facts_for_the_baseline_there_is_none) {
    auto const said = judged("2021,90\n");
    EXPECT_EQ(said.status, Status::no_baseline);
    EXPECT_EQ(said.reason, Reason::no_baseline_facts);
}

TEST(status, a_level_without_a_baseline_is_judged_at_its_deadline_only) {
    auto const terms = std::string(
        "better = \"higher\"\n"
        "targets = [{ by = 2022-12-31, level = \"80\" }]\n");
    EXPECT_EQ(judged("2021,90\n", "2022-01-31", terms).status, Status::no_baseline);
    EXPECT_EQ(judged("2021,90\n2022,80\n", "2023-01-31", terms).status, Status::met);
}

TEST(status, a_break_takes_the_baseline_away_even_at_the_deadline) {
    auto const terms =
        promise + std::string("breaks = [{ on = 2021-01-01, because = \"new test\" }]\n");
    auto const said = judged("2020,100\n2022,80\n", "2023-01-31", terms);
    EXPECT_EQ(said.status, Status::no_baseline);
    EXPECT_EQ(said.reason, Reason::broken);
    EXPECT_EQ(said.series.back().change, std::nullopt);
}

TEST(status, too_early_until_a_tenth_of_the_way_in_days) {
    auto const terms = std::string(
        "better = \"lower\"\nbaseline = { period = 2020 }\n"
        "targets = [{ by = 2030-12-31, level = \"50\" }]\n");
    // 365 of 3,652 days are less than a tenth; with 3,650 days they would be exactly one.
    auto const said = judged("2020,100\n2021,130\n", "2022-01-31", terms);
    EXPECT_EQ(said.status, Status::too_early);
    EXPECT_EQ(said.reason, Reason::first_stretch);
    auto const exact = std::string(
        "better = \"lower\"\nbaseline = { period = 2020 }\n"
        "targets = [{ by = 2030-12-29, level = \"50\" }]\n");
    EXPECT_EQ(judged("2020,100\n2021,130\n", "2022-01-31", exact).status, Status::off_track);
    auto const none = judged("2020,100\n", "2021-01-31", terms);
    EXPECT_EQ(none.status, Status::too_early);
    EXPECT_EQ(none.reason, Reason::before_baseline);
}

TEST(status, a_target_at_the_baseline_is_a_level_to_hold) {
    auto const terms = std::string(
        "better = \"higher\"\nbaseline = { period = 2020 }\n"
        "targets = [{ by = 2024-12-31, level = \"500\" }]\n");
    auto const held = judged("2020,500\n2022,500\n", "2023-01-31", terms);
    EXPECT_EQ(held.status, Status::on_track);
    EXPECT_EQ(held.progress, std::nullopt);
    EXPECT_EQ(judged("2020,500\n2022,499.999\n", "2023-01-31", terms).status, Status::off_track);
}

TEST(status, no_promise_no_status) {
    auto const said = judged("2021,90\n", "2022-01-31", "better = \"lower\"\n");
    EXPECT_EQ(said.status, std::nullopt);
    EXPECT_EQ(said.judged, 0U);
}

std::string monthly(std::string const& value, std::string const& terms) {
    return "[dataset.facts]\ntitle = \"F\"\ncolumns.month = { type = \"month\", role = \"time\" }\n"
           "columns.a = { type = \"integer\" }\ncolumns.b = { type = \"integer\" }\n"
           "[measure.it]\ntitle = \"It\"\ndataset = \"facts\"\nunit = \"1\"\nvalue = \"" +
           value + "\"\n" + terms;
}

TEST(status, almost_on_a_standing_target_is_missed) {
    auto const terms =
        "better = \"higher\"\nperiod = \"month\"\n"
        "standing = { from = 2024-01-01, level = \"1\" }\n";
    auto const clauses = monthly("sum(a) / sum(b)", terms);
    EXPECT_EQ(reading_of(clauses, "month,a,b\n2024-03,9901,10000\n", "2024-04-30").status,
              Status::missed);
    EXPECT_EQ(reading_of(clauses, "month,a,b\n2024-03,10000,10000\n", "2024-04-30").status,
              Status::met);
}

TEST(status, a_standing_target_binds_from_its_day) {
    auto const clauses = monthly("sum(a)",
                                 "better = \"lower\"\nperiod = \"month\"\n"
                                 "standing = { from = 2024-01-02, level = \"6\" }\n");
    auto const early = reading_of(clauses, "month,a,b\n2024-01,12,1\n", "2024-02-10");
    EXPECT_EQ(early.status, Status::too_early);
    EXPECT_EQ(early.reason, Reason::not_binding);
    auto const first = reading_of(clauses, "month,a,b\n2024-02,12,1\n", "2024-03-10");
    EXPECT_EQ(first.status, Status::missed);
    EXPECT_EQ(first.gap, number("6"));
}

TEST(status, a_level_from_history_needs_all_of_it_and_does_not_move) {
    auto const clauses = monthly("sum(a)",
                                 "better = \"lower\"\nperiod = \"month\"\n"
                                 "standing = { from = 2024-01-01, history = { first = \"2023-11\", "
                                 "last = \"2023-12\" } }\n");
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("facts", "month,a,b\n2023-11,10,1\n2023-12,14,1\n", day("2023-12-31"));
    facts.add("facts", "month,a,b\n2024-01,13,1\n2023-11,100,1\n", day("2024-02-05"));
    auto const said =
        read_measures(compact, facts.facts(day("2024-02-10")), day("2024-02-10")).front();
    EXPECT_EQ(said.judged_target, number("12"));  // the later row of November moves nothing
    EXPECT_EQ(said.status, Status::missed);
    auto const gap = reading_of(clauses, "month,a,b\n2023-12,14,1\n2024-01,13,1\n", "2024-02-10");
    EXPECT_EQ(gap.status, Status::no_baseline);
    EXPECT_EQ(gap.reason, Reason::no_history);
}

TEST(status, a_history_recorded_too_late_sets_no_level) {
    auto const compact =
        compact_of(monthly("sum(a)",
                           "better = \"lower\"\nperiod = \"month\"\n"
                           "standing = { from = 2024-01-01, history = { first = \"2023-11\", "
                           "last = \"2023-12\" } }\n"));
    MemoryFacts facts(compact);
    facts.add("facts", "month,a,b\n2023-11,10,1\n", day("2023-12-31"));
    facts.add("facts", "month,a,b\n2023-12,14,1\n2024-01,13,1\n", day("2024-02-05"));
    auto const said =
        read_measures(compact, facts.facts(day("2024-02-10")), day("2024-02-10")).front();
    EXPECT_EQ(said.status, Status::no_baseline);
    EXPECT_EQ(said.reason, Reason::history_late);
    EXPECT_EQ(said.judged_target, std::nullopt);
    EXPECT_TRUE(said.targets.empty());
}

TEST(status, a_baseline_whose_period_still_runs_is_not_over) {
    auto const clauses = monthly("sum(a) / sum(b)",
                                 "better = \"lower\"\nperiod = \"month\"\n"
                                 "baseline = { period = \"2024-03\", frozen = 2024-04-30 }\n"
                                 "targets = [{ by = 2026-12-31, change = \"-10%\" }]\n");
    auto const facts = "month,a,b\n2024-01,12,1\n2024-02,13,1\n";
    auto const during = reading_of(clauses, facts, "2024-03-30");
    EXPECT_EQ(during.status, Status::no_baseline);
    EXPECT_EQ(during.reason, Reason::baseline_not_over);
    // Before its first day too: nothing was forgotten.
    EXPECT_EQ(reading_of(clauses, facts, "2024-02-29").reason, Reason::baseline_not_over);
    EXPECT_EQ(reading_of(clauses, facts, "2024-03-31").reason, Reason::no_baseline_facts);
}

TEST(status, a_sum_that_lacks_months_is_not_judged_and_a_ratio_is) {
    auto const promise_by_year = std::string(
        "period = \"year\"\nbetter = \"lower\"\nbaseline = { period = 2022, value = \"100\" }\n"
        "targets = [{ by = 2025-12-31, level = \"50\" }]\n");
    auto const sum = reading_of(monthly("sum(a)", promise_by_year),
                                "month,a,b\n2023-01,5,1\n2023-12,5,1\n", "2024-01-31");
    EXPECT_EQ(sum.status, Status::unknown);
    EXPECT_EQ(sum.reason, Reason::incomplete);
    EXPECT_EQ(sum.series.at(0).missing_parts.size(), 10U);
    EXPECT_EQ(sum.series.at(0).figure.value, number("10"));  // shown all the same
    auto const rate = reading_of(monthly("sum(a) / sum(b)", promise_by_year),
                                 "month,a,b\n2023-01,5,1\n2023-12,5,1\n", "2024-01-31");
    EXPECT_EQ(rate.status, Status::on_track);
}

TEST(status, months_that_are_not_yet_due_are_not_missing) {
    auto const clauses = monthly("sum(a)", "better = \"lower\"\nperiod = \"year\"\n");
    auto const said = reading_of(clauses, "month,a,b\n2024-01,5,1\n", "2024-03-15");
    EXPECT_EQ(said.series.at(0).missing_parts, std::vector{period("2024-02")});
}

TEST(status, every_name_is_one_people_know) {
    EXPECT_EQ(name(Status::met), "met");
    EXPECT_EQ(name(Status::on_track), "on track");
    EXPECT_EQ(name(Status::no_baseline), "no baseline");
    EXPECT_EQ(name(Status::unknown), "unknown");
}

TEST(status, a_level_whose_baseline_was_never_reported_is_judged_at_its_deadline) {
    EXPECT_EQ(judged("2022,80\n", "2023-01-31").status, Status::met);
    auto const said = judged("2022,81\n", "2023-01-31");
    EXPECT_EQ(said.status, Status::missed);
    EXPECT_EQ(said.gap, number("1"));
    EXPECT_EQ(said.progress, std::nullopt);
    EXPECT_EQ(judged("2021,81\n", "2022-12-30").status, Status::no_baseline);
    auto const change = std::string(
        "better = \"lower\"\nbaseline = { period = 2020 }\n"
        "targets = [{ by = 2022-12-31, change = \"-20 %\" }]\n");
    EXPECT_EQ(judged("2022,80\n", "2023-01-31", change).status, Status::no_baseline);
}

TEST(status, a_baseline_without_all_its_months_by_the_freeze_stays_none) {
    auto const clauses = monthly("sum(a)",
                                 "period = \"year\"\nbetter = \"lower\"\n"
                                 "baseline = { period = 2022, frozen = 2023-01-31 }\n"
                                 "targets = [{ by = 2025-12-31, change = \"-20 %\" }]\n");
    auto const months = [](std::string const& year, int first, int last) {
        std::string rows = "month,a,b\n";
        for (int i = first; i <= last; ++i) {
            rows += year + (i < 10 ? "-0" : "-") + std::to_string(i) + ",5,1\n";
        }
        return rows;
    };
    auto const compact = compact_of(clauses);
    auto const read = [&](MemoryFacts const& facts) {
        auto const at = day("2024-01-31");
        return read_measures(compact, facts.facts(at), at).front();
    };
    MemoryFacts late(compact);
    late.add("facts", months("2022", 1, 11), day("2023-01-15"));
    late.add("facts", months("2022", 12, 12), day("2023-02-15"));  // after the freeze
    late.add("facts", months("2023", 1, 12), day("2024-01-15"));
    EXPECT_EQ(read(late).status, Status::no_baseline);
    EXPECT_EQ(read(late).reason, Reason::baseline_incomplete);
    MemoryFacts whole(compact);
    whole.add("facts", months("2022", 1, 12), day("2023-01-15"));
    whole.add("facts", months("2023", 1, 12), day("2024-01-15"));
    EXPECT_EQ(read(whole).baseline->figure.value, number("60"));
    EXPECT_EQ(read(whole).status, Status::off_track);
}

TEST(status, a_sum_of_part_of_a_year_is_no_change) {
    auto const clauses = monthly("sum(a) / 2",
                                 "period = \"year\"\nbetter = \"lower\"\n"
                                 "baseline = { period = 2022, value = \"100\" }\n");
    auto const said = reading_of(clauses, "month,a,b\n2023-01,5,1\n2024-01,5,1\n", "2024-02-15");
    EXPECT_EQ(said.series.at(0).change, std::nullopt);  // 11 months are missing
    EXPECT_EQ(said.series.at(1).change, std::nullopt);  // the year has only begun
    auto const rate = monthly("100 * sum(a) / sum(b)",
                              "period = \"year\"\nbetter = \"lower\"\n"
                              "baseline = { period = 2022, value = \"100\" }\n");
    auto const quotient = reading_of(rate, "month,a,b\n2023-01,5,1\n", "2024-02-15");
    EXPECT_EQ(quotient.series.at(0).change, Rational(4));  // 500 against 100
}

}  // namespace
}  // namespace crosswalk
