// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told circles[] = {
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"a\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E020 [b] these measures are worked out from each other: a -> b -> a / work out one of them "
     "from the columns of a dataset"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"a + 1\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E020 [a] `a` is worked out from itself / work out one of them from the columns of a dataset"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"c\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.c]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E020 [c] these measures are worked out from each other: b -> c -> b / work out one of them "
     "from the columns of a dataset"},
};

TEST(Joining, Circles) { expect_told(check_with_meters, circles); }

constexpr Told one_mistake_is_told_once[] = {
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b + b\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"c\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.c]\n"
     "title = \"T\"\n"
     "value = \"zzz\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E011 [zzz] there is no measure `zzz` / names outside of sum(), count() and the others are "
     "measures of this agreement; a column stands inside one of them: sum(zzz)"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"c\"\n"
     "unit = \"kWh per\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.c]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh)\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     "Q010 [\"kWh per\"] \"kWh per\" is not a unit: it ends too early / write the unit that is "
     "missing at its end, such as USD per person"},
};

TEST(Joining, OneMistakeIsToldOnce) { expect_told(check_with_meters, one_mistake_is_told_once); }

constexpr Told measures_that_do_not_fit[] = {
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"month\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh)\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     "E021 [b] `b` is read by year and this measure by month / use measures of the same period, "
     "or work it out from the columns"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"energi\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.energy]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh)\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     "E011 [energi] there is no measure `energi` / did you mean `energy`?"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b\"\n"
     "unit = \"USD\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh)\"\n"
     "unit = \"kWh\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     "E024 [\"USD\"] the value is in `kWh`, and the unit says `USD` / write unit = \"kWh\", or "
     "change the value"},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b - c\"\n"
     "unit = \"points\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh) / sum(kwh)\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n"
     "[measure.c]\n"
     "title = \"T\"\n"
     "value = \"sum(cost) / sum(cost)\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     ""},
    {"[measure.a]\n"
     "title = \"T\"\n"
     "value = \"b - c\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.b]\n"
     "title = \"T\"\n"
     "value = \"sum(kwh) / sum(kwh)\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n"
     "[measure.c]\n"
     "title = \"T\"\n"
     "value = \"sum(cost) / sum(cost)\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "dataset = \"meters\"\n",
     "E024 [\"%\"] the value is in percentage points, and the unit says a percentage / the "
     "difference of two percentages is in points: write unit = \"points\""},
};

TEST(Joining, MeasuresThatDoNotFit) { expect_told(check_with_meters, measures_that_do_not_fit); }

constexpr Told measures_without_parts[] = {
    {"published = { value = \"change\" }\n"
     "[measure.d]\n"
     "title = \"T\"\n"
     "value = \"m\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E022 [m] nothing can be worked out from `m`, because it has no parts / work with measures "
     "that have a `value`"},
    {"published = { value = \"change\" }\n"
     "targets = [{ by = 2016-12-31, level = \"5 %\" }]\n"
     "[measure.c]\n"
     "title = \"C\"\n"
     "composite = { m = 1 }\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[measure.d]\n"
     "title = \"T\"\n"
     "value = \"c\"\n"
     "unit = \"%\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n",
     "E022 [c] nothing can be worked out from `c`, because it has no parts / work with measures "
     "that have a `value`"},
};

TEST(Joining, MeasuresWithoutParts) { expect_told(check_published, measures_without_parts); }

}  // namespace
}  // namespace crosswalk
