// SPDX-License-Identifier: Apache-2.0
#include "compact/load.h"

#include "compact/checked.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::string_view agreement = R"toml(# Envision Charlotte: the compact

## 1. Who we are
```toml
[partnership]
name = "Envision Charlotte"
place = "Charlotte, NC, USA"
impact = { es = "Una quinta parte menos", en = "A fifth less" }
backbone = "envision"
begins = 2010-10-01
time_zone = "America/New_York"
currency = "USD"
fiscal_year_starts = 7
languages = ["en", "es"]

[partner.envision]
name = "Envision Charlotte"
sector = "nonprofit"
roles = ["backbone"]

[partner.duke]
name = "Duke Energy"
sector = "private"
brings = ["meter data", "behaviour programme"]
can_bear = { cash = "2_000_000 USD" }
```

## 2. Words
```toml
[term.tenant]
means = "Who rents space"
said_as = { public = "customer account", private = "tenant" }
same_as = ["IRIS:OI1479"]
```

## 3. What we measure
```toml
[dataset.meters]
title = "Monthly electricity"
steward = "duke"
columns.building = { type = "text", role = "entity", also_called = ["Site"] }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(18,3)", unit = "kWh", title = { en = "electricity" } }
columns.sqft = { type = "integer", unit = "sqft", required = false }
key = ["building", "month"]
on_duplicate = "supersede"
due = "3 weeks"
checks = ["kwh >= 0"]
empty_period = "zero"
synthetic = true
batches = [{ file = "data/a.csv" }, { file = "data/b.csv", recorded = 2014-06-25 }]
adds_up = { part = "kwh", over = "building", whole = "kwh", overlapping = true }

[measure.energy]
title = { en = "Energy", es = "Energía" }
note = "Unadjusted."
dataset = "meters"
value = "sum(kwh) / sum(sqft)"
unit = "kWh / sqft"
digits = 2
better = "lower"
period = "fiscal_year"
by = ["building"]
panel = { entity = "building", fixed_from = "FY2011" }
baseline = { period = "FY2011", frozen = 2011-12-31 }
targets = [{ by = 2014-06-30, level = "12.5 kWh / sqft" }, { by = 2016-06-30, change = "-20%" }]
status = { on_track = "90%", behind = "40%", too_early = "5%", stale_after = "60 days" }
small_cells = { fewer_than = 5 }
breaks = [{ on = 2015-01-01, because = "new meters" }]
adjustment = "none"
attribution = "not established"
```
)toml";

CheckedCompact charlotte() { return check_file(agreement); }

TEST(Load, APartnership) {
    auto const checked = charlotte();
    ASSERT_EQ(told(checked), "");
    auto const& us = checked.compact.partnership;
    EXPECT_EQ(us.clause.heading, "1. Who we are");
    EXPECT_EQ(checked.compact.sources.text(us.clause.span), "[partnership]");
    EXPECT_EQ(us.name.in("es"), "Envision Charlotte");
    EXPECT_EQ(us.impact.in("en"), "A fifth less");
    EXPECT_EQ(us.impact.in("es"), "Una quinta parte menos");
    EXPECT_EQ(us.backbone, "envision");
    EXPECT_EQ(us.begins, *Date::parse("2010-10-01"));
    EXPECT_EQ(us.currency, "USD");
    EXPECT_EQ(us.fiscal_year_starts, 7);
    EXPECT_EQ(us.languages, (std::vector<std::string>{"en", "es"}));
    auto const* const duke = checked.compact.partner("duke");
    ASSERT_NE(duke, nullptr);
    EXPECT_EQ(duke->sector, Sector::private_);
    EXPECT_EQ(duke->brings.size(), 2U);
    EXPECT_EQ(print(duke->can_bear.at(0).second), "2000000 USD");
    auto const& tenant = checked.compact.terms.at(0);
    EXPECT_EQ(tenant.said_as.at(1), std::pair(Sector::private_, std::string("tenant")));
    EXPECT_EQ(tenant.clause.heading, "2. Words");
}

