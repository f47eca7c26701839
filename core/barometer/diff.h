// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

enum class ChangeKind {
    appeared,       ///< a measure, point, group or target that was not there
    vanished,       ///< one that is no longer there
    number,         ///< a number moves
    status,         ///< a status moves
    definition,     ///< the agreement says something else, whether or not a number moves
    comparability,  ///< values before and after can no longer be compared, or again can
};
std::string_view name(ChangeKind kind);  ///< "number"

/// One thing that an amendment moves.
struct Change {
    ChangeKind kind = ChangeKind::number;
    std::string path;    ///< "measure.energy.status"
    std::string before;  ///< as the reading shows it; "-" when there was none
    std::string after;

    friend bool operator==(Change const&, Change const&) = default;
};

/// Everything that differs between two readings of the same facts as of the same day under two
/// versions of an agreement: by the order of the new compact, then what only the old one has.
std::vector<Change> difference(Compact const& old_compact, Reading const& old_reading,
                               Compact const& new_compact, Reading const& new_reading,
                               std::string_view language = "en");

}  // namespace crosswalk
