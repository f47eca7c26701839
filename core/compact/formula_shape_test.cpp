// SPDX-License-Identifier: Apache-2.0
// What formulas become: aggregates collected once, means and shares as quotients, percentages as
// parts, measures put into each other.
#include "compact/checked.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

/// "[1] / [2]; sum kwh; count kwh where n > 0"
std::string shape(CheckedCompact const& checked, std::string_view id = "m") {
    EXPECT_EQ(told(checked), "");
    auto const* const measure = checked.compact.measure(id);
    if (measure == nullptr || !measure->formula) return "no formula";
    auto text = print(*measure->formula);
    for (auto const& aggregate : measure->aggregates) {
        text += "; " + std::string(word(aggregate.kind));
        if (aggregate.dataset != "meters") text += " of " + aggregate.dataset;
        if (!aggregate.operand.empty()) text += " " + print(aggregate.operand[0]);
        if (!aggregate.where.empty()) text += " where " + print(aggregate.where[0]);
        if (!aggregate.unit.is_plain()) text += " in " + print(aggregate.unit);
    }
    return text;
}

TEST(FormulaShape, AggregatesAreCollectedOnce) {
    EXPECT_EQ(shape(check_value("sum(kwh) / sum(sqft) in kWh / sqft")),
              "[1] / [2]; sum kwh in kWh; sum sqft in sqft");
    EXPECT_EQ(shape(check_value("sum(kwh) - (sum(kwh) - sum( kwh ))")),
              "[1] - ([1] - [1]); "
              "sum kwh in kWh");
    EXPECT_EQ(shape(check_value("count(where n > 0) + count(where n > 0.0) in 1")),
              "[1] + [1]; count where n > 0");
    EXPECT_EQ(shape(check_value("sum(kwh) - sum(kwh where empty)")),
              "[1] - [2]; sum kwh in kWh; sum kwh where empty in kWh");
}

TEST(FormulaShape, MeansAndSharesAreQuotients) {
    EXPECT_EQ(shape(check_value("mean(kwh)")), "[1] / [2]; sum kwh in kWh; count kwh");
    EXPECT_EQ(shape(check_value("mean(kwh where empty)")),
              "[1] / [2]; sum kwh where empty in kWh; count kwh where empty");
    EXPECT_EQ(shape(check_value("share(where empty) in %")), "[1] / [2]; count where empty; count");
    EXPECT_EQ(shape(check_value("mean(closed - opened) in day")),
              "[1] / [2]; sum closed - opened in day; count closed - opened");
    EXPECT_EQ(shape(check_value("median(kwh) + min(kwh) + max(kwh)")),
              "[1] + [2] + [3]; median kwh in kWh; min kwh in kWh; max kwh in kWh");
}

TEST(FormulaShape, PercentagesAreParts) {
    // A measure in % is a part inside; whoever shows it multiplies by 100.
    EXPECT_EQ(shape(check_value("sum(kwh) / sum(kwh) in %")), "[1] / [1]; sum kwh in kWh");
    EXPECT_EQ(shape(check_value("max(rate) in %")), "0.01 * [1]; max rate in %");
    EXPECT_EQ(shape(check_value("max(rate) - 3 points in %")),
              "0.01 * [1] - 0.01 * 3; max rate in %");
    EXPECT_EQ(shape(check_value("max(rate) - min(rate) in points")),
              "100 * (0.01 * [1] - 0.01 * [2]); max rate in %; min rate in %");
    EXPECT_EQ(shape(check_value("sum(kwh) / sum(kwh) in 1")), "[1] / [1]; sum kwh in kWh");
}

TEST(FormulaShape, PeriodsInConditionsAreTheirFirstDay) {
    auto const checked = check_value("count(where month >= '2016-06') in 1");
    EXPECT_EQ(shape(checked), "[1]; count where month >= \"2016-06\"");
    auto const& literal = checked.compact.measure("m")->aggregates[0].where[0].parts[1];
    EXPECT_EQ(literal.kind, ExpressionKind::date);
    EXPECT_EQ(literal.date, *Date::parse("2016-06-01"));
}

