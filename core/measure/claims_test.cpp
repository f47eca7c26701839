// SPDX-License-Identifier: Apache-2.0
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crosswalk {
namespace {

constexpr auto published = R"toml(
[source.paper]
title = "Paper"
[source.report]
title = "Report"
[dataset.claims]
title = "Claims"
columns.year = { type = "year", role = "time" }
columns.change = { type = "decimal(6,2)", unit = "%" }
columns.wording = { type = "text", role = "qualifier", required = false }
columns.source = { type = "text", role = "source" }
columns.published = { type = "date", role = "recorded" }
[measure.energy]
title = "Energy"
dataset = "claims"
published = { value = "change" }
unit = "%"
better = "lower"
period = "year"
baseline = { period = 2010, value = "0 %" }
targets = [{ by = 2016-12-31, level = "-20 %" }]
)toml";

constexpr auto decision = R"toml(
[decision.final]
title = "Final"
on = 2018-01-01
picks = [{ measure = "energy", period = 2016, source = "report" }]
)toml";

constexpr auto rows =
    "year,change,wording,source,published\n"
    "2014,-8.4,,paper,2014-06-25\n2016,-17.2,about,paper,2017-04-01\n"
    "2016,-19,,report,2017-05-01\n";

MeasureReading reading_of(std::string const& clauses, std::string_view as_of) {
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("claims", rows);
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

TEST(claims, one_claim_is_the_figure_until_another_comes) {
    auto const alone = reading_of(published, "2017-04-30");
    EXPECT_EQ(alone.series.back().figure.value, number("-17.2"));
    EXPECT_TRUE(alone.series.back().claims.at(0).picked);
    EXPECT_EQ(alone.series.back().claims.at(0).claim.qualifier, "about");
    auto const both = reading_of(published, "2017-05-01");
    EXPECT_EQ(both.series.back().figure.value, std::nullopt);
    EXPECT_EQ(both.series.back().figure.absence, Absence::differing);
    EXPECT_EQ(both.status, Status::unknown);
    EXPECT_EQ(both.reason, Reason::differing);
}

TEST(claims, a_decision_picks_from_its_day_on_and_the_other_stays_beside) {
    auto const clauses = published + std::string(decision);
    EXPECT_EQ(reading_of(clauses, "2017-12-31").series.back().figure.absence, Absence::differing);
    auto const said = reading_of(clauses, "2018-01-01");
    auto const& point = said.series.back();
    EXPECT_EQ(point.figure.value, number("-19"));
    ASSERT_EQ(point.claims.size(), 2U);
    EXPECT_FALSE(point.claims[0].picked);
    EXPECT_TRUE(point.claims[1].picked);
    EXPECT_EQ(point.claims[1].decision, "final");
    EXPECT_EQ(said.status, Status::missed);
    EXPECT_EQ(said.gap, number("1"));
    EXPECT_EQ(said.progress, ratio(19, 20));
}

TEST(claims, as_of_an_earlier_day_later_figures_are_unknown) {
    auto const said = reading_of(published + std::string(decision), "2014-06-30");
    ASSERT_EQ(said.series.size(), 1U);
    EXPECT_EQ(said.series[0].figure.value, number("-8.4"));
}

TEST(claims, a_pick_of_a_source_that_has_not_spoken_picks_nothing) {
    auto text = published + std::string(decision);
    text.replace(text.find("on = 2018"), 9, "on = 2016");
    EXPECT_EQ(reading_of(text, "2017-04-30").series.back().figure.value, number("-17.2"));
}

TEST(claims, published_measures_do_not_become_stale_without_a_schedule) {
    auto text = std::string(published);
    text.replace(text.find("by = 2016"), 9, "by = 2030");
    EXPECT_EQ(reading_of(text, "2017-04-30").status, Status::on_track);
    EXPECT_EQ(reading_of(text, "2029-01-01").reason, Reason::differing);
    text += "status = { stale_after = \"60 days\" }\n";
    auto const compact = compact_of(text);
    MemoryFacts facts(compact);
    facts.add("claims", "year,change,source,published\n2014,-8.4,paper,2014-06-25\n");
    auto const at = day("2016-03-01");
    EXPECT_EQ(read_measures(compact, facts.facts(at), at).front().status, Status::stale);
}

TEST(claims, the_order_of_the_facts_does_not_matter) {
    auto const compact = compact_of(published + std::string(decision));
    MemoryFacts memory(compact);
    memory.add("claims", rows);
    auto const at = day("2019-01-01");
    auto facts = memory.facts(at);
    auto const first = read_measures(compact, facts, at).front();
    std::ranges::sort(facts.claims, std::ranges::greater(), &Claim::value);
    auto const other = read_measures(compact, facts, at).front();
    ASSERT_EQ(first.series.size(), other.series.size());
    for (std::size_t i = 0; i < first.series.size(); ++i) {
        EXPECT_EQ(first.series[i].figure, other.series[i].figure);
        ASSERT_EQ(first.series[i].claims.size(), other.series[i].claims.size());
        for (std::size_t k = 0; k < first.series[i].claims.size(); ++k) {
            EXPECT_EQ(first.series[i].claims[k].claim, other.series[i].claims[k].claim);
        }
    }
}

TEST(claims, a_computed_baseline_is_the_claim_of_its_period_once_known) {
    auto text = std::string(published);
    text.replace(text.find("baseline = { period = 2010, value = \"0 %\" }"), 43,
                 "baseline = { period = 2014 }");
    auto const early = reading_of(text, "2014-06-24");
    EXPECT_EQ(early.status, Status::unknown);
    auto const said = reading_of(text, "2017-04-30");
    EXPECT_EQ(said.baseline->figure.value, number("-8.4"));
    EXPECT_EQ(said.series.back().change, number("-8.8"));
}

// No key, so that each row is a word of its own.
MeasureReading words_of(std::string const& words, std::string const& more, std::string_view as_of) {
    auto const compact = compact_of(published + more);
    MemoryFacts facts(compact);
    facts.add("claims", "year,change,source,published\n" + words);
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

TEST(claims, the_later_word_of_a_source_corrects_its_earlier_one) {
    auto const words = std::string("2014,-8.4,paper,2014-07-01\n2014,-8.1,paper,2014-09-01\n");
    auto const before = words_of(words, "", "2014-12-31").series.at(0);
    EXPECT_EQ(before.figure.value, number("-8.1"));
    EXPECT_EQ(before.claims.at(0).corrected_on, day("2014-09-01"));
    EXPECT_FALSE(before.claims.at(0).picked);
    EXPECT_TRUE(before.claims.at(1).picked);
    // On the day before, nobody knew.
    EXPECT_EQ(words_of(words, "", "2014-08-31").series.at(0).figure.value, number("-8.4"));
    auto const other = words + "2014,-8.4,report,2014-08-01\n";
    EXPECT_EQ(words_of(other, "", "2014-12-31").series.at(0).figure.absence, Absence::differing);
}

TEST(claims, a_source_that_says_the_same_again_corrects_nothing) {
    auto const point =
        words_of("2014,-8.4,paper,2014-07-01\n2014,-8.4,paper,2014-09-01\n", "", "2014-12-31")
            .series.at(0);
    EXPECT_EQ(point.figure.value, number("-8.4"));
    EXPECT_EQ(point.claims.at(0).corrected_on, std::nullopt);
}

TEST(claims, two_numbers_of_one_source_on_one_day_differ_even_when_it_is_picked) {
    auto const words = std::string("2016,-19,report,2017-05-01\n2016,-17,report,2017-05-01\n");
    for (auto const* const more : {"", decision}) {
        auto const said = words_of(words, more, "2018-12-31");
        EXPECT_EQ(said.series.at(0).figure.absence, Absence::differing);
        EXPECT_EQ(said.status, Status::unknown);
    }
}

TEST(claims, a_forecast_is_shown_and_not_judged) {
    auto const words = std::string("2014,-8.4,paper,2014-06-25\n2030,-40,paper,2014-06-25\n");
    auto const said = words_of(words, "", "2015-06-30");
    ASSERT_EQ(said.series.size(), 2U);
    EXPECT_EQ(said.series.at(1).figure.value, number("-40"));
    EXPECT_TRUE(said.series.at(1).provisional);
    EXPECT_EQ(said.judged, 0U);
    auto const alone = words_of("2030,-40,paper,2014-06-25\n", "", "2015-06-30");
    EXPECT_EQ(alone.judged, std::nullopt);
    EXPECT_EQ(alone.status, Status::unknown);
    EXPECT_EQ(alone.reason, Reason::not_over);
    // Nor does a forecast keep a reading fresh.
    auto const patience = std::string("status = { stale_after = \"60 days\" }\n");
    auto const far =
        std::string(published).replace(std::string(published).find("by = 2016"), 9, "by = 2030");
    auto const compact = compact_of(far + patience);
    MemoryFacts facts(compact);
    facts.add("claims", "year,change,source,published\n" + words);
    auto const at = day("2016-03-01");
    EXPECT_EQ(read_measures(compact, facts.facts(at), at).front().status, Status::stale);
}

std::string baseline_of_2014(std::string const& more) {
    auto text = std::string(published) + more;
    text.replace(text.find("baseline = { period = 2010, value = \"0 %\" }"), 43,
                 "baseline = { period = 2014, frozen = 2015-06-30 }");
    text.replace(text.find("level = \"-20 %\""), 15, "points = \"-10 points\"");
    return text;
}

MeasureReading frozen_reading(std::string const& more, std::string const& words,
                              std::string_view as_of) {
    auto const compact = compact_of(baseline_of_2014(more));
    MemoryFacts facts(compact);
    facts.add("claims", "year,change,source,published\n" + words);
    return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front();
}

TEST(claims, a_decision_after_the_freeze_does_not_move_a_baseline) {
    auto const words = std::string(
        "2014,-8,paper,2014-07-01\n2014,-9,report,2015-12-01\n2015,-12,paper,2016-02-01\n");
    auto const pick = std::string(
        "[decision.late]\ntitle = \"Late\"\non = 2016-01-15\n"
        "picks = [{ measure = \"energy\", period = 2014, source = \"report\" }]\n");
    auto const said = frozen_reading(pick, words, "2016-06-30");
    EXPECT_EQ(said.baseline->figure.value, number("-8"));
    EXPECT_EQ(said.baseline->restated, number("-9"));
}

TEST(claims, a_baseline_whose_sources_differ_says_so) {
    auto const words = std::string(
        "2014,-8,paper,2014-07-01\n2014,-9,report,2014-07-01\n2015,-12,paper,2016-02-01\n");
    auto const said = frozen_reading("", words, "2016-06-30");
    EXPECT_EQ(said.status, Status::no_baseline);
    EXPECT_EQ(said.reason, Reason::baseline_differing);
}

TEST(claims, with_a_schedule_a_period_without_a_figure_is_missing) {
    auto text = std::string(published);
    text.replace(text.find("by = 2016"), 9, "by = 2030");
    auto const words = std::string(
        "year,change,source,published\n2013,-5,paper,2014-02-01\n"
        "2015,-9,paper,2016-02-01\n");
    auto const missing = [&](std::string const& clauses, std::string_view as_of) {
        auto const compact = compact_of(clauses);
        MemoryFacts facts(compact);
        facts.add("claims", words);
        return read_measures(compact, facts.facts(day(as_of)), day(as_of)).front().missing_periods;
    };
    EXPECT_TRUE(missing(text, "2017-12-31").empty());  // nobody agreed when
    text.replace(text.find("title = \"Claims\""), 16, "title = \"Claims\"\ndue = \"60 days\"");
    EXPECT_EQ(missing(text, "2016-06-30"), std::vector{period("2014")});
    // Those of 2016 are due on 1 March 2017.
    EXPECT_EQ(missing(text, "2017-03-01"), std::vector{period("2014")});
    EXPECT_EQ(missing(text, "2017-03-02"), (std::vector{period("2014"), period("2016")}));
}

}  // namespace
}  // namespace crosswalk
