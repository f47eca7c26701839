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

/// Not a zero that stands for a period without rows.
std::optional<Rational> Counter::reported(std::string_view id, Period const& period) const {
    auto const reading = std::ranges::find(readings, id, &MeasureReading::id);
    auto const point = std::ranges::find(reading->series, period, &SeriesPoint::period);
    if (point == reading->series.end()) return std::nullopt;
    return find(id, period).figure;
}

std::optional<ShutPeriod> Counter::shut(PaymentTerm const& term, Period const& period) const {
    for (std::size_t i = 0; i < term.gates.size(); ++i) {
        auto const other = find(term.gates[i].measure, period);
        if (other.figure && !term.gates[i].open.holds(*other.figure)) {
            return ShutPeriod{period, i, *other.figure};
        }
    }
    return std::nullopt;
}

std::optional<WaitingPeriod> Counter::unknown(PaymentTerm const& term,
                                              CountedPeriod& counted) const {
    auto const& period = counted.period;
    auto const own = find(term.measure, period);
    if (!own.figure) return WaitingPeriod{period, own.what, {}};
    counted.figure = *own.figure;
    // Who reaches his own threshold is not weighed.
    if (term.cohorts && counted.figure < term.cohorts->each) {
        auto const size = find(term.cohorts->size, period);
        if (!size.figure) return WaitingPeriod{period, size.what, term.cohorts->size};
        if (size.figure->is_negative()) {
            return WaitingPeriod{period, WaitingFor::a_size, term.cohorts->size};
        }
        counted.size = *size.figure;
    }
    if (term.improvement && earns_nothing(term, counted.figure)) {
        counted.before = reported(term.measure, a_year_before(period));
        if (!counted.before) return WaitingPeriod{period, WaitingFor::the_year_before, {}};
    }
    for (auto const& gate : term.gates) {
        auto const other = find(gate.measure, period);
        if (!other.figure) return WaitingPeriod{period, other.what, gate.measure};
    }
    return std::nullopt;
}

void Counter::add(PaymentTerm const& term, Period const& period, Counting& into) const {
    if (period.last() > as_of) {
        return into.running.push_back({period, WaitingFor::its_end, {}});
    }
    // Of a period that is not paid for nothing else need be known.
    if (auto const kept = shut(term, period)) return into.shut.push_back(*kept);
    CountedPeriod counted{.period = period, .figure = {}};
    if (auto const waiting = unknown(term, counted)) return into.waiting.push_back(*waiting);
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
