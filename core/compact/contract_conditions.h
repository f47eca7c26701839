// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/figure_reader.h"

namespace crosswalk {

/// Reads under which conditions a term pays: its days, its gates, and its rules for cohorts and
/// improvements.
/// `figures` are those of the measure that is paid for.
///
/// Errors    K091, K092, K094, K098, K099, K102 to K105, K108, K110
void resolve_conditions(Resolving& state, Node const& clause, Contract& contract,
                        FigureReader const& figures, PaymentTerm& term);

/// Reads what was published as paid, for a term or all of them.
///
/// Errors    K092, K102, K109
std::string resolve_reconciled(Resolving& state, Node const& clause, Contract const& contract);

}  // namespace crosswalk
