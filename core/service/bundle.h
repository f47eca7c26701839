// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/entry.h"
#include "service/log_source.h"
#include "service/read.h"

#include <filesystem>
#include <vector>

namespace crosswalk {

/// The objects that an entry names: agreements, what amendments move, facts, readings.
std::vector<Digest> objects_of(Entry const& entry);

struct Bundled {
    std::uint64_t entries = 0;
    std::uint64_t objects = 0;
    std::uint64_t bytes = 0;
};

/// Writes everything somebody needs to verify a record into one file: an archive that every system
/// can unpack. The same record gives the same bytes.
Result<Bundled> write_bundle(LogSource const& source, std::filesystem::path const& file,
                             Watch const& watch = {});

}  // namespace crosswalk
