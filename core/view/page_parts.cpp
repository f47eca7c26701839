// SPDX-License-Identifier: Apache-2.0
#include "view/page_parts.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

/// A picture that stays readable at 16 pixels, and the class its status is coloured by.
struct Look {
    std::string_view class_name;
    std::string_view lines;
};

constexpr std::string_view ring = "M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z";
constexpr auto looks = std::to_array<Look>({
    {"met", "M5 8.3L7.2 10.5L11.2 5.8"},            // a tick in a ring: it is decided
    {"on-track", "M2.8 8.6L6.4 12.2L13.2 4.4"},     // a tick
    {"behind", "M8 2.8V9.2M8 12.9V13"},             // !
    {"off-track", "M3.8 3.8L12.2 12.2M12.2 3.8L3.8 12.2"},  // a cross
    {"missed", "M5.6 5.6L10.4 10.4M10.4 5.6L5.6 10.4"},     // a cross in a ring
    {"too-early", "M3.5 8H12.5"},                   // a dash
    {"stale", "M8 4.6V8L10.4 9.6"},                 // a clock
    {"no-baseline", "M3.6 12.4L12.4 3.6"},          // a struck ring
    {"unknown", "M5.2 5.4A2.9 2.9 0 1 1 8 8.3V9.6M8 12.9V13"},  // ?
});
static_assert(looks.size() == static_cast<std::size_t>(Status::unknown) + 1);
constexpr Look differing = {"differ", "M8 14V8.5L3.4 3.2M8 8.5L12.6 3.2"};  // a fork

bool has_ring(std::string_view class_name) {
    return class_name == "met" || class_name == "missed" || class_name == "stale" ||
           class_name == "no-baseline";
}

Markup icon(Look const& look) {
    auto lines = element(Tag::path, {{Name::d, look.lines}});
    if (has_ring(look.class_name)) lines = element(Tag::path, {{Name::d, ring}}) + lines;
    return element(
        Tag::svg,
        {{Name::class_, "icon"}, {Name::view_box, "0 0 16 16"}, {Name::aria_hidden, "true"}},
        lines);
}

Look const& look_of(Status status) { return looks.at(static_cast<std::size_t>(status)); }

std::string chip_class(Look const& look) { return "chip " + std::string(look.class_name); }

Markup chip(Look const& look, std::string_view words) {
    return element(Tag::span, chip_class(look), icon(look) + words);
}

}  // namespace

std::vector<Attribute> language_of_text(Spoken const& said, std::string_view page_language) {
    if (said.language.empty() || said.language == fixed_language(page_language)) return {};
    return {{Name::lang, said.language}};
}

Markup spoken(Tag tag, std::string_view class_name, Spoken const& said,
              std::string_view page_language) {
    if (said.text.empty()) return {};
    auto attributes = language_of_text(said, page_language);
    if (!class_name.empty()) attributes.insert(attributes.begin(), {Name::class_, class_name});
    return element(tag, attributes, said.text);
}

Markup spoken(Spoken const& said, std::string_view page_language) {
    auto const attributes = language_of_text(said, page_language);
    return attributes.empty() ? Markup(said.text) : element(Tag::span, attributes, said.text);
}

// Ids have no hyphen, so these cannot meet the page's own anchors or each other.
std::string measure_anchor(std::string_view id) { return "m-" + std::string(id); }
std::string rule_anchor(std::string_view id) { return "m-" + std::string(id) + "-rule"; }
std::string decision_anchor(std::string_view id) { return "d-" + std::string(id); }
std::string dataset_anchor(std::string_view id) { return "f-" + std::string(id); }

Markup link_to(std::string_view anchor, Markup const& content) {
    return element(Tag::a, {Attribute::link_inside(anchor)}, content);
}

Markup link_to_source(Source const* source, std::string_view id) {
    if (source == nullptr) return element(Tag::code, id);
    Markup const words = source->title.empty() ? id : std::string_view(source->title);
    auto const link = Attribute::link_outside(source->address);
    return link ? element(Tag::a, {*link}, words) : words;
}

