// SPDX-License-Identifier: Apache-2.0
#include "measure/groups.h"

#include <algorithm>

namespace crosswalk {
namespace {

Figure group_figure(ReadingContext const& context, Measure const& measure, Slice const& slice,
                    std::string const& column, SeriesPoint const& point, Group const& group) {
    auto const at = context.answers.at(measure, slice, point.period, group);
    switch (context.disclosure.cell(measure, column, point.period, group)) {
        case CellState::withheld:
            return absent(Absence::withheld);
        case CellState::not_released:
            return absent(Absence::incomplete);
        case CellState::shown:
            break;
    }
    return evaluate(measure, at);
}

bool is_shown(ReadingContext const& context, Measure const& measure, std::string const& column) {
    for (auto const& id : datasets_of(measure)) {
        auto const* const found = context.compact.dataset(id)->column(column);
        if (found == nullptr || found->personal) return false;
    }
    return true;
}

/// The period that the groups are shown for: the judged one; without one the latest that is over,
/// so that what is withheld in it is said; else the one that runs.
std::optional<std::size_t> shown_period(ReadingContext const& context,
                                        MeasureReading const& reading) {
    if (reading.judged) return reading.judged;
    for (std::size_t i = reading.series.size(); i > 0; --i) {
        if (reading.series[i - 1].period.last() <= context.as_of) return i - 1;
    }
    if (reading.series.empty()) return std::nullopt;
    return reading.series.size() - 1;
}

}  // namespace

std::vector<GroupReading> read_groups(ReadingContext const& context, Measure const& measure,
                                      AskedForMeasure const& asked, MeasureReading const& reading) {
    std::vector<GroupReading> readings;
    auto const shown = shown_period(context, reading);
    for (std::size_t i = 0; i < measure.by.size(); ++i) {
        GroupReading by;
        by.by = measure.by[i];
        // The names of people are never shown, so a column of them has no rows here.
        if (!asked.groups[i] || !is_shown(context, measure, by.by)) continue;
        for (auto const& group : context.answers.groups(*asked.groups[i])) {
            GroupRow row;
            row.group = group;
            for (auto const& point : reading.series) {
                row.series.push_back(
                    group_figure(context, measure, *asked.groups[i], by.by, point, group));
            }
            if (shown) row.figure = row.series[*shown];
            if (row.figure.absence == Absence::withheld) ++by.withheld;
            by.rows.push_back(std::move(row));
        }
        readings.push_back(std::move(by));
    }
    return readings;
}

}  // namespace crosswalk
