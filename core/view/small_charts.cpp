// SPDX-License-Identifier: Apache-2.0
#include "view/chart.h"
#include "view/svg.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// To whole units: nobody sees a hundredth in a drawing that small, and there may be many of them.
Spot whole(Spot spot) {
    auto const rounded = [](Hundredths length) { return Hundredths((length.value() + 50) / 100); };
    return {rounded(spot.x), rounded(spot.y)};
}

}  // namespace

Markup draw(Sparkline const& sparkline) {
    auto const width = Hundredths(176);
    auto const height = Hundredths(52);
    auto const edge = Hundredths(7);
    auto least = sparkline.target;
    auto most = sparkline.target;
    for (auto const& value : sparkline.values) {
        if (!value) continue;
        least = least ? std::min(*least, *value) : *value;
        most = most ? std::max(*most, *value) : *value;
    }
    if (!least) return {};
    if (*least == *most) {
        least = *least - Rational(1);
        most = *most + Rational(1);
    }
    auto const last =
        static_cast<std::int64_t>(std::max<std::size_t>(sparkline.values.size(), 2)) - 1;
    Scale const along{Rational(0), Rational(last), edge, width - edge};
    Scale const up{*least, *most, height - edge, edge};

    Markup drawn;
    if (sparkline.target) {
        auto const y = up.at(*sparkline.target);
        drawn += svg_line("path", {Hundredths(), y}, {width, y});
    }
    std::vector<Spot> run;
    auto const end_run = [&] {
        if (run.size() > 1) drawn += svg_path("series", run);
        if (run.size() == 1) drawn += svg_circle("dot", run.front(), Hundredths(3));
        run.clear();
    };
    std::optional<Spot> end;
    for (std::size_t i = 0; i < sparkline.values.size(); ++i) {
        auto const& value = sparkline.values[i];
        if (!value) {
            end_run();
            continue;
        }
        end = whole(Spot{along.at(Rational(static_cast<std::int64_t>(i))), up.at(*value)});
        run.push_back(*end);
    }
    end_run();
    if (end) drawn += svg_circle("dot", *end, Hundredths(4));
    return svg({"spark", width, height, sparkline.title, {}}, drawn);
}

Markup draw(Bullet const& bullet, Drawing drawing) {
    bool const wide = drawing == Drawing::wide;
    auto const width = Hundredths(wide ? 900 : 320);
    std::int64_t const font = wide ? 15 : 12;
    auto const text =
        std::max(text_length(bullet.text, font, true) + Hundredths(12), Hundredths(20));
    auto const bar = Hundredths(18);
    auto const top = Hundredths(font + 12);
    auto const most =
        std::max({Rational(1), bullet.progress, bullet.expected.value_or(Rational(1))});
    auto const least = std::min(Rational(0), bullet.progress);
    Scale const along{least, most, Hundredths(), width - text};
    auto const zero = along.at(Rational(0));
    auto const end = along.at(bullet.progress);
    auto const from = std::min(zero, end);

    auto drawn = svg_rect("track", {zero, top}, along.at(Rational(1)) - zero, bar);
    drawn += svg_rect("bar-mark", {from, top}, std::max(zero, end) - from, bar);
    drawn += svg_text("strong",
                      {along.at(most) + Hundredths(10), top + bar / 2 + Hundredths::of(font * 35)},
                      Anchor::start, bullet.text);
    if (bullet.expected) {
        auto const at = along.at(*bullet.expected);
        // The text begins at its mark, or as near to it as leaves the whole text on the sheet.
        auto const last = width - text_length(bullet.expected_text, font);
        auto const begin = std::max(Hundredths(), std::min(at, last));
        drawn += svg_line("mark", {at, top - Hundredths(5)}, {at, top + bar + Hundredths(5)});
        drawn += svg_text("tick", {begin, Hundredths(font)}, Anchor::start, bullet.expected_text);
    }
    return svg(
        {wide ? "chart wide" : "chart narrow", width, top + bar + Hundredths(8), bullet.title, {}},
        drawn);
}

}  // namespace crosswalk