Markup status_chip(MeasureView const& view) {
    if (!view.said.status) {
        return element(Tag::span, "chip no-target", word(Word::no_target, view.language));
    }
    return chip(look_of(*view.said.status), status_word(view));
}

Markup status_chip_to_rule(MeasureView const& view) {
    if (!view.said.status) return status_chip(view);
    auto const& look = look_of(*view.said.status);
    return element(Tag::a,
                   {{Name::class_, chip_class(look)},
                    Attribute::link_inside(rule_anchor(view.measure.id)),
                    {Name::aria_label,
                     phrase(Word::status_links_to_rule, view.language, {status_word(view)})}},
                   icon(look) + status_word(view));
}

Markup differing_chip(std::string_view language) {
    return chip(differing, word(Word::sources_differ, language));
}

Markup count_chip(Status status, std::int64_t count, std::string_view language) {
    return chip(look_of(status),
                count_text(count, language) + " " + std::string(status_word(status, language)));
}

Markup number(std::string_view text) { return element(Tag::span, "number", text); }

Markup worded_number(MeasureView const& view, SeriesPoint const& point, Rational const& value) {
    auto const shown = number(number_text(view, value));
    auto const qualifier = qualifier_of(view, point);
    return qualifier.empty() ? shown : element(Tag::span, "unit", qualifier) + " " + shown;
}

Spoken kept_together(Spoken said) {
    constexpr std::string_view apart = " %";
    constexpr std::string_view together = "\u00a0%";
    for (auto at = said.text.find(apart); at != std::string::npos;
         at = said.text.find(apart, at + together.size())) {
        said.text.replace(at, apart.size(), together);
    }
    return said;
}

Markup table(PageTable const& table, CaptionIs caption_is) {
    auto const is_numeric = [&](std::size_t i) {
        return i < table.numeric.size() && table.numeric[i];
    };
    Markup head;
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        std::vector<Attribute> attributes = {{Name::scope, "col"}};
        if (is_numeric(i)) attributes.emplace_back(Name::class_, "num");
        head += element(Tag::th, attributes, table.head[i]);
    }
    Markup body;
    for (auto const& row : table.rows) {
        Markup cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i == 0) {
                cells += element(Tag::th, {{Name::scope, "row"}}, row[i]);
            } else {
                cells += is_numeric(i) ? element(Tag::td, "num", row[i]) : element(Tag::td, row[i]);
            }
        }
        body += element(Tag::tr, cells);
    }
    auto const caption = table.caption.empty() ? Markup() : element(Tag::caption, table.caption);
    auto const whole = element(Tag::table, caption + element(Tag::thead, element(Tag::tr, head)) +
                                               element(Tag::tbody, body));
    // A wide table scrolls by itself, also with the keyboard.
    return element(
        Tag::div,
        {{Name::class_, caption_is == CaptionIs::shown ? "scroll" : "scroll scroll-under"},
         {Name::tabindex, "0"},
         {Name::role, "group"},
         {Name::aria_label, table.caption}},
        whole);
}

Markup folded(std::string_view summary, Markup const& content) {
    return element(Tag::details, element(Tag::summary, summary) + content);
}

Markup entry(std::string_view name, Markup const& content) {
    if (content.empty()) return {};
    return element(Tag::dt, name) + element(Tag::dd, content);
}

Markup hatch_definition() {
    auto const line = element(Tag::path, {{Name::class_, "hatch-line"}, {Name::d, "M0 0V6"}});
    auto const pattern = element(Tag::pattern,
                                 {{Name::id, "hatch"},
                                  {Name::width, "6"},
                                  {Name::height, "6"},
                                  {Name::pattern_units, "userSpaceOnUse"},
                                  {Name::pattern_transform, "rotate(45)"}},
                                 line);
    return element(Tag::svg, {{Name::class_, "defs"}, {Name::aria_hidden, "true"}},
                   element(Tag::defs, pattern));
}

}  // namespace crosswalk
