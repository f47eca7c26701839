// SPDX-License-Identifier: Apache-2.0
#include "measure/baseline.h"
#include "measure/claims.h"
#include "measure/composite.h"
#include "measure/groups.h"
#include "measure/panel.h"
#include "measure/series.h"
#include "measure/status.h"
#include "measure/target.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

void compare_with_baseline(Measure const& measure, MeasureReading& reading) {
    auto const base = reading.baseline ? reading.baseline->figure.value : std::nullopt;
    auto const path = agreed_path(measure, base);
    for (auto& point : reading.series) {
        auto const& period = point.period;
        // Half a year's sum against a whole year's is no change.
        if (base && point.figure.value && !point.is_part &&
            !is_broken_between(measure, measure.baseline->period, period)) {
            point.change = change_from(measure, *base, *point.figure.value);
        }
        bool const on_path = path && period.last() >= measure.baseline->period.last();
        if (on_path) point.expected = path->level(period.last());
    }
}

void read_targets(Measure const& measure, StandingLevel const& standing, MeasureReading& reading) {
    auto const base = reading.baseline ? reading.baseline->figure.value : std::nullopt;
    for (auto const& target : measure.targets) {
        auto const level = target_level(target, base);
        if (level) reading.targets.push_back({target.by, *level, false});
    }
    std::ranges::stable_sort(reading.targets, {}, &TargetReading::by);
    if (!standing.level) return;
    auto const& level = *standing.level;
    auto const by =
        reading.judged ? reading.series[*reading.judged].period.last() : measure.standing->from;
    reading.targets.push_back({by, level, true});
    if (!measure.targets.empty()) return;  // the path is what the series is compared with
    for (auto& point : reading.series) {
        if (point.period.first() >= measure.standing->from) point.expected = level;
    }
}

void finish(ReadingContext const& context, Measure const& measure, AskedForMeasure const& asked,
            MeasureReading& reading) {
    compare_with_baseline(measure, reading);
    reading.judged = judged_period(context, measure, reading);
    auto const standing = standing_level(context, measure, asked);
    read_targets(measure, standing, reading);
    if (measure.panel) reading.panel = read_panel(context, measure, asked, reading);
    judge(context, measure, standing, reading);
    if (reading.judged) reading.expected = reading.series[*reading.judged].expected;
}

MeasureReading read_measure(ReadingContext const& context, Measure const& measure,
                            AskedForMeasure const& asked) {
    MeasureReading reading;
    reading.id = measure.id;
    reading.series =
        measure.published ? read_claims(context, measure) : read_series(context, measure, asked);
    note_timeliness(context, measure, reading);
    reading.baseline = read_baseline(context, measure, asked);
    finish(context, measure, asked, reading);
    reading.groups = read_groups(context, measure, asked, reading);
    return reading;
}

}  // namespace

std::string_view name(Status status) {
    constexpr std::array<std::string_view, 9> names = {"met",       "on track",    "behind",
                                                       "off track", "missed",      "too early",
                                                       "stale",     "no baseline", "unknown"};
    return names.at(static_cast<std::size_t>(status));
}

std::vector<MeasureReading> read_measures(Compact const& compact, Facts const& facts, Date as_of) {
    Asked const asked(compact, as_of);
    Answers const answers(compact, facts, asked, as_of);
    Disclosure const disclosure(compact, asked, answers, as_of);
    ReadingContext const context{compact, facts, as_of, asked, answers, disclosure};
    std::vector<MeasureReading> readings(compact.measures.size());
    std::vector<std::size_t> composites;
    for (std::size_t i = 0; i < compact.measures.size(); ++i) {
        auto const& measure = compact.measures[i];
        if (!measure.composite.empty()) {
            composites.push_back(i);
            readings[i].id = measure.id;
        } else {
            readings[i] = read_measure(context, measure, asked.measures[i]);
        }
    }
    // Last, because they are made of the others' progress.
    for (auto const i : composites) {
        auto const& measure = compact.measures[i];
        MeasureReading reading;
        reading.id = measure.id;
        read_composite(context, measure, readings, reading);
        reading.baseline = read_baseline(context, measure, asked.measures[i]);
        finish(context, measure, asked.measures[i], reading);
        readings[i] = std::move(reading);
    }
    return readings;
}

}  // namespace crosswalk
