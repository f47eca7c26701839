// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace crosswalk {

/// Columns one visible character takes in a terminal: 0 for what joins the character before it, 2
/// for wide East Asian characters and emoji, else 1.
///
/// An emoji built of several characters counts as its parts: terminals do not agree on it either.
std::size_t character_width(char32_t character);

}  // namespace crosswalk
