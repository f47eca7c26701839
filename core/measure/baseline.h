// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// The baseline as the compact fixes it: given, or worked out from what was known when it was
/// frozen. A later correction does not move it; what it would be today is said beside it.
///
/// Source    docs/method/baselines.md
std::optional<BaselineReading> read_baseline(ReadingContext const& context, Measure const& measure,
                                             AskedForMeasure const& asked);

/// Whether the figure of a period grows with the rows in it, as a sum or count does; a ratio, mean,
/// median, smallest or largest value does not.
bool adds_up(Measure const& measure);

/// Whether a figure that is a sum lacks whole months of its period: then it says nothing about the
/// period as a whole. A ratio may still be one; what it lacks is said.
bool lacks_parts(Measure const& measure, std::vector<Period> const& missing);

}  // namespace crosswalk
