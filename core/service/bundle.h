// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/entry.h"
#include "service/log_source.h"
#include "service/read.h"

#include <filesystem>
#include <vector>

namespace crosswalk {

/// Adds the objects that an entry names whose body was checked: agreements, what amendments move,
/// facts, readings.
void add_objects(EntryView const& entry, std::vector<Digest>& objects);
/// Each once, in their order.
void sort_objects(std::vector<Digest>& objects);

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
