// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

constexpr std::string_view measures = R"toml([partner.crew]
name = "The crew"
sector = "private"
[dataset.stays]
columns.month = { type = "month", role = "time" }
columns.days = { type = "integer", unit = "day" }
[measure.days]
title = "Days housed"
dataset = "stays"
value = "sum(days)"
unit = "days"
better = "higher"
period = "month"
[measure.jail]
title = "Fewer days in jail"
dataset = "meters"
value = "share(where empty)"
unit = "%"
better = "higher"
period = "year"
)toml";

CheckedCompact check_contract(std::string_view keys) {
    std::string text(measures);
    text +=
        "[contract.c]\ntitle = \"C\"\npayer = \"office\"\nproviders = [\"crew\"]\n"
        "evaluator = \"office\"\nbegins = 2016-01-01\nends = 2017-12-31\n"
        "statements = [2016-07-31, 2018-01-31]\n";
    return check_with_meters(text + std::string(keys));
}

/// A term `t` for the days.
CheckedCompact check_days(std::string_view keys) {
    return check_contract("[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\n" +
                          std::string(keys));
}

/// The same for the share.
CheckedCompact check_jail(std::string_view keys) {
    return check_contract("[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"jail\"\n" +
                          std::string(keys));
}

TEST(Contract, IsReadInFull) {
    auto const checked = check_contract(
        "cap = \"11_420_000 USD\"\n"
        "[contract.c.terms.days]\ntitle = \"Days\"\nmeasure = \"days\"\n"
        "pays = \"15.12 USD per day\"\ncap = \"5_290_000 USD\"\n"
        "[contract.c.terms.jail]\ntitle = \"Jail\"\nmeasure = \"jail\"\n"
        "entry_threshold = \"20%\"\nbands = [\n"
        "  { from = \"30%\", up_to = \"65%\", pays = \"38_000 USD per point\" },\n"
        "  { from = \"0%\", below = \"30%\", pays = \"160_000 USD per point\" },\n]\n");
    EXPECT_EQ(told(checked), "");
    auto const* const contract = checked.compact.contract("c");
    ASSERT_NE(contract, nullptr);
    EXPECT_EQ(contract->currency, "USD");
    EXPECT_EQ(contract->statements.size(), 2U);
    ASSERT_EQ(contract->terms.size(), 2U);
    EXPECT_EQ(contract->terms[0].counted, Counted::total);
    EXPECT_EQ(contract->terms[1].counted, Counted::latest);
    ASSERT_EQ(contract->terms[1].ranges.size(), 2U);
    EXPECT_EQ(*contract->terms[1].ranges[0].from, Rational(0));  // lowest first
    EXPECT_TRUE(contract->terms[1].ranges[1].has_to);
}

constexpr Told days_terms[] = {
    {"pays = \"15.12 USD per day\"", ""},
    {"tiers = [{ below = \"10 days\", pays = \"0 USD\" }, { from = \"10 days\", pays = \"1 USD\" "
     "}]",
     ""},
    {"",
     "K090 [[contract.c.terms.t]] nothing says what this term pays / write pays = \"15.12 USD per "
     "day\", say, or `bands`, `steps` or `tiers`"},
    {"pays = \"15.12 USD per day\"\nsteps = [{ from = \"1 day\", pays = \"1 USD\" }]",
     "K090 [steps] a term pays in one way only / keep one of `pays`, `bands`, `steps` and `tiers`; "
     "make two terms if both are paid"},
    {"pays = \"15.12 USD per day\"\ncap = \"20 days\"",
     "K091 [\"20 days\"] an amount of money is needed here, and this is in `day` / write "
     "\"5_290_000 USD\", say"},
    {"pays = \"15.12 USD per day\"\ncap = \"20 EUR\"",
     "K092 [\"20 EUR\"] this is in EUR, and the contract is in USD / write it in USD; an agreement "
     "knows no exchange rate"},
    {"pays = \"15.12 USD per night\"",
     "K093 [\"15.12 USD per night\"] this rate is in `USD / night`, and the measure counts `day` "
     "/ write \"15.12 USD per day\", say, or pay for a measure with another unit"},
    {"pays = \"15.12 USD\"",
     "K093 [\"15.12 USD\"] this rate is in `USD`, and the measure counts `day` / write \"15.12 USD "
     "per day\", say, or pay for a measure with another unit"},
    {"pays = \"1 USD per day\"\ncap = \"10 USD\"\nfloor = \"20 USD\"",
     "K097 [\"10 USD\"] the cap is lower than the floor / the least that is paid cannot be more "
     "than the most"},
    {"steps = [{ from = \"1 day\", pays = \"1 USD\" }, { from = \"1 day\", pays = \"2 USD\" }]",
     "K095 [{ from = \"1 day\", pays = \"2 USD\" }] two steps begin at the same figure / keep one "
     "of them"},
    {"steps = [{ pays = \"1 USD\" }, { from = \"5 days\", pays = \"1 USD\" }]",
     "K022 [{ pays = \"1 USD\" }] `steps` needs the key `from` / write, for example:|from = "
     "\"8.5%\""},
    {"bands = []",
     "K029 [[]] there must be at least one band / say from which figure on something is paid, and "
     "what"},
    {"steps = [{ from = \"1 day\", pays = \"1 USD\" }]\nentry_threshold = \"1 day\"",
     "K104 [entry_threshold] an entry threshold goes with `pays` or `bands` / steps and tiers say "
     "themselves from which figure on they pay"},
};

