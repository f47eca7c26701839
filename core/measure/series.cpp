// SPDX-License-Identifier: Apache-2.0
#include "measure/series.h"

#include "measure/baseline.h"
#include "measure/period_kinds.h"

#include <algorithm>

namespace crosswalk {

Schedule Schedule::of(Measure const& measure, Compact const& compact) {
    auto const days = crosswalk::due_days(measure, compact);
    return {days.value_or(0), days.has_value()};
}

Period Schedule::last_expected(PeriodKind kind, Date as_of, int fiscal_start) const {
    return Period::containing(kind, as_of.plus_days(-due_days), fiscal_start).previous();
}

Figure total_figure(ReadingContext const& context, Measure const& measure, Slice const& slice,
                    Period const& period) {
    auto const figure = evaluate(measure, context.answers.at(measure, slice, period));
    bool const hidden = context.disclosure.hides_total(measure, slice, period);
    return hidden ? absent(Absence::withheld) : figure;
}

std::vector<Period> missing_parts(ReadingContext const& context, Measure const& measure,
                                  AskedForMeasure const& asked, Period const& period) {
    auto const schedule = Schedule::of(measure, context.compact);
    std::vector<Period> missing;
    for (auto const& coverage : asked.coverage) {
        for (auto const& part : parts_of(period, coverage.kind)) {
            if (schedule.due(part) >= context.as_of) break;
            bool const said = std::ranges::find(missing, part) != missing.end();
            if (!said && !context.answers.is_reported(coverage.question, part)) {
                missing.push_back(part);
            }
        }
    }
    std::ranges::sort(missing);
    return missing;
}

std::vector<Period> parts_without_rows(ReadingContext const& context,
                                       std::vector<Coverage> const& coverage,
                                       Period const& period) {
    std::vector<Period> without;
    for (auto const& each : coverage) {
        for (auto const& part : parts_of(period, each.kind)) {
            if (!context.answers.is_reported(each.question, part)) without.push_back(part);
        }
    }
    return without;
}

bool is_reported(ReadingContext const& context, SeriesPoint const& point) {
    // What there is of a period that still runs is not yet its report.
    if (point.period.last() > context.as_of) return false;
    return !point.claims.empty() || point.figure.absence != Absence::no_facts;
}

std::vector<SeriesPoint> read_series(ReadingContext const& context, Measure const& measure,
                                     AskedForMeasure const& asked) {
    if (!asked.totals) return {};
    auto const with_rows = context.answers.periods(*asked.totals);
    if (with_rows.empty()) return {};
    auto const schedule = Schedule::of(measure, context.compact);
    auto const expected = schedule.last_expected(measure.period, context.as_of,
                                                 context.compact.partnership.fiscal_year_starts);
    std::vector<SeriesPoint> series;
    for (auto const& period :
         periods_from_to(with_rows.front(), std::max(with_rows.back(), expected))) {
        SeriesPoint point;
        point.period = period;
        point.figure = total_figure(context, measure, *asked.totals, period);
        point.provisional = period.last() > context.as_of ||
                            (schedule.is_agreed && schedule.due(period) >= context.as_of);
        bool const has_rows = std::ranges::binary_search(with_rows, period);
        if (has_rows) point.missing_parts = missing_parts(context, measure, asked, period);
        point.is_part =
            adds_up(measure) && (period.last() > context.as_of ||
                                 !parts_without_rows(context, asked.coverage, period).empty());
        series.push_back(std::move(point));
    }
    return series;
}

namespace {

/// Of published figures the first about a period counts, also when it was replaced since.
bool was_published_late(ReadingContext const& context, Measure const& measure, Date due,
                        Period const& period) {
    std::optional<Date> first;
    for (auto const& claim : context.facts.claims) {
        if (claim.measure != measure.id || claim.period != period) continue;
        first = std::min(first.value_or(claim.recorded), claim.recorded);
    }
    return first && *first > due;
}

bool became_known_late(ReadingContext const& context, Measure const& measure,
                       Schedule const& schedule, Period const& period) {
    if (measure.published) {
        return was_published_late(context, measure, schedule.due(period), period);
    }
    for (auto const& id : datasets_of(measure)) {
        auto const facts = std::ranges::find(context.facts.datasets, id, &DatasetFacts::dataset);
        if (facts == context.facts.datasets.end()) continue;
        for (auto const& arrival : facts->arrivals) {
            if (arrival.period == period && arrival.first_recorded > schedule.due(period)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

void note_timeliness(ReadingContext const& context, Measure const& measure,
                     MeasureReading& reading) {
    auto const schedule = Schedule::of(measure, context.compact);
    auto const expected = schedule.last_expected(measure.period, context.as_of,
                                                 context.compact.partnership.fiscal_year_starts);
    std::optional<Period> last_with_facts;
    for (auto& point : reading.series) {
        bool const reported = is_reported(context, point);
        if (reported) last_with_facts = point.period;
        // Published figures follow no schedule, unless the compact agrees one.
        bool const scheduled = !measure.published || schedule.is_agreed;
        if (!reported && scheduled && point.period <= expected) {
            reading.missing_periods.push_back(point.period);
        }
        if (schedule.is_agreed && became_known_late(context, measure, schedule, point.period)) {
            point.late = true;
            reading.late_periods.push_back(point.period);
        }
    }
    if (!schedule.is_agreed || reading.series.empty()) return;
    auto const next = last_with_facts ? last_with_facts->next() : reading.series.front().period;
    reading.next_due = schedule.due(next);
}

}  // namespace crosswalk
