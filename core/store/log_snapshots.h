// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/snapshot.h"
#include "store/record_database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// Where snapshots of a log are kept. Without them it is the same log, and opening it takes longer.
struct LogSnapshots {
    std::function<std::string()> load;  ///< the last one; empty when there is none
    std::function<void(std::string_view bytes)> keep;  ///< in its place, if that can be done
    /// A new one is kept when more entries than this had to be replayed.
    std::uint64_t worthwhile = 10000;
};

/// The key that the founding names; nothing else is looked at.
Result<PublicKey> log_key(RecordDatabase& database);

/// The last snapshot, when the log's own key signed it and it is over no more than `size` entries.
/// Whether it is over these entries shows when their checkpoint is compared.
std::optional<Snapshot> load_snapshot(LogSnapshots const& snapshots, RecordDatabase& database,
                                      std::uint64_t size);

}  // namespace crosswalk
