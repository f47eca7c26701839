// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

namespace crosswalk {

/// Chooses the period that the reading is about and judges what was promised: status, reason,
/// progress, gap. Needs series, baseline and targets; for a measure with a panel, `reading.panel`
/// of the judged period, which `judged_period` names beforehand.
///
/// Source    docs/method/status.md
void judge(ReadingContext const& context, Measure const& measure, MeasureReading& reading);

/// The point that the status is about: after the last deadline the one that contains it, once it
/// has a value; else the latest complete one with a value (for published measures: with a claim).
/// A sum that only waits for parts not due yet comes last: it is judged when nothing else is there.
std::optional<std::size_t> judged_period(ReadingContext const& context, Measure const& measure,
                                         MeasureReading const& reading);

/// The level of a standing target from history: the plain mean of its periods' values.
///
/// Formula   sum of the values / number of periods
/// Source    docs/method/targets.md#standing
/// Units     the measure's
/// Errors    nothing unless every period has a value
std::optional<Rational> standing_level(ReadingContext const& context, Measure const& measure,
                                       AskedForMeasure const& asked);

}  // namespace crosswalk
