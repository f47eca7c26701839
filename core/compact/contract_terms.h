// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/resolving.h"

#include <optional>
#include <string_view>

namespace crosswalk {

/// Reads one term of a contract into it; what is wrong with it is complained about.
///
/// Errors    K029, K090 to K099, K102 to K105, K108 to K110
void resolve_payment_term(Resolving& state, Node const& clause, Contract& contract);

/// An amount of money in the currency of the contract, which the first amount of all decides.
///
/// Errors    K091 not money; K092 another currency
std::optional<Rational> read_money(Resolving& state, Node const& node, Contract& contract);

}  // namespace crosswalk