/// A term for a measure in money, or for one that no term can pay for.
CheckedCompact check_other(std::string_view measure_and_term) {
    auto const cut = measure_and_term.find('|');
    return check_contract(
        "[measure.other]\ntitle = \"O\"\ndataset = \"meters\"\nbetter = \"higher\"\nperiod = "
        "\"month\"\n" +
        std::string(measure_and_term.substr(0, cut)) +
        "\n[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"other\"\n" +
        std::string(measure_and_term.substr(cut + 1)));
}

constexpr Told other_terms[] = {
    {"value = \"sum(cost)\"\nunit = \"USD\"|pays = \"10%\"", ""},
    {"value = \"sum(cost)\"\nunit = \"USD\"|pays = \"10\"",
     "K093 [\"10\"] the measure counts `USD`, and of money a percentage is paid / write \"10%\", "
     "say, for a tenth of it"},
    {"value = \"sum(kwh)\"\nunit = \"kWh\"\npanel = { entity = \"building\", fixed_from = "
     "\"2016-01\" }\nbaseline = { period = \"2016-01\", frozen = 2017-01-01 }|pays = \"1 USD per "
     "kWh\"",
     "K105 [\"other\"] `other` is judged like for like, and a contract counts all there is / name "
     "a measure of its own, without `panel`"},
};

TEST(Contract, TermsForMoneyAndPanels) { expect_told(check_other, other_terms); }

/// A term for the share, with a condition.
CheckedCompact check_condition(std::string_view keys) {
    return check_jail("pays = \"10 USD per point\"\n" + std::string(keys));
}

constexpr Told conditions[] = {
    {"begins = 2017-01-01", ""},
    {"begins = 2017-01-01\nends = 2016-12-31",
     "K099 [2017-01-01] the term ends before it begins / write days from 2016-01-01 to 2017-12-31, "
     "the first one under `begins`"},
    {"ends = 2018-12-31",
     "K099 [2018-12-31] the days of this term lie outside of the contract's / write days from "
     "2016-01-01 to 2017-12-31, the first one under `begins`"},
    {"ends = 2015-12-31",
     "K099 [2015-12-31] the days of this term lie outside of the contract's / write days from "
     "2016-01-01 to 2017-12-31, the first one under `begins`"},
    {"gates = [{ measure = \"jail\", from = \"20%\" }]", ""},
    {"gates = [{ measure = \"jail\" }]",
     "K103 [{ measure = \"jail\" }] nothing says with which figures this gate is open / write from "
     "= \"80%\", say, or `above`, `below` or `up_to`"},
    {"gates = [{ measure = \"jail\", from = \"20 points\" }]",
     "K094 [\"20 points\"] this is in percentage points, and the measure is a percentage / a "
     "percent and a percentage point are different things: write \"20 %\""},
    {"gates = [{ measure = \"days\", from = \"20 days\" }]",
     "K108 [\"days\"] `days` is counted by month, and what is paid for by year / name a measure "
     "with period = \"year\""},
    {"gates = [{ measure = \"jial\", from = \"20%\" }]",
     "K030 [\"jial\"] there is no measure `jial` / did you mean \"jail\"?"},
    {"cohorts = { each = \"10%\", pooled = \"7.5%\", size = \"jail\" }",
     "K102 [\"jail\"] cohorts are weighed by how many they are, and `jail` is no sum or count / "
     "name a measure with value = \"count()\", say"},
    {"cohorts = { each = \"10%\", pooled = \"12%\", size = \"days\" }",
     "K098 [\"12%\"] this threshold can never be met / write a lower one than that of each "
     "cohort\nK108 [\"days\"] `days` is counted by month, and what is paid for by year / name a "
     "measure with period = \"year\""},
    {"counted = \"latest\"\ncohorts = { each = \"10%\", pooled = \"7.5%\" }",
     "K104 [counted] `counted` does not go with `cohorts` / cohorts are paid each by itself, by "
     "`pays` or `bands`, and the rule says from which figure on\nK022 [{ each = \"10%\", pooled = "
     "\"7.5%\" }] `cohorts` needs the key `size` / write, for example:|size = "
     "\"people_released\""},
    {"improvement = { by = \"2 points\", pays = \"10 USD\" }",
     "K110 [improvement] an improvement goes with `steps` or `tiers` / of `pays` and `bands` every "
     "improvement is paid as it is"},
    {"reconcile_with = \"jail\"",
     "K102 [\"jail\"] payments add up over periods, and `jail` is no sum or count / name a measure "
     "with value = \"sum(paid)\", say"},
    {"reconcile_with = \"days\"",
     "K109 [\"days\"] `days` is in `day`, and not money / name the measure of what was published "
     "as paid"},
};

