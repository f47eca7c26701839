// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told baselines[] = {
    {"baseline = { period = 2010, frozen = 2011-03-31 }", ""},
    {"baseline = { period = 2010 }",
     "warning K061 [{ period = 2010 }] this baseline is not frozen: later corrections of its "
     "facts will move it, and every target with it / write the day after which corrections no "
     "longer count: frozen = 2011-03-31"},
    {"baseline = { period = \"2010-01\" }",
     "K057 [\"2010-01\"] this is a month, and the measure is read by year / write a year, such "
     "as 2010"},
    {"baseline = { period = \"2010-01\", value = \"5 kWh\" }", ""},
    {"baseline = { period = 2010, value = \"5 USD\" }",
     "K058 [\"5 USD\"] this is in `USD`, and the measure is in `kWh` / write the number in the "
     "unit of the measure: \"5 kWh\""},
    {"baseline = { period = 2010, value = \"5\" }",
     "K058 [\"5\"] this is a plain number, and the measure is in `kWh` / write the number in the "
     "unit of the measure: \"5 kWh\""},
    {"baseline = { period = 2010, value = \"lots\" }",
     "Q022 [\"lots\"] \"lots\" is not a quantity: it does not start with a number / write the "
     "number first, then its unit, such as 15.12 USD per day"},
    {"baseline = { period = 2010, value = \"5 kWh\", frozen = 2011-03-31 }",
     "K059 [frozen] a baseline that is agreed needs no day on which its facts are frozen / keep "
     "one of the two"},
    {"baseline = { period = 2010, frozen = 2010-12-31 }",
     "K060 [2010-12-31] the baseline is frozen before its period is over: some of its facts can "
     "never count / write a day after 2010-12-31"},
    {"baseline = { period = \"Q3\", frozen = 2010-12-31 }",
     "Q021 [\"Q3\"] \"Q3\" is not a period / write 2016, 2016-Q2, 2016-06, 2016-W07, 2016-06-30 "
     "or FY2016"},
    {"baseline = { frozen = 2010-12-31 }",
     "K022 [{ frozen = 2010-12-31 }] `baseline` needs the key `period` / write, for "
     "example:|period = 2010"},
};

TEST(Targets, Baselines) { expect_told(check_measure, baselines); }

constexpr Told one_way_to_set_a_target[] = {
    {"baseline = { period = 2010, frozen = 2011-03-31 }\ntargets = [{ by = 2016-12-31 }]",
     "K062 [{ by = 2016-12-31 }] nothing says what is to be reached by then / write one of "
     "change = \"-20%\", level = \"85%\" or points = \"+10 points\""},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, level = \"3 kWh\", change = \"-20%\" }]",
     "K062 [change] a target is set in one way only / keep one of `change`, `level` and `points`"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\ntargets = [{ level = \"3 kWh\" }]",
     "K022 [{ level = \"3 kWh\" }] `targets` needs the key `by` / write, for example:|by = "
     "2016-12-31"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, level = \"3 USD\" }]",
     "K058 [\"3 USD\"] this is in `USD`, and the measure is in `kWh` / write the number in the "
     "unit of the measure: \"3 kWh\""},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, change = \"-20\" }]",
     "Q011 [\"-20\"] \"-20\" is a plain number, and a share in percent is wanted here / write "
     "-20%"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, change = \"-20 points\" }]",
     "Q011 [\"-20 points\"] \"-20 points\" is a number of percentage points, and a share in "
     "percent is wanted here / write -20%; a percentage point is the difference of two percents"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, change = \"+20%\" }]",
     "warning K067 [\"+20%\"] this target is a rise, and lower is better / check the sign; a "
     "target on the wrong side of the baseline is read as \"do not get worse than this\""},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, points = \"-3 points\" }]",
     "K064 [\"-3 points\"] points are the difference of two percentages, and this measure is in "
     "`kWh` / set a `change` in percent of the baseline, or a `level`"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = { by = 2016-12-31, change = \"-20%\" }",
     ""},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-02-30, change = \"-20%\" }]",
     "K010 [2016-02-30] there is no day 2016-02-30 / February 2016 has 29 days"},
};

TEST(Targets, OneWayToSetATarget) { expect_told(check_measure, one_way_to_set_a_target); }

constexpr Told points[] = {
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, points = \"+10 points\" }]",
     ""},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, points = \"+10%\" }]",
     "Q011 [\"+10%\"] \"+10%\" is a percent, and percentage points are wanted here / write +10 "
     "points: from 20% to 23% is 3 points, and 15% more"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, points = \"10\" }]",
     "Q011 [\"10\"] \"10\" is a plain number, and percentage points are wanted here / write 10 "
     "points: from 20% to 23% is 3 points, and 15% more"},
    {"targets = [{ by = 2016-12-31, points = \"+10 points\" }]",
     "K063 [points] `points` counts from a baseline, and this measure has none / write baseline "
     "= { period = 2010, frozen = 2011-03-31 }, say, or set a `level`"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2016-12-31, points = \"-10 points\" }]",
     "warning K067 [\"-10 points\"] this target is a fall, and higher is better / check the "
     "sign; a target on the wrong side of the baseline is read as \"do not get worse than this\""},
};

TEST(Targets, Points) { expect_told(check_share, points); }

