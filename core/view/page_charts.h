// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/chart.h"
#include "view/shown.h"

#include <optional>

namespace crosswalk {

// Which drawing shows what of a measure.

/// The series against what was agreed; nothing when there is nothing to draw.
std::optional<LineChart> line_chart(MeasureView const& view);
/// What the marks that are in the chart mean, in one paragraph.
std::string line_chart_note(MeasureView const& view, LineChart const& chart);

Sparkline sparkline(MeasureView const& view);
Sparkline sparkline(MeasureView const& view, GroupRow const& row);

/// One bar per group; `left_out` counts those beyond the most that fit.
struct GroupChart {
    BarChart chart;
    std::int64_t left_out = 0;
};
GroupChart group_chart(MeasureView const& view, GroupReading const& groups);
std::string group_name(MeasureView const& view, GroupRow const& row);

/// How much of the way to the targets is done; nothing without dated targets.
std::optional<Bullet> progress_chart(MeasureView const& view);

/// One value per period from the first to the last with a value; absent where there is none. The
/// latest 60 at most.
std::vector<std::optional<Rational>> every_period(MeasureReading const& said,
                                                  std::vector<Figure> const& figures);

}  // namespace crosswalk