std::string measure(std::string const& id, std::string const& value, std::string const& unit) {
    return "[measure." + id + "]\ntitle = \"T\"\nvalue = \"" + value + "\"\nunit = \"" + unit +
           "\"\nbetter = \"lower\"\nperiod = \"year\"\n" +
           (value.contains("(") ? "dataset = \"meters\"\n" : "");
}

TEST(FormulaShape, MeasuresArePutIn) {
    auto const checked = check_with_meters(
        measure("both", "a / b", "kWh / sqft") + measure("b", "sum(sqft)", "sqft") +
        measure("a", "sum(kwh)", "kWh") + measure("again", "both * b - a", "kWh"));
    EXPECT_EQ(shape(checked, "both"), "[1] / [2]; sum kwh in kWh; sum sqft in sqft");
    EXPECT_EQ(shape(checked, "again"), "[1] / [2] * [2] - [1]; sum kwh in kWh; sum sqft in sqft");
    auto const& both = *checked.compact.measure("both");
    EXPECT_EQ(print(*both.value), "a / b");
    EXPECT_EQ(both.value->parts[0].kind, ExpressionKind::measure);
    EXPECT_EQ(checked.compact.sources.text(both.formula->parts[0].span), "a");
}

TEST(FormulaShape, PercentagesAndPointsAmongMeasures) {
    auto const checked = check_with_meters(
        measure("a", "sum(kwh) / sum(kwh)", "%") + measure("b", "sum(sqft) / sum(sqft)", "%") +
        measure("gap", "a - b", "points") + measure("up", "a + gap", "%") +
        measure("twice", "2 * a", "%") + measure("of", "a / b", "1"));
    EXPECT_EQ(shape(checked, "gap"),
              "100 * ([1] / [1] - [2] / [2]); sum kwh in kWh; sum sqft in sqft");
    EXPECT_EQ(
        shape(checked, "up"),
        "[1] / [1] + 0.01 * (100 * ([1] / [1] - [2] / [2])); sum kwh in kWh; sum sqft in sqft");
    EXPECT_EQ(shape(checked, "twice"), "2 * ([1] / [1]); sum kwh in kWh");
    EXPECT_EQ(shape(checked, "of"), "[1] / [1] / ([2] / [2]); sum kwh in kWh; sum sqft in sqft");
}

TEST(FormulaShape, AChainOfTenThousandMeasures) {
    std::string clauses;
    for (int i = 0; i < 10'000; ++i) {
        auto const id = "m" + std::to_string(i);
        auto const next = i + 1 == 10'000 ? "sum(kwh)" : "m" + std::to_string(i + 1);
        clauses += measure(id, next, "kWh");
    }
    EXPECT_EQ(shape(check_with_meters(clauses), "m0"), "[1]; sum kwh in kWh");
}

TEST(FormulaShape, WhatGrowsWithoutBoundIsRefused) {
    std::string doubled = measure("m0", "sum(kwh)", "kWh");
    std::string deep = doubled;
    for (int i = 1; i < 60; ++i) {
        auto const before = "m" + std::to_string(i - 1);
        doubled += measure("m" + std::to_string(i), before + " + " + before, "kWh");
    }
    for (int i = 1; i < 300; ++i) {
        auto const before = "m" + std::to_string(i - 1);
        deep += measure("m" + std::to_string(i), "2 * " + before, "kWh");
    }
    for (auto const& clauses : {doubled, deep}) {
        auto const checked = check_with_meters(clauses);
        ASSERT_EQ(checked.diagnostics.list().size(), 1U);  // told once, not for all that follow
        EXPECT_EQ(checked.diagnostics.list()[0].code, "E023");
    }
}

}  // namespace
}  // namespace crosswalk
