// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <cstddef>
#include <string_view>

namespace crosswalk {

/// The largest text anybody is expected to read and sign, in one file or in several together; data
/// files have their own limits.
inline constexpr std::size_t longest_text_bytes = 16U << 20U;

/// Whether these bytes are a text at all, before anything parses them. The place of a complaint
/// shows the line.
///
/// Errors    T001 not UTF-8; T002 larger than `longest_text_bytes`; T003 a control character
///           other than tab and line ends
Result<void> check_text(std::string_view path, std::string_view bytes);

/// T002 when the files of one text have more than `longest_text_bytes`. `path`: the last of them.
Result<void> check_text_size(std::string_view path, std::size_t bytes);

}  // namespace crosswalk
