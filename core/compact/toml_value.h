// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/node.h"
#include "compact/statements.h"

namespace crosswalk {

/// The value of an entry, every part of it with its exact place. What cannot be read is a broken
/// node and a complaint.
Node read_value(TomlStatement const& entry, Complaints& complaints);

}  // namespace crosswalk