constexpr Told without_a_baseline[] = {
    {"targets = [{ by = 2016-12-31, change = \"-20%\" }]",
     "K063 [change] `change` counts from a baseline, and this measure has none / write baseline "
     "= { period = 2010, frozen = 2011-03-31 }, say, or set a `level`"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }]", ""},
    {"baseline = { period = 2010, value = \"0 kWh\" }\n"
     "targets = [{ by = 2016-12-31, change = \"-20%\" }]",
     "K068 [\"-20%\"] a share of the baseline is always 0, because the baseline is 0 / set a "
     "`level` instead"},
};

TEST(Targets, WithoutABaseline) { expect_told(check_measure, without_a_baseline); }

constexpr Told the_order_of_deadlines[] = {
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }, { by = 2014-12-31, level = \"4 kWh\" }]",
     "K065 [{ by = 2014-12-31, level = \"4 kWh\" }] targets stand in the order of their "
     "deadlines / put the earlier deadline first"},
    {"targets = [{ by = 2016-12-31, level = \"3 kWh\" }, { by = 2016-12-31, level = \"4 kWh\" }]",
     "K065 [{ by = 2016-12-31, level = \"4 kWh\" }] two targets have the same deadline / keep "
     "one of the two"},
    {"baseline = { period = 2010, frozen = 2011-03-31 }\n"
     "targets = [{ by = 2010-12-31, level = \"3 kWh\" }]",
     "K066 [{ by = 2010-12-31, level = \"3 kWh\" }] this deadline is not after the baseline / "
     "write a deadline after 2010-12-31, or an earlier baseline"},
};

TEST(Targets, TheOrderOfDeadlines) { expect_told(check_measure, the_order_of_deadlines); }

constexpr Told standing_targets[] = {
    {"standing = { from = 2016-01-01, level = \"6 kWh\" }", ""},
    {"standing = { from = 2016-01-01 }",
     "K069 [{ from = 2016-01-01 }] nothing says which level is to be held / write either level = "
     "\"6 min\" or history = { first = \"2014-01\", last = \"2015-12\" }"},
    {"standing = { from = 2016-01-01, level = \"6 kWh\", history = { first = 2013, last = 2015 } "
     "}",
     "K069 [history] a standing target has one level / write either level = \"6 min\" or history "
     "= { first = \"2014-01\", last = \"2015-12\" }"},
    {"standing = { from = 2016-01-01, level = \"6 min\" }",
     "K058 [\"6 min\"] this is in `min`, and the measure is in `kWh` / write the number in the "
     "unit of the measure: \"6 kWh\""},
    {"standing = { from = 2016-01-01, history = { first = 2013, last = 2015 } }", ""},
    {"standing = { from = 2015-12-31, history = { first = 2013, last = 2015 } }",
     "K070 [2015] the history overlaps the time it is to judge, so it would judge itself / end "
     "the history before 2015-12-31, or let the target bind later"},
    {"standing = { from = 2016-01-01, history = { first = 2015, last = 2013 } }",
     "K071 [2013] the history ends before it begins / write the earlier period under `first`"},
    {"standing = { from = 2016-01-01, history = { first = \"2013-01\", last = \"2015-12\" } }",
     "K057 [\"2013-01\"] this is a month, and the measure is read by year / write a year, such "
     "as 2013\n"
     "K057 [\"2015-12\"] this is a month, and the measure is read by year / write a year, such "
     "as 2015"},
    {"standing = { from = 2016-01-01, history = { first = 2013 } }",
     "K022 [{ first = 2013 }] `history` needs the key `last` / write, for example:|last = "
     "\"2015-12\""},
    {"standing = { level = \"6 kWh\" }",
     "K022 [{ level = \"6 kWh\" }] `standing` needs the key `from` / write, for example:|from = "
     "2016-01-01"},
    {"standing = { from = 2016-01-01, level = \"6 kWh\" }\n"
     "targets = [{ by = 2016-12-31, level = \"3 kWh\" }]",
     "K072 [standing] a measure has dated targets or a standing one / make two measures over the "
     "same value, one for each promise"},
};

TEST(Targets, StandingTargets) { expect_told(check_measure, standing_targets); }

constexpr Told the_rule_of_the_status[] = {
    {"status = { on_track = \"90%\", behind = \"40%\", too_early = \"0%\", stale_after = \"60 "
     "days\" }",
     ""},
    {"status = { on_track = \"120%\" }",
     "K073 [\"120%\"] `on_track` goes from 0 % to 100 % / write a part of the expected change, "
     "such as \"50%\""},
    {"status = { behind = \"-10%\" }",
     "K073 [\"-10%\"] `behind` goes from 0 % to 100 % / write a part of the expected change, "
     "such as \"50%\""},
    {"status = { on_track = \"40%\" }",
     "K073 [\"40%\"] `behind` is larger than `on_track`, so nothing could ever be behind / write a "
     "`behind` (50% when not said) that is not larger than `on_track` (100% when not said)"},
    {"status = { on_track = \"50%\", behind = \"60%\" }",
     "K073 [\"60%\"] `behind` is larger than `on_track`, so nothing could ever be behind / write a "
     "`behind` (50% when not said) that is not larger than `on_track` (100% when not said)"},
    {"status = { behind = \"half\" }",
     "Q022 [\"half\"] \"half\" is not a quantity: it does not start with a number / write the "
     "number first, then its unit, such as 15.12 USD per day"},
    {"status = { stale_after = \"2 months\" }",
     "K026 [\"2 months\"] `stale_after` is a whole number of days or weeks, up to 36,500 / write "
     "\"20 days\" or \"3 weeks\"; months and years differ in length"},
};

TEST(Targets, TheRuleOfTheStatus) { expect_told(check_measure, the_rule_of_the_status); }

}  // namespace
}  // namespace crosswalk
