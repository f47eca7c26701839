// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "service/found.h"
#include "service/read.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace crosswalk {

struct PublishRequest {
    Who who;
    Date as_of;
    Clock clock;
    Watch watch = {};
};

/// What came of it, unless the diagnostics have errors.
struct Publication {
    std::optional<std::uint64_t> entry;
    Digest reading;           ///< of its JSON
    std::uint64_t facts = 0;  ///< it saw the first so many entries
    Diagnostics diagnostics;
};

/// Reads from the record, keeps the reading as JSON and appends an entry that says so: from then on
/// everybody can check that this is what the agreement and the facts gave on that day.
Result<Publication> publish_reading(std::filesystem::path const& folder,
                                    PublishRequest const& request);

}  // namespace crosswalk
