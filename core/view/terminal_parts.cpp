// SPDX-License-Identifier: Apache-2.0
#include "view/terminal_parts.h"

#include "text/utf8.h"

#include <array>

namespace crosswalk {
namespace {

constexpr std::size_t name_column = 18;
constexpr std::size_t indent = 2;

}  // namespace

std::string Printer::painted(std::string_view text, Ink ink) const {
    return paint(printable(text), ink, colours_);
}

std::string Printer::paragraph(std::string_view text, std::size_t indent_by, Ink ink) const {
    if (text.empty()) return {};
    std::string made;
    for (auto const& line : wrap(printable(text), width_ - indent_by)) {
        made += std::string(indent_by, ' ') + paint(line, ink, colours_) + "\n";
    }
    return made;
}

std::string Printer::entry(std::string_view name, std::string_view text) const {
    if (text.empty()) return {};
    auto const column = indent + name_column;
    std::string made;
    auto label = pad_right(printable(name), name_column);
    // A name longer than its column stands on a line of its own.
    if (display_width(label) > name_column - 1 && display_width(name) >= name_column) {
        made = std::string(indent, ' ') + paint(printable(name), Ink::dim, colours_) + "\n";
        label = std::string(name_column, ' ');
    }
    for (auto const& line : wrap(printable(text), width_ - column)) {
        made += std::string(indent, ' ') + paint(label, Ink::dim, colours_) + line + "\n";
        label = std::string(name_column, ' ');
    }
    return made;
}

std::string_view status_sign(Status status) {
    constexpr auto signs =
        std::to_array<std::string_view>({"✔", "✓", "!", "✗", "✘", "…", "~", "∅", "?"});
    return signs.at(static_cast<std::size_t>(status));
}

Ink status_ink(Status status) {
    switch (status) {
        case Status::met:
        case Status::on_track:
            return Ink::good;
        case Status::behind:
            return Ink::warn;
        case Status::off_track:
        case Status::missed:
            return Ink::bad;
        default:
            return Ink::dim;
    }
}

TextTable::Cell status_cell(MeasureView const& view) {
    if (!view.said.status) {
        auto const* point = current_point(view);
        if (point != nullptr && sources_differ(*point)) {
            return {"≠ " + std::string(word(Word::sources_differ, view.language)), Ink::warn};
        }
        return {"· " + std::string(word(Word::no_target, view.language)), Ink::dim};
    }
    return {std::string(status_sign(*view.said.status)) + " " + std::string(status_word(view)),
            status_ink(*view.said.status)};
}

}  // namespace crosswalk
