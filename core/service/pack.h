// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosswalk {

enum class PackParts { all, without_cases };

/// Copies a partnership's folder: the agreement, data/, facts/, and with all parts also cases/ and
/// README.md. Nothing else that lies there. Replaces nothing: W008.
Result<void> copy_partnership(std::filesystem::path const& from, std::filesystem::path const& to,
                              PackParts parts);

/// The packs in these folders, by name, each once: what `init --from` knows.
std::vector<std::string> pack_names(std::vector<std::filesystem::path> const& folders);

/// The folder of a pack: a path to a partnership, or a name in one of the folders. U005 when
/// neither.
Result<std::filesystem::path> find_pack(std::string const& name,
                                        std::vector<std::filesystem::path> const& folders);

}  // namespace crosswalk
