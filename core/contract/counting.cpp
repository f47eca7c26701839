// SPDX-License-Identifier: Apache-2.0
#include "contract/counting.h"

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

/// The periods of the contract that are over.
std::vector<Period> periods_over(Compact const& compact, Contract const& contract,
                                 Measure const& measure, Date as_of) {
    auto const starts = compact.partnership.fiscal_year_starts;
    auto const first = Period::containing(measure.period, contract.begins, starts);
    auto const last = Period::containing(measure.period, std::min(contract.ends, as_of), starts);
    auto periods = as_of < contract.begins ? std::vector<Period>() : periods_from_to(first, last);
    std::erase_if(periods, [&](Period const& each) { return each.last() > as_of; });
    return periods;
}

/// Where a period without rows is zero, there is nothing to wait for.
bool empty_is_zero(Compact const& compact, Measure const& measure) {
    auto const* const dataset = compact.dataset(measure.dataset);
    return dataset != nullptr && dataset->empty_period_is_zero;
}

/// Only the last figure, and what is still to come after it.
void keep_latest(Counting& counting) {
    if (counting.known.empty()) {
        if (counting.waiting.size() > 1) {
            counting.waiting.erase(counting.waiting.begin(), counting.waiting.end() - 1);
        }
        return;
    }
    counting.known.erase(counting.known.begin(), counting.known.end() - 1);
    auto const& last = counting.known.front().period;
    std::erase_if(counting.waiting, [&](WaitingPeriod const& each) { return each.period < last; });
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
    Counting counting;
    for (auto const& period : periods_over(compact, contract, measure, as_of)) {
        auto const point = std::ranges::find(reading.series, period, &SeriesPoint::period);
        if (point == reading.series.end()) {
            if (empty_is_zero(compact, measure)) {
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
    if (term.counted == Counted::latest) keep_latest(counting);
    return counting;
}

}  // namespace crosswalk
