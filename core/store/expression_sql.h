// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression.h"
#include "compact/model.h"
#include "text/result.h"

#include <functional>
#include <string>
#include <vector>

namespace crosswalk {

// Expressions over the columns of one row, as SQL. Exact by construction: numbers are 64-bit whole
// numbers or decimals wide enough for every digit, chosen from the declared columns, and what does
// not fit stops the question; texts are compared byte by byte; values are quoted so that none can
// end early.
//
// A comparison with a missing value is neither true nor false, `not` of it neither, and only rows
// for which a condition is true are taken (docs/reference/facts.md#missing-values).
//
// Errors    F041 a result would need more than 38 digits, F044 kinds that cannot be combined

/// One value of a row.
struct SqlValue {
    enum class Kind { number, text, day, truth };
    std::string sql;
    Kind kind = Kind::number;
    int digits = 0;  ///< of a number: at most so many in all
    int scale = 0;  ///< of which so many after the point
    bool is_wide = false;  ///< lies in 128 bits
    bool is_whole = false;  ///< a 64-bit whole number, not a decimal
    bool is_literal = false;
};

/// A comparison or test that holds no other condition, and the columns it looks at.
struct Atom {
    std::string sql;
    std::vector<std::string> columns;
};

/// What stands in a condition in the place of an atom; for plain SQL the atom's own.
using AtomName = std::function<std::string(Atom const&)>;

Result<SqlValue> sql_value(Expression const& expression, Dataset const& dataset);
Result<std::string> sql_condition(Expression const& expression, Dataset const& dataset,
                                  AtomName const& name = {});

/// Names of the columns an expression looks at, each once, in the order of their first use.
std::vector<std::string> columns_of(Expression const& expression);

}  // namespace crosswalk