CheckedCompact check_improvement(std::string_view keys) {
    return check_jail(
        "counted = \"each_period\"\nsteps = [{ from = \"40%\", pays = \"10 USD\" }]\n" +
        std::string(keys));
}

constexpr Told improvements[] = {
    {"improvement = { by = \"1.5 points\", pays = \"10 USD\" }", ""},
    {"improvement = { by_share = \"10%\", pays = \"10 USD\" }", ""},
    {"improvement = { by = \"1.5%\", pays = \"10 USD\" }",
     "K110 [\"1.5%\"] this may mean points, or a share of the figure of a year before / write by = "
     "\"1.5 points\" or by_share = \"1.5 %\""},
    {"improvement = { pays = \"10 USD\" }",
     "K110 [{ pays = \"10 USD\" }] nothing says how much better it must be / write by = \"2 "
     "points\", say, or by_share = \"10%\""},
    {"improvement = { by = \"1 point\", by_share = \"1%\", pays = \"10 USD\" }",
     "K110 [{ by = \"1 point\", by_share = \"1%\", pays = \"10 USD\" }] `by` and `by_share` say "
     "twice how much better it must be / write by = \"2 points\", say, or by_share = \"10%\""},
    {"improvement = { by_share = \"2 points\", pays = \"10 USD\" }",
     "K110 [\"2 points\"] a share of the figure of a year before is a percentage, and this is in "
     "percentage points / write by_share = \"10%\", say"},
    {"improvement = { by = \"-2 points\", pays = \"10 USD\" }",
     "K110 [\"-2 points\"] what is not better is no improvement / write more than zero"},
    {"improvement = { by_share = \"0%\", pays = \"10 USD\" }",
     "K110 [\"0%\"] what is not better is no improvement / write more than zero"},
    {"improvement = { by = \"2 points\", pays = \"-10 USD\" }",
     "K110 [\"-10 USD\"] an improvement earns more than nothing / write more than zero"},
    {"improvement = { by = \"2 points\", pays = \"10 EUR\" }",
     "K092 [\"10 EUR\"] this is in EUR, and the contract is in USD / write it in USD; an agreement "
     "knows no exchange rate"},
};

TEST(Contract, WhatIsHeldBackIsAPart) {
    EXPECT_EQ(told(check_contract("held_back = \"10%\"\n[contract.c.terms.t]\ntitle = \"T\"\n"
                                  "measure = \"days\"\npays = \"1 USD per day\"\n")),
              "");
    EXPECT_EQ(told(check_contract("held_back = \"100%\"\n[contract.c.terms.t]\ntitle = \"T\"\n"
                                  "measure = \"days\"\npays = \"1 USD per day\"\n")),
              "K111 [\"100%\"] what is held back is a part of what is worked out / write a share "
              "from 0% to less than 100%");
}

TEST(Contract, Improvements) { expect_told(check_improvement, improvements); }

TEST(Contract, ConditionsOfTerms) { expect_told(check_condition, conditions); }

TEST(Contract, TermsForSums) { expect_told(check_days, days_terms); }

