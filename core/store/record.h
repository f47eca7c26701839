// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Why a record or a cell cannot be taken, in the words of a quarantined row.
struct Fault {
    std::string code;
    std::string reason;
    std::string help;
};

/// One value as it stands in a file.
struct CellText {
    std::string_view text;
    bool is_quoted = false;     ///< then spaces around it belong to it
    std::uint32_t lines_before = 0;  ///< line ends between the start of the record and this value
};

/// One record of a file of facts. The texts are valid until the next record is asked for.
struct Record {
    std::uint64_t line = 0;  ///< of its first character, from 1
    std::vector<CellText> cells;
    std::optional<Fault> fault;  ///< the record as a whole is wrong
};

/// No record needs more; a line without an end must not fill the memory.
inline constexpr std::size_t longest_record_bytes = 16U << 20U;

}  // namespace crosswalk
