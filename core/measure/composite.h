// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <vector>

namespace crosswalk {

/// The weighted mean of how far its parts have come, with the weakest part named. Going further
/// than promised in one part makes up for nothing in another, so no part counts for more than all
/// of its way; falling behind the baseline counts in full.
///
/// Formula   sum(weight * min(progress, 1)) / sum(weight)
/// Source    docs/method/composite.md
/// Units     %, or a plain number
/// Errors    no number unless every part has one
void read_composite(ReadingContext const& context, Measure const& measure,
                    std::vector<MeasureReading> const& readings, MeasureReading& reading);

}  // namespace crosswalk
