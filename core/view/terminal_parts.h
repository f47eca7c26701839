// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/shown.h"
#include "view/terminal.h"
#include "view/text_layout.h"

namespace crosswalk {

/// Writes paragraphs and labelled lines in a language, width and colours.
class Printer {
public:
    explicit Printer(TerminalOptions const& options)
        : language_(options.language),
          colours_(options.colours),
          width_(options.width < 40 ? 40 : options.width) {}

    std::string_view language() const { return language_; }
    Colours colours() const { return colours_; }
    std::size_t width() const { return width_; }

    std::string painted(std::string_view text, Ink ink) const;
    /// Wrapped, each line indented; nothing for an empty text. Control characters are made visible.
    std::string paragraph(std::string_view text, std::size_t indent, Ink ink) const;
    /// A short name at the left and the text, wrapped, in a column at its right.
    std::string entry(std::string_view name, std::string_view text) const;

private:
    std::string language_;
    Colours colours_;
    std::size_t width_;
};

std::string_view status_sign(Status status);
Ink status_ink(Status status);
TextTable::Cell status_cell(MeasureView const& view);

/// Everything about one measure below its heading line.
std::string print_measure(Printer const& print, MeasureView const& view);
/// What facts there are, and what was set aside.
std::string print_facts(Printer const& print, Compact const& compact, Reading const& reading);

}  // namespace crosswalk
