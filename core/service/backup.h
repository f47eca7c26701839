// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/bundle.h"
#include "text/result.h"

#include <filesystem>

namespace crosswalk {

struct BackupRequest {
    std::filesystem::path partnership;
    std::filesystem::path file;
    enum class Key { included, left_out } key = Key::included;
    Watch watch = {};
    Instant now = {};  ///< to see how long a file lay beside it; none: none is taken away
};

/// Writes the whole record of a partnership into one file, while others append to it: a bundle
/// and, unless it is left out, the log's secret key and the vault of personal values; then only its
/// owner may read the file. The record is checked first, so that a damaged one never takes the
/// place of a good backup. What an earlier call that was killed left beside the file, with the
/// secrets in it, is taken away.
///
/// Errors    those of `RecordLog::open`; R020 the key is not there or not the log's; R023 an
///           object; W008 the file is there and is no backup of this record, or one that holds more
struct BackedUp {
    Bundled written;
    std::size_t taken_away = 0;  ///< files that were left over
};
Result<BackedUp> back_up(BackupRequest const& request);

}  // namespace crosswalk
