// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace crosswalk {

/// Appending with 64 waiting clients against bare loops that write the same bytes to the same disk:
/// in SQLite, and in a PostgreSQL of its own, both in that folder.
void compare_appending(std::filesystem::path const& folder, std::uint64_t entries);

}  // namespace crosswalk
