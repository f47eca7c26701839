// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/statements.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace crosswalk {

inline bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/// Reads dotted keys from `at`, which moves behind them and the blanks after. Stops at `stop` or
/// the end of the line. Nothing after a complaint (K006, K011).
std::optional<std::vector<KeyPart>> read_keys(Complaints& complaints, std::uint32_t file,
                                              std::uint32_t& at, std::uint32_t line_end, char stop);

}  // namespace crosswalk
