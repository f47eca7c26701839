// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/checkpoint.h"
#include "service/read.h"
#include "service/record_folder.h"
#include "text/diagnostic.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct DoctorRequest {
    std::filesystem::path partnership;
    enum class Repair { nothing, what_is_safe } repair = Repair::nothing;
    std::filesystem::path from = {};  ///< a backup or bundle to take missing files out of
    Clock clock;
    Watch watch = {};
};

/// How a record is: without errors among the findings everything is there and as it was signed.
struct Examined {
    std::uint64_t entries = 0;
    std::uint64_t objects = 0;  ///< there and with the right bytes
    std::optional<std::uint64_t> snapshot;  ///< over so many entries, and good
    Diagnostics findings;       ///< what is still wrong
    std::vector<std::string> repaired;
};

/// Goes through everything a record lies in and says what is wrong, how bad it is and what can be
/// done. Repairs only what cannot make anything worse, and never touches an entry.
///
/// Findings  R020 no key, or not the log's; R021 entries that no checkpoint is over; R023 a file
///           that an entry names; R037 nobody countersigned the newest entries; R050 left-over
///           files; R051 others may read the key; R052 little space; R053 a write-ahead log;
///           R054 a damaged database; R055 a tile; R056 files no entry names; R060 to R062 the
///           snapshot; those of `LogCheck`; the database's own: W040, W042
/// Errors    W011 stopped; the backup named cannot be read
Result<Examined> examine_record(DoctorRequest const& request);

}  // namespace crosswalk
