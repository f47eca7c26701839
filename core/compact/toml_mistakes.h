// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/statements.h"

#include <cstdint>
#include <string_view>

namespace crosswalk {

/// Says in our words what is wrong with a value that TOML refuses: people write `NO`, `20%`,
/// `6 min`, `31/12/2016` and curly quotation marks.
///
/// @param at       byte offset in the file at which the TOML parser gave up
/// @param reason   what the parser said, for what we have no words for
/// Errors    K007 a text without quotation marks; K009 a key said twice in braces; K010 a number
///           or date that does not exist; K013 a backslash; K006 anything else
void explain_refused_value(TomlStatement const& entry, std::uint32_t at, std::string_view reason,
                           Complaints& complaints);

}  // namespace crosswalk
