// SPDX-License-Identifier: Apache-2.0
#include "measure/composite.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// Why a part's progress is not known today; empty when it is. A figure that lacks months or is too
/// old to say anything about today is no better than none.
std::string_view why_unknown(MeasureReading const& part) {
    if (!part.status) return Reason::no_facts;
    switch (*part.status) {
        case Status::stale:
        case Status::no_baseline:
        case Status::unknown:
            return part.reason;
        default:
            break;
    }
    if (part.progress) return {};
    if (part.judged_baseline) return Reason::no_way;
    return part.baseline ? Reason::no_baseline_facts : Reason::none_declared;
}

/// Of equals the one that the agreement names first. Nobody knows which is the weakest while one of
/// them is unknown.
std::string weakest_of(std::vector<CompositePartReading> const& parts) {
    CompositePartReading const* weakest = nullptr;
    for (auto const& part : parts) {
        if (!part.progress) return {};
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
    bool provisional = false;
    for (auto const& part : measure.composite) {
        auto const found = std::ranges::find(readings, part.measure, &MeasureReading::id);
        CompositePartReading each{part.measure, part.weight, {}, std::string(Reason::no_facts)};
        if (found != readings.end()) {
            each.reason = why_unknown(*found);
            if (each.reason.empty()) each.progress = found->progress;
        }
        if (found != readings.end() && found->judged) {
            // As old as its oldest part.
            auto const& point = found->series[*found->judged];
            through = std::min(through.value_or(point.period.last()), point.period.last());
            provisional = provisional || point.provisional;
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
    point.provisional = provisional || point.period.last() > context.as_of;
    reading.series.push_back(std::move(point));
}

}  // namespace crosswalk
