// SPDX-License-Identifier: Apache-2.0
#include "view/page_charts.h"

#include "quantity/language.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t most_spark_values = 60;
constexpr std::ptrdiff_t most_group_values = 24;
constexpr std::size_t most_bars = 25;

/// Did the definition change between these two days?
bool is_broken(Measure const& measure, Date after, Date until) {
    return std::ranges::any_of(
        measure.breaks, [&](auto const& each) { return after < each.on && each.on <= until; });
}

void add_points(LineChart& chart, MeasureView const& view) {
    SeriesPoint const* before = nullptr;
    for (auto const& point : view.said.series) {
        auto const at = point.period.last();
        if (point.figure.value) {
            bool const next =
                before != nullptr && periods_between(before->period, point.period) == 1;
            bool const joined = next && !is_broken(view.measure, before->period.last(), at);
            chart.points.push_back({at, *point.figure.value, point.provisional, joined});
            before = &point;
        } else if (point.figure.absence == Absence::withheld) {
            chart.withheld.push_back({point.period.first(), at});
        }
        for (auto const& claim : point.claims) {
            Rational const value(claim.claim.value);
            if (claim.picked || point.figure.value == value) continue;
            chart.other_claims.push_back({at, value, {}});
        }
    }
}

void add_agreed(LineChart& chart, MeasureView const& view) {
    auto const& baseline = view.said.baseline;
    if (baseline && baseline->figure.value) {
        chart.baseline = {baseline->period.last(), *baseline->figure.value,
                          std::string(word(Word::chart_label_began, view.language))};
    }
    for (auto const& target : view.said.targets) {
        auto const label =
            phrase(Word::chart_label_target, view.language, {number_text(view, target.level)});
        if (target.standing) {
            auto const from = view.measure.standing ? view.measure.standing->from : target.by;
            chart.standing = {from, target.level, label};
        } else {
            chart.targets.push_back({target.by, target.level, label});
        }
    }
    if (!chart.baseline || chart.targets.empty()) return;
    chart.path.push_back(*chart.baseline);
    chart.path.insert(chart.path.end(), chart.targets.begin(), chart.targets.end());
}

/// First and last day of what is drawn.
std::pair<Date, Date> days_drawn(LineChart const& chart) {
    std::vector<Date> days;
    for (auto const& point : chart.points) days.push_back(point.at);
    for (auto const& mark : chart.targets) days.push_back(mark.at);
    for (auto const& mark : chart.other_claims) days.push_back(mark.at);
    if (chart.baseline) days.push_back(chart.baseline->at);
    auto const [first, last] = std::ranges::minmax_element(days);
    return {*first, *last};
}

/// Names for stretches of time, in the middle of each, with a mark where the next begins.
void add_stretches(LineChart& chart, PeriodKind kind, Date first, Date last, Language language) {
    for (auto period = Period::containing(kind, first); period.first() <= last;
         period = period.next()) {
        auto const middle =
            period.first().plus_days(days_between(period.first(), period.last()) / 2);
        if (first < period.first()) chart.bounds.push_back(period.first());
        if (middle < first || last < middle) continue;
        auto label = std::to_string(middle.year());
        if (kind == PeriodKind::month) {
            bool const says_year = chart.ticks.empty() || middle.month() == 1;
            auto const month = std::string(short_month(language, middle.month()));
            label = says_year ? month + " " + label : month;
        }
        chart.ticks.push_back({middle, label});
    }
}

std::string tick_text(Period const& period, bool is_first, std::string_view language) {
    if (period.kind() == PeriodKind::day || period.kind() == PeriodKind::week) {
        return print_long(period.last(), language);
    }
    if (period.kind() != PeriodKind::month) return print(period);
    auto const month = std::string(short_month(language_of(language), period.last().month()));
    bool const says_year = is_first || period.last().month() == 1;
    return says_year ? month + " " + std::to_string(period.last().year()) : month;
}

