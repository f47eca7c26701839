// SPDX-License-Identifier: Apache-2.0
#include "view/chart.h"
#include "view/svg.h"

#include <algorithm>

namespace crosswalk {
namespace {

struct Sheet {
    Hundredths width;
    std::int64_t font;
    Hundredths row;          ///< height of one bar with its surroundings
    Hundredths bar;          ///< height of the bar itself
    bool names_above = false;  ///< else at the left
};

Sheet sheet_of(Drawing drawing) {
    if (drawing == Drawing::wide)
        return {Hundredths(900), 15, Hundredths(36), Hundredths(20), false};
    return {Hundredths(300), 12, Hundredths(42), Hundredths(16), true};
}

class BarDrawing {
public:
    BarDrawing(BarChart const& chart, Drawing drawing) : chart_(chart), sheet_(sheet_of(drawing)) {
        Hundredths names;
        Hundredths texts;
        bool any_negative = false;
        for (auto const& bar : chart_.bars) {
            names = std::max(names, text_length(bar.label, sheet_.font, true));
            auto const text = text_length(bar.text, sheet_.font) + Hundredths(10);
            // A bar without a number is its text alone and takes no room from the others.
            if (!bar.value) continue;
            texts = std::max(texts, text);
            least_ = std::min(least_, *bar.value);
            most_ = std::max(most_, *bar.value);
            any_negative = any_negative || bar.value->is_negative();
        }
        if (chart_.target) {
            least_ = std::min(least_, chart_.target->value);
            most_ = std::max(most_, chart_.target->value);
        }
        if (least_ == most_) most_ = Rational(1);
        names_ =
            sheet_.names_above ? Hundredths() : std::min(names, sheet_.width / 3) + Hundredths(14);
        left_ = names_ + (any_negative ? texts : Hundredths());
        right_ = sheet_.width - texts;
        top_ = Hundredths(chart_.target ? sheet_.font + 10 : 2);
    }

    Markup draw() const {
        Markup made;
        auto y = top_;
        for (auto const& bar : chart_.bars) {
            made += row(bar, y);
            y = y + sheet_.row;
        }
        // With the names above the bars it would run through them; there each bar brings its own.
        if (!sheet_.names_above)
            made += svg_line("axis", {x(Rational(0)), top_}, {x(Rational(0)), y});
        if (chart_.target) made += target(y);
        return svg({sheet_.names_above ? "chart narrow" : "chart wide", sheet_.width,
                    y + Hundredths(2), chart_.title, chart_.description},
                   made);
    }

private:
    BarChart const& chart_;
    Sheet sheet_;
    Rational least_;  // of the values and zero
    Rational most_;
    Hundredths names_, left_, right_, top_;

    Hundredths x(Rational const& value) const {
        return Scale{least_, most_, left_, right_}.at(value);
    }

    Markup row(BarChart::Bar const& bar, Hundredths top) const {
        auto const middle = sheet_.names_above ? top + sheet_.row - sheet_.bar / 2 - Hundredths(6)
                                               : top + sheet_.row / 2;
        auto const base = middle + Hundredths::of(sheet_.font * 35);
        auto const room = (sheet_.names_above ? sheet_.width : names_) - Hundredths(14);
        auto made = svg_text(
            "strong", {Hundredths(), sheet_.names_above ? top + Hundredths(sheet_.font) : base},
            Anchor::start, cut_to(bar.label, room, sheet_.font, true));
        auto const zero = x(Rational(0));
        auto const corner = middle - sheet_.bar / 2;
        if (sheet_.names_above)
            made += svg_line("axis", {zero, corner}, {zero, corner + sheet_.bar});
        auto const gap = Hundredths(8);
        if (!bar.value) {
            // Wide enough to be seen, and the same for every one: its length says nothing.
            auto const width = bar.withheld ? Hundredths(60) : Hundredths();
            if (bar.withheld) made += svg_rect("hatch", {zero, corner}, width, sheet_.bar);
            return made + svg_text("tick", {zero + width + gap, base}, Anchor::start, bar.text);
        }
        auto const end = x(*bar.value);
        made += svg_rect("bar-mark", {std::min(zero, end), corner},
                         std::max(zero, end) - std::min(zero, end), sheet_.bar);
        bool const left = bar.value->is_negative();
        return made + svg_text("value halo", {left ? end - gap : end + gap, base},
                               left ? Anchor::end : Anchor::start, bar.text);
    }

    Markup target(Hundredths bottom) const {
        auto const at = x(chart_.target->value);
        auto const length = text_length(chart_.target->label, sheet_.font, true);
        auto const begin = std::max(Hundredths(), std::min(at, sheet_.width - length));
        return svg_line("path", {at, top_ - Hundredths(4)}, {at, bottom}) +
               svg_text("strong halo", {begin, Hundredths(sheet_.font)}, Anchor::start,
                        chart_.target->label);
    }
};

}  // namespace

Markup draw(BarChart const& chart, Drawing drawing) { return BarDrawing(chart, drawing).draw(); }

}  // namespace crosswalk
