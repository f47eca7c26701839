// SPDX-License-Identifier: Apache-2.0
#include "measure/baseline.h"

#include "measure/claims.h"
#include "measure/series.h"

#include <algorithm>

namespace crosswalk {

namespace {

/// How many times as large a formula becomes when a period has twice as many rows of the same kind:
/// 1 for a sum, 0 for the quotient of two.
int growth(Measure const& measure, Expression const& e) {
    auto const part = [&](std::size_t i) { return growth(measure, e.parts[i]); };
    switch (e.kind) {
        case ExpressionKind::aggregate:
            return measure.aggregates[e.index].rolls_up() ? 1 : 0;
        case ExpressionKind::negate:
            return part(0);
        case ExpressionKind::add:
        case ExpressionKind::subtract:
            return part(0) != 0 ? part(0) : part(1);
        case ExpressionKind::multiply:
            return part(0) + part(1);
        case ExpressionKind::divide:
            return part(0) - part(1);
        default:
            return 0;
    }
}

}  // namespace

bool adds_up(Measure const& measure) {
    return measure.formula && growth(measure, *measure.formula) != 0;
}

bool lacks_parts(Measure const& measure, std::vector<Period> const& missing) {
    return !missing.empty() && adds_up(measure);
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
        // Not before its period is over, whatever it is; and a sum only when all parts are there.
        bool const is_part =
            declared.period.last() > known_by ||
            lacks_parts(measure,
                        parts_without_rows(context, asked.baseline_coverage, declared.period));
        if (reading.figure.value && is_part) reading.figure = absent(Absence::incomplete);
    }
    if (today.value && reading.figure.value && *today.value != *reading.figure.value) {
        reading.restated = today.value;
    }
    return reading;
}

}  // namespace crosswalk