/// Names along the bottom: each period at its dot, or years and months when there are too many.
void add_ticks(LineChart& chart, MeasureView const& view) {
    auto const [first, last] = days_drawn(chart);
    auto const kind = view.measure.period;
    auto const days = days_between(first, last);
    bool const yearly = kind == PeriodKind::year || kind == PeriodKind::fiscal_year;
    constexpr int days_of_years = 3 * 366;
    constexpr int days_of_months = 120;
    if (!yearly && days > days_of_years) {
        return add_stretches(chart, PeriodKind::year, first, last, language_of(view.language));
    }
    if ((kind == PeriodKind::day || kind == PeriodKind::week) && days > days_of_months) {
        return add_stretches(chart, PeriodKind::month, first, last, language_of(view.language));
    }
    auto const fiscal = view.compact.partnership.fiscal_year_starts;
    for (auto period = Period::containing(kind, first, fiscal); period.last() <= last;
         period = period.next()) {
        chart.ticks.push_back(
            {period.last(), tick_text(period, chart.ticks.empty(), view.language)});
    }
}

std::string description(MeasureView const& view, LineChart const& chart) {
    if (chart.points.empty()) return {};
    auto const& first = chart.points.front();
    auto const& last = chart.points.back();
    return phrase(Word::chart_from_to, view.language,
                  {amount_text(view, first.value), print_long(first.at, view.language),
                   amount_text(view, last.value), print_long(last.at, view.language)});
}

/// One number with nothing to compare it with: the number says all there is.
bool is_one_dot(LineChart const& chart) {
    return chart.points.size() + chart.other_claims.size() == 1 && !chart.baseline &&
           chart.targets.empty() && !chart.standing && chart.withheld.empty();
}

}  // namespace

std::optional<LineChart> line_chart(MeasureView const& view) {
    LineChart chart;
    add_points(chart, view);
    if (chart.points.empty() && chart.other_claims.empty()) return std::nullopt;
    add_agreed(chart, view);
    if (is_one_dot(chart)) return std::nullopt;
    auto const [first, last] = days_drawn(chart);
    for (auto const& each : view.measure.breaks) {
        if (first < each.on && each.on <= last)
            chart.breaks.push_back({each.on, pick(each.because, view.language).text});
    }
    add_ticks(chart, view);
    chart.title = phrase(Word::chart_of, view.language, {title(view).text});
    chart.description = description(view, chart);
    chart.number = [view](Rational const& value) { return plain_text(value, view.language); };
    if (!chart.points.empty()) chart.last_label = number_text(view, chart.points.back().value);
    return chart;
}

std::string line_chart_note(MeasureView const& view, LineChart const& chart) {
    std::string note = unit_text(view);
    auto const say = [&](bool is_drawn, Word what) {
        if (!is_drawn) return;
        note += note.empty() ? "" : ". ";
        note += word(what, view.language);
    };
    auto const& points = chart.points;
    say(std::ranges::any_of(points, [](auto const& point) { return point.provisional; }),
        Word::chart_hollow);
    say(chart.path.size() > 1, Word::chart_path);
    say(chart.standing.has_value(), Word::chart_standing);
    say(!chart.withheld.empty(), Word::chart_withheld);
    say(!chart.breaks.empty(), Word::chart_break);
    say(!chart.other_claims.empty(), Word::chart_claims);
    say(std::ranges::any_of(
            points, [&](auto const& point) { return !point.joined && &point != &points.front(); }),
        Word::chart_gaps);
    return note.empty() ? note : note + ".";
}