TEST(Load, ADataset) {
    auto const checked = charlotte();
    auto const& meters = *checked.compact.dataset("meters");
    EXPECT_EQ(meters.steward, "duke");
    ASSERT_EQ(meters.columns.size(), 4U);
    EXPECT_EQ(meters.columns[0].name, "building");
    EXPECT_EQ(meters.columns[0].also_called, std::vector<std::string>{"Site"});
    EXPECT_EQ(meters.column_with(ColumnRole::time)->name, "month");
    EXPECT_EQ(meters.column("month")->period, PeriodKind::month);
    auto const& kwh = *meters.column("kwh");
    EXPECT_EQ(kwh.type, ColumnType::decimal);
    EXPECT_EQ(kwh.precision, 18);
    EXPECT_EQ(kwh.scale, 3);
    EXPECT_EQ(print(kwh.unit), "kWh");
    EXPECT_TRUE(kwh.required);
    EXPECT_FALSE(meters.column("sqft")->required);
    EXPECT_EQ(meters.column("gas"), nullptr);
    EXPECT_EQ(meters.key, (std::vector<std::string>{"building", "month"}));
    EXPECT_EQ(meters.on_duplicate, OnDuplicate::supersede);
    EXPECT_EQ(meters.due_days, 21);
    EXPECT_EQ(print(meters.checks.at(0)), "kwh >= 0");
    EXPECT_TRUE(meters.empty_period_is_zero);
    EXPECT_TRUE(meters.synthetic);
    ASSERT_EQ(meters.batches.size(), 2U);
    EXPECT_EQ(meters.batches[0].recorded, std::nullopt);
    EXPECT_EQ(meters.batches[1].recorded, *Date::parse("2014-06-25"));
    EXPECT_TRUE(meters.adds_up.at(0).overlapping);
}

TEST(Load, AMeasure) {
    auto const checked = charlotte();
    auto const& energy = *checked.compact.measure("energy");
    EXPECT_EQ(energy.title.in("es"), "Energía");
    EXPECT_EQ(energy.digits, 2);
    EXPECT_EQ(energy.better, Better::lower);
    EXPECT_EQ(energy.period, PeriodKind::fiscal_year);
    EXPECT_EQ(print(*energy.value), "sum(kwh) / sum(sqft)");
    EXPECT_EQ(checked.compact.sources.text(energy.value_span), "\"sum(kwh) / sum(sqft)\"");
    EXPECT_EQ(energy.by, std::vector<std::string>{"building"});
    EXPECT_EQ(energy.panel->entity, "building");
    EXPECT_EQ(energy.panel->fixed_from.first(), *Date::parse("2010-07-01"));
    EXPECT_EQ(energy.baseline->period.last(), *Date::parse("2011-06-30"));
    EXPECT_EQ(energy.baseline->frozen, *Date::parse("2011-12-31"));
    ASSERT_EQ(energy.targets.size(), 2U);
    EXPECT_EQ(energy.targets[0].level, *Rational::make(25, 2));
    EXPECT_EQ(energy.targets[0].change, std::nullopt);
    EXPECT_EQ(energy.targets[1].change, *Rational::make(-1, 5));
    EXPECT_EQ(energy.status.on_track, *Rational::make(9, 10));
    EXPECT_EQ(energy.status.behind, *Rational::make(2, 5));
    EXPECT_EQ(energy.status.too_early, *Rational::make(1, 20));
    EXPECT_EQ(energy.status.stale_after_days, 60);
    EXPECT_EQ(energy.protection->fewer_than, 5);
    EXPECT_EQ(energy.breaks.at(0).because.in("en"), "new meters");
    EXPECT_TRUE(energy.unadjusted);
    EXPECT_TRUE(energy.attribution_not_established);
}

TEST(Load, TheUsualStatusRule) {
    auto const checked = check_measure("");
    auto const& rule = checked.compact.measure("m")->status;
    EXPECT_EQ(rule.on_track, Rational(1));
    EXPECT_EQ(rule.behind, *Rational::make(1, 2));
    EXPECT_EQ(rule.too_early, *Rational::make(1, 10));
    EXPECT_EQ(rule.stale_after_days, std::nullopt);
    EXPECT_EQ(rule.span, Span());
}

