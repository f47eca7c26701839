// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/diff.h"
#include "service/found.h"
#include "service/read.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosswalk {

struct AdoptRequest {
    Who who;
    std::string because;
    Date as_of;  ///< of the two readings that are compared
    enum class Keep { yes, no } keep = Keep::yes;  ///< no: only say what would move
    Clock clock;
    Watch watch = {};
};

/// What came of an adoption: its entry, unless the diagnostics have errors or nothing was kept.
struct Adopted {
    std::optional<std::uint64_t> entry;
    std::vector<Change> moves;  ///< every number and status that the new version moves
    Diagnostics diagnostics;
};

/// Adopts the agreement that lies in the partnership's folder as the next version of the record.
/// What it moves is worked out over the facts of the record before it is adopted, and kept with it.
///
/// Errors    R013 it is in force already; R012 another one was adopted meanwhile; what checking and
///           reading it finds
Result<Adopted> adopt_compact(std::filesystem::path const& folder, AdoptRequest const& request);

}  // namespace crosswalk
