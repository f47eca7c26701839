// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// The first character of a text: its code point and how many bytes it takes. A byte that does
/// not belong to a well-formed character is one character of one byte, and `valid` is false.
///
/// Domain    text is not empty
struct Character {
    char32_t code_point = 0;
    std::size_t bytes = 1;
    bool valid = false;
};
Character first_character(std::string_view text);

/// Byte offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are
/// not), or nothing when all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// How many code points well-formed text has; malformed bytes count one each.
std::size_t code_points(std::string_view text);

/// The first `count` characters of a text, or all of it.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Columns the text takes in a terminal: wide East Asian characters take two, combining ones none.
/// What `printable` would escape takes as many columns as its escape.
std::size_t display_width(std::string_view text);

/// Control characters (but not \n when `keep_newlines`), characters that hide or reorder others
/// (zero-width spaces, bidirectional overrides) and malformed bytes made visible as \x1b-style
/// escapes (\u{202e} beyond ASCII), so that no input can drive a terminal or show one thing and
/// mean another.
std::string printable(std::string_view text, bool keep_newlines = false);

/// A user's text inside a sentence: in double quotes, printable, cut with … after `longest`
/// characters. With a std::string write crosswalk::quoted(x): unqualified, std::quoted is found
/// too.
std::string quoted(std::string_view text, std::size_t longest = 60);

/// a-z for A-Z and every other byte as it is, whatever the locale.
std::string ascii_lower(std::string_view text);

}  // namespace crosswalk