TEST(Load, AByteOrderMarkMovesNothing) {
    auto const plain = check_file("# Us\n```toml\n[term.a]\nmeans = 5\n```\n");
    auto const marked = check_file("\xef\xbb\xbf# Us\n```toml\n[term.a]\nmeans = 5\n```\n");
    EXPECT_EQ(printed(marked), printed(plain));
    auto const first_line = check_file("\xef\xbb\xbf[term.a]\n");
    EXPECT_EQ(first_line.diagnostics.list().at(1).place.column, 1U);
}

TEST(Load, LineEndsOfWindowsMoveNothing) {
    std::string text(agreement);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
        text.insert(at, "\r");
    }
    EXPECT_EQ(told(check_file(text)), "");
    auto const mistake = [](std::string_view end) {
        std::string lines;
        for (std::string_view const line :
             {"# Us", "```toml", "[partnership]", "name = \"X\"", "backbone = NO", "```"}) {
            lines += std::string(line) + std::string(end);
        }
        return printed(check_file(lines));
    };
    EXPECT_EQ(mistake("\r\n"), mistake("\n"));
}

TEST(Load, FilesThatAreNoText) {
    auto const latin = load_compact({{"compact/1.md", "# A\xf1o\n"}, {"compact/2.md", "# Us\n"}});
    EXPECT_EQ(latin.diagnostics.list().at(0).code, "T001");
    EXPECT_EQ(latin.diagnostics.list().at(0).place.line, 1U);
    EXPECT_EQ(latin.diagnostics.error_count(), 1U);  // what the others lack is not told as well
    auto const control = check_file(std::string("# Us\n\0", 6));
    EXPECT_EQ(control.diagnostics.list().at(0).code, "T003");
    auto const large = check_file(std::string((16U << 20U) + 1, 'x'));
    EXPECT_EQ(large.diagnostics.list().at(0).code, "T002");
    std::string const half((8U << 20U) + 1, ' ');
    auto const both = load_compact({{"compact/1.md", half}, {"compact/2.md", half}});
    EXPECT_EQ(both.diagnostics.list().at(0).code, "T002");
    EXPECT_EQ(both.diagnostics.list().at(0).place.path, "compact/2.md");
}

TEST(Load, SeveralFiles) {
    std::string const first = "# One\n```toml\n" + std::string(office) + "```\n";
    auto const both = load_compact(
        {{"compact/1.md", first},
         {"compact/2.md", "# Two\n```toml\n[partner.office]\nname = \"Again\"\n```\n"}});
    EXPECT_EQ(printed(both),
              "error[K009]: `partner.office` is said twice\n"
              "  --> compact/2.md:3:10  (clause \"Two\")\n"
              "    3 | [partner.office]\n"
              "      |          ^^^^^^\n"
              "  --> compact/1.md:6:10  (clause \"One\")\n"
              "    6 | [partner.office]\n"
              "      |          ^^^^^^ first said here\n"
              "  help: put the keys of both into one table\n");
    EXPECT_EQ(load_compact({}).diagnostics.list().size(), 0U);  // who finds no file says so
}

TEST(Load, TheSameEveryTime) {
    auto const text = std::string(agreement) + "```toml\n[mesure.x]\nunit = NO\n[term.b]\n```\n";
    auto const once = printed(check_file(text));
    EXPECT_NE(once, "");
    EXPECT_EQ(printed(check_file(text)), once);
}

TEST(Load, ComplaintsComeInTheOrderOfTheText) {
    auto const checked = check_with_meters(
        "[measure.b]\ntitle = 5\n[term.a]\nmeans = NO\n[dataset.d]\nkey = [\"x\"]\n");
    auto const& list = checked.diagnostics.list();
    ASSERT_GT(list.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(list, {}, [](auto const& each) { return each.place.line; }));
}

}  // namespace
}  // namespace crosswalk
