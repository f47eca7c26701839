// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// The version of the agreement that bound a contract: the one that brought its terms of today. Its
/// measures mean for the contract what they meant then.
struct Binding {
    Date on;
    std::uint64_t entry = 0;  ///< of the record
    /// Measures of the contract that a later version redefined, for everybody but the contract.
    std::vector<std::pair<std::string, Redefinition>> redefined_since;
};

}  // namespace crosswalk
