// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/markdown.h"
#include "compact/node.h"

#include <vector>

namespace crosswalk {

/// Puts the clauses of all blocks into one tree. Tables merge over blocks and files in any order;
/// what is said twice is complained about with both places (K009). A key above the first header
/// of a block belongs to no clause (K012).
Node read_tree(std::vector<ClauseBlock> const& blocks, Complaints& complaints);

}  // namespace crosswalk
