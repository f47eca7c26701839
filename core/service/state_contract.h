// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/binding.h"
#include "contract/statement.h"
#include "service/read.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace crosswalk {

/// A partnership as one of its contracts sees it.
struct BoundPartnership {
    LoadedPartnership partnership;  ///< under the version of the agreement that bound the contract
    std::optional<Binding> binding;  ///< none without a record: then there is one agreement only
};

/// With a record, a contract is read under the version of the agreement that brought its terms,
/// whatever later versions made of the measures; its facts are those of today.
///
/// Errors    U038 the agreement in force has no such contract; those of `load_recorded`
Result<BoundPartnership> open_contract(std::filesystem::path const& folder,
                                       std::string_view contract);

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
