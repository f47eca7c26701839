// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/ids.h"
#include "compact/node.h"

namespace crosswalk {

/// Complains about kinds of clauses that do not exist (K020). Clauses whose kind is misspelt are
/// treated as what is meant from here on, so that one slip is told once and hides nothing.
void settle_kinds(Node& root, Complaints& complaints);

/// Compares the tree with the table of kinds and keys, before anything is made of it: unknown and
/// missing keys, values of the wrong kind, ids that name nothing. What is complained about becomes
/// a broken node, so that nobody complains about it again.
///
/// Errors    K021 to K029, K030
void check_shapes(Node& root, Ids const& ids, Complaints& complaints);

}  // namespace crosswalk
