// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <cstdint>
#include <string>

namespace crosswalk {

// What is wrong with a file of facts as a whole.

Place whole_file(std::string const& shown_as);

/// A complaint that comes without a path from where it was found.
std::unexpected<Diagnostic> in_file(std::string const& shown_as, Diagnostic reason);

std::unexpected<Diagnostic> refused_file(std::string const& shown_as, std::string code,
                                         std::string message, std::string help,
                                         std::uint32_t line = 1);

/// F003
std::unexpected<Diagnostic> empty_file(std::string const& shown_as);

}  // namespace crosswalk
