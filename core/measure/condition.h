// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression.h"

#include <vector>

namespace crosswalk {

/// Which rows an aggregate takes, as a list of conditions that must all hold.
struct RowFilter {
    std::vector<Expression> all_of;

    /// Of an aggregate: its `where`, and that its operand is not missing.
    static RowFilter of(Aggregate const& aggregate);
    /// Of one condition.
    static RowFilter of(Expression const& condition);
};

/// Whether every row that `narrow` takes is also taken by `wide`, as far as the text shows it.
/// False means "cannot be shown", not "is not so".
bool implies(RowFilter const& narrow, RowFilter const& wide);

/// Whether no row is taken by both, as far as the text shows it.
bool excludes(RowFilter const& a, RowFilter const& b);

}  // namespace crosswalk
