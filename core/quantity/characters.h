// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace crosswalk {

// The few character questions the readers of quantities and dates ask; <cctype> would ask the
// locale.

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of the space a text starts with: an ordinary one, or one of the two no-break spaces
/// (U+00A0, U+202F) that word processors put between a number and its unit; 0 for none.
inline std::size_t leading_space(std::string_view text) {
    if (text.starts_with(' ')) return 1;
    if (text.starts_with("\u00a0")) return 2;
    return text.starts_with("\u202f") ? 3 : 0;
}

/// The same at its end.
inline std::size_t trailing_space(std::string_view text) {
    if (text.ends_with(' ')) return 1;
    if (text.ends_with("\u00a0")) return 2;
    return text.ends_with("\u202f") ? 3 : 0;
}

inline std::string_view without_spaces_around(std::string_view text) {
    while (auto const bytes = leading_space(text)) text.remove_prefix(bytes);
    while (auto const bytes = trailing_space(text)) text.remove_suffix(bytes);
    return text;
}

}  // namespace crosswalk
