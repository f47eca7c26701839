// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told keys[] = {
    {"key = [\"dai\"]", "K046 [\"dai\"] dataset `d` has no column `dai` / did you mean \"day\"?"},
    {"key = [\"day\", \"day\"]", "K044 [\"day\"] `day` is listed twice / delete one of the two"},
    {"on_duplicate = \"supersede\"",
     "K047 [on_duplicate] without a key no row is a duplicate / write which columns tell one row "
     "from every other: key = [\"building\", \"month\"]"},
    {"key = \"day\"",
     "K023 [\"day\"] `key` takes a list of columns, and this is a text / write key = [\"day\"]"},
};

TEST(Datasets, Keys) { expect_told(check_dataset, keys); }

constexpr Told files[] = {
    {"file = \"../a.csv\"",
     "K050 [\"../a.csv\"] \"../a.csv\" cannot be a file of facts / copy the file into the folder "
     "of the agreement"},
    {"file = \"/data/a.csv\"",
     "K050 [\"/data/a.csv\"] \"/data/a.csv\" cannot be a file of facts / write the path from the "
     "folder of the agreement: \"data/meters.csv\""},
    {"file = \"C:/a.csv\"",
     "K050 [\"C:/a.csv\"] \"C:/a.csv\" cannot be a file of facts / write the path from the "
     "folder of the agreement: \"data/meters.csv\""},
    {"file = \"data/../a.csv\"",
     "K050 [\"data/../a.csv\"] \"data/../a.csv\" cannot be a file of facts / copy the file into "
     "the folder of the agreement"},
    {"file = \"a.xlsx\"",
     "K050 [\"a.xlsx\"] \"a.xlsx\" cannot be a file of facts / files of facts end in .csv, .tsv, "
     ".jsonl, .ndjson or .parquet; save a spreadsheet as CSV UTF-8"},
    {"file = \"a\"",
     "K050 [\"a\"] \"a\" cannot be a file of facts / files of facts end in .csv, .tsv, .jsonl, "
     ".ndjson or .parquet; save a spreadsheet as CSV UTF-8"},
    {"file = \"data/a.CSV\"", ""},
    {"file = \"a.csv\"\nbatches = [{ file = \"b.csv\" }]",
     "K049 [batches] a dataset has either `file` or `batches` / put the file into the list of "
     "batches"},
    {"batches = [{ file = \"a.csv\" }, { file = \"a.csv\", recorded = 2016-01-01 }]",
     "K044 [\"a.csv\"] \"a.csv\" is listed twice / delete one of the two; its rows would count "
     "twice"},
    {"batches = [{ recorded = 2016-01-01 }]",
     "K022 [{ recorded = 2016-01-01 }] `batches` needs the key `file` / write, for example:|file "
     "= \"data/2014.csv\""},
};

TEST(Datasets, Files) { expect_told(check_dataset, files); }

constexpr Told due[] = {
    {"due = \"20 days\"", ""},
    {"due = \"3 weeks\"", ""},
    {"due = \"1 day\"", ""},
    {"due = \"2 months\"",
     "K026 [\"2 months\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 "
     "days\" or \"3 weeks\"; months and years differ in length"},
    {"due = \"1.5 days\"",
     "K026 [\"1.5 days\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 "
     "days\" or \"3 weeks\"; months and years differ in length"},
    {"due = \"-3 days\"",
     "K026 [\"-3 days\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 "
     "days\" or \"3 weeks\"; months and years differ in length"},
    {"due = \"20\"",
     "K026 [\"20\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 days\" "
     "or \"3 weeks\"; months and years differ in length"},
    {"due = \"20 USD\"",
     "K026 [\"20 USD\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 "
     "days\" or \"3 weeks\"; months and years differ in length"},
    {"due = \"200000 days\"",
     "K026 [\"200000 days\"] `due` is a whole number of days or weeks, up to 36,500 / write \"20 "
     "days\" or \"3 weeks\"; months and years differ in length"},
    {"due = \"soon\"",
     "Q022 [\"soon\"] \"soon\" is not a quantity: it does not start with a number / write the "
     "number first, then its unit, such as 15.12 USD per day"},
};

