// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/binding.h"
#include "contract/statement.h"
#include "view/terminal.h"

#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// A statement for the eye: what is due, then every term with its arithmetic, what was stated
/// before, and what cannot be paid yet and why.
std::string statement_text(Compact const& compact, Contract const& contract,
                           Statement const& statement, TerminalOptions const& options = {},
                           std::optional<Binding> const& binding = {});

/// Statements in their order, for programs; docs/reference/statement-json.md says what is in it.
std::string statements_json(Compact const& compact, Contract const& contract,
                            std::vector<Statement> const& statements,
                            std::optional<Binding> const& binding = {});

}  // namespace crosswalk
