// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

namespace crosswalk {

/// The point that the status is about: after the last deadline the one that contains it, once it
/// has a value; else the latest complete one with a value (for published measures: with a claim).
/// A sum that only waits for parts not due yet comes last: it is judged when nothing else is there.
std::optional<std::size_t> judged_period(ReadingContext const& context, Measure const& measure,
                                         MeasureReading const& reading);

/// The level of a standing target, or why it has none.
struct StandingLevel {
    std::optional<Rational> level;
    std::string_view why_not;  ///< one of Reason::..., when there is a target without a level
};

/// The level as agreed, or from history: the plain mean of its periods' values, as they were known
/// on the day that fixes it. Facts recorded later do not stand in for those that were not there.
///
/// Formula   sum of the values / number of periods
/// Source    docs/method/targets.md#standing
/// Units     the measure's
/// Errors    no level unless every period has a value
StandingLevel standing_level(ReadingContext const& context, Measure const& measure,
                             AskedForMeasure const& asked);

/// Judges what was promised: status, reason, progress, gap. Needs the series, the judged period,
/// the baseline and the targets; for a measure with a panel, `reading.panel` of the judged period.
///
/// Source    docs/method/status.md
void judge(ReadingContext const& context, Measure const& measure, StandingLevel const& standing,
           MeasureReading& reading);

}  // namespace crosswalk
