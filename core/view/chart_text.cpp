// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"
#include "view/chart.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

// Advance widths of Public Sans in hundredths of the type size, from the space to the tilde, as
// measured in a browser. Digits are tabular in charts, as wide as the widest.
using Widths = std::array<std::uint8_t, 95>;
constexpr Widths regular = {
    24, 25, 43, 60, 66, 90, 71, 25, 30, 31, 39, 55, 24, 38, 23, 35, 65, 65, 65, 65, 65, 65, 65, 65,
    65, 65, 23, 24, 55, 55, 55, 52, 83, 71, 67, 69, 69, 62, 59, 73, 77, 28, 39, 68, 58, 89, 75, 73,
    64, 75, 68, 67, 59, 70, 67, 95, 69, 61, 64, 30, 35, 30, 47, 52, 22, 55, 60, 54, 60, 57, 40, 62,
    58, 25, 26, 56, 30, 87, 58, 57, 60, 60, 39, 51, 39, 58, 50, 78, 56, 54, 48, 33, 26, 33, 57};
constexpr Widths bold_face = {
    23, 28, 48, 62, 68, 94, 78, 26, 33, 34, 47, 59, 28, 39, 27, 38, 68, 68, 68, 68, 68, 68, 68, 68,
    68, 68, 27, 28, 58, 59, 58, 53, 83, 73, 68, 72, 72, 63, 61, 76, 77, 31, 40, 72, 58, 92, 78, 76,
    65, 77, 70, 69, 62, 72, 70, 97, 72, 67, 67, 34, 38, 34, 48, 55, 26, 57, 61, 55, 61, 58, 40, 63,
    59, 27, 29, 58, 33, 90, 59, 58, 61, 61, 41, 53, 42, 60, 52, 79, 59, 56, 50, 38, 27, 38, 61};

/// Accented letters are as wide as plain ones; characters of other scripts are taken as wide.
constexpr std::int64_t width_of_latin = 60;
constexpr std::int64_t width_of_others = 100;

std::int64_t width_of(char32_t character, Widths const& widths) {
    if (character >= 0x20 && character < 0x7f) return widths.at(character - 0x20);
    return character < 0x250 ? width_of_latin : width_of_others;
}

}  // namespace

Hundredths text_length(std::string_view text, std::int64_t size, bool bold) {
    std::int64_t length = 0;
    while (!text.empty()) {
        auto const character = first_character(text);
        length += width_of(character.code_point, bold ? bold_face : regular);
        text.remove_prefix(character.bytes);
    }
    return Hundredths::of(length * size);
}

std::string cut_to(std::string_view text, Hundredths most, std::int64_t size, bool bold) {
    if (text_length(text, size, bold) <= most) return std::string(text);
    for (auto count = code_points(text); count > 0; --count) {
        auto const shorter = std::string(first_code_points(text, count - 1)) + "…";
        if (text_length(shorter, size, bold) <= most) return shorter;
    }
    return "…";
}

}  // namespace crosswalk
