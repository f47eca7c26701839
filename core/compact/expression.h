// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "quantity/decimal.h"
#include "quantity/unit.h"
#include "text/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The measure language, in one tree type.
///
///   value      = "sum(kwh) / sum(sqft)"
///   value      = "count(where closed <= due) / count()"
///   value      = "mean(closed - opened where department = \"Streets\")"
///   checks     = ["kwh >= 0", "closed >= opened or closed is missing"]
///
/// Aggregates take an arithmetic expression over the columns of one row and an optional `where`.
/// Around them: + - * / over aggregates, numbers and other measures by name. A row is never
/// divided: ratios are sum(a) / sum(b).
enum class ExpressionKind {
    number,
    text,
    date,
    boolean,
    column,  ///< name: the column
    measure,  ///< name: the other measure; replaced by its formula on resolving
    aggregate,  ///< index: into the aggregates of the measure; made on resolving
    negate,
    add,
    subtract,
    multiply,
    divide,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    logical_and,
    logical_or,
    logical_not,
    in,  ///< parts[0] in the others
    missing,  ///< parts[0] is missing
    sum,
    count,  ///< parts empty: rows; else rows in which the operand is not missing
    mean,  ///< sum / count of the operand; resolved away
    median,
    min,
    max,
    share,  ///< share(where c) = count(where c) / count(); resolved away
};

struct Expression {
    ExpressionKind kind = ExpressionKind::number;
    Span span;
    /// Column, measure or text literal; of a number its unit (`5 days`); of a date that was written
    /// as a period ("2016-06") that period.
    std::string name;
    Decimal number;
    Date date;
    bool truth = false;
    std::size_t index = 0;
    std::vector<Expression> parts;
    std::vector<Expression> where;  ///< none or one

    /// Same meaning, wherever it stands: spans are not compared.
    friend bool operator==(Expression const& a, Expression const& b);
};

/// Parses one expression. `base` is the span of the text inside `sources` so that every node and
/// every error has its place. Depth is limited (E009).
Result<Expression> parse_expression(Sources const& sources, Span base);

/// The canonical text: parse(print(x)) == x.
std::string print(Expression const& expression);

/// What may be asked of the store: exact whatever the order of the rows.
enum class AggregateKind { sum, count, median, min, max };
std::string_view word(AggregateKind kind);  ///< "median", as it is written

/// One aggregate over the rows of one dataset, as the formula of a measure uses it.
struct Aggregate {
    AggregateKind kind = AggregateKind::count;
    std::string dataset;
    std::vector<Expression> operand;  ///< none for count()
    std::vector<Expression> where;  ///< none or one
    Unit unit;

    /// Sums and counts roll up from their parts; the others are asked again at every level.
    bool rolls_up() const { return kind == AggregateKind::sum || kind == AggregateKind::count; }
    friend bool operator==(Aggregate const&, Aggregate const&) = default;
};

}  // namespace crosswalk
