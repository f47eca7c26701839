// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "quantity/rational.h"

#include <optional>
#include <utility>
#include <vector>

namespace crosswalk {

/// The level that a dated target asks for.
///
/// Formula   level; or baseline + |baseline| * change; or baseline + points
/// Source    docs/method/targets.md#levels
/// Units     the measure's
/// Errors    nothing when the target speaks of a change and there is no baseline
std::optional<Rational> target_level(Target const& target, std::optional<Rational> const& baseline);

/// The agreed way: a straight line from the baseline through every dated target in turn.
struct Path {
    std::vector<std::pair<Date, Rational>> knots;  ///< by date; the first is the baseline

    /// The level that the path asks for on a day.
    ///
    /// Formula   a + (b - a) * days(from, day) / days(from, to) between two knots
    /// Source    docs/method/targets.md#straight-line
    /// Domain    before the first knot its level, after the last one its level
    /// Rounding  none
    Rational level(Date day) const;
};

/// Nothing when there is no baseline or no dated target.
std::optional<Path> agreed_path(Measure const& measure, std::optional<Rational> const& baseline);

/// Whether a change of this measure is a number of points: the difference of two percents is no
/// percent, and a share of a percent would read like one.
bool is_changed_in_points(Measure const& measure);

/// The change from the baseline as it is shown: a share of it; for measures in percent the
/// difference in points.
///
/// Formula   (value - baseline) / |baseline|; in % value - baseline
/// Source    docs/method/baselines.md#change
/// Errors    nothing when the baseline is zero: no share of nothing
std::optional<Rational> change_from(Measure const& measure, Rational const& baseline,
                                    Rational const& value);

/// Whether the definition changed in between, so that the two are not comparable.
bool is_broken_between(Measure const& measure, Period const& earlier, Period const& later);

}  // namespace crosswalk
