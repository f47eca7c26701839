// SPDX-License-Identifier: Apache-2.0
#include "contract/counting.h"

#include "contract/payment.h"
#include "measure/baseline.h"
#include "measure/context.h"
#include "measure/period_kinds.h"

#include <algorithm>
#include <optional>
#include <utility>

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

/// Domain    months, quarters and years
Period a_year_before(Period period) {
    auto const kind = period.kind();
    for (int n = kind == PeriodKind::month ? 12 : kind == PeriodKind::quarter ? 4 : 1; n > 0; --n) {
        period = period.previous();
    }
    return period;
}

}  // namespace

/// A figure that is final, or what it waits for.
struct Counter::Found {
    std::optional<Rational> figure;
    WaitingFor what = WaitingFor::facts;
};

Counter::Found Counter::find(std::string_view id, Period const& period) const {
    auto const& measure = *compact.measure(id);
    auto const reading = std::ranges::find(readings, id, &MeasureReading::id);
    invariant(reading != readings.end(), "every measure is read");
    auto const schedule = Schedule::of(measure, compact);
    if (period.last() > as_of) return {{}, WaitingFor::its_end};
    if (schedule.is_agreed && schedule.due(period) >= as_of) return {{}, WaitingFor::the_due_day};
    auto const point = std::ranges::find(reading->series, period, &SeriesPoint::period);
    if (point == reading->series.end()) {
        if (is_known_zero(compact, measure, *reading, period)) return {Rational(), {}};
        return {{}, WaitingFor::facts};
    }
    if (auto const what = obstacle(*point)) return {{}, *what};
    return {*point->figure.value, {}};
}

void Counter::add(PaymentTerm const& term, Period const& period, Counting& into) const {
    auto const own = find(term.measure, period);
    if (!own.figure) {
        auto& list = own.what == WaitingFor::its_end ? into.running : into.waiting;
        list.push_back({period, own.what, {}});
        return;
    }
    CountedPeriod counted{.period = period, .figure = *own.figure};
    if (term.cohorts) {
        auto const size = find(term.cohorts->size, period);
        if (!size.figure) return into.waiting.push_back({period, size.what, term.cohorts->size});
        counted.size = *size.figure;
    }
    if (term.improvement && earns_nothing(term, counted.figure)) {
        counted.before = find(term.measure, a_year_before(period)).figure;
        if (!counted.before) {
            return into.waiting.push_back({period, WaitingFor::the_year_before, {}});
        }
    }
    for (std::size_t i = 0; i < term.gates.size(); ++i) {
        auto const& gate = term.gates[i];
        auto const other = find(gate.measure, period);
        if (!other.figure) return into.waiting.push_back({period, other.what, gate.measure});
        if (gate.open.holds(*other.figure)) continue;
        return into.shut.push_back({period, i, *other.figure});
    }
    into.known.push_back(std::move(counted));
}

Counting Counter::count(PaymentTerm const& term) const {
    auto const kind = compact.measure(term.measure)->period;
    auto const starts = compact.partnership.fiscal_year_starts;
    Counting counting;
    for (auto const& period : periods_from_to(Period::containing(kind, term.begins, starts),
                                              Period::containing(kind, term.ends, starts))) {
        add(term, period, counting);
    }
    return counting;
}

Counting Counter::count(std::string_view measure, Date from, Date to) const {
    PaymentTerm all;
    all.measure = measure;
    all.begins = from;
    all.ends = to;
    return count(all);
}

}  // namespace crosswalk
