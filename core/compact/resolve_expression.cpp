// SPDX-License-Identifier: Apache-2.0
#include "compact/resolve_expression.h"

#include "compact/expression_text.h"

#include <utility>

namespace crosswalk {

std::optional<Expression> read_expression(Resolving& state, Node const& text) {
    auto parsed = parse_expression(ExpressionText(state.complaints.sources(), text));
    if (parsed) return *std::move(parsed);
    state.complaints.error(parsed.error().where, std::move(parsed.error().reason));
    return std::nullopt;
}

}  // namespace crosswalk
