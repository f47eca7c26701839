// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told names[] = {
    {"sum(khw)", "E010 [khw] dataset `meters` has no column `khw` / did you mean `kwh`?"},
    {"kwh",
     "E019 [kwh] `kwh` is a column: it has a value in every row, and a measure is one number / "
     "say what is to be made of its values: sum(kwh)"},
    {"energie",
     "E011 [energie] there is no measure `energie` / names outside of sum(), count() and the "
     "others are measures of this agreement; a column stands inside one of them: sum(energie)"},
    {"sum(kwh) / sum(khw) + sum(sqtf)",
     "E010 [khw] dataset `meters` has no column `khw` / did you mean `kwh`?\n"
     "E010 [sqtf] dataset `meters` has no column `sqtf` / did you mean `sqft`?"},
    {"sum(closed - opened) in day", ""},
    {"count(building) in 1", ""},
    {"sum(building)",
     "E013 [building] sum() needs numbers, and this is a text / count the rows that have one "
     "with count(building)"},
    {"sum(opened)",
     "E013 [opened] sum() needs numbers, and this is a date / take the days between two dates: "
     "closed - opened"},
    {"sum(empty)",
     "E013 [empty] sum() needs numbers, and this is a yes-or-no value / count the rows in which "
     "it holds: count(where ...)"},
};

TEST(Formulas, Names) { expect_told(check_value, names); }

constexpr Told units[] = {
    {"sum(kwh) + sum(cost)",
     "E012 [sum(cost)] `kWh` and `USD` cannot be added / units are never converted: bring both "
     "to one unit in the data, if they count the same thing"},
    {"sum(cost) - sum(price) in USD",
     "E012 [sum(price)] `USD` and `EUR` cannot be subtracted / keep amounts of one currency in "
     "one column; an agreement knows no exchange rate"},
    {"sum(kwh) + 5",
     "E012 [5] `kWh` and a plain number cannot be added / give the plain number its unit: at the "
     "column, or behind the number as in 5 kWh"},
    {"sum(kwh) + 5 kWh", ""},
    {"max(rate) - 3 points in %", ""},
    {"max(rate) - max(rate) in points", ""},
    {"max(rate) - max(rate) in %",
     "E024 [\"%\"] the value is in percentage points, and the unit says a percentage / the "
     "difference of two percentages is in points: write unit = \"points\""},
    {"max(rate) + sum(cost) in USD",
     "E012 [sum(cost)] a percentage and `USD` cannot be added / a percentage is a part of "
     "something; work with the numbers it was made from"},
    {"sum(kwh) / sum(sqft)",
     "E024 [\"kWh\"] the value is in `kWh / sqft`, and the unit says `kWh` / write unit = \"kWh "
     "/ sqft\", or change the value"},
    {"sum(kwh) / sum(sqft) in kWh / sqft", ""},
    {"sum(kwh) / sum(kwh) in %", ""},
    {"sum(kwh) / sum(sqft) in %",
     "E024 [\"%\"] the value is in `kWh / sqft`, and the unit says a percentage / only a ratio "
     "of two numbers in the same unit is a percentage"},
    {"100 * sum(kwh) / sum(kwh) in %",
     "E029 [100 * sum(kwh) / sum(kwh)] this would be shown 100 times too large / leave out the "
     "100"},
    {"sum(kwh) / sum(kwh) * 100 in %",
     "E029 [sum(kwh) / sum(kwh) * 100] this would be shown 100 times too large / leave out the "
     "100"},
    {"sum(kwh) / (100 * sum(kwh)) in %", ""},
    {"sum(kwh) / 0",
     "E027 [0] nothing can be divided by 0 / write what the value is to be divided by"},
    {"share(where kwh > 0) in %", ""},
    {"sum(cost * sqft) in USD * sqft", ""},
};

TEST(Formulas, Units) { expect_told(check_value, units); }

