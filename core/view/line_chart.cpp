// SPDX-License-Identifier: Apache-2.0
#include "view/chart.h"
#include "view/svg.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// Sizes of one of the two drawings.
struct Sheet {
    Hundredths width;
    Hundredths height;
    std::int64_t font;
    int steps;                ///< wanted along the side
    std::size_t most_dots;  ///< beyond it, dots that say nothing more than the line are left out
    Hundredths most_margin;  ///< for labels at the right
};

Sheet sheet_of(Drawing drawing) {
    if (drawing == Drawing::wide) {
        return {Hundredths(900), Hundredths(360), 15, 5, 80, Hundredths(230)};
    }
    return {Hundredths(300), Hundredths(240), 12, 4, 36, Hundredths(105)};
}

/// A text that wants to stand at a height at the right of the plot, and may be moved up or down.
struct SideLabel {
    Hundredths y;
    std::string_view class_name;
    std::string text;
    Hundredths x;
};

/// Moves labels apart until none touches the next, keeping their order and staying within the
/// sheet.
void spread(std::vector<SideLabel>& labels, Hundredths gap, Hundredths top, Hundredths bottom) {
    std::stable_sort(labels.begin(), labels.end(),
                     [](auto const& a, auto const& b) { return a.y < b.y; });
    auto least = top;
    for (auto& label : labels) {
        label.y = std::max(label.y, least);
        least = label.y + gap;
    }
    auto most = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, most);
        most = label->y - gap;
    }
}

class LineDrawing {
public:
    LineDrawing(LineChart const& chart, Drawing drawing)
        : chart_(chart), sheet_(sheet_of(drawing)) {
        measure_dates();
        measure_values();
        measure_edges();
    }

    Markup draw() const {
        auto const content = grid() + withheld() + breaks() + agreed() + claims() + series() +
                             targets() + side_labels();
        return svg({sheet_.most_dots > 40 ? "chart wide" : "chart narrow", sheet_.width,
                    sheet_.height, chart_.title, chart_.description},
                   content);
    }

private:
    LineChart const& chart_;
    Sheet sheet_;
    std::int32_t first_ = 0;  // days
    std::int32_t last_ = 0;
    std::vector<Rational> steps_;
    Hundredths left_, right_, top_, bottom_;  // the plot

    void take_date(Date date, bool& any) {
        first_ = any ? std::min(first_, date.days()) : date.days();
        last_ = any ? std::max(last_, date.days()) : date.days();
        any = true;
    }

    void measure_dates() {
        bool any = false;
        for (auto const& point : chart_.points) take_date(point.at, any);
        for (auto const& mark : chart_.path) take_date(mark.at, any);
        for (auto const& mark : chart_.targets) take_date(mark.at, any);
        for (auto const& mark : chart_.other_claims) take_date(mark.at, any);
        for (auto const& stretch : chart_.withheld) take_date(stretch.last, any);
        if (chart_.baseline) take_date(chart_.baseline->at, any);
        if (first_ == last_) {
            first_ -= 183;
            last_ += 183;
        }
    }

    void measure_values() {
        std::vector<Rational> values;
        for (auto const& point : chart_.points) values.push_back(point.value);
        for (auto const& mark : chart_.path) values.push_back(mark.value);
        for (auto const& mark : chart_.targets) values.push_back(mark.value);
        for (auto const& mark : chart_.other_claims) values.push_back(mark.value);
        if (chart_.baseline) values.push_back(chart_.baseline->value);
        if (chart_.standing) values.push_back(chart_.standing->value);
        if (values.empty()) values.emplace_back(0);
        auto const [least, most] = std::minmax_element(values.begin(), values.end());
        steps_ = round_steps(*least, *most, sheet_.steps);
    }

