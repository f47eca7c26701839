// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The kind of `sum`, `count` and the others; nothing for other words.
std::optional<ExpressionKind> aggregate_function(std::string_view name);

/// "sum"; empty for what is no function.
std::string_view function_name(ExpressionKind kind);

std::vector<std::string> const& aggregate_function_names();

/// The function that somebody used to another program means: `mean` for "AVERAGE"; empty when
/// nobody can tell.
std::string function_meant_by(std::string_view word);

}  // namespace crosswalk
