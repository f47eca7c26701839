// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "text/diagnostic.h"

#include <string>
#include <vector>

namespace crosswalk {

struct CompactFile {
    std::string path;  ///< as it is shown in diagnostics
    std::string bytes;
};

struct CheckedCompact {
    Compact compact;  ///< as far as it could be resolved; only to be used when there are no errors
    Diagnostics diagnostics;
};

/// Parses, resolves and checks the files of one compact, in the order given, and reports everything
/// that is wrong in one go. Pure: no file is opened here.
CheckedCompact load_compact(std::vector<CompactFile> files);

}  // namespace crosswalk
