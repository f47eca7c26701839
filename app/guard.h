// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.h"

#include <functional>

namespace crosswalk {

/// Runs a command so that nothing it throws ends the program without a word: too little memory is
/// the world's failure (W012), anything else our bug.
ExitCode run_guarded(Session& session, std::function<ExitCode()> const& command);

}  // namespace crosswalk
