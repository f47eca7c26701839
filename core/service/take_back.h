// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/found.h"
#include "service/read.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace crosswalk {

struct TakeBackRequest {
    std::uint64_t entry = 0;        ///< that imported the batch
    std::filesystem::path keys;  ///< a list of what is corrected; empty: the batch is withdrawn
    std::string shown_as;  ///< that list, in diagnostics
    std::string because;
    std::optional<Date> recorded;  ///< of a correction; none: today
    enum class Keep { yes, no } keep = Keep::yes;  ///< no: only say what would happen
    Watch watch = {};
    Who who = {};
    Clock clock = {};
    std::optional<Date> today = {};  ///< none: the day of the clock
};

/// What came of it, unless the diagnostics have errors.
struct TakeBackOutcome {
    std::optional<TakenBack> taken;
    std::optional<std::uint64_t> entry;  ///< its number, when it was kept
    Diagnostics diagnostics;
};

/// Takes a batch back that the record has, or some of its observations. It is tried out in memory
/// beside everything that is there, and then appended as one entry; whatever goes wrong, the record
/// is as it was. Readings as of an earlier day go on seeing what was taken back.
///
/// Errors    R014 no such import; R015 withdrawn before; F051 to F054 the list; F089 the day of a
///           correction; W009 the list changed meanwhile; those of `load_recorded`, of the disk and
///           of the lock
Result<TakeBackOutcome> take_back(std::filesystem::path const& folder,
                                  TakeBackRequest const& request);

struct DisputeRequest {
    std::uint64_t about = 0;  ///< the entry that is wrong
    std::string says;
    Who who = {};
    Clock clock = {};
};

/// Notes that a partner says an entry is wrong; it changes no reading. Returns the number of the
/// new entry.
///
/// Errors    R014 no such entry; those of the record and of the lock
Result<std::uint64_t> note_dispute(std::filesystem::path const& folder,
                                   DisputeRequest const& request);

}  // namespace crosswalk
