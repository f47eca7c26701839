// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "quantity/rational.h"
#include "view/markup.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

// Charts as drawings in the page. Each is drawn twice, wide and narrow, and the style sheet shows
// the one that fits: one drawing scaled to both is unreadable on a phone. Everything is labelled
// where it stands, there is never a second axis, and bars start at zero.

enum class Drawing { wide, narrow };

/// How a number is written at its mark.
using NumberText = std::function<std::string(Rational const&)>;

struct ChartPoint {
    Date at;
    Rational value;
    bool provisional = false;  ///< drawn hollow
    bool joined = false;  ///< a line comes to it from the point before: nothing is missing between
};

/// A point at a date, with what is written beside it.
struct ChartMark {
    Date at;
    Rational value;
    std::string label;
};

struct ChartStretch {
    Date first;
    Date last;
};

struct ChartNote {
    Date at;
    std::string label;
};

/// A measure over time against what was agreed.
struct LineChart {
    std::string title;  ///< what it shows, for those who cannot see it
    std::string description;  ///< what can be read from it
    std::vector<ChartPoint> points;
    std::string last_label;  ///< stands at the last point
    std::vector<ChartMark> path;  ///< the agreed way, dashed; labels unused
    std::vector<ChartMark> targets;  ///< rings
    std::vector<ChartMark> other_claims;  ///< published figures that are not the figure: diamonds
    std::optional<ChartMark> baseline;  ///< a grey line from its date on
    std::optional<ChartMark> standing;  ///< a level to hold from its date on, dashed
    std::vector<ChartStretch> withheld;  ///< hatched
    std::vector<ChartNote> breaks;  ///< the definition changed here
    std::vector<ChartNote> ticks;  ///< along the bottom, perhaps more than fit
    std::vector<Date> bounds;  ///< where a year or month named by a tick begins
    NumberText number;
};

Markup draw(LineChart const& chart, Drawing drawing);

/// The last values of a series on one line, for a table row.
struct Sparkline {
    std::string title;
    std::vector<std::optional<Rational>> values;  ///< absent: a gap
    std::optional<Rational> target;  ///< dashed
};

Markup draw(Sparkline const& sparkline);

/// One bar per group, from zero.
struct BarChart {
    struct Bar {
        std::string label;
        std::optional<Rational> value;
        std::string text;  ///< the number, or why there is none
        bool withheld = false;  ///< hatched
    };
    std::string title;
    std::string description;
    std::vector<Bar> bars;
    std::optional<ChartMark> target;  ///< a line across; the date is unused
};

Markup draw(BarChart const& chart, Drawing drawing);

/// How much of the way is done, against how much should be by now.
struct Bullet {
    std::string title;
    Rational progress;  ///< 1 is the whole way
    std::optional<Rational> expected;  ///< a tick
    std::string text;
    std::string expected_text;
};

Markup draw(Bullet const& bullet, Drawing drawing);

/// Round numbers from just below `least` to just above `most`, `wanted` steps or a few fewer or
/// more.
std::vector<Rational> round_steps(Rational const& least, Rational const& most, int wanted);

/// How long a text gets in the page's typeface at that size; a little more rather than less.
Hundredths text_length(std::string_view text, std::int64_t size, bool bold = false);

/// The text, cut with … when it is longer than `most`.
std::string cut_to(std::string_view text, Hundredths most, std::int64_t size, bool bold = false);

}  // namespace crosswalk
