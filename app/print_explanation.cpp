// SPDX-License-Identifier: Apache-2.0
#include "app/print_views.h"
#include "text/utf8.h"
#include "view/text_layout.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t least_width = 40;

std::string lines_of(std::string const& text, std::size_t width, std::string const& first,
                     std::string const& next) {
    std::string out;
    for (auto const& line : wrap(printable(text), width - first.size())) {
        out += (out.empty() ? first : next) + line + "\n";
    }
    return out;
}

std::string table_of(std::vector<std::vector<std::string>> const& rows,
                     TerminalOptions const& options) {
    if (rows.empty()) return {};
    TextTable table;
    for (auto const& name : rows.front()) table.columns.push_back({printable(name), false});
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        std::vector<TextTable::Cell> cells;
        for (auto const& cell : *row) cells.push_back({printable(cell), Ink::plain});
        cells.resize(table.columns.size());
        table.rows.push_back(std::move(cells));
    }
    // The widest column gives way when the table does not fit.
    std::size_t widest = 0;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        for (auto const& row : table.rows) {
            auto const width = display_width(row[column].text);
            if (width <= widest) continue;
            widest = width;
            table.gives = column;
        }
    }
    return lay_out(table, {.width = std::max(options.width, least_width),
                           .indent = 2,
                           .colours = options.colours,
                           .rule = true});
}

}  // namespace

std::string print_explanation(Explanation const& explanation, TerminalOptions const& options) {
    auto const width = std::max(options.width, least_width);
    auto out = paint(printable(explanation.title), Ink::bold, options.colours) + "\n" +
               paint(printable(explanation.path), Ink::dim, options.colours) + "\n";
    for (auto const& part : explanation.parts) {
        out += "\n" + paint(printable(part.heading), Ink::bold, options.colours) + "\n";
        for (auto const& sentence : part.sentences) out += lines_of(sentence, width, "  ", "  ");
        if (!part.table.empty()) out += table_of(part.table, options);
        for (std::size_t i = 0; i < part.steps.size(); ++i) {
            auto const number = "  " + std::to_string(i + 1) + ". ";
            out += lines_of(part.steps[i], width, number, std::string(number.size(), ' '));
        }
    }
    return out;
}

}  // namespace crosswalk