constexpr Told jail_terms[] = {
    {"bands = [{ from = \"0%\", pays = \"1 USD per point\" }]", ""},
    {"bands = [{ from = \"0 points\", pays = \"1 USD per point\" }]",
     "K094 [\"0 points\"] this is in percentage points, and the measure is a percentage / a "
     "percent and a percentage point are different things: write \"0 %\""},
    {"bands = [{ from = \"0%\", pays = \"1 USD per %\" }]",
     "K093 [\"1 USD per %\"] this rate is in `USD / %`, and the measure counts `point` / write "
     "\"1 USD per point\", say, or pay for a measure with another unit"},
    {"counted = \"total\"\npays = \"1 USD per point\"",
     "K102 [\"total\"] the figures of `jail` do not add up over periods: it is no sum or count / "
     "write counted = \"latest\" or counted = \"each_period\""},
    {"pays = \"1 USD per point\"\nentry_threshold = \"120%\"",
     "K098 [\"120%\"] this threshold can never be met / lower the threshold, or add a band above "
     "it"},
    {"bands = [{ from = \"0%\", below = \"30%\", pays = \"1 USD per point\" }]\n"
     "entry_threshold = \"40%\"",
     "K098 [\"40%\"] this threshold can never be met / lower the threshold, or add a band above "
     "it"},
    {"bands = [{ below = \"30%\", pays = \"1 USD per point\" }]",
     "K103 [{ below = \"30%\", pays = \"1 USD per point\" }] a band begins somewhere / write from "
     "= \"0%\", say"},
    {"bands = [{ from = \"0%\", above = \"0%\", pays = \"1 USD per point\" }]",
     "K103 [above] `from` and `above` say the same end twice / keep `from` when a figure of "
     "exactly that belongs to it, else `above`"},
    {"bands = [{ from = \"30%\", below = \"30%\", pays = \"1 USD per point\" }]",
     "K103 [{ from = \"30%\", below = \"30%\", pays = \"1 USD per point\" }] no figure lies "
     "between these two ends / the end must lie above the beginning"},
    {"tiers = [{ below = \"20%\", pays = \"0 USD\" }, { above = \"20%\", pays = \"1 USD\" }]",
     "K096 [{ above = \"20%\", pays = \"1 USD\" }] no range holds for a figure of exactly 20 % / "
     "end one range where the next begins: `below` and then `from`, or `up_to` and then `above`"},
    {"tiers = [{ below = \"20%\", pays = \"0 USD\" }, { from = \"30%\", pays = \"1 USD\" }]",
     "K096 [{ from = \"30%\", pays = \"1 USD\" }] no range holds for figures between 20 % and 30 "
     "% / end one range where the next begins: `below` and then `from`, or `up_to` and then "
     "`above`"},
    {"tiers = [{ up_to = \"20%\", pays = \"0 USD\" }, { from = \"20%\", pays = \"1 USD\" }]",
     "K095 [{ from = \"20%\", pays = \"1 USD\" }] two ranges hold for the same figures, such as 20 "
     "% / end the lower one with `below` where the upper one begins with `from`"},
};

TEST(Contract, TermsForShares) { expect_told(check_jail, jail_terms); }

TEST(Contract, OpenEndsThatOverlapAreRefused) {
    // As in a term sheet that says "<20, <30, <65, >=65": at 10 % three of them hold.
    auto const said = told(
        check_jail("tiers = [{ below = \"20%\", pays = \"0 USD\" }, { below = \"30%\", pays = \"1 "
                   "USD\" }, { below = \"65%\", pays = \"2 USD\" }, { from = \"65%\", pays = \"3 "
                   "USD\" }]"));
    EXPECT_EQ(said.find("K095"), 0U) << said;
    EXPECT_NE(said.find("two ranges hold for the same figures, those below 20 %"),
              std::string::npos);
}

constexpr Told contract_keys_told[] = {
    {"[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\npays = \"1 EUR per day\"\n"
     "[contract.c.terms.u]\ntitle = \"U\"\nmeasure = \"days\"\npays = \"1 USD per day\"",
     "K092 [\"1 USD per day\"] this is in USD, and the contract is in EUR / write it in EUR; an "
     "agreement knows no exchange rate"},
    {"terms = {}",
     "K029 [{}] there must be at least one term / write { days = { title = \"Days housed\", "
     "measure = \"housing_days\", pays = \"15.12 USD per day\" } }"},
};

TEST(Contract, TermsTogether) { expect_told(check_contract, contract_keys_told); }

/// The days of a contract without a named evaluator.
CheckedCompact check_contract_days(std::string_view days) {
    return check_with_meters(std::string(measures) +
                             "[contract.c]\ntitle = \"C\"\npayer = \"office\"\nproviders = "
                             "[\"crew\"]\n" +
                             std::string(days) +
                             "\n[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\n"
                             "pays = \"1 USD per day\"\nvalidation = \"by hand\"");
}