std::vector<std::optional<Rational>> every_period(MeasureReading const& said,
                                                  std::vector<Figure> const& figures) {
    std::vector<std::optional<Rational>> values;
    for (std::size_t i = 0; i < said.series.size() && i < figures.size(); ++i) {
        if (values.empty() && !figures[i].value) continue;
        if (!values.empty()) {
            auto const gap = periods_between(said.series[i - 1].period, said.series[i].period) - 1;
            // A gap longer than what is shown is as good as that long.
            auto const empty = std::min<int>(gap, static_cast<int>(most_spark_values));
            for (int k = 0; k < empty; ++k) values.emplace_back();
        }
        values.push_back(figures[i].value);
    }
    while (!values.empty() && !values.back()) values.pop_back();
    if (values.size() > most_spark_values) {
        values.erase(values.begin(), values.end() - most_spark_values);
    }
    return values;
}

Sparkline sparkline(MeasureView const& view) {
    std::vector<Figure> figures;
    for (auto const& point : view.said.series) figures.push_back(point.figure);
    Sparkline drawn;
    drawn.title = phrase(Word::chart_of, view.language, {title(view).text});
    drawn.values = every_period(view.said, figures);
    if (auto const* target = current_target(view)) drawn.target = target->level;
    auto const known =
        std::ranges::count_if(drawn.values, [](auto const& v) { return v.has_value(); });
    if (known < 2) return {};  // one dot is no line
    return drawn;
}

Sparkline sparkline(MeasureView const& view, GroupRow const& row) {
    Sparkline drawn;
    // Without a name: the row it stands in says what it is about and how it stands.
    drawn.values = every_period(view.said, row.series);
    if (std::ssize(drawn.values) > most_group_values) {
        drawn.values.erase(drawn.values.begin(), drawn.values.end() - most_group_values);
    }
    return drawn;
}

std::string group_name(MeasureView const& view, GroupRow const& row) {
    return row.group ? *row.group : std::string(word(Word::not_stated, view.language));
}

GroupChart group_chart(MeasureView const& view, GroupReading const& groups) {
    std::vector<GroupRow const*> rows;
    for (auto const& row : groups.rows) rows.push_back(&row);
    // Largest first; what has no number, or no name, comes last in the order of the reading.
    std::ranges::stable_sort(rows, [](GroupRow const* a, GroupRow const* b) {
        bool const a_counts = a->figure.value && a->group;
        bool const b_counts = b->figure.value && b->group;
        if (a_counts != b_counts) return a_counts;
        return a_counts && *a->figure.value > *b->figure.value;
    });
    GroupChart made;
    made.chart.title = phrase(Word::chart_of, view.language, {title(view).text});
    for (auto const* row : rows) {
        if (made.chart.bars.size() == most_bars) {
            ++made.left_out;
            continue;
        }
        auto const& figure = row->figure;
        bool const withheld = !figure.value && figure.absence == Absence::withheld;
        // Why it is withheld stands below the chart.
        auto const reason =
            withheld ? word(Word::withheld, view.language) : why_absent(figure, view.language);
        auto const text =
            figure.value ? number_text(view, *figure.value) : "- (" + std::string(reason) + ")";
        made.chart.bars.push_back({group_name(view, *row), figure.value, text, withheld});
    }
    auto const* target = current_target(view);
    if (target != nullptr && target->standing) {
        made.chart.target = {
            target->by, target->level,
            phrase(Word::chart_label_target, view.language, {number_text(view, target->level)})};
    }
    return made;
}

std::optional<Bullet> progress_chart(MeasureView const& view) {
    auto const& said = view.said;
    if (!said.progress || said.targets.empty() || said.targets.back().standing) return std::nullopt;
    Bullet bullet;
    bullet.title =
        phrase(Word::chart_progress, view.language, {percent_text(*said.progress, view.language)});
    bullet.progress = *said.progress;
    bullet.text = percent_text(*said.progress, view.language);
    if (said.expected_progress) {
        bullet.expected = *said.expected_progress;
        bullet.expected_text = phrase(Word::asked_by_then, view.language,
                                      {percent_text(*said.expected_progress, view.language)});
        bullet.title += ". " + bullet.expected_text;
    }
    return bullet;
}

}  // namespace crosswalk
