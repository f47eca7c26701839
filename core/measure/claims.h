// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <optional>
#include <vector>

namespace crosswalk {

/// The series of a published measure: one point per period for which a figure was published.
///
/// Of each source its latest word counts. The figure of a period is that of the source that a
/// decision picks; else the one that all its sources agree on; else there is none and the absence
/// is `differing`. Nothing is averaged. With a schedule, periods without a claim have a point too.
///
/// Source    docs/method/published.md
std::vector<SeriesPoint> read_claims(ReadingContext const& context, Measure const& measure);

/// The figure of one period, from what was published and decided by a day.
Figure published_figure(ReadingContext const& context, Measure const& measure, Period const& period,
                        Date known_by);

}  // namespace crosswalk
