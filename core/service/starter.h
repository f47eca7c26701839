// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// The files that `init` writes: name in the folder and content.
///
/// Units     year: the current one; the facts are about the two years before it, the goal is at the
///           end of the next
std::vector<std::pair<std::string, std::string>> starter_files(int year);

}  // namespace crosswalk
