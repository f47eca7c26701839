// SPDX-License-Identifier: Apache-2.0
#include "view/svg.h"

namespace crosswalk {
namespace {

std::string place(Spot spot) { return print(spot.x) + " " + print(spot.y); }

/// A minus sign separates as well as a space.
std::string step(Spot by) {
    auto const y = print(by.y);
    return print(by.x) + (y.starts_with('-') ? "" : " ") + y;
}

Markup path(std::string_view class_name, std::string const& commands) {
    return element(Tag::path, {{Name::class_, class_name}, {Name::d, commands}});
}

}  // namespace

Markup svg_line(std::string_view class_name, Spot from, Spot to) {
    return element(Tag::line, {{Name::class_, class_name},
                               {Name::x1, from.x},
                               {Name::y1, from.y},
                               {Name::x2, to.x},
                               {Name::y2, to.y}});
}

Markup svg_path(std::string_view class_name, std::vector<Spot> const& spots) {
    // Each step from the one before: shorter, and exact because every place is in whole hundredths.
    std::string commands;
    Spot before;
    for (auto const& spot : spots) {
        if (commands.empty()) {
            commands = "M" + place(spot);
        } else {
            commands += "l" + step({spot.x - before.x, spot.y - before.y});
        }
        before = spot;
    }
    return path(class_name, commands);
}

Markup svg_dots(std::string_view class_name, std::vector<Spot> const& spots) {
    std::string commands;
    for (auto const& spot : spots) commands += "M" + place(spot) + "h0";
    return commands.empty() ? Markup() : path(class_name, commands);
}

Markup svg_circle(std::string_view class_name, Spot centre, Hundredths radius) {
    return element(Tag::circle, {{Name::class_, class_name},
                                 {Name::cx, centre.x},
                                 {Name::cy, centre.y},
                                 {Name::r, radius}});
}

Markup svg_diamond(std::string_view class_name, Spot centre, Hundredths radius) {
    auto const [x, y] = centre;
    return path(class_name, "M" + place({x, y - radius}) + "L" + place({x + radius, y}) + "L" +
                                place({x, y + radius}) + "L" + place({x - radius, y}) + "Z");
}

Markup svg_rect(std::string_view class_name, Spot corner, Hundredths width, Hundredths height) {
    return element(Tag::rect, {{Name::class_, class_name},
                               {Name::x, corner.x},
                               {Name::y, corner.y},
                               {Name::width, width},
                               {Name::height, height}});
}

Markup svg_text(std::string_view class_name, Spot at, Anchor anchor, std::string_view text) {
    std::vector<Attribute> attributes = {{Name::class_, class_name}};
    if (at.x != Hundredths()) attributes.emplace_back(Name::x, at.x);  // as it is without
    attributes.emplace_back(Name::y, at.y);
    if (anchor != Anchor::start) {
        attributes.emplace_back(Name::text_anchor, anchor == Anchor::end ? "end" : "middle");
    }
    return element(Tag::text, attributes, text);
}

Markup svg(SvgFrame const& frame, Markup const& content) {
    auto const box = "0 0 " + print(frame.width) + " " + print(frame.height);
    std::vector<Attribute> attributes = {{Name::class_, frame.class_name}, {Name::view_box, box}};
    if (frame.title.empty()) {
        attributes.emplace_back(Name::aria_hidden, "true");
        return element(Tag::svg, attributes, content);
    }
    // A name as an attribute: a <title> would show as a tooltip over the whole drawing.
    std::string name(frame.title);
    if (!frame.description.empty()) name += ". " + std::string(frame.description);
    attributes.emplace_back(Name::role, "img");
    attributes.emplace_back(Name::aria_label, name);
    return element(Tag::svg, attributes, content);
}

}  // namespace crosswalk
