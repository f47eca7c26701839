// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/read.h"

#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// One value that two readings do not agree on.
struct ValueChange {
    std::string path;
    std::optional<std::string> before;  ///< absent: the first reading has no such value
    std::optional<std::string> after;   ///< absent: the second has none

    friend bool operator==(ValueChange const&, ValueChange const&) = default;
};

/// Every number and status that differs, in the order of the second reading; what only the first one
/// has comes where it stood. Findings are left out: they are sentences made of the other values.
std::vector<ValueChange> changes(std::vector<std::pair<std::string, std::string>> const& before,
                                 std::vector<std::pair<std::string, std::string>> const& after);

/// The changes for the eye, measure by measure, and one line that counts them.
std::string print_changes(std::vector<ValueChange> const& changes);

}  // namespace crosswalk
