// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <string_view>

namespace crosswalk {

// What the data engine says when it fails, as a person can act on it. The numbers are its own kinds
// of error; its words are only shown when nothing better is known.
//
//   F040 a number does not fit        W003 the disk is full      W011 stopped
//   W030 the memory limit is reached  W031 database cannot be opened
//   W032 a file or folder outside of what may be read            W033 anything else

std::unexpected<Diagnostic> engine_failure(int kind, std::string_view message);

/// For SQL that somebody else wrote: F045 when it is wrong.
std::unexpected<Diagnostic> question_failure(std::string_view message);

std::unexpected<Diagnostic> database_failure(std::string_view path, std::string_view message);

}  // namespace crosswalk