    void measure_edges() {
        Hundredths numbers;
        for (auto const& step : steps_) {
            numbers = std::max(numbers, text_length(chart_.number(step), sheet_.font));
        }
        Hundredths names;
        auto const take = [&](std::optional<ChartMark> const& mark, bool bold) {
            if (mark) names = std::max(names, text_length(mark->label, sheet_.font, bold));
        };
        take(chart_.baseline, false);
        take(chart_.standing, false);
        if (!chart_.targets.empty()) take(chart_.targets.back(), true);
        names = std::min(std::max(names, text_length(chart_.last_label, sheet_.font, true)),
                         sheet_.most_margin);
        left_ = numbers + Hundredths(10);
        right_ = sheet_.width - names - Hundredths(16);
        top_ = Hundredths(chart_.breaks.empty() ? 12 : 12 + sheet_.font);
        bottom_ = sheet_.height - Hundredths(sheet_.font + 14);
    }

    Hundredths x(Date date) const {
        return Scale{Rational(first_), Rational(last_), left_, right_}.at(Rational(date.days()));
    }
    Hundredths y(Rational const& value) const {
        return Scale{steps_.front(), steps_.back(), bottom_, top_}.at(value);
    }
    Spot spot(Date date, Rational const& value) const { return {x(date), y(value)}; }
    /// From the middle of a letter's height down to its baseline.
    Hundredths drop() const { return Hundredths::of(sheet_.font * 35); }

    Markup grid() const {
        Markup made;
        for (auto const& step : steps_) {
            made += svg_line("grid", {left_, y(step)}, {right_, y(step)});
            made += svg_text("tick", {left_ - Hundredths(8), y(step) + drop()}, Anchor::end,
                             chart_.number(step));
        }
        for (auto const& bound : chart_.bounds) {
            made += svg_line("grid", {x(bound), bottom_}, {x(bound), bottom_ + Hundredths(6)});
        }
        auto const every = tick_distance();
        for (std::size_t i = 0; i < chart_.ticks.size(); i += every) {
            auto const& tick = chart_.ticks[i];
            auto const half = text_length(tick.label, sheet_.font) / 2;
            auto const at = std::clamp(x(tick.at), half, sheet_.width - half);
            made += svg_text("tick", {at, bottom_ + Hundredths(sheet_.font + 7)}, Anchor::middle,
                             tick.label);
        }
        return made;
    }

    /// Every how many of the ticks fit side by side.
    std::size_t tick_distance() const {
        auto const& ticks = chart_.ticks;
        std::size_t every = 1;
        auto const fits = [&] {
            for (std::size_t i = every; i < ticks.size(); i += every) {
                auto const half = (text_length(ticks[i].label, sheet_.font) +
                                   text_length(ticks[i - every].label, sheet_.font)) /
                                  2;
                if (x(ticks[i].at) - x(ticks[i - every].at) < half + Hundredths(10)) return false;
            }
            return true;
        };
        while (every < ticks.size() && !fits()) ++every;
        return every;
    }

    Markup withheld() const {
        Markup made;
        for (auto const& stretch : chart_.withheld) {
            auto const from = std::max(x(stretch.first), left_);
            auto const to = std::min(x(stretch.last), right_);
            if (from < to) made += svg_rect("hatch", {from, top_}, to - from, bottom_ - top_);
        }
        return made;
    }

    Markup breaks() const {
        Markup made;
        for (auto const& note : chart_.breaks) {
            if (note.at.days() < first_ || note.at.days() > last_) continue;
            auto const at = x(note.at);
            bool const before = at > (left_ + right_) / 2;  // where there is more room
            auto const room = (before ? at - left_ : sheet_.width - at) - Hundredths(6);
            made += svg_line("break", {at, top_ - Hundredths(sheet_.font)}, {at, bottom_});
            made += svg_text(
                "tick halo",
                {before ? at - Hundredths(6) : at + Hundredths(6), top_ - Hundredths(3)},
                before ? Anchor::end : Anchor::start, cut_to(note.label, room, sheet_.font));
        }
        return made;
    }

    /// Where it began, what is to be held, and the way to the targets.
    Markup agreed() const {
        Markup made;
        if (chart_.baseline) {
            auto const from = spot(chart_.baseline->at, chart_.baseline->value);
            made += svg_line("began", from, {right_, from.y});
        }
        if (chart_.standing) {
            auto const from = spot(chart_.standing->at, chart_.standing->value);
            made += svg_line("path", {std::max(from.x, left_), from.y}, {right_, from.y});
        }
        std::vector<Spot> spots;
        for (auto const& mark : chart_.path) spots.push_back(spot(mark.at, mark.value));
        if (spots.size() > 1) made += svg_path("path", spots);
        return made;
    }

