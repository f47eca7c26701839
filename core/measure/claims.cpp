// SPDX-License-Identifier: Apache-2.0
#include "measure/claims.h"

#include "measure/period_kinds.h"

#include <algorithm>
#include <tuple>

namespace crosswalk {
namespace {

/// By period, then day, source, value: the order of the reading, whatever the order of the facts.
bool comes_before(Claim const& a, Claim const& b) {
    return std::tuple(a.period.first(), a.recorded, a.source) <
               std::tuple(b.period.first(), b.recorded, b.source) ||
           (std::tuple(a.period.first(), a.recorded, a.source) ==
                std::tuple(b.period.first(), b.recorded, b.source) &&
            (a.value < b.value || (a.value == b.value && a.qualifier < b.qualifier)));
}

std::vector<Claim> claims_of(ReadingContext const& context, Measure const& measure, Date known_by) {
    std::vector<Claim> claims;
    for (auto const& claim : context.facts.claims) {
        bool const is_known =
            claim.recorded <= known_by && !(claim.replaced && *claim.replaced <= known_by);
        if (claim.measure == measure.id && is_known) claims.push_back(claim);
    }
    std::ranges::stable_sort(claims, comes_before);
    return claims;
}

struct PickedBy {
    std::string source;
    std::string decision;
};

/// The latest decision taken by that day; of two on one day the later in the text.
std::optional<PickedBy> pick(ReadingContext const& context, Measure const& measure,
                             Period const& period, std::vector<ClaimReading> const& claims,
                             Date known_by) {
    std::optional<PickedBy> picked;
    Date taken;
    for (auto const& decision : context.compact.decisions) {
        if (decision.on > known_by || (picked && decision.on < taken)) continue;
        for (auto const& choice : decision.picks) {
            if (choice.measure != measure.id || choice.period != period) continue;
            bool const is_known = std::ranges::any_of(
                claims, [&](auto const& each) { return each.claim.source == choice.source; });
            if (!is_known) continue;
            picked = {choice.source, decision.id};
            taken = decision.on;
        }
    }
    return picked;
}

/// Marks what a source took back by saying another number about the same on a later day. Two
/// numbers on one day correct nothing, because nobody can tell which is the later one. Claims stand
/// in their order.
void note_corrections(std::vector<ClaimReading>& claims) {
    for (auto earlier = claims.begin(); earlier != claims.end(); ++earlier) {
        if (earlier->claim.source.empty()) continue;
        auto const correction = std::find_if(earlier, claims.end(), [&](auto const& later) {
            return later.claim.source == earlier->claim.source &&
                   later.claim.subject == earlier->claim.subject &&
                   later.claim.recorded > earlier->claim.recorded &&
                   later.claim.value != earlier->claim.value;
        });
        if (correction != claims.end()) earlier->corrected_on = correction->claim.recorded;
    }
}

/// Marks the claim that is the figure and returns the figure.
Figure settle(ReadingContext const& context, Measure const& measure, Period const& period,
              std::vector<ClaimReading>& claims, Date known_by) {
    Figure figure;
    figure.rows = static_cast<std::int64_t>(claims.size());
    note_corrections(claims);
    auto const picked = pick(context, measure, period, claims, known_by);
    ClaimReading* chosen = nullptr;
    for (auto& each : claims) {
        if (each.corrected_on || (picked && each.claim.source != picked->source)) continue;
        if (chosen == nullptr) chosen = &each;
        if (chosen->claim.value == each.claim.value) continue;
        figure.absence = Absence::differing;
        return figure;
    }
    if (chosen == nullptr) return figure;
    chosen->picked = true;
    if (picked) chosen->decision = picked->decision;
    figure.value = Rational(chosen->claim.value);
    figure.absence = Absence::none;
    return figure;
}

/// Where the agreement says when figures are due, a period for which none came has a point too.
void add_missing_periods(ReadingContext const& context, Measure const& measure,
                         std::vector<SeriesPoint>& series) {
    auto const schedule = Schedule::of(measure, context.compact);
    if (!schedule.is_agreed || series.empty()) return;
    auto const expected = schedule.last_expected(measure.period, context.as_of,
                                                 context.compact.partnership.fiscal_year_starts);
    auto const last = std::max(series.back().period, expected);
    std::vector<SeriesPoint> whole;
    auto next = series.begin();
    for (auto const& period : periods_from_to(series.front().period, last)) {
        bool const is_there = next != series.end() && next->period == period;
        if (is_there) {
            whole.push_back(std::move(*next++));
        } else if (period <= expected) {
            whole.emplace_back().period = period;
        }
    }
    series = std::move(whole);
}

}  // namespace

std::vector<SeriesPoint> read_claims(ReadingContext const& context, Measure const& measure) {
    std::vector<SeriesPoint> series;
    for (auto& claim : claims_of(context, measure, context.as_of)) {
        if (series.empty() || series.back().period != claim.period) {
            series.emplace_back().period = claim.period;
        }
        series.back().claims.push_back({std::move(claim), false, {}, {}});
    }
    for (auto& point : series) {
        point.figure = settle(context, measure, point.period, point.claims, context.as_of);
        point.provisional = point.period.last() > context.as_of;
    }
    add_missing_periods(context, measure, series);
    return series;
}

Figure published_figure(ReadingContext const& context, Measure const& measure, Period const& period,
                        Date known_by) {
    std::vector<ClaimReading> claims;
    for (auto& claim : claims_of(context, measure, known_by)) {
        if (claim.period == period) claims.push_back({std::move(claim), false, {}, {}});
    }
    return settle(context, measure, period, claims, known_by);
}

}  // namespace crosswalk
