// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/ids.h"
#include "compact/node.h"

namespace crosswalk {

/// Compares the tree with the table of kinds and keys, before anything is made of it: unknown and
/// missing keys, values of the wrong kind, ids that name nothing. What is complained about becomes
/// a broken node, so that nobody complains about it again.
///
/// Errors    K020 to K028, K030
void check_shapes(Node& root, Ids const& ids, Complaints& complaints);

}  // namespace crosswalk
