// SPDX-License-Identifier: Apache-2.0
#include "measure/status.h"

#include "measure/baseline.h"
#include "measure/period_kinds.h"
#include "measure/series.h"
#include "measure/target.h"

#include <algorithm>

namespace crosswalk {
namespace {

bool is_at_least_as_good(Measure const& measure, Rational const& value, Rational const& level) {
    return measure.better == Better::higher ? value >= level : value <= level;
}

Target const* last_target(Measure const& measure) {
    auto const last = std::ranges::max_element(measure.targets, {}, &Target::by);
    return last == measure.targets.end() ? nullptr : &*last;
}

void set(MeasureReading& reading, Status status, std::string_view why = {}) {
    reading.status = status;
    reading.reason = why;
}

std::string_view reason_for(Absence absence) {
    switch (absence) {
        case Absence::withheld:
            return Reason::withheld;
        case Absence::differing:
            return Reason::differing;
        case Absence::zero_denominator:
            return Reason::zero_denominator;
        case Absence::incomplete:
            return Reason::incomplete;
        case Absence::none:
        case Absence::no_facts:
            break;
    }
    return Reason::no_facts;
}

/// Why there is nothing to judge: the latest period that is over and says anything at all.
std::string_view why_nothing(ReadingContext const& context, MeasureReading const& reading) {
    if (!std::ranges::all_of(reading.parts, &std::string::empty, &CompositePartReading::reason)) {
        return Reason::parts_missing;
    }
    if (reading.series.empty()) return Reason::no_facts;
    for (auto point = reading.series.rbegin(); point != reading.series.rend(); ++point) {
        if (point->period.last() > context.as_of) continue;
        if (point->figure.absence != Absence::no_facts) return reason_for(point->figure.absence);
    }
    bool const something = std::ranges::any_of(reading.series, [](auto const& point) {
        return point.figure.absence != Absence::no_facts;
    });
    return something ? Reason::not_over : Reason::no_facts;
}

/// Whether what should have come after the judged period is overdue for so long that the judged
/// value no longer says anything about today.
bool is_stale(ReadingContext const& context, Measure const& measure,
              MeasureReading const& reading) {
    auto const schedule = Schedule::of(measure, context.compact);
    auto const& rule = measure.status;
    // Nobody agreed when somebody else publishes.
    if (measure.published && !schedule.is_agreed && !rule.stale_after_days) return false;
    // It is as fresh as its parts; a stale one already takes its number away.
    if (!measure.composite.empty() && !rule.stale_after_days) return false;
    auto last = reading.series[*reading.judged].period;
    for (auto const& point : reading.series) {
        if (is_reported(context, point)) last = std::max(last, point.period);
    }
    auto const next = last.next();
    auto const patience =
        rule.stale_after_days.value_or(days_between(next.first(), next.last()) + 1);
    return context.as_of > schedule.due(next).plus_days(patience);
}

/// What is judged: the figure and its baseline, of everybody or of the panel.
struct Compared {
    std::optional<Rational> value;
    std::optional<Rational> baseline;
    std::string_view why_not;  ///< when there is no value
};

Compared compared(MeasureReading const& reading) {
    if (!reading.panel) {
        auto const& figure = reading.series[*reading.judged].figure;
        auto const baseline = reading.baseline ? reading.baseline->figure.value : std::nullopt;
        return {figure.value, baseline, reason_for(figure.absence)};
    }
    auto const& panel = *reading.panel;
    if (panel.absence == Absence::withheld) return {{}, {}, Reason::withheld};
    if (!panel.fixed_now.value || !panel.fixed_base.value) return {{}, {}, Reason::no_panel};
    return {panel.fixed_now.value, panel.fixed_base.value, {}};
}

/// Why there is no baseline to compare with; empty when there is one.
std::string_view why_no_baseline(ReadingContext const& context, Measure const& measure,
                                 MeasureReading const& reading) {
    if (!measure.baseline) return Reason::none_declared;
    // First, because a break changes what a level means, and a level needs no baseline otherwise.
    auto const& judged = reading.series[*reading.judged].period;
    if (is_broken_between(measure, measure.baseline->period, judged)) return Reason::broken;
    auto const& figure = reading.baseline->figure;
    // Nothing is wrong with its facts: it is only too soon to ask for them.
    bool const still_runs = measure.baseline->period.last() > context.as_of;
    if (!figure.value && still_runs) return Reason::baseline_not_over;
    switch (figure.absence) {
        case Absence::withheld:
            return Reason::baseline_withheld;
        case Absence::incomplete:
            return Reason::baseline_incomplete;
        case Absence::differing:
            return Reason::baseline_differing;
        case Absence::zero_denominator:
            return Reason::baseline_undivided;
        case Absence::no_facts:
            return Reason::no_baseline_facts;
        case Absence::none:
            break;
    }
    return {};
}

/// The share of the way from the baseline to a level that has been covered.
///
/// Formula   (value - baseline) / (level - baseline)
/// Source    docs/method/status.md#progress
/// Errors    nothing when the level is the baseline itself: there is no way to go
std::optional<Rational> share_of_way(Rational const& value, Rational const& baseline,
                                     Rational const& level) {
    auto const share = divide(value - baseline, level - baseline);
    return share ? std::optional(*share) : std::nullopt;
}

void judge_on_the_way(Measure const& measure, MeasureReading& reading, Compared const& it,
                      Path const& path) {
    auto const& judged = reading.series[*reading.judged].period;
    auto const started = path.knots.front().first;
    auto const first_deadline = path.knots.at(1).first;
    if (judged.last() <= started) return set(reading, Status::too_early, Reason::before_baseline);
    auto const passed = divide(Rational(days_between(started, judged.last())),
                               Rational(days_between(started, first_deadline)));
    if (passed && *passed < measure.status.too_early) {
        return set(reading, Status::too_early, Reason::first_stretch);
    }
    auto const& expected = *reading.judged_expected;
    // A target on the wrong side of the baseline, or at it, is a level to hold: there is no way to
    // go, so it is kept or it is not.
    bool const is_to_hold = is_at_least_as_good(measure, *it.baseline, expected);
    if (is_to_hold) {
        bool const held = is_at_least_as_good(measure, *it.value, expected);
        return set(reading, held ? Status::on_track : Status::off_track);
    }
    auto const share = *share_of_way(*it.value, *it.baseline, expected);
    if (share >= measure.status.on_track) return set(reading, Status::on_track);
    set(reading, share >= measure.status.behind ? Status::behind : Status::off_track);
}

/// Fills in what the path asks for and how far things have come.
void measure_progress(MeasureReading& reading, Compared const& it, Path const& path) {
    auto const day = reading.series[*reading.judged].period.last();
    auto const& last_level = path.knots.back().second;
    reading.judged_expected = path.level(day);
    reading.judged_target = reading.judged_expected;
    reading.expected_progress = share_of_way(*reading.judged_expected, *it.baseline, last_level);
    reading.progress = share_of_way(*it.value, *it.baseline, last_level);
    reading.gap = *it.value - *reading.judged_expected;
}

void give_verdict(Measure const& measure, MeasureReading& reading, Compared const& it) {
    auto const level = target_level(*last_target(measure), it.baseline);
    reading.judged_target = level;
    reading.gap = *it.value - *level;
    reading.final_verdict = true;
    set(reading, is_at_least_as_good(measure, *it.value, *level) ? Status::met : Status::missed);
}

void judge_dated(ReadingContext const& context, Measure const& measure, MeasureReading& reading) {
    auto const& last = *last_target(measure);
    bool const is_over = context.as_of >= last.by;
    auto const& judged = reading.series[*reading.judged].period;
    bool const deadline_is_in = is_over && judged.contains(last.by);
    auto const it = compared(reading);
    auto const no_baseline = why_no_baseline(context, measure, reading);
    // A level can be compared without one, but not across a change of what it means.
    bool const needs_none = deadline_is_in && last.level && no_baseline != Reason::broken;
    if (!no_baseline.empty() && !needs_none) {
        return set(reading, Status::no_baseline, no_baseline);
    }
    if (!it.value) return set(reading, Status::unknown, it.why_not);
    reading.judged_value = it.value;
    reading.judged_baseline = it.baseline;
    auto const path = agreed_path(measure, it.baseline);
    bool const has_way = path && path->knots.size() > 1;
    if (reading.series[*reading.judged].is_part) {
        return set(reading, Status::unknown, Reason::incomplete);
    }
    if (has_way) measure_progress(reading, it, *path);
    if (deadline_is_in) return give_verdict(measure, reading, it);
    if (is_stale(context, measure, reading)) return set(reading, Status::stale, Reason::overdue);
    if (is_over) return set(reading, Status::unknown, Reason::waiting);
    if (!has_way) return set(reading, Status::no_baseline, Reason::none_declared);
    judge_on_the_way(measure, reading, it, *path);
}

void judge_standing(ReadingContext const& context, Measure const& measure,
                    StandingLevel const& standing, MeasureReading& reading) {
    auto const it = compared(reading);
    if (!it.value) return set(reading, Status::unknown, it.why_not);
    reading.judged_value = it.value;
    if (!standing.level) return set(reading, Status::no_baseline, standing.why_not);
    auto const& level = *standing.level;
    reading.judged_target = level;
    reading.judged_expected = level;
    reading.gap = *it.value - level;
    auto const& point = reading.series[*reading.judged];
    if (point.period.first() < measure.standing->from) {
        return set(reading, Status::too_early, Reason::not_binding);
    }
    if (point.is_part) {
        return set(reading, Status::unknown, Reason::incomplete);
    }
    if (is_stale(context, measure, reading)) return set(reading, Status::stale, Reason::overdue);
    bool const held = is_at_least_as_good(measure, *it.value, level);
    set(reading, held ? Status::met : Status::missed);
}

}  // namespace

std::optional<std::size_t> judged_period(ReadingContext const& context, Measure const& measure,
                                         MeasureReading const& reading) {
    auto const counts = [&](SeriesPoint const& point) {
        if (point.period.last() > context.as_of) return false;
        return point.figure.value || (measure.published && !point.claims.empty());
    };
    auto const* const last = last_target(measure);
    std::optional<std::size_t> latest;
    std::optional<std::size_t> waiting;
    for (std::size_t i = 0; i < reading.series.size(); ++i) {
        auto const& point = reading.series[i];
        if (!counts(point)) continue;
        // A sum whose last months are not due yet has no value yet. It will have one.
        if (point.is_part && point.missing_parts.empty()) {
            waiting = i;
            continue;
        }
        latest = i;
        bool const is_verdict = last != nullptr && context.as_of >= last->by &&
                                point.period.contains(last->by) &&
                                (point.figure.value || measure.published);
        if (is_verdict) return i;
    }
    return latest ? latest : waiting;
}

StandingLevel standing_level(ReadingContext const& context, Measure const& measure,
                             AskedForMeasure const& asked) {
    if (!measure.standing) return {};
    auto const& standing = *measure.standing;
    if (standing.level) return {standing.level, {}};
    if (!standing.history_first || !standing.history_last || !asked.totals || !asked.history) {
        return {{}, Reason::no_history};
    }
    auto const periods = periods_from_to(*standing.history_first, *standing.history_last);
    auto const mean = [&](Slice const& slice,
                          std::vector<Coverage> const& coverage) -> std::optional<Rational> {
        Rational sum;
        for (auto const& period : periods) {
            auto const figure = total_figure(context, measure, slice, period);
            bool const lacks = lacks_parts(measure, parts_without_rows(context, coverage, period));
            if (!figure.value || lacks) return std::nullopt;
            sum = sum + *figure.value;
        }
        auto const level = divide(sum, Rational(static_cast<std::int64_t>(periods.size())));
        return level ? std::optional(*level) : std::nullopt;
    };
    // As known when it began to bind, so that nothing that comes later moves the yardstick or makes
    // one up. What is known today only says why there is none.
    if (auto const fixed = mean(*asked.history, asked.history_coverage)) return {fixed, {}};
    bool const came_later = mean(*asked.totals, asked.coverage).has_value();
    return {{}, came_later ? Reason::history_late : Reason::no_history};
}

void judge(ReadingContext const& context, Measure const& measure, StandingLevel const& standing,
           MeasureReading& reading) {
    bool const promised = !measure.targets.empty() || measure.standing.has_value();
    reading.like_for_like = promised && reading.panel.has_value();
    if (!reading.judged) {
        if (promised) set(reading, Status::unknown, why_nothing(context, reading));
        return;
    }
    if (!measure.targets.empty()) {
        judge_dated(context, measure, reading);
    } else if (measure.standing) {
        judge_standing(context, measure, standing, reading);
    }
}

}  // namespace crosswalk
