// SPDX-License-Identifier: Apache-2.0
#include "view/markup.h"

#include "text/result.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

constexpr auto tag_names = std::to_array<std::string_view>({
    "a",     "abbr",    "article", "b",       "bdi",    "br",         "caption", "code",
    "dd",    "details", "div",     "dl",      "dt",     "figcaption", "figure",  "footer",
    "h1",    "h2",      "h3",      "header",  "li",     "main",       "nav",     "ol",
    "p",     "section", "span",    "summary", "table",  "tbody",      "td",      "th",
    "thead", "time",    "tr",      "ul",      "circle", "defs",       "desc",    "g",
    "line",  "path",    "pattern", "rect",    "svg",    "text",       "title",   "tspan",
});
static_assert(tag_names.size() == static_cast<std::size_t>(Tag::tspan) + 1);

constexpr auto attribute_names = std::to_array<std::string_view>({
    "id",
    "class",
    "lang",
    "scope",
    "datetime",
    "colspan",
    "role",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-describedby",
    "cx",
    "cy",
    "d",
    "dy",
    "fill",
    "focusable",
    "height",
    "patternUnits",
    "patternTransform",
    "r",
    "text-anchor",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
});
static_assert(attribute_names.size() == static_cast<std::size_t>(Name::y2) + 1);

std::string attribute(std::string_view name, std::string_view value) {
    std::string text = " ";
    text += name;
    text += "=\"";
    text += escape_markup(value);
    text += '"';
    return text;
}

/// Elements after which a line ends, so that a page can be read and compared as text. Only where
/// white space means nothing to a browser.
bool ends_line(Tag tag) {
    switch (tag) {
        case Tag::article:
        case Tag::caption:
        case Tag::dd:
        case Tag::details:
        case Tag::div:
        case Tag::dl:
        case Tag::dt:
        case Tag::figcaption:
        case Tag::figure:
        case Tag::footer:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::header:
        case Tag::li:
        case Tag::main:
        case Tag::nav:
        case Tag::ol:
        case Tag::p:
        case Tag::section:
        case Tag::summary:
        case Tag::svg:
        case Tag::text:
        case Tag::table:
        case Tag::tbody:
        case Tag::thead:
        case Tag::tr:
        case Tag::ul:
            return true;
        default:
            return false;
    }
}

/// Shapes have no content, and a short form that HTML and SVG both read.
bool is_shape(Tag tag) {
    return tag == Tag::circle || tag == Tag::line || tag == Tag::path || tag == Tag::rect;
}

}  // namespace

std::string escape_markup(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (char const c : printable(text, true)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

Attribute::Attribute(Name name, std::string_view value)
    : markup_(attribute(attribute_names[static_cast<std::size_t>(name)], value)) {}

Attribute::Attribute(Name name, Hundredths value) : Attribute(name, print(value)) {}

Attribute Attribute::link_inside(std::string_view id) {
    return Attribute(attribute("href", "#" + std::string(id)));
}

std::optional<Attribute> Attribute::link_outside(std::string_view address) {
    if (!address.starts_with("https://") && !address.starts_with("http://")) return std::nullopt;
    // What printable would change is no address that a person could check.
    if (printable(address) != address) return std::nullopt;
    // The page that is left is told nothing about this one.
    return Attribute(attribute("href", address) + " rel=\"noreferrer\"");
}

Markup::Markup(std::string_view text) : bytes_(escape_markup(text)) {}

Markup& Markup::operator+=(Markup const& next) {
    bytes_ += next.bytes_;
    return *this;
}

Markup element(Tag tag, std::vector<Attribute> const& attributes, Markup const& content) {
    auto const name = tag_names[static_cast<std::size_t>(tag)];
    Markup made;
    made.bytes_ = "<";
    made.bytes_ += name;
    for (auto const& attribute : attributes) made.bytes_ += attribute.markup();
    if (tag == Tag::br || is_shape(tag)) {
        invariant(content.empty(), "a shape and a line break have no content");
        made.bytes_ += is_shape(tag) ? "/>\n" : ">";
        return made;
    }
    made.bytes_ += ">";
    made.bytes_ += content.bytes_;
    made.bytes_ += "</";
    made.bytes_ += name;
    made.bytes_ += ends_line(tag) ? ">\n" : ">";
    return made;
}

Markup element(Tag tag, Markup const& content) {
    return element(tag, std::vector<Attribute>(), content);
}

Markup element(Tag tag, std::string_view class_name, Markup const& content) {
    return element(tag, {{Name::class_, class_name}}, content);
}

}  // namespace crosswalk
