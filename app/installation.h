// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace crosswalk {

/// The program that is running.
std::filesystem::path own_program();

/// Where packs may lie: where an installed program keeps them, and `packs` in this folder.
std::vector<std::filesystem::path> pack_folders();

}  // namespace crosswalk
