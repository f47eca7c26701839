// SPDX-License-Identifier: Apache-2.0
#include "compact/schema_tables.h"

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 3> counted_words = {"total", "each_period", "latest"};

constexpr KeyRule from_rule{
    .name = "from",
    .shape = Shape::quantity,
    .meaning =
        "Where it begins, in the unit of the measure; a figure of exactly that belongs to it.",
    .example = "\"20%\""};
constexpr KeyRule above_rule{
    .name = "above",
    .shape = Shape::quantity,
    .meaning = "Instead of `from`: a figure of exactly that does not belong to it.",
    .example = "\"41.3%\""};
constexpr KeyRule below_rule{
    .name = "below",
    .shape = Shape::quantity,
    .meaning = "Where it ends; a figure of exactly that does not belong to it.",
    .example = "\"30%\""};
constexpr KeyRule up_to_rule{
    .name = "up_to",
    .shape = Shape::quantity,
    .meaning = "Instead of `below`: a figure of exactly that belongs to it.",
    .example = "\"65%\""};

constexpr std::array band_rules = {
    from_rule,
    above_rule,
    below_rule,
    up_to_rule,
    KeyRule{.name = "pays",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning =
                "The rate for every unit of the figure that lies in the band; of a measure in "
                "percent, per point.",
            .example = "\"160_000 USD per point\""},
};

constexpr std::array step_rules = {
    KeyRule{.name = "from",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning = "The figure from which on the step is reached, in the unit of the measure.",
            .example = "\"8.5%\""},
    KeyRule{.name = "pays",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning = "What is paid in all when it is the highest step that was reached.",
            .example = "\"4_800_000 USD\""},
};

constexpr std::array tier_rules = {
    from_rule,
    above_rule,
    below_rule,
    up_to_rule,
    KeyRule{.name = "pays",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning =
                "What is paid in all when the figure lies in it; less than zero is owed to the "
                "payer.",
            .example = "\"-3_300_000 USD\""},
};

constexpr std::array gate_rules = {
    KeyRule{.name = "measure",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The measure that opens or shuts it, by the same periods.",
            .example = "\"occupancy\"",
            .refers_to = "measure"},
    from_rule,
    above_rule,
    below_rule,
    up_to_rule,
};

constexpr std::array cohort_rules = {
    KeyRule{.name = "each",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning = "A cohort with this figure or a higher one is paid at once.",
            .example = "\"10%\""},
    KeyRule{.name = "pooled",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning = "When every cohort is known and none reached its own threshold: from which "
                       "mean of all of them on that mean is paid.",
            .example = "\"7.5%\""},
    KeyRule{.name = "size",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The measure that says how large each cohort is; it weighs the mean.",
            .example = "\"people_released\"",
            .refers_to = "measure"},
};

constexpr std::array improvement_rules = {
    KeyRule{.name = "by",
            .shape = Shape::quantity,
            .meaning = "By how much it must be better at least, in the unit of the measure; in "
                       "points when that is percent.",
            .example = "\"2 points\""},
    KeyRule{.name = "by_share",
            .shape = Shape::quantity,
            .meaning = "Instead of `by`: by which share of the figure of a year before.",
            .example = "\"10%\""},
    KeyRule{.name = "pays",
            .shape = Shape::quantity,
            .need = Need::required,
            .meaning = "What is then paid in all.",
            .example = "\"6_800 USD\""},
};

constexpr KeyRule reconcile_rule{
    .name = "reconcile_with",
    .shape = Shape::reference,
    .meaning =
        "The measure of what was published as paid. Statements show it beside what is "
        "worked out, with the difference.",
    .example = "\"published_payments\"",
    .refers_to = "measure"};

