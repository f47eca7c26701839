// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace crosswalk {

/// Ctrl-C asks a command to stop at its next safe point; a second Ctrl-C stops at once, as ever.
/// A reader that goes away and a limit on file sizes become errors of the write that meets them.
void watch_signals();

bool is_interrupted();

/// Ends the process the way the signal would have, so that the shell sees it.
[[noreturn]] void end_interrupted();

}  // namespace crosswalk
