// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/case.h"

namespace crosswalk {

/// Runs this very program with other arguments in another folder, the way a case wants it: no
/// colours, no terminal, both outputs together in the order in which they were written.
Result<CommandOutput> run_command(std::vector<std::string> const& arguments,
                                  std::filesystem::path const& folder);

}  // namespace crosswalk
