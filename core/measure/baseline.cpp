// SPDX-License-Identifier: Apache-2.0
#include "measure/baseline.h"

#include "measure/claims.h"
#include "measure/series.h"

#include <algorithm>

namespace crosswalk {

bool lacks_parts(Measure const& measure, std::vector<Period> const& missing) {
    if (missing.empty() || !measure.formula) return false;
    auto const adds_up = [&](Aggregate const& aggregate) { return aggregate.rolls_up(); };
    return measure.formula->kind != ExpressionKind::divide &&
           std::ranges::any_of(measure.aggregates, adds_up);
}

std::optional<BaselineReading> read_baseline(ReadingContext const& context, Measure const& measure,
                                             AskedForMeasure const& asked) {
    if (!measure.baseline) return std::nullopt;
    auto const& declared = *measure.baseline;
    BaselineReading reading;
    reading.period = declared.period;
    reading.frozen = declared.frozen;
    if (declared.value) {
        reading.figure.value = declared.value;
        reading.figure.absence = Absence::none;
        return reading;
    }
    auto const known_by = std::min(context.as_of, declared.frozen.value_or(context.as_of));
    Figure today;
    if (measure.published) {
        reading.figure = published_figure(context, measure, declared.period, known_by);
        today = published_figure(context, measure, declared.period, context.as_of);
    } else if (asked.baseline) {
        reading.figure = total_figure(context, measure, *asked.baseline, declared.period);
        auto const& now = asked.baseline_today ? *asked.baseline_today : *asked.baseline;
        today = total_figure(context, measure, now, declared.period);
        if (reading.figure.value &&
            lacks_parts(measure, missing_parts(context, measure, asked, declared.period))) {
            reading.figure = absent(Absence::incomplete);
        }
    }
    if (today.value && reading.figure.value && *today.value != *reading.figure.value) {
        reading.restated = today.value;
    }
    return reading;
}

}  // namespace crosswalk
