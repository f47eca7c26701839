// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace crosswalk {

/// Names of the IANA time zone database (2025b), sorted, and "UTC". They are part of the program,
/// so that the answer to "is this a time zone" does not depend on the machine.
std::vector<std::string> const& time_zones();

}  // namespace crosswalk
