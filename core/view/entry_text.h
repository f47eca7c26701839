// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/entry.h"
#include "view/terminal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosswalk {

/// What an entry says, in a clause a person reads: "312 rows of meters from data/meters.csv".
std::string said(EntryView const& entry);

struct NumberedEntry {
    std::uint64_t number = 0;
    std::string bytes;  ///< which `read_entry` takes
};

/// A list of entries for a terminal.
std::string print_entries(std::vector<NumberedEntry> const& entries,
                          TerminalOptions const& options);

}  // namespace crosswalk
