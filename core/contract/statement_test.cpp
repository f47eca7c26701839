// SPDX-License-Identifier: Apache-2.0
#include "contract/statement.h"

#include "measure/facts_in_memory.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace crosswalk {
namespace {

constexpr auto housing = R"toml(
[partner.crew]
name = "The crew"
sector = "private"
[dataset.stays]
title = "Stays"
columns.quarter = { type = "quarter", role = "time" }
columns.days = { type = "integer", unit = "day" }
due = "30 days"
[dataset.trial]
title = "Trial"
columns.year = { type = "year", role = "time" }
columns.fewer = { type = "decimal(6,2)" }
columns.of = { type = "decimal(6,2)" }
[measure.days]
title = "Days housed"
dataset = "stays"
value = "sum(days)"
unit = "days"
better = "higher"
period = "quarter"
[measure.jail]
title = "Fewer days in jail"
dataset = "trial"
value = "sum(fewer) / sum(of)"
unit = "%"
better = "higher"
period = "year"
[contract.housing]
title = "Families stay housed"
payer = "office"
providers = ["crew"]
evaluator = "office"
begins = 2016-01-01
ends = 2016-12-31
statements = [2016-08-15, 2017-02-15]
)toml";

constexpr auto days_term = R"toml(
[contract.housing.terms.days]
title = "Days housed"
measure = "days"
pays = "15.12 USD per day"
)toml";

constexpr auto jail_term = R"toml(
[contract.housing.terms.jail]
title = "Fewer days in jail"
measure = "jail"
entry_threshold = "20%"
bands = [{ from = "0%", pays = "160_000 USD per point" }]
)toml";

/// The statements of the contract from these rows, each `recorded` on its own day.
class Told {
public:
    explicit Told(std::string const& terms, void (*change)(std::string&) = nullptr)
        : compact_(compact_of(changed(std::string(housing) + terms, change))), facts_(compact_) {}

    Told& with(std::string const& dataset, std::string const& rows, std::string_view recorded) {
        facts_.add(dataset, rows, day(recorded));
        return *this;
    }

    std::vector<Statement> statements() {
        auto const& contract = compact_.contracts.front();
        std::vector<Statement> all;
        for (auto const on : contract.statements) {
            auto const readings = read_measures(compact_, facts_.facts(on), on);
            auto next = next_statement(compact_, contract, readings, on,
                                       all.empty() ? nullptr : &all.back());
            EXPECT_TRUE(next);
            all.push_back(*std::move(next));
        }
        return all;
    }

private:
    static std::string changed(std::string text, void (*change)(std::string&)) {
        if (change != nullptr) change(text);
        return text;
    }

    Compact compact_;
    MemoryFacts facts_;
};

std::string print_money(Rational const& amount) {
    return print(*amount.rounded(2, Rounding::half_away_from_zero));
}

TEST(Statement, PaysForWhatIsKnownAndThenForTheRest) {
    auto const all = Told(days_term)
                         .with("stays", "quarter,days\n2016-Q1,100\n2016-Q2,50\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q3,10\n2016-Q4,20\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "2268.00");  // 150 days
    EXPECT_EQ(print_money(all[1].stated_before), "2268.00");
    EXPECT_EQ(print_money(all[1].due), "453.60");  // 30 more
    EXPECT_EQ(all[1].lines[0].correction, Rational());
    EXPECT_EQ(all[1].number, 2U);
}

TEST(Statement, NothingIsPaidOnAnUnknown) {
    auto const all = Told(std::string(days_term) + jail_term)
                         .with("stays", "quarter,days\n2016-Q2,50\n", "2016-07-20")
                         .statements();
    auto const& days = all[0].lines[0];
    ASSERT_EQ(days.waiting.size(), 1U);
    EXPECT_EQ(print(days.waiting[0].period), "2016-Q1");
    EXPECT_EQ(days.waiting[0].what, WaitingFor::facts);
    EXPECT_EQ(print_money(days.due), "756.00");  // the second quarter alone
    auto const& jail = all[1].lines[1];
    EXPECT_TRUE(jail.paid_for.empty());
    EXPECT_EQ(jail.due, Rational());
    EXPECT_EQ(jail.waiting.size(), 1U);
}

TEST(Statement, FactsCountOnceTheirDueDayIsOver) {
    auto const all = Told(std::string(days_term) +
                          "[contract.early]\ntitle = \"E\"\npayer = \"office\"\nproviders = "
                          "[\"crew\"]\nbegins = 2016-01-01\nends = 2016-12-31\nstatements = "
                          "[2016-04-15]\n[contract.early.terms.d]\ntitle = \"D\"\nmeasure = "
                          "\"days\"\npays = \"1 USD per day\"\nvalidation = \"x\"\n")
                         .with("stays", "quarter,days\n2016-Q1,100\n", "2016-04-02")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "1512.00");
}

