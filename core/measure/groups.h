// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <vector>

namespace crosswalk {

/// The measure by each of its columns: a row per group, a figure per point of the series. The
/// groups of a period sum to its total, because they are made of the same rows; those that name no
/// group are a row of their own.
///
/// Source    docs/method/series.md#groups, docs/method/disclosure.md
std::vector<GroupReading> read_groups(ReadingContext const& context, Measure const& measure,
                                      AskedForMeasure const& asked, MeasureReading const& reading);

}  // namespace crosswalk
