// SPDX-License-Identifier: Apache-2.0
#include "compact/schema_tables.h"

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 2> better_words = {"lower", "higher"};
constexpr std::array<std::string_view, 1> adjustment_words = {"none"};
constexpr std::array<std::string_view, 1> attribution_words = {"not established"};

constexpr std::array panel_rules = {
    KeyRule{.name = "entity",
            .shape = Shape::column,
            .need = Need::required,
            .meaning = "The column that names who is observed.",
            .example = "\"building\""},
    KeyRule{.name = "fixed_from",
            .shape = Shape::period,
            .need = Need::required,
            .meaning = "The period whose members are followed.",
            .example = "2010"},
};

constexpr std::array baseline_rules = {
    KeyRule{.name = "period",
            .shape = Shape::period,
            .need = Need::required,
            .meaning = "The period that is the yardstick.",
            .example = "2010"},
    KeyRule{.name = "frozen",
            .shape = Shape::date,
            .meaning = "Only facts recorded by this day count for it, so that later corrections "
                       "do not move it.",
            .example = "2011-03-31"},
    KeyRule{.name = "value",
            .shape = Shape::quantity,
            .meaning = "The yardstick itself, when it is agreed instead of worked out.",
            .example = "\"100 kWh\""},
};

constexpr std::array target_rules = {
    KeyRule{.name = "by",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "The deadline.",
            .example = "2016-12-31"},
    KeyRule{.name = "change",
            .shape = Shape::share,
            .meaning = "The change since the baseline, as a share of the baseline.",
            .example = "\"-20%\""},
    KeyRule{.name = "level",
            .shape = Shape::quantity,
            .meaning = "The level to reach, in the unit of the measure.",
            .example = "\"85%\""},
    KeyRule{.name = "points",
            .shape = Shape::points,
            .meaning = "The change since the baseline in percentage points.",
            .example = "\"+10 points\""},
};

constexpr std::array history_rules = {
    KeyRule{.name = "first",
            .shape = Shape::period,
            .need = Need::required,
            .meaning = "The first period of the history.",
            .example = "\"2014-01\""},
    KeyRule{.name = "last",
            .shape = Shape::period,
            .need = Need::required,
            .meaning = "The last one; it ends before `from`.",
            .example = "\"2015-12\""},
};

constexpr std::array standing_rules = {
    KeyRule{.name = "from",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "The first day on which it binds.",
            .example = "2016-01-01"},
    KeyRule{.name = "level",
            .shape = Shape::quantity,
            .meaning = "The level to hold.",
            .example = "\"6 min\""},
    KeyRule{.name = "history",
            .shape = Shape::table,
            .meaning = "Instead of a level: the mean over these periods.",
            .example = "{ first = \"2014-01\", last = \"2015-12\" }",
            .keys = history_rules},
};

constexpr std::array status_rules = {
    KeyRule{.name = "on_track",
            .shape = Shape::share,
            .meaning = "The share of the expected change from which a measure is on track; 100% "
                       "when not said.",
            .example = "\"100%\""},
    KeyRule{.name = "behind",
            .shape = Shape::share,
            .meaning = "The share from which it is behind and below which it is off track; 50% "
                       "when not said.",
            .example = "\"50%\""},
    KeyRule{.name = "too_early",
            .shape = Shape::share,
            .meaning = "The share of the time to the first target before which nothing is "
                       "judged; 10% when not said.",
            .example = "\"10%\""},
    KeyRule{.name = "stale_after",
            .shape = Shape::duration,
            .meaning = "How long facts may be overdue before the measure is stale; one period "
                       "when not said.",
            .example = "\"60 days\""},
};

constexpr std::array small_cells_rules = {
    KeyRule{.name = "fewer_than",
            .shape = Shape::whole,
            .need = Need::required,
            .meaning = "Counts from 1 to one less are not shown, nor what would give them away.",
            .example = "5",
            .least = 2,
            .most = 1000},
};

constexpr std::array published_rules = {
    KeyRule{.name = "value",
            .shape = Shape::column,
            .need = Need::required,
            .meaning = "The column with the figure.",
            .example = "\"change\""},
    KeyRule{.name = "where",
            .shape = Shape::expression,
            .meaning = "Which rows are figures of this measure; all when not said.",
            .example = "\"claim = 'change'\""},
};

constexpr std::array break_rules = {
    KeyRule{.name = "on",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "The first day of the new definition.",
            .example = "2015-01-01"},
    KeyRule{.name = "because",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What changed.",
            .example = "\"a new test\""},
};

