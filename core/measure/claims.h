// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <optional>
#include <vector>

namespace crosswalk {

/// The series of a published measure: one point per period for which a figure was published.
///
/// The figure of a period is the one that a decision picks; else the one that all its sources agree
/// on; else there is none and the absence is `differing`. Nothing is averaged.
///
/// Source    docs/method/published.md
std::vector<SeriesPoint> read_claims(ReadingContext const& context, Measure const& measure);

/// The figure of one period, from what was known by a day.
Figure published_figure(ReadingContext const& context, Measure const& measure, Period const& period,
                        Date known_by);

}  // namespace crosswalk
