// SPDX-License-Identifier: Apache-2.0
#include "view/text_layout.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

constexpr auto eighths_up =
    std::to_array<std::string_view>({"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"});
constexpr auto eighths_along =
    std::to_array<std::string_view>({"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"});

/// How many whole `steps` lie in part / whole, rounded down.
///
/// Domain    0 <= part <= whole, whole > 0
std::size_t steps_in(Rational const& part, Rational const& whole, std::int64_t steps) {
    auto const share = divide(part * Rational(steps), whole);
    invariant(share.has_value(), "a bar has a length to be a part of");
    auto const floor = share->rounded(0, Rounding::down);
    return floor ? static_cast<std::size_t>(floor->coefficient()) : 0;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        auto end = std::min(text.find(' '), text.size());
        // A percent sign stays with its number.
        if (end > 0 && text.substr(end).starts_with(" %"))
            end = std::min(text.find(' ', end + 1), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string without_trailing_spaces(std::string line) {
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

constexpr std::size_t gap = 2;

/// A line of a cell and how it is painted.
struct CellLine {
    std::string text;
    Ink ink;
};

std::vector<CellLine> lines_of(TextTable::Cell const& cell, std::size_t width) {
    std::vector<CellLine> lines;
    for (auto& line : wrap(cell.text, width)) lines.push_back({std::move(line), cell.ink});
    if (cell.below.empty()) return lines;
    for (auto& line : wrap(cell.below, width)) lines.push_back({std::move(line), cell.below_ink});
    return lines;
}

class TableLayout {
public:
    TableLayout(TextTable const& table, TableLook const& look) : table_(table), look_(look) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto width = look.rule ? display_width(table.columns[i].head) : 0;
            for (auto const& row : table.rows) {
                width = std::max({width, display_width(row[i].text), display_width(row[i].below)});
            }
            widths_.push_back(std::min(width, table.columns[i].most));
        }
        if (widths_.empty()) return;
        constexpr std::size_t least_of_giver = 24;
        constexpr std::size_t least = 8;
        narrow(widths_[table.gives], least_of_giver);
        for (auto wide = most(); too_wide() > 0 && *wide > least; wide = most()) --*wide;
    }

    std::string lay_out() const {
        std::string text;
        if (look_.rule) {
            std::vector<TextTable::Cell> head;
            std::string rule(look_.indent, ' ');
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                head.push_back({table_.columns[i].head, Ink::dim});
                std::string line;
                for (std::size_t k = 0; k < widths_[i]; ++k) line += "─";
                rule += (i == 0 ? "" : "  ") + paint(line, Ink::dim, look_.colours);
            }
            text += row(head) + rule + "\n";
        }
        for (auto const& each : table_.rows) text += row(each);
        return text;
    }

private:
    TextTable const& table_;
    TableLook look_;
    std::vector<std::size_t> widths_;

    std::vector<std::size_t>::iterator most() { return std::ranges::max_element(widths_); }

    /// By how much the table is too wide.
    std::size_t too_wide() const {
        auto total = look_.indent + gap * (widths_.size() - 1);
        for (auto const width : widths_) total += width;
        return total - std::min(total, look_.width);
    }

    void narrow(std::size_t& width, std::size_t least) {
        width -= std::min(too_wide(), width - std::min(width, least));
    }

    std::string row(std::vector<TextTable::Cell> const& cells) const {
        std::vector<std::vector<CellLine>> lines;
        std::size_t height = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            lines.push_back(lines_of(cells[i], widths_[i]));
            height = std::max(height, lines.back().size());
        }
        std::string text;
        for (std::size_t y = 0; y < height; ++y) {
            std::string line(look_.indent, ' ');
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto const part = y < lines[i].size() ? lines[i][y] : CellLine{{}, Ink::plain};
                auto const padded = table_.columns[i].right ? pad_left(part.text, widths_[i])
                                                            : pad_right(part.text, widths_[i]);
                line += (i == 0 ? "" : "  ") + paint_word(padded, part.ink);
            }
            text += without_trailing_spaces(std::move(line)) + "\n";
        }
        return text;
    }

    /// Colours the words and leaves the padding, so that lines can end at their last word.
    std::string paint_word(std::string const& padded, Ink ink) const {
        auto const first = padded.find_first_not_of(' ');
        if (first == std::string::npos) return padded;
        auto const last = padded.find_last_not_of(' ') + 1;
        return padded.substr(0, first) +
               paint(std::string_view(padded).substr(first, last - first), ink, look_.colours) +
               padded.substr(last);
    }
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    for (auto const& word : words_of(text)) {
        auto const size = display_width(word);
        if (used > 0 && used + 1 + size > width) {
            lines.emplace_back();
            used = 0;
        }
        if (used > 0) lines.back() += ' ';
        used += size + (used > 0 ? 1 : 0);
        lines.back() += word;
    }
    return lines;
}

std::string pad_right(std::string_view text, std::size_t width) {
    auto const used = display_width(text);
    return std::string(text) + std::string(width - std::min(width, used), ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    auto const used = display_width(text);
    return std::string(width - std::min(width, used), ' ') + std::string(text);
}

std::string fit(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    for (auto count = code_points(text); count > 0; --count) {
        auto const shorter = std::string(first_code_points(text, count - 1)) + "…";
        if (display_width(shorter) <= width) return shorter;
    }
    return "…";
}

std::string paint(std::string_view text, Ink ink, Colours colours) {
    constexpr auto codes = std::to_array<std::string_view>({"", "1", "2", "1;34", "1;33", "1;31"});
    if (colours == Colours::off || ink == Ink::plain || text.empty()) return std::string(text);
    std::string painted = "\x1b[";
    painted += codes.at(static_cast<std::size_t>(ink));
    painted += "m";
    painted += text;
    painted += "\x1b[0m";
    return painted;
}

std::string block_sparkline(std::vector<std::optional<Rational>> const& values, std::size_t width) {
    auto const first = values.size() > width ? values.size() - width : 0;
    std::optional<Rational> least;
    std::optional<Rational> most;
    for (auto i = first; i < values.size(); ++i) {
        if (!values[i]) continue;
        least = least ? std::min(*least, *values[i]) : *values[i];
        most = most ? std::max(*most, *values[i]) : *values[i];
    }
    std::string line;
    for (auto i = first; i < values.size(); ++i) {
        if (!values[i]) {
            line += "·";
        } else if (*least == *most) {
            line += eighths_up[3];
        } else {
            line += eighths_up[std::min<std::size_t>(
                7, steps_in(*values[i] - *least, *most - *least, 8))];
        }
    }
    return line;
}

std::string block_bar(Rational const& part, std::size_t whole) {
    auto const steps = static_cast<std::int64_t>(whole) * 8;
    auto eighths = steps_in(part, Rational(1), steps);
    if (eighths == 0 && !part.is_zero()) eighths = 1;
    std::string bar;
    for (std::size_t i = 0; i < eighths / 8; ++i) bar += eighths_up[7];
    return bar + std::string(eighths_along[eighths % 8]);
}

std::string lay_out(TextTable const& table, TableLook const& look) {
    return TableLayout(table, look).lay_out();
}

}  // namespace crosswalk
