// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <vector>

namespace crosswalk {

/// The series of a measure with a formula: a point for every period from the first with facts to
/// the last one with facts or due by now. A period without facts has a point that says so.
///
/// Source    docs/method/series.md
std::vector<SeriesPoint> read_series(ReadingContext const& context, Measure const& measure,
                                     AskedForMeasure const& asked);

/// One figure for all rows of a period, withheld where small cells demand it.
Figure total_figure(ReadingContext const& context, Measure const& measure, Slice const& slice,
                    Period const& period);

/// The parts of a period that have no rows though they were due: months of a year.
std::vector<Period> missing_parts(ReadingContext const& context, Measure const& measure,
                                  AskedForMeasure const& asked, Period const& period);

/// The parts of a period without any row, due or not, by what was known then.
std::vector<Period> parts_without_rows(ReadingContext const& context,
                                       std::vector<Coverage> const& coverage, Period const& period);

/// Whether anything was said about a period: a figure, why there is none, or a claim. A figure
/// published about a period that is not over is a forecast, not a report.
bool is_reported(ReadingContext const& context, SeriesPoint const& point);

/// Fills in what became known late, which periods are missing and what is due next.
void note_timeliness(ReadingContext const& context, Measure const& measure,
                     MeasureReading& reading);

}  // namespace crosswalk
