// SPDX-License-Identifier: Apache-2.0
#include "measure/claims.h"

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
        if (claim.measure == measure.id && claim.recorded <= known_by) claims.push_back(claim);
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
                             Period const& period, std::vector<ClaimReading> const& claims) {
    std::optional<PickedBy> picked;
    Date taken;
    for (auto const& decision : context.compact.decisions) {
        if (decision.on > context.as_of || (picked && decision.on < taken)) continue;
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

/// Marks the claim that is the figure and returns the figure.
Figure settle(ReadingContext const& context, Measure const& measure, Period const& period,
              std::vector<ClaimReading>& claims) {
    Figure figure;
    figure.rows = static_cast<std::int64_t>(claims.size());
    if (claims.empty()) return figure;
    auto chosen = claims.end();
    if (auto const picked = pick(context, measure, period, claims)) {
        // The newest word of the picked source.
        for (auto each = claims.begin(); each != claims.end(); ++each) {
            if (each->claim.source == picked->source) chosen = each;
        }
        chosen->decision = picked->decision;
    } else if (std::ranges::all_of(claims, [&](auto const& each) {
                   return each.claim.value == claims.front().claim.value;
               })) {
        chosen = claims.begin();
    }
    if (chosen == claims.end()) {
        figure.absence = Absence::differing;
        return figure;
    }
    chosen->picked = true;
    figure.value = Rational(chosen->claim.value);
    figure.absence = Absence::none;
    return figure;
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
        point.figure = settle(context, measure, point.period, point.claims);
        point.provisional = point.period.last() > context.as_of;
    }
    return series;
}

Figure published_figure(ReadingContext const& context, Measure const& measure, Period const& period,
                        Date known_by) {
    std::vector<ClaimReading> claims;
    for (auto& claim : claims_of(context, measure, known_by)) {
        if (claim.period == period) claims.push_back({std::move(claim), false, {}, {}});
    }
    return settle(context, measure, period, claims);
}

}  // namespace crosswalk