TEST(Datasets, Due) { expect_told(check_dataset, due); }

constexpr Told checks[] = {
    {"checks = [\"kwh >= 0\"]", ""},
    {"checks = [\"n\"]",
     "E016 [n] a condition is needed here, and this is a plain number / compare it: n > 0"},
    {"checks = [\"n > 'a'\"]",
     "E013 ['a'] a plain number and a text cannot be compared / write the number without "
     "quotation marks"},
    {"checks = [\"m > 0\"]",
     "E010 [m] dataset `meters` has no column `m` / its columns are `building`, `month`, `kwh`, "
     "`sqft`, `cost`, `price`, `rate`, `n`, `opened`, `closed`, `empty`, `owner` and `income`; a "
     "text stands in quotation marks: 'm'"},
    {"checks = [\"n > kwh\"]",
     "E012 [kwh] a plain number and `kWh` cannot be compared / give the plain number its unit: "
     "at the column, or behind the number as in 5 kWh"},
    {"checks = [\"n * kwh > 0 kWh\"]", ""},
    {"checks = [\"n / 2 > 0\"]",
     "E014 [n / 2] the values of one row are not divided / divide sums: sum(a) / sum(b). A mean "
     "of ratios would give a building of 100 the same weight as one of 10,000"},
    {"checks = [\"sum(n) > 0\"]",
     "E018 [sum(n)] a check looks at one row, and this is worked out over many / compare the "
     "columns of the row with each other: kwh >= 0"},
    {"checks = [\"n > 0 > 1\"]",
     "E005 [>] comparisons cannot be chained / compare two things at a time and join them: a < b "
     "and b < c"},
    {"checks = [\"n >\"]",
     "E002 [] a value is missing before the end / write a number, a column, 'a text', a date or "
     "one of sum, count, mean, median, min, max, share"},
    {"checks = [\"closed > 2016-02-30\"]",
     "E006 [2016-02-30] there is no day 2016-02-30 / February 2016 has 29 days"},
    {"checks = [\"\"]", "K029 [\"\"] this text is empty / write it, or leave the key out"},
    {"checks = [\"building = 'Arch' or owner = 'Ann'\"]", ""},
    {"checks = [\"closed >= opened or closed is missing\"]", ""},
};

TEST(Datasets, Checks) { expect_told(check_with_meters, checks); }

constexpr Told parts[] = {
    {"adds_up = { part = \"cost\", over = \"building\", whole = \"income\" }", ""},
    {"adds_up = { part = \"kwh\", over = \"building\", whole = \"cost\" }",
     "K048 [\"kwh\"] the part is in `kWh` and the whole is in `USD` / give both columns the same "
     "unit"},
    {"adds_up = { part = \"building\", over = \"building\", whole = \"n\" }",
     "K048 [\"building\"] the part must be a column of numbers / name the column with the size "
     "of the part"},
    {"adds_up = [{ part = \"n\", over = \"x\", whole = \"y\" }]",
     "K046 [\"x\"] dataset `meters` has no column `x` / its columns are `building`, `month`, "
     "`kwh`, `sqft`, `cost`, `price`, `rate`, `n`, `opened`, `closed`, `empty`, `owner` and "
     "`income`\n"
     "K046 [\"y\"] dataset `meters` has no column `y` / its columns are `building`, `month`, "
     "`kwh`, `sqft`, `cost`, `price`, `rate`, `n`, `opened`, `closed`, `empty`, `owner` and "
     "`income`"},
    {"adds_up = { part = \"n\", over = \"building\" }",
     "K022 [{ part = \"n\", over = \"building\" }] `adds_up` needs the key `whole` / write, for "
     "example:|whole = \"total\""},
};

TEST(Datasets, Parts) { expect_told(check_with_meters, parts); }

}  // namespace
}  // namespace crosswalk
