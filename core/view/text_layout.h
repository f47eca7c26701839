// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/rational.h"
#include "text/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// Text in columns of a terminal. Widths count what is seen: é is one column, 漢 two.

/// The text broken at spaces into lines of at most `width` columns; a longer word gets its own
/// line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// The text, cut with … when it is wider.
std::string fit(std::string_view text, std::size_t width);

enum class Ink { plain, bold, dim, good, warn, bad };
std::string paint(std::string_view text, Ink ink, Colours colours);

/// One block character per value, from ▁ for the least to █ for the greatest; a · where there is
/// none. The last `width` values.
std::string block_sparkline(std::vector<std::optional<Rational>> const& values, std::size_t width);

/// A bar of eighths of a column: `part` of `whole` columns, at least a sliver for what is not zero.
std::string block_bar(Rational const& part, std::size_t whole);

/// A table for plain text: columns as wide as their widest cell; where that is too wide the column
/// that `gives` is wrapped first, then the widest ones.
struct TextTable {
    struct Column {
        std::string head;
        bool right = false;
        std::size_t most = 1000;  ///< it is never wider than that
    };
    struct Cell {
        std::string text;
        Ink ink = Ink::plain;
        std::string below = {};  ///< on lines of its own
        Ink below_ink = Ink::dim;
    };
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::size_t gives = 0;
};

struct TableLook {
    std::size_t width = 80;
    std::size_t indent = 0;
    Colours colours = Colours::off;
    bool rule = true;  ///< a line under the head; without one there is no head
};
std::string lay_out(TextTable const& table, TableLook const& look);

}  // namespace crosswalk
