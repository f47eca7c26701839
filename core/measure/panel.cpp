// SPDX-License-Identifier: Apache-2.0
#include "measure/panel.h"

#include "measure/period_kinds.h"
#include "measure/series.h"
#include "measure/target.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace crosswalk {
namespace {

/// Whether an entity reports every part of a period for which anybody reports. A building that left
/// in June has used half a year's energy; taking that for a saving would be the oldest trick there
/// is.
bool reports_throughout(ReadingContext const& context, std::vector<Coverage> const& all,
                        Period const& period, Group const& entity) {
    for (auto const& coverage : all) {
        for (auto const& part : parts_of(period, coverage.kind)) {
            if (context.answers.row(coverage.question, part) == nullptr) continue;
            if (!context.answers.is_reported(*coverage.by_entity, part, entity)) return false;
        }
    }
    return true;
}

/// The entities that report a period, by name. Rows that name no entity belong to no panel.
std::vector<Group> reporting(ReadingContext const& context, Measure const& measure,
                             Slice const& slice, std::vector<Coverage> const& coverage,
                             Period const& period) {
    std::vector<Group> entities;
    for (auto const& entity : context.answers.groups(slice)) {
        if (!entity) continue;
        auto const at = context.answers.at(measure, slice, period, entity);
        bool const complete = at.any_rows && std::ranges::all_of(at.values, [](auto const& value) {
                                  return value.has_value();
                              });
        if (complete && reports_throughout(context, coverage, period, entity)) {
            entities.push_back(entity);
        }
    }
    return entities;
}

std::vector<Group> in_both(std::vector<Group> const& a, std::vector<Group> const& b) {
    std::vector<Group> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

std::vector<Group> only_in(std::vector<Group> const& a, std::vector<Group> const& b) {
    std::vector<Group> rest;
    std::ranges::set_difference(a, b, std::back_inserter(rest));
    return rest;
}

std::vector<std::string> names(std::vector<Group> const& entities) {
    std::vector<std::string> names;
    for (auto const& entity : entities) names.push_back(*entity);
    return names;
}

bool is_personal(ReadingContext const& context, Measure const& measure) {
    return std::ranges::any_of(datasets_of(measure), [&](auto const& id) {
        auto const* const dataset = context.compact.dataset(id);
        auto const* const column = dataset->column(measure.panel->entity);
        return column != nullptr && column->personal;
    });
}

void compare(Measure const& measure, PanelReading& panel) {
    if (is_broken_between(measure, panel.base, panel.period)) return;
    if (panel.fixed_base.value && panel.fixed_now.value) {
        panel.fixed_change = change_from(measure, *panel.fixed_base.value, *panel.fixed_now.value);
    }
    if (panel.all_in_base.value && panel.all_in_now.value) {
        panel.all_in_change =
            change_from(measure, *panel.all_in_base.value, *panel.all_in_now.value);
    }
    if (panel.fixed_change && panel.all_in_change) {
        panel.composition_effect = (*panel.all_in_change - *panel.fixed_change) *
                                   Rational(is_changed_in_points(measure) ? 1 : 100);
    }
}

}  // namespace

std::optional<PanelReading> read_panel(ReadingContext const& context, Measure const& measure,
                                       AskedForMeasure const& asked,
                                       MeasureReading const& reading) {
    if (!asked.panel_base || !asked.panel_now || !reading.judged) return std::nullopt;
    auto const& point = reading.series[*reading.judged];
    PanelReading panel;
    panel.entity = measure.panel->entity;
    panel.base = measure.panel->fixed_from;
    panel.period = point.period;
    auto const before =
        reporting(context, measure, *asked.panel_base, asked.panel_coverage, panel.base);
    auto const now = reporting(context, measure, *asked.panel_now, asked.coverage, panel.period);
    auto const matched = in_both(before, now);
    auto const joined = only_in(now, before);
    auto const left = only_in(before, now);
    panel.all_in_now = point.figure;
    bool const same_base =
        reading.baseline && measure.baseline->period == panel.base && !measure.baseline->value;
    if (same_base) panel.all_in_base = reading.baseline->figure;
    if (context.disclosure.hides_panel(measure, asked, panel.base, panel.period)) {
        panel.absence = Absence::withheld;
        panel.fixed_base = panel.fixed_now = absent(Absence::withheld);
        compare(measure, panel);
        return panel;
    }
    panel.matched = static_cast<std::int64_t>(matched.size());
    panel.joined_count = static_cast<std::int64_t>(joined.size());
    panel.left_count = static_cast<std::int64_t>(left.size());
    if (!is_personal(context, measure)) {
        panel.joined = names(joined);
        panel.left = names(left);
    }
    auto const figure = [&](Slice const& slice, Period const& period,
                            std::vector<Group> const& entities) {
        if (entities.empty()) return absent(Absence::no_facts);
        return evaluate(measure, context.answers.over(measure, slice, period, entities));
    };
    panel.fixed_base = figure(*asked.panel_base, panel.base, matched);
    panel.fixed_now = figure(*asked.panel_now, panel.period, matched);
    if (!same_base) {
        panel.all_in_base = total_figure(context, measure, *asked.panel_base_total, panel.base);
    }
    if (matched.empty()) panel.absence = Absence::no_facts;
    compare(measure, panel);
    return panel;
}

}  // namespace crosswalk
