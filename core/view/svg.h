// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/markup.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

struct Spot {
    Hundredths x;
    Hundredths y;
    friend bool operator==(Spot const&, Spot const&) = default;
};

enum class Anchor { start, middle, end };

// The few shapes charts are made of. How they look (colour, width, dashes) is the style sheet's:
// each takes a class.

Markup svg_line(std::string_view class_name, Spot from, Spot to);
Markup svg_path(std::string_view class_name, std::vector<Spot> const& spots);
/// A round mark at each spot, as thick as the style sheet's line.
Markup svg_dots(std::string_view class_name, std::vector<Spot> const& spots);
Markup svg_circle(std::string_view class_name, Spot centre, Hundredths radius);
Markup svg_diamond(std::string_view class_name, Spot centre, Hundredths radius);
Markup svg_rect(std::string_view class_name, Spot corner, Hundredths width, Hundredths height);
Markup svg_text(std::string_view class_name, Spot at, Anchor anchor, std::string_view text);

/// A drawing with its name and description for those who cannot see it.
struct SvgFrame {
    std::string_view class_name;
    Hundredths width;
    Hundredths height;
    std::string_view title;        ///< empty: it says nothing that does not stand beside it
    std::string_view description;  ///< may be empty
};
Markup svg(SvgFrame const& frame, Markup const& content);

}  // namespace crosswalk
