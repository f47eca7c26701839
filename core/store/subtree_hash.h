// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/log_tree.h"
#include "store/record_database.h"
#include "text/result.h"

#include <cstdint>

namespace crosswalk {

/// The hash of a complete subtree inside the tree: from a full tile in the database or one that is
/// not full in memory. W040 when the database lacks a tile that must be there.
Result<Digest> subtree_hash(LogTree const& tree, RecordDatabase& database, unsigned level,
                            std::uint64_t index);

}  // namespace crosswalk
