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

}  // namespace
}  // namespace crosswalk
