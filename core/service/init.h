// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "text/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct InitRequest {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> pack;  ///< none: the small starter
    Date today;                                 ///< the starter's made-up facts end last year
};

/// Makes a partnership's folder: a copy of a pack, or a small agreement with remarks, made-up facts
/// and a case, which check, read and test accept as it is. Returns the files made, sorted.
///
/// Errors    U004 the folder holds something; W002, W003 ... the disk. Then nothing is left behind
Result<std::vector<std::string>> init_partnership(InitRequest const& request);

}  // namespace crosswalk
