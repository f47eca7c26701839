// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace crosswalk {

/// Opening a record with a replay of all entries, and from a snapshot.
void time_opening(std::filesystem::path const& partnership, std::uint64_t entries);
/// The first reading of a partnership whose record has so many entries.
void time_first_reading(std::filesystem::path const& partnership, std::uint64_t entries);

}  // namespace crosswalk