    Markup series() const {
        Markup lines;
        Markup marks;
        std::vector<Spot> dots;
        std::vector<Spot> run;
        auto const end_run = [&] {
            if (run.size() > 1) lines += svg_path("series", run);
            run.clear();
        };
        bool const few = chart_.points.size() <= sheet_.most_dots;
        for (auto const& point : chart_.points) {
            auto const at = spot(point.at, point.value);
            if (!point.joined) end_run();
            run.push_back(at);
            bool const is_last = &point == &chart_.points.back();
            bool const alone = !point.joined && (is_last || !(&point + 1)->joined);
            if (point.provisional) {
                marks += svg_circle("hollow", at, Hundredths(4));
            } else if (is_last || alone) {
                marks += svg_circle("dot", at, Hundredths(4));
            } else if (few) {
                dots.push_back(at);
            }
        }
        end_run();
        return lines + svg_dots("dots", dots) + marks;
    }

    /// Those of one day stand on a thin line, to be seen as one question with several answers.
    Markup claims() const {
        Markup lines;
        Markup diamonds;
        auto const& all = chart_.other_claims;
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const at = spot(all[i].at, all[i].value);
            diamonds += svg_diamond("claim", at, Hundredths(5));
            if (i > 0 && all[i - 1].at == all[i].at) {
                lines += svg_line("break", spot(all[i - 1].at, all[i - 1].value), at);
            }
        }
        return lines + diamonds;
    }

    Markup targets() const {
        Markup made;
        for (std::size_t i = 0; i < chart_.targets.size(); ++i) {
            auto const& target = chart_.targets[i];
            auto const at = spot(target.at, target.value);
            auto const radius = Hundredths(sheet_.font > 12 ? 7 : 5);
            made += svg_circle("ring", at, radius);
            if (i + 1 == chart_.targets.size()) continue;
            // Off the path: it comes from above when the level falls, so the name stands below.
            bool const falls = i + 1 < chart_.path.size() && target.value < chart_.path[i].value;
            auto const y =
                falls ? at.y + radius + Hundredths(sheet_.font) : at.y - radius - Hundredths(4);
            made += svg_text("strong halo", {at.x - radius, y}, Anchor::end, target.label);
        }
        return made;
    }

    Markup side_labels() const {
        std::vector<SideLabel> labels;
        auto const room = sheet_.width - right_ - Hundredths(12);
        auto const add = [&](ChartMark const& mark, std::string_view class_name, bool bold) {
            labels.push_back({y(mark.value), class_name,
                              cut_to(mark.label, room, sheet_.font, bold),
                              right_ + Hundredths(12)});
        };
        if (chart_.baseline) add(*chart_.baseline, "tick halo", false);
        if (chart_.standing) add(*chart_.standing, "strong halo", true);
        if (!chart_.targets.empty()) add(chart_.targets.back(), "strong halo", true);
        Markup made;
        if (!chart_.points.empty() && !chart_.last_label.empty()) {
            auto const& point = chart_.points.back();
            auto const at = x(point.at) + Hundredths(11);
            auto const length = text_length(chart_.last_label, sheet_.font, true);
            SideLabel const label{y(point.value), "now halo", chart_.last_label, at};
            if (at + length > right_) {
                labels.push_back(label);  // it shares the margin with the others
            } else {
                made +=
                    svg_text(label.class_name, {at, label.y + drop()}, Anchor::start, label.text);
            }
        }
        spread(labels, Hundredths(sheet_.font + 4), top_, bottom_);
        for (auto const& label : labels) {
            made +=
                svg_text(label.class_name, {label.x, label.y + drop()}, Anchor::start, label.text);
        }
        return made;
    }
};

}  // namespace

Markup draw(LineChart const& chart, Drawing drawing) { return LineDrawing(chart, drawing).draw(); }

}  // namespace crosswalk
