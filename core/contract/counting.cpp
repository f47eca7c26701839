// SPDX-License-Identifier: Apache-2.0
#include "contract/counting.h"

#include "measure/baseline.h"
#include "measure/context.h"
#include "measure/period_kinds.h"

#include <algorithm>
#include <optional>

namespace crosswalk {
namespace {

WaitingFor waiting_for(Absence absence) {
    switch (absence) {
        case Absence::withheld:
            return WaitingFor::small_cells;
        case Absence::differing:
            return WaitingFor::a_decision;
        case Absence::zero_denominator:
            return WaitingFor::a_denominator;
        case Absence::incomplete:
            return WaitingFor::missing_parts;
        case Absence::none:
        case Absence::no_facts:
            break;
    }
    return WaitingFor::facts;
}

/// What keeps the figure from being counted; nothing when it is final.
std::optional<WaitingFor> obstacle(SeriesPoint const& point) {
    if (!point.figure.value) return waiting_for(point.figure.absence);
    if (point.is_part || !point.missing_parts.empty()) return WaitingFor::missing_parts;
    if (point.provisional) return WaitingFor::the_due_day;
    return std::nullopt;
}

/// Whether a period before the first one with rows is known to have been empty: where that means
/// zero, and of what adds up. Of a ratio it would be 0 of 0, and a figure that nobody published is
/// none.
bool is_known_zero(Compact const& compact, Measure const& measure, MeasureReading const& reading,
                   Period const& period) {
    auto const* const dataset = compact.dataset(measure.dataset);
    bool const zero_when_empty = dataset != nullptr && dataset->empty_period_is_zero;
    return zero_when_empty && adds_up(measure) && !reading.series.empty() &&
           period < reading.series.front().period;
}

}  // namespace

std::vector<Rational> figures_of(std::vector<CountedPeriod> const& periods, Counted counted) {
    std::vector<Rational> all;
    for (auto const& each : periods) all.push_back(each.figure);
    if (counted != Counted::total || all.empty()) return all;
    Rational total;
    for (auto const& each : all) total = total + each;
    return {total};
}

Counting count(Compact const& compact, Contract const& contract, PaymentTerm const& term,
               MeasureReading const& reading, Date as_of) {
    auto const& measure = *compact.measure(term.measure);
    auto const starts = compact.partnership.fiscal_year_starts;
    auto const schedule = Schedule::of(measure, compact);
    Counting counting;
    for (auto const& period :
         periods_from_to(Period::containing(measure.period, contract.begins, starts),
                         Period::containing(measure.period, contract.ends, starts))) {
        auto const point = std::ranges::find(reading.series, period, &SeriesPoint::period);
        if (period.last() > as_of) {
            counting.running.push_back({period, WaitingFor::its_end});
        } else if (schedule.is_agreed && schedule.due(period) >= as_of) {
            counting.waiting.push_back({period, WaitingFor::the_due_day});
        } else if (point == reading.series.end()) {
            if (is_known_zero(compact, measure, reading, period)) {
                counting.known.push_back({period, Rational()});
            } else {
                counting.waiting.push_back({period, WaitingFor::facts});
            }
        } else if (auto const what = obstacle(*point)) {
            counting.waiting.push_back({period, *what});
        } else {
            counting.known.push_back({period, *point->figure.value});
        }
    }
    return counting;
}

}  // namespace crosswalk
