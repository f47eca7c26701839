// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told picks[] = {
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"m\", period = 2016, source = \"paper\" }]",
     ""},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = { measure = \"m\", period = 2016, source = \"paper\" }",
     ""},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"computed\", period = 2016, source = \"paper\" }]",
     "K080 [\"computed\"] only published figures are picked, and `computed` is worked out / "
     "correct the facts, or name a measure with `published`"},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"m\", period = \"2016-06\", source = \"paper\" }]",
     "K057 [\"2016-06\"] this is a month, and the measure is read by year / write a year, such "
     "as 2016"},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"m\", period = 2016, source = \"peper\" }]",
     "K030 [\"peper\"] there is no source `peper` / did you mean \"paper\"?"},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"n\", period = 2016, source = \"paper\" }]",
     "K030 [\"n\"] there is no measure `n` / write `m` or `computed`, or describe it in a clause "
     "[measure.n]"},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"m\", period = 2016 }]",
     "K022 [{ measure = \"m\", period = 2016 }] `picks` needs the key `source` / write, for "
     "example:|source = \"final_report\""},
    {"published = { value = \"change\" }\n"
     "[measure.computed]\n"
     "title = \"C\"\n"
     "dataset = \"meters\"\n"
     "value = \"count()\"\n"
     "unit = \"1\"\n"
     "better = \"lower\"\n"
     "period = \"year\"\n"
     "[decision.d]\n"
     "title = \"D\"\n"
     "on = 2017-01-01\n"
     "picks = [{ measure = \"m\", period = 2016, source = \"paper\" }, { measure = \"m\", period "
     "= 2016, source = \"paper\" }]",
     "K081 [{ measure = \"m\", period = 2016, source = \"paper\" }] two figures are picked for "
     "the same measure and period / keep the one that counts; what counted before is in the "
     "earlier versions of the agreement"},
};

TEST(Decisions, Picks) { expect_told(check_published, picks); }

}  // namespace
}  // namespace crosswalk