constexpr Told units_of_counts[] = {
    {"sum(n) in children",
     "E024 [\"children\"] the value is a plain number, and the unit says `child` / write unit = "
     "\"1\", or give the columns their unit: unit = \"child\""},
    {"count() in requests", ""},
    {"count() in 1", ""},
    {"count() in kWh",
     "E024 [\"kWh\"] the value is a number of rows, and the unit says `kWh` / write unit = "
     "\"1\", or change the value"},
    {"count() in %",
     "E024 [\"%\"] the value is a number of rows, and the unit says a percentage / only a ratio "
     "of two numbers in the same unit is a percentage"},
    {"sum(cost) / count() in USD per building", ""},
    {"sum(cost) / count() in USD", ""},
    {"count(where kwh > 0) + count() in rows", ""},
    {"count() - 1 in 1", ""},
    {"count() / count() in %", ""},
};

TEST(Formulas, UnitsOfCounts) { expect_told(check_value, units_of_counts); }

constexpr Told percentages[] = {
    {"sum(rate) in %",
     "E015 [rate] percentages cannot be added up / percentages of different wholes do not mix: 9 "
     "of 10 and 100 of 1,000 are 109 of 1,010. Divide sums: sum(part) / sum(whole); or declare a "
     "published measure"},
    {"mean(rate) in %",
     "E015 [rate] percentages cannot be averaged / percentages of different wholes do not mix: 9 "
     "of 10 and 100 of 1,000 are 109 of 1,010. Divide sums: sum(part) / sum(whole); or declare a "
     "published measure"},
    {"median(rate) in %", ""},
    {"sum(rate * n) in %",
     "E015 [rate * n] percentages cannot be added up / percentages of different wholes do not "
     "mix: 9 of 10 and 100 of 1,000 are 109 of 1,010. Divide sums: sum(part) / sum(whole); or "
     "declare a published measure"},
};

TEST(Formulas, Percentages) { expect_told(check_value, percentages); }

constexpr Told conditions_and_rows[] = {
    {"kwh > 5 in 1",
     "E017 [kwh > 5] a measure is a number, and this is a condition / count the rows in which it "
     "holds: count(where ...)"},
    {"\"a\" in 1",
     "E017 [\"a\"] a measure is a number, and this is none / write what is to be worked out, "
     "such as sum(kwh)"},
    {"sum(sum(kwh))",
     "E018 [sum(kwh)] this is worked out over many rows, and it stands where one row is looked "
     "at / work out the two one after the other, in two measures if need be"},
    {"count(where sum(kwh) > 5) in 1",
     "E018 [sum(kwh)] this is worked out over many rows, and it stands where one row is looked "
     "at / work out the two one after the other, in two measures if need be"},
    {"sum(5) in 1",
     "E028 [5] this is the same in every row / name a column, or count rows with count()"},
    {"count(5) in 1", "E028 [5] this is the same in every row / write count() to count all rows"},
    {"count(kwh > 5) in 1",
     "E016 [kwh > 5] count() of a condition counts every row in which it is known, whether or "
     "not it holds / write count(where kwh > 5) to count the rows in which it holds"},
    {"count(empty) in 1",
     "E016 [empty] count() of a condition counts every row in which it is known, whether or not "
     "it holds / write count(where empty) to count the rows in which it holds"},
    {"count(where empty) in 1", ""},
    {"count(opened = closed) in 1",
     "E016 [opened = closed] count() of a condition counts every row in which it is known, "
     "whether or not it holds / write count(where opened = closed) to count the rows in which it "
     "holds"},
};

TEST(Formulas, ConditionsAndRows) { expect_told(check_value, conditions_and_rows); }

constexpr Told personal_columns[] = {
    {"sum(income) in USD", ""},
    {"max(income) in USD",
     "E026 [income] max() of a personal column is the value of one person / sum(), mean() and "
     "count() are made of many"},
    {"count(where owner = \"Ann\") in 1",
     "E026 [\"Ann\"] the column `owner` is personal, so a measure cannot ask for one of its "
     "values / ask only whether it is missing, or use a column that is not personal"},
    {"count(where owner is missing) in 1", ""},
    {"count(where income > 5) in 1", ""},
    {"median(income + cost) in USD",
     "E026 [income + cost] median() of a personal column is the value of one person / sum(), "
     "mean() and count() are made of many"},
};

TEST(Formulas, PersonalColumns) { expect_told(check_value, personal_columns); }

}  // namespace
}  // namespace crosswalk
