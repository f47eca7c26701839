// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/context.h"
#include "measure/reading.h"

#include <optional>

namespace crosswalk {

/// Like for like between the panel's base period and the judged one: only entities that report in
/// both, each for every month that anybody reports. Beside it the figure over everybody and what
/// the difference comes from.
///
/// Formula   fixed: (now - base) / |base| over the matched; composition: all-in change - fixed
/// change
/// Source    docs/method/panel.md
/// Domain    nothing without a judged period or a formula
std::optional<PanelReading> read_panel(ReadingContext const& context, Measure const& measure,
                                       AskedForMeasure const& asked, MeasureReading const& reading);

}  // namespace crosswalk
