// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/diff.h"
#include "barometer/explain.h"
#include "view/terminal.h"

#include <string>
#include <vector>

namespace crosswalk {

/// An explanation for a terminal.
std::string print_explanation(Explanation const& explanation, TerminalOptions const& options);

/// What an amendment moves, part by part, and one line that counts it.
std::string print_changes(std::vector<Change> const& changes, TerminalOptions const& options);

}  // namespace crosswalk
