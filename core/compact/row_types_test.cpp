// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told columns[] = {
    {"sum(zzz)",
     "E010 [zzz] dataset `meters` has no column `zzz` / its columns are `building`, `month`, "
     "`kwh`, `sqft`, `cost`, `price`, `rate`, `n`, `opened`, `closed`, `empty`, `owner` and "
     "`income`; a text stands in quotation marks: 'zzz'"},
    {"sum(kwh where kwh)",
     "E016 [kwh] a condition is needed here, and this is a number in `kWh` / compare it: kwh > 0"},
    {"sum(kwh / sqft)",
     "E014 [kwh / sqft] the values of one row are not divided / divide sums: sum(a) / sum(b). A "
     "mean of ratios would give a building of 100 the same weight as one of 10,000"},
    {"sum(-building)",
     "E013 [building] a number is needed here, and this is a text / only numbers are added and "
     "multiplied; two dates may be subtracted"},
    {"count(where -kwh < 0) in 1", ""},
    {"sum(kwh * 2 + kwh)", ""},
    {"sum(kwh + sqft)",
     "E012 [sqft] `kWh` and `sqft` cannot be added / units are never converted: bring both to "
     "one unit in the data, if they count the same thing"},
    {"sum(kwh + opened)",
     "E013 [opened] a number is needed here, and this is a date / only numbers are added and "
     "multiplied; two dates may be subtracted"},
};

TEST(RowTypes, Columns) { expect_told(check_value, columns); }

constexpr Told comparisons[] = {
    {"count(where building = 3) in 1",
     "E013 [3] a text and a plain number cannot be compared / write '3', because the column "
     "holds texts"},
    {"count(where building = \"Arc\") in 1",
     "E025 [\"Arc\"] `building` never has the value \"Arc\" / did you mean 'Arch'?"},
    {"count(where building in (\"Arch\", \"Bel\")) in 1",
     "E025 [\"Bel\"] `building` never has the value \"Bel\" / did you mean 'Bell'?"},
    {"count(where building > \"A\") in 1",
     "E013 [building > \"A\"] a text is neither more nor less than another / compare with = or "
     "!=, or with in ('a', 'b')"},
    {"count(where kwh > sqft) in 1",
     "E012 [sqft] `kWh` and `sqft` cannot be compared / units are never converted: bring both to "
     "one unit in the data, if they count the same thing"},
    {"count(where kwh > 5 USD) in 1",
     "E012 [5 USD] `kWh` and `USD` cannot be compared / units are never converted: bring both to "
     "one unit in the data, if they count the same thing"},
    {"count(where n = \"5\") in 1",
     "E013 [\"5\"] a plain number and a text cannot be compared / write the number without "
     "quotation marks"},
    {"count(where empty = 1) in 1",
     "E013 [1] a yes-or-no value and a plain number cannot be compared / a yes-or-no column is a "
     "condition by itself: write empty or not empty"},
    {"count(where not kwh) in 1",
     "E016 [kwh] a condition is needed here, and this is a number in `kWh` / compare it: kwh > 0"},
    {"count(where empty and opened) in 1",
     "E016 [opened] a condition is needed here, and this is a date / compare it with a value, or "
     "ask whether it is missing"},
    {"count(where owner = building) in 1", ""},
    {"count(where n in (1, -2)) in 1", ""},
    {"count(where n in (1, \"a\")) in 1",
     "E013 [\"a\"] a plain number and a text cannot be compared / write the number without "
     "quotation marks"},
};

TEST(RowTypes, Comparisons) { expect_told(check_value, comparisons); }

constexpr Told dates_and_periods[] = {
    {"count(where opened > \"2016-01-01\") in 1",
     "E013 [\"2016-01-01\"] a date and a text cannot be compared / write the date without "
     "quotation marks: 2016-12-31"},
    {"count(where opened > 2016-01-01) in 1", ""},
    {"count(where month > 2016-01-01) in 1",
     "E013 [2016-01-01] a month and a date cannot be compared / write a month in quotation "
     "marks: '2016-01'"},
    {"count(where month = \"2016-06\") in 1", ""},
    {"count(where month in (\"2016-06\", \"2016-07\")) in 1", ""},
    {"count(where month >= 2016) in 1",
     "E013 [2016] \"2016\" is not a month / write it like '2016-01'"},
    {"count(where month = \"June\") in 1",
     "E013 [\"June\"] \"June\" is not a month / write it like '2016-06'"},
    {"count(where \"2016-06\" <= month) in 1", ""},
    {"count(where month = opened) in 1",
     "E013 [opened] a month and a date cannot be compared / compare two things of one kind"},
    {"count(where opened + 5 < closed) in 1",
     "E013 [opened + 5] days are not added to a date / compare the number of days between two "
     "dates: closed - opened <= 5 days"},
    {"count(where closed - opened <= 5 days) in 1", ""},
    {"count(where closed - opened <= 5) in 1", ""},
    {"count(where closed - opened <= 5 kWh) in 1",
     "E012 [5 kWh] `day` and `kWh` cannot be compared / units are never converted: bring both to "
     "one unit in the data, if they count the same thing"},
    {"count(where opened) in 1",
     "E016 [opened] a condition is needed here, and this is a date / compare it with a value, or "
     "ask whether it is missing"},
};

TEST(RowTypes, DatesAndPeriods) { expect_told(check_value, dates_and_periods); }

}  // namespace
}  // namespace crosswalk
