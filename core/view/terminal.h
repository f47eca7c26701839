// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "barometer/vouching.h"
#include "text/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// How text for a terminal is made.
struct TerminalOptions {
    std::string language = "en";
    Colours colours = Colours::off;
    std::size_t width = 80;  ///< columns; taken as 40 when less
};

/// A reading for the eye: headline, stamp, who vouches for the record, one row per measure with its
/// sparkline, then each measure with what moved it, its groups, its sources and its provenance.
///
/// Every line of plain text ends within `width` columns, except words that are longer than it.
std::string terminal(Compact const& compact, Reading const& reading,
                     TerminalOptions const& options = {},
                     std::optional<Vouching> const& vouching = {});

/// Which files were written: "Written: a.json, b.html and c.csv"; printable() already.
std::string print_written(std::vector<std::string> const& files, TerminalOptions const& options);

/// What `check` prints: every diagnostic in the order of the list, then one line that counts them.
std::string print_check(Diagnostics const& diagnostics, TerminalOptions const& options = {});

}  // namespace crosswalk