TEST(Statement, ACorrectionIsCarriedForward) {
    // An audit finds that 312 of the days of the first quarter were none.
    auto const all = Told(days_term)
                         .with("stays", "quarter,days\n2016-Q1,1000\n2016-Q2,500\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q1,-312\n", "2016-11-01")
                         .with("stays", "quarter,days\n2016-Q3,0\n2016-Q4,0\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "22680.00");
    EXPECT_EQ(print_money(all[1].due), "-4717.44");
    EXPECT_EQ(print_money(all[1].lines[0].correction), "-4717.44");
}

TEST(Statement, AStepWaitsUntilNothingIsMissing) {
    auto const term =
        "[contract.housing.terms.s]\ntitle = \"S\"\nmeasure = \"days\"\n"
        "steps = [{ from = \"100 days\", pays = \"1_000 USD\" }]\n";
    auto const all =
        Told(term)
            .with("stays", "quarter,days\n2016-Q2,500\n", "2016-07-20")
            .with("stays", "quarter,days\n2016-Q1,1\n2016-Q3,1\n2016-Q4,1\n", "2017-01-20")
            .statements();
    EXPECT_EQ(all[0].due, Rational());
    EXPECT_EQ(all[0].lines[0].waiting.size(), 3U);
    EXPECT_EQ(print_money(all[1].due), "1000.00");
}

TEST(Statement, AStepIsNotSettledBeforeTheContractIsOver) {
    // The first half is all in, and 400 days of 1,000 would cost the provider millions.
    auto const term =
        "[contract.housing.terms.s]\ntitle = \"S\"\nmeasure = \"days\"\n"
        "tiers = [{ below = \"1_000 days\", pays = \"-3_300_000 USD\" }, { from = \"1_000 days\", "
        "pays = \"1_000_000 USD\" }]\n";
    auto const all = Told(term)
                         .with("stays", "quarter,days\n2016-Q1,200\n2016-Q2,200\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q3,500\n2016-Q4,100\n", "2017-01-10")
                         .statements();
    EXPECT_EQ(all[0].due, Rational());
    ASSERT_EQ(all[0].lines[0].waiting.size(), 2U);
    EXPECT_EQ(all[0].lines[0].waiting[0].what, WaitingFor::its_end);
    EXPECT_EQ(print_money(all[1].due), "1000000.00");
    EXPECT_EQ(all[1].lines[0].correction, Rational());
}

constexpr auto latest_term =
    "[contract.housing.terms.d]\ntitle = \"D\"\nmeasure = \"days\"\ncounted = \"latest\"\n"
    "pays = \"1 USD per day\"\n";

TEST(Statement, OfTheLatestFigureOnlyItsOwnChangeIsACorrection) {
    // The second quarter was paid with 500 and turns out to be 1; the fourth takes its place.
    auto const all = Told(latest_term)
                         .with("stays", "quarter,days\n2016-Q2,500\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q2,-499\n2016-Q4,7\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "500.00");
    EXPECT_EQ(print_money(all[1].due), "-493.00");
    EXPECT_EQ(print_money(all[1].lines[0].correction), "-499.00");
}

Statement on_a_day(std::string text, std::string_view on, std::string const& rows,
                   std::string_view recorded) {
    auto const from = text.find("statements = [2016-08-15");
    text.replace(from, 24, "statements = [" + std::string(on));
    auto const compact = compact_of(text);
    MemoryFacts facts(compact);
    facts.add("stays", rows, day(recorded));
    auto const readings = read_measures(compact, facts.facts(day(on)), day(on));
    return next_statement(compact, compact.contracts.front(), readings, day(on), nullptr).value();
}

TEST(Statement, AQuarterThatIsNotDueIsNotYetMissing) {
    auto const text = std::string(housing) + days_term;
    auto const early = on_a_day(text, "2016-04-15", "quarter,days\n2016-Q1,9\n", "2016-04-02");
    ASSERT_EQ(early.lines[0].waiting.size(), 1U);
    EXPECT_EQ(early.lines[0].waiting[0].what, WaitingFor::the_due_day);
    EXPECT_EQ(early.due, Rational());
}

TEST(Statement, AnEmptyQuarterIsZeroOnceALaterOneIsThere) {
    auto text = std::string(housing) + days_term;
    text.replace(text.find("due = \"30 days\""), 15, "empty_period = \"zero\"");
    auto const nothing = on_a_day(text, "2016-08-15", "quarter,days\n", "2016-07-20");
    EXPECT_TRUE(nothing.lines[0].paid_for.empty());
    auto const later = on_a_day(text, "2016-08-15", "quarter,days\n2016-Q2,5\n", "2016-07-20");
    EXPECT_EQ(later.lines[0].paid_for.size(), 2U);
    EXPECT_EQ(print_money(later.due), "75.60");
}

TEST(Statement, WhatIsHeldBackComesWithTheLastStatement) {
    auto const all = Told("held_back = \"10%\"\n" + std::string(days_term))
                         .with("stays", "quarter,days\n2016-Q1,30\n2016-Q2,11\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q3,60\n2016-Q4,0\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].to_date), "619.92");
    EXPECT_EQ(print_money(all[0].held_back), "61.99");  // 61.992, rounded once
    EXPECT_EQ(print_money(all[0].due), "557.93");
    EXPECT_EQ(print_money(all[1].held_back), "0.00");
    EXPECT_EQ(print_money(all[1].due), "969.19");
    EXPECT_EQ(all[0].due + all[1].due, all[1].to_date);
}

TEST(Statement, WhatTheProviderOwesIsNotHeldBack) {
    auto const all = Told("held_back = \"10%\"\n" + std::string(days_term))
                         .with("stays", "quarter,days\n2016-Q1,-30\n2016-Q2,0\n", "2016-07-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "-453.60");
}

TEST(Statement, TheCapOfTheContractHoldsOverAllTerms) {
    auto const all = Told("cap = \"800 USD\"\n" + std::string(days_term))
                         .with("stays", "quarter,days\n2016-Q1,30\n2016-Q2,10\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q3,60\n2016-Q4,0\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "604.80");
    EXPECT_EQ(print_money(all[1].to_date), "1512.00");
    EXPECT_EQ(print_money(all[1].over_the_cap), "712.00");
    EXPECT_EQ(print_money(all[1].due), "195.20");
}

TEST(Statement, ALaterFigureTakesThePlaceOfAnEarlierOneWithoutBeingACorrection) {
    auto const term =
        "[contract.housing.terms.jail]\ntitle = \"J\"\nmeasure = \"jail\"\n"
        "pays = \"100 USD per point\"\n";
    auto const all =
        Told(term).with("trial", "year,fewer,of\n2016,38,100\n", "2017-01-20").statements();
    EXPECT_EQ(all[0].due, Rational());
    EXPECT_EQ(print_money(all[1].due), "3800.00");
    EXPECT_EQ(all[1].lines[0].correction, Rational());
}

/// The jail term of 2016 and 2017, with a condition.
std::string jail_with(std::string const& condition) {
    return "[contract.housing.terms.jail]\ntitle = \"J\"\nmeasure = \"jail\"\npays = \"100 USD "
           "per point\"\n" +
           condition;
}

constexpr auto cohorts = R"toml(
cohorts = { each = "10%", pooled = "7.5%", size = "released" }
[measure.released]
title = "People released"
dataset = "trial"
value = "sum(of)"
unit = "1"
better = "higher"
period = "year"
)toml";

/// A contract of two years, whose second statement comes when both are known.
Told told_cohorts(std::string terms) {
    return Told(std::move(terms), [](std::string& text) {
        text.replace(text.find("ends = 2016-12-31"), 17, "ends = 2017-12-31");
        text.replace(text.find("2016-08-15, 2017-02-15"), 22, "2017-02-15, 2018-02-15");
    });
}

TEST(Statement, ACohortThatReachesItsThresholdIsPaidAtOnce) {
    auto const all = told_cohorts(jail_with(cohorts))
                         .with("trial", "year,fewer,of\n2016,10,100\n", "2017-01-20")
                         .with("trial", "year,fewer,of\n2017,9.99,100\n", "2018-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "1000.00");  // exactly 10 %
    EXPECT_EQ(all[1].due, Rational());  // and the other is not pooled with it
    EXPECT_TRUE(all[1].lines[0].payment.figures[1].is_below_threshold);
}

TEST(Statement, CohortsBelowTheirThresholdsArePooledBySizeOnceAllAreKnown) {
    // (8.4 x 1,000 + 9.7 x 3,000) / 4,000 = 9.375; the plain mean would be 9.05.
    auto const all = told_cohorts(jail_with(cohorts))
                         .with("trial", "year,fewer,of\n2016,84,1000\n", "2017-01-20")
                         .with("trial", "year,fewer,of\n2017,291,3000\n", "2018-01-20")
                         .statements();
    EXPECT_EQ(all[0].due, Rational());
    ASSERT_EQ(all[1].lines[0].payment.figures.size(), 1U);
    EXPECT_TRUE(all[1].lines[0].payment.figures[0].is_pooled);
    EXPECT_EQ(print_money(all[1].due), "937.50");
    EXPECT_EQ(all[1].lines[0].correction, Rational());
}

/// What each year earns by a step from 40 % on, or by an improvement.
std::vector<std::string> earned(std::string const& improvement) {
    auto const all = told_cohorts(
                         "[contract.housing.terms.jail]\ntitle = \"J\"\nmeasure = "
                         "\"jail\"\ncounted = \"each_period\"\nsteps = [{ from = "
                         "\"40%\", pays = \"900 USD\" }]\nimprovement = { " +
                         improvement + ", pays = \"500 USD\" }\n")
                         .with("trial", "year,fewer,of\n2016,30,100\n2017,33,100\n", "2018-01-20")
                         .with("trial", "year,fewer,of\n2015,30,100\n", "2018-01-20")
                         .statements();
    std::vector<std::string> amounts;
    for (auto const& each : all[1].lines[0].payment.figures) {
        amounts.push_back(print_money(each.amount));
    }
    return amounts;
}

TEST(Statement, AnImprovementIsPaidFromExactlyItsThresholdOn) {
    using Amounts = std::vector<std::string>;
    EXPECT_EQ(earned("by = \"3 points\""), (Amounts{"0.00", "500.00"}));
    EXPECT_EQ(earned("by = \"3.01 points\""), (Amounts{"0.00", "0.00"}));
    EXPECT_EQ(earned("by_share = \"10%\""), (Amounts{"0.00", "500.00"}));
    EXPECT_EQ(earned("by_share = \"10.01%\""), (Amounts{"0.00", "0.00"}));
}

TEST(Statement, AnImprovementOverAnUnknownYearWaits) {
    auto const term =
        "[contract.housing.terms.jail]\ntitle = \"J\"\nmeasure = \"jail\"\ncounted = "
        "\"each_period\"\nsteps = [{ from = \"40%\", pays = \"900 USD\" }]\nimprovement = { by = "
        "\"1 point\", pays = \"500 USD\" }\n";
    auto const low =
        Told(term).with("trial", "year,fewer,of\n2016,30,100\n", "2017-01-20").statements();
    auto const& waiting = low[1].lines[0].waiting;
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].what, WaitingFor::the_year_before);
    // Who reaches the step need not have improved.
    auto const high =
        Told(term).with("trial", "year,fewer,of\n2016,40,100\n", "2017-01-20").statements();
    EXPECT_EQ(print_money(high[1].due), "900.00");
}

TEST(Statement, AGateThatIsShutKeepsItsPeriodFromBeingPaid) {
    auto const term =
        std::string(days_term) +
        "gates = [{ measure = \"beds\", from = \"80%\" }]\n"
        "[dataset.beds]\ncolumns.quarter = { type = \"quarter\", role = \"time\" }\n"
        "columns.used = { type = \"integer\" }\ncolumns.all = { type = \"integer\" }\n"
        "[measure.beds]\ntitle = \"Beds used\"\ndataset = \"beds\"\nvalue = "
        "\"sum(used) / sum(all)\"\nunit = \"%\"\nbetter = \"higher\"\nperiod = "
        "\"quarter\"\n";
    auto const all =
        Told(term)
            .with("stays", "quarter,days\n2016-Q1,100\n2016-Q2,50\n", "2016-07-20")
            .with("stays", "quarter,days\n2016-Q3,10\n2016-Q4,20\n", "2017-01-20")
            .with("beds", "quarter,used,all\n2016-Q1,80,100\n", "2016-07-20")
            .with("beds", "quarter,used,all\n2016-Q2,79,100\n2016-Q3,1,1\n", "2017-01-20")
            .statements();
    auto const& first = all[0].lines[0];
    EXPECT_EQ(print_money(first.due), "1512.00");  // at exactly 80 % it is open
    ASSERT_EQ(first.waiting.size(), 1U);  // of the second quarter only the days are known
    EXPECT_EQ(first.waiting[0].measure, "beds");
    auto const& second = all[1].lines[0];
    ASSERT_EQ(second.shut.size(), 1U);
    EXPECT_EQ(print(second.shut[0].period), "2016-Q2");
    EXPECT_EQ(print_money(second.due), "151.20");  // the third; of the fourth no beds are known
}

/// A contract of three years whose gate `size >= 80` the tests open and shut.
std::vector<Statement> gated(std::string const& keys, std::string const& first,
                             std::string const& second) {
    auto told =
        Told("[contract.housing.terms.jail]\ntitle = \"J\"\nmeasure = \"jail\"\n" + keys +
                 "gates = [{ measure = \"size\", from = \"80\" }]\n"
                 "[dataset.gate]\nkey = [\"year\"]\non_duplicate = \"supersede\"\n"
                 "columns.year = { type = \"year\", role = \"time\" }\n"
                 "columns.size = { type = \"integer\" }\n"
                 "[measure.size]\ntitle = \"Size\"\ndataset = \"gate\"\nvalue = "
                 "\"sum(size)\"\nunit = \"1\"\nbetter = \"higher\"\nperiod = \"year\"\n",
             [](std::string& text) {
                 text.replace(text.find("begins = 2016-01-01"), 19, "begins = 2014-01-01");
                 text.replace(text.find("2016-08-15, 2017-02-15"), 22, "2017-02-15, 2018-02-15");
             });
    return told.with("trial", "year,fewer,of\n2014,9,100\n2015,9,100\n2016,3,100\n", "2017-01-20")
        .with("gate", "year,size\n" + first, "2017-01-20")
        .with("gate", "year,size\n" + second, "2018-01-20")
        .statements();
}

constexpr auto pays_each = "counted = \"each_period\"\npays = \"100 USD per point\"\n";

TEST(Statement, AGateThatShutsLaterTakesBackItsPeriodOnly) {
    auto const all = gated(pays_each, "2014,90\n2015,90\n2016,90\n", "2015,70\n");
    EXPECT_EQ(print_money(all[0].due), "2100.00");
    EXPECT_EQ(print_money(all[1].due), "-900.00");
    EXPECT_EQ(print_money(all[1].lines[0].correction), "-900.00");
}

TEST(Statement, OfAPeriodThatIsShutNothingElseNeedBeKnown) {
    auto const all = gated("counted = \"latest\"\npays = \"100 USD per point\"\n",
                           "2014,90\n2015,90\n2016,10\n", "2016,10\n");
    EXPECT_TRUE(all[0].lines[0].paid_for.empty());  // the latest period is not paid for
    EXPECT_EQ(all[0].lines[0].shut.size(), 1U);
    EXPECT_EQ(all[0].due, Rational());
}

TEST(Statement, ACohortWhoseGateIsShutIsLeftOutOfTheMeanWithoutACorrection) {
    auto const rule = std::string("pays = \"100 USD per point\"\n") +
                      "cohorts = { each = \"10%\", pooled = \"7.5%\", size = \"size\" }\n";
    auto const all = gated(rule, "2014,90\n2015,90\n", "2016,10\n");
    EXPECT_EQ(all[0].due, Rational());  // the gate of 2016 is not known
    EXPECT_EQ(print_money(all[1].due), "900.00");  // (9 x 90 + 9 x 90) / 180
    EXPECT_EQ(all[1].lines[0].correction, Rational());
}

TEST(Statement, ATermPaysForItsOwnDays) {
    auto const all = Told(std::string(days_term) + "begins = 2016-04-01\nends = 2016-09-30\n")
                         .with("stays", "quarter,days\n2016-Q1,100\n2016-Q2,50\n", "2016-07-20")
                         .with("stays", "quarter,days\n2016-Q3,10\n2016-Q4,20\n", "2017-01-20")
                         .statements();
    EXPECT_EQ(print_money(all[0].due), "756.00");
    EXPECT_EQ(print_money(all[1].due), "151.20");
    EXPECT_TRUE(all[1].lines[0].waiting.empty());
}

TEST(Statement, WhatWasPublishedAsPaidStandsBesideWhatIsWorkedOut) {
    auto const term = std::string(days_term) +
                      "reconcile_with = \"paid\"\n"
                      "[dataset.paid]\ncolumns.quarter = { type = \"quarter\", role = \"time\" }\n"
                      "columns.amount = { type = \"decimal(12,2)\", unit = \"USD\" }\n"
                      "[measure.paid]\ntitle = \"Paid\"\ndataset = \"paid\"\nvalue = "
                      "\"sum(amount)\"\nunit = \"USD\"\nbetter = \"higher\"\nperiod = "
                      "\"quarter\"\n";
    auto const all = Told(term)
                         .with("stays", "quarter,days\n2016-Q1,100\n2016-Q2,50\n", "2016-07-20")
                         .with("paid", "quarter,amount\n2016-Q3,2250.00\n", "2017-01-20")
                         .statements();
    EXPECT_FALSE(all[0].lines[0].reconciled);  // nothing is published yet: unknown is not zero
    auto const& reconciled = all[1].lines[0].reconciled;
    ASSERT_TRUE(reconciled);
    EXPECT_EQ(print_money(reconciled->published), "2250.00");
    EXPECT_EQ(print_money(reconciled->difference), "-18.00");
    EXPECT_EQ(reconciled->unknown.size(), 3U);
}

}  // namespace
}  // namespace crosswalk
