// SPDX-License-Identifier: Apache-2.0
#include "text/character_width.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>

namespace crosswalk {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t least_indent = 4;

enum class Ink { plain, bold, red, yellow, cyan, blue, green };

std::string_view escape(Ink ink) {
    switch (ink) {
        case Ink::plain:
            return "";
        case Ink::bold:
            return "\x1b[1m";
        case Ink::red:
            return "\x1b[1;31m";
        case Ink::yellow:
            return "\x1b[1;33m";
        case Ink::cyan:
            return "\x1b[1;36m";
        case Ink::blue:
            return "\x1b[1;34m";
        case Ink::green:
            return "\x1b[1;32m";
    }
    return "";
}

Ink ink_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return Ink::red;
        case Severity::warning:
            return Ink::yellow;
        case Severity::note:
            return Ink::cyan;
    }
    return Ink::plain;
}

std::string_view word_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "note";
}

/// An excerpt as the terminal shows it and where the marked part of it stands, in columns.
struct Shown {
    std::string text;
    std::size_t mark_begin = 0;
    std::size_t mark_end = 0;
};

/// Lays the excerpt out character by character, because one character may take no column, one,
/// two, or as many as its escape has.
Shown lay_out(Place const& place) {
    Shown shown;
    std::size_t width = 0;
    std::size_t column = place.excerpt_column;
    bool marking = false;
    for (std::string_view rest = place.excerpt; !rest.empty(); ++column) {
        auto const character = first_character(rest);
        if (column == place.column) {
            shown.mark_begin = shown.mark_end = width;
            marking = true;
        }
        auto const one = rest.substr(0, character.bytes);
        if (one == "\t") {
            auto const spaces = tab_stop - width % tab_stop;
            shown.text.append(spaces, ' ');
            width += spaces;
        } else {
            shown.text += printable(one);
            width += display_width(one);
        }
        rest.remove_prefix(character.bytes);
        if (marking && column - place.column < place.width) shown.mark_end = width;
    }
    if (!marking) shown.mark_begin = shown.mark_end = width;  // just behind the line's end
    shown.mark_end = std::max(shown.mark_end, shown.mark_begin + 1);
    return shown;
}

class Printer {
public:
    Printer(Diagnostic const& diagnostic, Colours colours)
        : diagnostic_(diagnostic), colours_(colours) {
        auto last_line = diagnostic.place.line;
        for (auto const& other : diagnostic.related) {
            last_line = std::max(last_line, other.place.line);
        }
        gutter_ = least_indent + std::to_string(last_line).size();
    }

    std::string all() {
        auto const severity = ink_of(diagnostic_.severity);
        std::string head(word_of(diagnostic_.severity));
        if (!diagnostic_.code.empty()) head += "[" + printable(diagnostic_.code) + "]";
        ink(severity, head);
        ink(Ink::bold, ": " + printable(diagnostic_.message));
        text_ += '\n';
        show(diagnostic_.place, diagnostic_.label, severity);
        for (auto const& other : diagnostic_.related) show(other.place, other.label, Ink::blue);
        show_help();
        return std::move(text_);
    }

private:
    void ink(Ink colour, std::string_view text) {
        bool const coloured = colours_ == Colours::on && colour != Ink::plain && !text.empty();
        if (coloured) text_ += escape(colour);
        text_ += text;
        if (coloured) text_ += "\x1b[0m";
    }

    /// The number before the bar (nothing for 0), then the bar.
    void show_gutter(std::uint32_t line) {
        auto const number = line == 0 ? std::string() : std::to_string(line);
        ink(Ink::blue, std::string(gutter_ - number.size(), ' ') + number + " |");
    }

    void show(Place const& place, std::string const& label, Ink colour) {
        if (place.path.empty()) {
            if (!label.empty()) text_ += "  " + printable(label) + "\n";
            return;
        }
        ink(Ink::blue, "  -->");
        text_ += " " + printable(place.path);
        if (place.line > 0) text_ += ":" + std::to_string(place.line);
        if (place.line > 0 && place.column > 0) text_ += ":" + std::to_string(place.column);
        if (!place.clause.empty()) text_ += "  (clause \"" + printable(place.clause) + "\")";
        bool const has_excerpt =
            place.line > 0 && place.column > 0 && !(place.excerpt.empty() && label.empty());
        if (!has_excerpt && !label.empty()) text_ += ": " + printable(label);
        text_ += '\n';
        if (has_excerpt) show_excerpt(place, label, colour);
    }

    /// A related place without a label is shown without carets: it is there to be seen, the
    /// complaint is about another.
    void show_excerpt(Place const& place, std::string const& label, Ink colour) {
        auto const shown = lay_out(place);
        show_gutter(place.line);
        text_ += shown.text.empty() ? "\n" : " " + shown.text + "\n";
        if (label.empty() && &place != &diagnostic_.place) return;
        show_gutter(0);
        text_ += std::string(shown.mark_begin + 1, ' ');
        auto const carets = std::string(shown.mark_end - shown.mark_begin, '^');
        ink(colour, label.empty() ? carets : carets + " " + printable(label));
        text_ += '\n';
    }

    /// Further lines of the help stand under its first word.
    void show_help() {
        if (diagnostic_.help.empty()) return;
        ink(Ink::green, "  help:");
        std::string_view before = " ";
        for (std::string_view rest = diagnostic_.help; !rest.empty();) {
            auto const line = rest.substr(0, rest.find('\n'));
            text_ += line.empty() ? "\n" : std::string(before) + printable(line) + "\n";
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            before = "        ";
        }
    }

    Diagnostic const& diagnostic_;
    Colours colours_;
    std::size_t gutter_ = 0;
    std::string text_;
};

}  // namespace

std::string print(Diagnostic const& diagnostic, Colours colours) {
    return Printer(diagnostic, colours).all();
}

}  // namespace crosswalk