constexpr Told days_told[] = {
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = [2017-01-31]", ""},
    {"begins = 2016-01-01\nends = 2015-12-31\nstatements = [2017-01-31]",
     "K099 [2015-12-31] the contract ends before it begins / write the earlier day under "
     "`begins`"},
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = [2015-01-31]",
     "K099 [2015-01-31] this statement comes before the contract begins / write the days in their "
     "order, each once"},
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = [2017-01-31, 2017-01-31]",
     "K099 [2017-01-31] a statement comes after the one before it / write the days in their order, "
     "each once"},
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = [\"soon\"]",
     "K023 [\"soon\"] a date is needed here, and this is a text / write it as 2017-10-30, without "
     "quotation marks"},
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = []",
     "K029 [[]] there must be at least one statement / write the days on which it is worked out "
     "what is due: [2017-10-30]"},
    {"begins = 2016-01-01\nends = 2016-12-15\nstatements = [2017-01-31]",
     "warning K101 [2016-12-15] what is paid for ends inside of 2016-12, and `days` is counted by "
     "month: all of it counts / choose the first or last day of such a period, or count the "
     "measure by shorter ones"},
    {"begins = 2016-01-01\nends = 2016-12-31\nstatements = [2016-07-31]",
     "warning K106 [2016-07-31] the last statement is on 2016-07-31, and the facts of 2016-12 are "
     "due on 2016-12-31: they are never paid / add a statement after 2016-12-31"},
    {"begins = 2016-01-15\nends = 2016-12-31\nstatements = [2017-01-31]",
     "warning K101 [2016-01-15] what is paid for begins inside of 2016-01, and `days` is counted "
     "by "
     "month: all of it counts / choose the first or last day of such a period, or count the "
     "measure by shorter ones"},
};

constexpr Told parties_told[] = {
    {"evaluator = \"crew\"",
     "warning K100 [\"crew\"] the evaluator is paid for what it finds / "
     "name a partner who is neither paid nor pays"},
    {"evaluator = \"office\"\ncap = \"-5 USD\"",
     "K097 [\"-5 USD\"] a cap is not less than zero / the least that is paid cannot be more than "
     "the most"},
    {"evaluator = \"office\"\ncap = \"5 USD\"",
     "K097 [\"5 USD\"] the cap of the contract is lower than the floors of its terms together / "
     "the least that is paid cannot be more than the most"},
};

CheckedCompact check_parties(std::string_view keys) {
    return check_with_meters(std::string(measures) +
                             "[contract.c]\ntitle = \"C\"\npayer = \"office\"\nproviders = "
                             "[\"crew\"]\nbegins = 2016-01-01\nends = 2016-12-31\nstatements = "
                             "[2017-01-31]\n" +
                             std::string(keys) +
                             "\n[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\n"
                             "pays = \"1 USD per day\"\nfloor = \"10 USD\"");
}

TEST(Contract, PartiesAndFloors) { expect_told(check_parties, parties_told); }

TEST(Contract, WhoPaysIsNotPaid) {
    auto const checked = check_with_meters(
        std::string(measures) +
        "[contract.c]\ntitle = \"C\"\npayer = \"crew\"\nproviders = [\"crew\"]\nevaluator = "
        "\"office\"\nbegins = 2016-01-01\nends = 2016-12-31\nstatements = [2017-01-31]\n"
        "[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\npays = \"1 USD per day\"\n");
    EXPECT_EQ(told(checked),
              "K107 [\"crew\"] the payer is one of the providers / name who pays whom");
}

TEST(Contract, Days) { expect_told(check_contract_days, days_told); }

TEST(Contract, WhatNobodyChecksIsSaid) {
    auto const checked = check_with_meters(
        std::string(measures) +
        "[contract.c]\ntitle = \"C\"\npayer = \"office\"\nproviders = [\"crew\"]\n"
        "begins = 2016-01-01\nends = 2016-12-31\nstatements = [2017-01-31]\n"
        "[contract.c.terms.t]\ntitle = \"T\"\nmeasure = \"days\"\npays = \"1 USD per day\"\n");
    EXPECT_EQ(told(checked),
              "warning K100 [[contract.c.terms.t]] nobody says how this figure is checked before "
              "it is paid / name an `evaluator` of the contract, or write `validation`");
}

}  // namespace
}  // namespace crosswalk