constexpr std::array measure_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What people call it.",
            .example = "\"Energy used by big buildings\""},
    KeyRule{.name = "note",
            .shape = Shape::local_text,
            .meaning = "What a reader should know about it.",
            .example = "\"Not adjusted for weather.\""},
    KeyRule{.name = "dataset",
            .shape = Shape::reference,
            .meaning = "The dataset it is worked out from.",
            .example = "\"meters\"",
            .refers_to = "dataset"},
    KeyRule{.name = "value",
            .shape = Shape::expression,
            .meaning = "How it is worked out; see expressions.md.",
            .example = "\"sum(kwh) / sum(sqft)\""},
    KeyRule{.name = "published",
            .shape = Shape::table,
            .meaning = "Instead of `value`: figures from sources, shown and never rolled up.",
            .example = "{ value = \"change\", where = \"claim = 'change'\" }",
            .keys = published_rules},
    KeyRule{.name = "composite",
            .shape = Shape::weights,
            .meaning = "Instead of `value`: the weighted mean of the progress of other "
                       "measures. The weakest part is always shown with it.",
            .example = "{ energy = 2, housing = 1 }",
            .refers_to = "measure"},
    KeyRule{.name = "unit",
            .need = Need::required,
            .meaning = "The unit of the value; a plain ratio may be shown in \"%\".",
            .example = "\"kWh / sqft\""},
    KeyRule{.name = "digits",
            .shape = Shape::whole,
            .meaning = "Digits after the point when it is shown; 1 when not said.",
            .example = "1",
            .least = 0,
            .most = 9},
    KeyRule{.name = "better",
            .shape = Shape::word,
            .need = Need::required,
            .meaning = "Which direction is better.",
            .example = "\"lower\"",
            .words = better_words},
    KeyRule{.name = "period",
            .shape = Shape::word,
            .need = Need::required,
            .meaning = "The periods it is read for.",
            .example = "\"year\"",
            .words = period_words},
    KeyRule{.name = "by",
            .shape = Shape::columns,
            .meaning = "Columns by whose values it is broken down.",
            .example = "[\"neighbourhood\"]"},
    KeyRule{.name = "panel",
            .shape = Shape::table,
            .meaning = "Like for like: only who reported in both periods, beside the figure for "
                       "all.",
            .example = "{ entity = \"building\", fixed_from = 2010 }",
            .keys = panel_rules},
    KeyRule{.name = "baseline",
            .shape = Shape::table,
            .meaning = "The yardstick of change.",
            .example = "{ period = 2010, frozen = 2011-03-31 }",
            .keys = baseline_rules},
    KeyRule{.name = "targets",
            .shape = Shape::one_or_more,
            .meaning = "What is promised, by date: each with one of `change`, `level`, "
                       "`points`.",
            .example = "[{ by = 2016-12-31, change = \"-20%\" }]",
            .keys = target_rules},
    KeyRule{.name = "standing",
            .shape = Shape::table,
            .meaning = "What is promised for every period from a day on.",
            .example = "{ from = 2016-01-01, level = \"6 min\" }",
            .keys = standing_rules},
    KeyRule{.name = "status",
            .shape = Shape::table,
            .meaning = "When it is on track, behind, too early to tell and stale.",
            .example = "{ on_track = \"100%\", behind = \"50%\" }",
            .keys = status_rules},
    KeyRule{.name = "small_cells",
            .shape = Shape::table,
            .meaning = "Small counts that are not shown.",
            .example = "{ fewer_than = 5 }",
            .keys = small_cells_rules},
    KeyRule{.name = "breaks",
            .shape = Shape::one_or_more,
            .meaning = "Days from which the definition is another one: values before and after "
                       "are not compared.",
            .example = "[{ on = 2015-01-01, because = \"a new test\" }]",
            .keys = break_rules},
    KeyRule{.name = "adjustment",
            .shape = Shape::word,
            .meaning = "`none` says that the value is not adjusted for weather or anything "
                       "else.",
            .example = "\"none\"",
            .words = adjustment_words},
    KeyRule{.name = "attribution",
            .shape = Shape::word,
            .meaning = "`not established` says that nobody has shown what caused a change.",
            .example = "\"not established\"",
            .words = attribution_words},
};

}  // namespace

std::span<KeyRule const> measure_keys() { return measure_rules; }

}  // namespace crosswalk
