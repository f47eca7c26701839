// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told one_kind_of_value[] = {
    {"[measure.m]\ntitle = \"M\"\nunit = \"kWh\"\nbetter = \"lower\"\nperiod = \"year\"\n",
     "K051 [[measure.m]] nothing says how this measure gets its value / write value = "
     "\"sum(kwh)\", say; or published = { ... } for figures from sources; or composite = { ... } "
     "for a mean of other measures"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "value = \"sum(kwh)\"\n"
     "published = { value = \"kwh\" }\n"
     "dataset = \"meters\"",
     "K051 [published] a measure gets its value in one way only / keep one of `value`, "
     "`published` and `composite`; make two measures if both are wanted"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "value = \"sum(kwh)\"",
     "K052 [[measure.m]] this measure needs a dataset to work with / write dataset = \"...\" "
     "with the id of a dataset"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "published = { value = \"kwh\" }",
     "K052 [[measure.m]] published figures come from a dataset, and none is named / write "
     "dataset = \"...\" with the id of a dataset"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "published = { value = \"kwh\" }\n"
     "dataset = \"meters\"",
     "K078 [{ value = \"kwh\" }] published figures have a source, and dataset `meters` has no "
     "column for it / add a column such as source = { type = \"text\", role = \"source\" }"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "what is this",
     "K006 [what is this] this line is neither a header nor a key with its value / write `key = "
     "value`; remarks start with #, sentences belong outside of the block"},
};

TEST(Measures, OneKindOfValue) { expect_told(check_with_meters, one_kind_of_value); }

constexpr Told published_figures[] = {
    {"published = { value = \"change\" }", ""},
    {"published = { value = \"chance\" }",
     "K046 [\"chance\"] dataset `claims` has no column `chance` / did you mean \"change\"?"},
    {"published = { value = \"claim\" }",
     "K079 [\"claim\"] a published figure is a number, and `claim` holds none / name the column "
     "with the figures"},
    {"published = { value = \"plain\" }",
     "K058 [\"%\"] the column `plain` is a plain number, and the measure is a percentage / "
     "published figures are shown as they are: give both the same unit"},
    {"published = { value = \"change\", where = \"claim = 'c'\" }",
     "E025 ['c'] `claim` never has the value \"c\" / its values are `a` and `b`"},
    {"published = { value = \"change\", where = \"claim\" }",
     "E016 [claim] a condition is needed here, and this is a text / compare it with a value, or "
     "ask whether it is missing"},
    {"published = { where = \"claim = 'a'\" }",
     "K022 [{ where = \"claim = 'a'\" }] `published` needs the key `value` / write, for "
     "example:|value = \"change\""},
    {"published = { value = \"change\" }\nby = [\"claim\"]",
     "K054 [by] a published figure has no rows of its own, so it has no `by` / delete the key"},
    {"published = { value = \"change\" }\npanel = { entity = \"claim\", fixed_from = 2010 }",
     "K054 [panel] a published figure has no rows of its own, so it has no `panel` / delete the "
     "key"},
    {"published = { value = \"change\" }\nsmall_cells = { fewer_than = 5 }",
     "K054 [small_cells] a published figure has no rows of its own, so it has no `small_cells` / "
     "delete the key"},
};

TEST(Measures, PublishedFigures) { expect_told(check_published, published_figures); }

constexpr Told composites[] = {
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = 2 }",
     ""},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = 0.5 }",
     ""},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = 0 }",
     "K074 [0] a weight is a number above 0 / write how much the part counts against the others: "
     "1, 2, 0.5"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = -1 }",
     "K074 [-1] a weight is a number above 0 / write how much the part counts against the "
     "others: 1, 2, 0.5"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = nan }",
     "K074 [nan] a weight is a number above 0 / write how much the part counts against the "
     "others: 1, 2, 0.5"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { c = 1 }",
     "K075 [c] `c` is a composite, and composites are not made of composites / name its parts "
     "instead"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"kWh\"\n"
     "composite = { m = 1 }",
     "K076 [\"kWh\"] a composite is the progress of its parts, which is a percentage / write "
     "unit = \"%\""},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = 1 }\n"
     "dataset = \"meters\"",
     "K054 [dataset] a composite has no dataset: it is made of other measures / delete the line"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = \"2\" }",
     "K023 [\"2\"] a weight is needed here, and this is a text / write m = 2, for example"},
    {"[measure.c]\n"
     "title = \"C\"\n"
     "better = \"higher\"\n"
     "period = \"year\"\n"
     "unit = \"%\"\n"
     "composite = { m = 1 }",
     "K075 [m] `m` has no targets, so it has no progress to count / give it `targets`, or leave "
     "it out"},
};

