// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// Byte offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are
/// not), or nothing when all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// How many code points well-formed text has; malformed bytes count one each.
std::size_t code_points(std::string_view text);

/// Columns the text takes in a terminal: wide East Asian characters take two, combining ones none.
std::size_t display_width(std::string_view text);

/// Control characters (but not \n when `keep_newlines`) and malformed bytes made visible as
/// \x1b-style escapes, so that no input can drive a terminal.
std::string printable(std::string_view text, bool keep_newlines = false);

}  // namespace crosswalk
