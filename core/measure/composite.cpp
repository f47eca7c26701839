// SPDX-License-Identifier: Apache-2.0
#include "measure/composite.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string weakest_of(std::vector<CompositePartReading> const& parts) {
    CompositePartReading const* weakest = nullptr;
    for (auto const& part : parts) {
        if (!part.progress) continue;
        if (weakest == nullptr || *part.progress < *weakest->progress) weakest = &part;
    }
    return weakest == nullptr ? std::string() : weakest->measure;
}

Figure weighted_mean(Measure const& measure, std::vector<CompositePartReading> const& parts) {
    Figure figure;
    Rational sum;
    Rational weights;
    for (auto const& part : parts) {
        if (!part.progress) return absent(Absence::incomplete);
        sum = sum + part.weight * std::min(*part.progress, Rational(1));
        weights = weights + part.weight;
    }
    auto const mean = divide(sum, weights);
    if (!mean) return absent(Absence::zero_denominator);
    figure.value = measure.unit.is_percent() ? *mean * Rational(100) : *mean;
    figure.absence = Absence::none;
    return figure;
}

}  // namespace

void read_composite(ReadingContext const& context, Measure const& measure,
                    std::vector<MeasureReading> const& readings, MeasureReading& reading) {
    std::optional<Date> through;
    for (auto const& part : measure.composite) {
        auto const found = std::ranges::find(readings, part.measure, &MeasureReading::id);
        CompositePartReading each{part.measure, part.weight, std::nullopt};
        if (found != readings.end()) {
            each.progress = found->progress;
            // As old as its oldest part.
            if (found->judged) {
                auto const last = found->series[*found->judged].period.last();
                through = through ? std::min(*through, last) : last;
            }
        }
        reading.parts.push_back(std::move(each));
    }
    reading.weakest = weakest_of(reading.parts);
    auto figure = weighted_mean(measure, reading.parts);
    if (!through) return;
    SeriesPoint point;
    point.period = Period::containing(measure.period, *through,
                                      context.compact.partnership.fiscal_year_starts);
    point.figure = std::move(figure);
    reading.series.push_back(std::move(point));
    if (reading.series.back().figure.value) reading.judged = 0;
}

}  // namespace crosswalk