TEST(Measures, Composites) { expect_told(check_measure, composites); }

constexpr Told breakdowns[] = {
    {"by = [\"building\"]", ""},
    {"by = [\"bilding\"]",
     "K046 [\"bilding\"] dataset `meters` has no column `bilding` / did you mean \"building\"?"},
    {"by = [\"owner\"]",
     "K053 [\"owner\"] a measure is not broken down by `owner`: it is personal / name a column "
     "with few values, such as a neighbourhood"},
    {"by = [\"month\"]",
     "K053 [\"month\"] a measure is not broken down by `month`: it is the time, and periods have "
     "their series / name a column with few values, such as a neighbourhood"},
    {"by = [\"kwh\"]",
     "K053 [\"kwh\"] a measure is not broken down by `kwh`: it holds numbers that hardly repeat "
     "/ name a column with few values, such as a neighbourhood"},
    {"by = [\"building\", \"building\"]",
     "K044 [\"building\"] `building` is listed twice / delete one of the two"},
    {"panel = { entity = \"building\", fixed_from = 2010 }", ""},
    {"panel = { entity = \"owner\", fixed_from = 2010 }",
     "K056 [\"owner\"] a panel follows who is observed, and `owner` has no such role / write "
     "role = \"entity\" there, if it names who is observed"},
    {"panel = { entity = \"building\", fixed_from = \"2010-01\" }",
     "K057 [\"2010-01\"] this is a month, and the measure is read by year / write a year, such "
     "as 2010"},
    {"panel = { entity = \"bilding\", fixed_from = \"soon\" }",
     "K046 [\"bilding\"] dataset `meters` has no column `bilding` / did you mean \"building\"?\n"
     "Q021 [\"soon\"] \"soon\" is not a period / write 2016, 2016-Q2, 2016-06, 2016-W07, "
     "2016-06-30 or FY2016"},
    {"breaks = [{ on = 2015-01-01, because = \"a new meter\" }]", ""},
    {"breaks = { on = 2015-01-01 }",
     "K022 [{ on = 2015-01-01 }] `breaks` needs the key `because` / write, for example:|because "
     "= \"a new test\""},
};

TEST(Measures, Breakdowns) { expect_told(check_measure, breakdowns); }

constexpr Told periods_that_facts_cannot_give[] = {
    {"[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"day\"",
     "K077 [\"day\"] facts by month cannot be read by day / write period = \"month\", or bring "
     "the facts by day"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"week\"",
     "K077 [\"week\"] facts by month cannot be read by week / write period = \"month\", or bring "
     "the facts by day"},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"month\"",
     ""},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"quarter\"",
     ""},
    {"[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"fiscal_year\"",
     ""},
};

TEST(Measures, PeriodsThatFactsCannotGive) {
    expect_told(check_with_meters, periods_that_facts_cannot_give);
}

constexpr Told a_column_that_only_some_datasets_have[] = {
    {"columns.n = { type = \"integer\", unit = \"kWh\" }\n"
     "[measure.other]\n"
     "title = \"O\"\n"
     "dataset = \"d\"\n"
     "value = \"sum(n)\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.m]\n"
     "title = \"M\"\n"
     "dataset = \"meters\"\n"
     "value = \"sum(kwh) + other\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "by = [\"building\"]",
     "K055 [\"building\"] this measure also needs dataset `d`, which has no column `building` / "
     "break it down only by columns that all its datasets have"},
};

TEST(Measures, AColumnThatOnlySomeDatasetsHave) {
    expect_told(check_dataset, a_column_that_only_some_datasets_have);
}

}  // namespace
}  // namespace crosswalk
