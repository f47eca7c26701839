// SPDX-License-Identifier: Apache-2.0
#include "contract/figures.h"

#include <optional>

namespace crosswalk {
namespace {

/// Nothing when nobody was in any cohort.
std::optional<Rational> pooled(std::vector<CountedPeriod> const& cohorts) {
    Rational sum;
    Rational people;
    for (auto const& cohort : cohorts) {
        sum = sum + cohort.figure * cohort.size;
        people = people + cohort.size;
    }
    if (people.is_zero()) return std::nullopt;
    return *divide(sum, people);
}

std::vector<FigureToPay> cohorts_of(CohortRule const& rule,
                                    std::vector<CountedPeriod> const& cohorts, bool is_whole) {
    std::vector<FigureToPay> each;
    bool is_any_reached = false;
    for (auto const& cohort : cohorts) {
        is_any_reached = is_any_reached || rule.each <= cohort.figure;
        each.push_back({.figure = cohort.figure, .threshold = rule.each});
    }
    if (is_any_reached || !is_whole) return each;
    auto const mean = pooled(cohorts);
    if (!mean) return each;
    return {{.figure = *mean, .threshold = rule.pooled, .is_pooled = true}};
}

}  // namespace

std::vector<FigureToPay> figures_of(PaymentTerm const& term,
                                    std::vector<CountedPeriod> const& periods, bool is_whole) {
    if (term.cohorts) return cohorts_of(*term.cohorts, periods, is_whole);
    std::vector<FigureToPay> all;
    for (auto const& each : periods) {
        all.push_back({.figure = each.figure,
                       .threshold = term.entry_threshold,
                       .is_pooled = false,
                       .before = each.before});
    }
    if (term.counted != Counted::total || all.empty()) return all;
    Rational total;
    for (auto const& each : periods) total = total + each.figure;
    return {{.figure = total, .threshold = term.entry_threshold}};
}

}  // namespace crosswalk
