// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// Every number of a reading as a table, one row per measure, period and group (RFC 4180, CRLF,
/// UTF-8). Numbers are plain: a point for the fraction and no separators, whatever the language.
///
/// No cell can start a formula in a spreadsheet: see csv_cell.
std::string csv(Compact const& compact, Reading const& reading);

/// One cell, quoted where it must be. A text that starts with = + - @, a tab or a carriage return
/// gets a leading apostrophe, unless it is a plain number such as -8.4.
std::string csv_cell(std::string_view text);

}  // namespace crosswalk
