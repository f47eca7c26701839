// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression.h"
#include "compact/resolving.h"

#include <optional>

namespace crosswalk {

/// Parses the text of a clause as an expression; nothing after a complaint.
std::optional<Expression> read_expression(Resolving& state, Node const& text);

}  // namespace crosswalk
