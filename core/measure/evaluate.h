// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/reading.h"

#include <optional>
#include <vector>

namespace crosswalk {

/// The aggregates of one measure at one place: a period, perhaps a group or a panel of entities.
struct AggregateValues {
    std::vector<std::optional<Rational>> values;  ///< one per aggregate of the measure
    std::int64_t rows = 0;                        ///< observations behind them
    bool any_rows = false;                        ///< at least one dataset has rows here
    bool dataset_without_rows = false;            ///< at least one has none
};

/// Works the formula out, last of all: what goes in are sums and counts over everything that
/// belongs to the place, never figures of its parts.
///
/// Formula   the measure's own; in % times 100, because a ratio is kept as a part inside
/// Source    docs/method/series.md#roll-up
/// Units     the measure's unit
/// Rounding  none
/// Errors    none: where there is no number the figure says why
Figure evaluate(Measure const& measure, AggregateValues const& at);

/// A figure that is not there, for that reason.
Figure absent(Absence why);

}  // namespace crosswalk