constexpr std::array payment_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What is paid for, in a few words.",
            .example = "\"Days housed\""},
    KeyRule{.name = "measure",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The measure that says how much there was of it.",
            .example = "\"housing_days\"",
            .refers_to = "measure"},
    KeyRule{.name = "counted",
            .shape = Shape::word,
            .meaning =
                "Which figure counts: the `total` of all periods, `each_period` by itself, or "
                "that of the `latest` complete period. When not said, the total of what adds "
                "up, and the latest figure of what does not.",
            .example = "\"total\"",
            .words = counted_words},
    KeyRule{.name = "pays",
            .shape = Shape::quantity,
            .meaning = "A rate for every unit of the figure.",
            .example = "\"15.12 USD per day\""},
    KeyRule{.name = "bands",
            .shape = Shape::tables,
            .meaning = "Rates by band: every unit of the figure is paid by the band it lies in.",
            .example = "[{ from = \"0%\", below = \"30%\", pays = \"160_000 USD per point\" }]",
            .keys = band_rules},
    KeyRule{.name = "steps",
            .shape = Shape::tables,
            .meaning = "Amounts by step: the highest one that was reached is paid.",
            .example = "[{ from = \"8.5%\", pays = \"4_800_000 USD\" }]",
            .keys = step_rules},
    KeyRule{.name = "tiers",
            .shape = Shape::tables,
            .meaning = "Amounts by range: that of the one range in which the figure lies. Together "
                       "they leave no gap.",
            .example =
                "[{ below = \"18.6%\", pays = \"-3_300_000 USD\" }, { from = \"18.6%\", pays "
                "= \"0 USD\" }]",
            .keys = tier_rules},
    KeyRule{.name = "entry_threshold",
            .shape = Shape::quantity,
            .meaning = "With `pays` or `bands`: below this figure nothing is paid; from it on, all "
                       "of it.",
            .example = "\"20%\""},
    KeyRule{.name = "cohorts",
            .shape = Shape::table,
            .meaning = "With `pays` or `bands`: every period is the figure of a cohort, which is "
                       "paid by itself when it is high enough, or else all of them pooled.",
            .example = "{ each = \"10%\", pooled = \"7.5%\", size = \"people_released\" }",
            .keys = cohort_rules},
    KeyRule{.name = "improvement",
            .shape = Shape::table,
            .meaning =
                "With `steps` or `tiers`: what a period is paid that earns nothing by itself "
                "and is better than the same period a year before.",
            .example = "{ by = \"2 points\", pays = \"6_800 USD\" }",
            .keys = improvement_rules},
    KeyRule{.name = "gates",
            .shape = Shape::tables,
            .meaning = "Conditions: a period is paid for only when the figures of these other "
                       "measures in the same period lie in their ranges.",
            .example = "[{ measure = \"occupancy\", from = \"85%\" }]",
            .keys = gate_rules},
    KeyRule{.name = "begins",
            .shape = Shape::date,
            .meaning = "The first day it pays for; when not said, that of the contract.",
            .example = "2018-04-01"},
    KeyRule{.name = "ends",
            .shape = Shape::date,
            .meaning = "The last day it pays for; when not said, that of the contract.",
            .example = "2019-03-31"},
    KeyRule{.name = "cap",
            .shape = Shape::quantity,
            .meaning = "The most that this term ever pays.",
            .example = "\"5_290_000 USD\""},
    KeyRule{.name = "floor",
            .shape = Shape::quantity,
            .meaning = "The least that it pays once there is a figure.",
            .example = "\"100_000 USD\""},
    KeyRule{.name = "validation",
            .shape = Shape::local_text,
            .meaning = "How the figure is checked before it is paid, and by whom.",
            .example = "\"The evaluator compares leases with the jail's register.\""},
    reconcile_rule,
};

constexpr std::array contract_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What the contract is for.",
            .example = "\"Families stay housed\""},
    KeyRule{.name = "payer",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The partner who pays.",
            .example = "\"city\"",
            .refers_to = "partner"},
    KeyRule{.name = "providers",
            .shape = Shape::references,
            .need = Need::required,
            .meaning = "The partners who do the work.",
            .example = "[\"coalition\"]",
            .refers_to = "partner"},
    KeyRule{.name = "investors",
            .shape = Shape::references,
            .meaning = "The partners who pay for the work before there are outcomes.",
            .example = "[\"foundation\"]",
            .refers_to = "partner"},
    KeyRule{.name = "evaluator",
            .shape = Shape::reference,
            .meaning = "The partner who finds out what was achieved.",
            .example = "\"institute\"",
            .refers_to = "partner"},
    KeyRule{.name = "begins",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "Its first day.",
            .example = "2016-01-01"},
    KeyRule{.name = "ends",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "Its last day; statements may come later.",
            .example = "2020-12-31"},
    KeyRule{.name = "statements",
            .shape = Shape::dates,
            .need = Need::required,
            .meaning = "The days on which it is worked out what is due, with what is known then.",
            .example = "[2017-10-30, 2018-10-30]"},
    KeyRule{.name = "cap",
            .shape = Shape::quantity,
            .meaning = "The most that all its terms together ever pay.",
            .example = "\"11_420_000 USD\""},
    KeyRule{.name = "held_back",
            .shape = Shape::share,
            .meaning = "The share of what is worked out that is paid with the last statement only.",
            .example = "\"10%\""},
    reconcile_rule,
    KeyRule{.name = "terms",
            .shape = Shape::named,
            .need = Need::required,
            .meaning = "What is paid for; every term is a table of its own, "
                       "[contract.ID.terms.NAME].",
            .example = "{ days = { title = \"Days housed\", measure = \"housing_days\", pays = "
                       "\"15.12 USD per day\" } }",
            .keys = payment_rules},
};

}  // namespace

std::span<KeyRule const> contract_keys() { return contract_rules; }

}  // namespace crosswalk
