// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/statement.h"
#include "service/read.h"

#include <string_view>
#include <vector>

namespace crosswalk {

/// What came of it: the statements up to that day, unless the facts cannot be used.
struct StatementsOutcome {
    std::vector<Statement> statements;  ///< in their order; of days up to the one asked for
    Diagnostics diagnostics;  ///< paths relative to the partnership's folder
};

/// The contract of that id.
///
/// Errors    U038 the agreement has none
Result<Contract const*> find_contract(Compact const& compact, std::string_view id);

/// Works out every statement of the contract up to that day, each with what was known on its own
/// day: what comes later moves none that was made before.
///
/// Errors    U039 its first statement is on a later day; those of `read_partnership`; Q002
Result<StatementsOutcome> state_contract(LoadedPartnership const& partnership,
                                         Contract const& contract, Date as_of,
                                         Watch const& watch = {});

}  // namespace crosswalk
