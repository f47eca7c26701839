// SPDX-License-Identifier: Apache-2.0
#include "measure/target.h"

#include "text/result.h"

#include <algorithm>
#include <iterator>

namespace crosswalk {

std::optional<Rational> target_level(Target const& target,
                                     std::optional<Rational> const& baseline) {
    if (target.level) return target.level;
    if (!baseline) return std::nullopt;
    if (target.change) return *baseline + absolute(*baseline) * *target.change;
    if (target.points) return *baseline + *target.points;
    return std::nullopt;
}

Rational Path::level(Date day) const {
    invariant(!knots.empty(), "a path starts at a baseline");
    auto const next = std::ranges::upper_bound(knots, day, {}, &std::pair<Date, Rational>::first);
    if (next == knots.begin()) return knots.front().second;
    if (next == knots.end()) return knots.back().second;
    auto const& [from, a] = *std::prev(next);
    auto const& [to, b] = *next;
    auto const share = divide(Rational(days_between(from, day)), Rational(days_between(from, to)));
    invariant(share.has_value(), "two knots of a path are at least a day apart");
    return a + (b - a) * *share;
}

std::optional<Path> agreed_path(Measure const& measure, std::optional<Rational> const& baseline) {
    if (!measure.baseline || !baseline || measure.targets.empty()) return std::nullopt;
    Path path;
    path.knots.emplace_back(measure.baseline->period.last(), *baseline);
    auto targets = measure.targets;
    std::ranges::sort(targets, {}, &Target::by);
    for (auto const& target : targets) {
        auto const level = target_level(target, baseline);
        // A target on or before the baseline's last day binds nothing; the checker refuses it.
        if (level && target.by > path.knots.back().first)
            path.knots.emplace_back(target.by, *level);
    }
    return path;
}

bool is_changed_in_points(Measure const& measure) {
    return measure.unit.is_percent() || measure.unit.is_points();
}

std::optional<Rational> change_from(Measure const& measure, Rational const& baseline,
                                    Rational const& value) {
    auto const difference = value - baseline;
    if (is_changed_in_points(measure)) return difference;
    auto const change = divide(difference, absolute(baseline));
    return change ? std::optional(*change) : std::nullopt;
}

bool is_broken_between(Measure const& measure, Period const& earlier, Period const& later) {
    auto const from = std::min(earlier.first(), later.first());
    auto const to = std::max(earlier.last(), later.last());
    return std::ranges::any_of(
        measure.breaks, [&](auto const& change) { return from < change.on && change.on <= to; });
}

}  // namespace crosswalk
