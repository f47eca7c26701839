// SPDX-License-Identifier: Apache-2.0
#include "store/expression_sql.h"

#include "store/engine.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

using Kind = SqlValue::Kind;

constexpr int narrow_digits = 18;  ///< every number of so many digits fits 64 bits
constexpr int whole_digits = 19;   ///< of a 64-bit whole number

std::unexpected<Diagnostic> not_exact(Expression const& expression) {
    return failure(
        "F041",
        "`" + print(expression) + "` cannot be computed exactly: it may need more than 38 digits",
        "declare fewer digits for its columns: decimal(18, 2) holds a quadrillion with cents");
}

std::unexpected<Diagnostic> not_possible(Expression const& expression) {
    return failure("F044", "`" + print(expression) + "` cannot be computed for a row",
                   "combine numbers with numbers, days with days and texts with texts");
}

std::string decimal_type(int digits, int scale) {
    return "DECIMAL(" + std::to_string(digits) + ", " + std::to_string(scale) + ")";
}

std::string cast(std::string const& sql, std::string const& type) {
    return "CAST(" + sql + " AS " + type + ")";
}

SqlValue whole(std::string sql, int digits) {
    SqlValue value;
    value.sql = std::move(sql);
    value.digits = digits;
    value.is_whole = true;
    return value;
}

SqlValue decimal(std::string sql, int digits, int scale) {
    SqlValue value;
    value.sql = std::move(sql);
    value.digits = digits;
    value.scale = scale;
    value.is_wide = digits > narrow_digits;
    return value;
}

SqlValue plain(std::string sql, Kind kind) {
    SqlValue value;
    value.sql = std::move(sql);
    value.kind = kind;
    return value;
}

int digits_of(Decimal const& number) {
    int digits = 1;
    for (auto rest = number.coefficient() / 10; rest != 0; rest /= 10) ++digits;
    return std::max(digits, number.scale());
}

SqlValue literal(Decimal const& written) {
    auto const number = written.trimmed();
    auto const digits = digits_of(number);
    auto value = number.scale() == 0 && digits <= narrow_digits
                     ? whole(cast(print(number), "BIGINT"), digits)
                     : decimal(cast(sql_text(print(number)), decimal_type(digits, number.scale())),
                               digits, number.scale());
    value.is_literal = true;
    return value;
}

SqlValue column_value(Column const& column) {
    auto name = sql_name(column.name);
    switch (column.type) {
        case ColumnType::text:
            return plain(std::move(name), Kind::text);
        case ColumnType::integer:
            return whole(std::move(name), whole_digits);
        case ColumnType::decimal:
            return decimal(std::move(name), column.precision, column.scale);
        case ColumnType::date:
        case ColumnType::period:
            return plain(std::move(name), Kind::day);
        case ColumnType::boolean:
            return plain(std::move(name), Kind::truth);
    }
    return {};
}

/// The number as a decimal of a form that both sides of an operation share.
std::string in_form(SqlValue const& value, int digits, int scale) {
    return cast(value.sql, decimal_type(digits, scale));
}

Result<SqlValue> sum_of(Expression const& expression, SqlValue const& a, SqlValue const& b) {
    auto const* const sign = expression.kind == ExpressionKind::add ? " + " : " - ";
    if (a.is_whole && b.is_whole) {
        return whole("(" + a.sql + sign + b.sql + ")",
                     std::min(std::max(a.digits, b.digits) + 1, whole_digits));
    }
    auto const scale = std::max(a.scale, b.scale);
    auto const wanted = std::max(a.digits - a.scale, b.digits - b.scale) + 1 + scale;
    auto const digits = wanted <= narrow_digits ? narrow_digits : Decimal::most_digits;
    auto const room = std::max(a.digits - a.scale, b.digits - b.scale);
    if (room + scale > Decimal::most_digits) return not_exact(expression);
    auto const form = [&](SqlValue const& side) { return in_form(side, digits, scale); };
    return decimal("(" + form(a) + sign + form(b) + ")", std::min(wanted, Decimal::most_digits),
                   scale);
}

Result<SqlValue> product_of(Expression const& expression, SqlValue const& a, SqlValue const& b) {
    auto const scale = a.scale + b.scale;
    auto const wanted = a.digits + b.digits;
    bool const stays_whole =
        a.is_whole && b.is_whole && (wanted <= whole_digits || a.is_literal || b.is_literal);
    if (stays_whole) {
        return whole("(" + a.sql + " * " + b.sql + ")", std::min(wanted, whole_digits));
    }
    if (scale > Decimal::most_digits) return not_exact(expression);
    auto const digits = wanted <= narrow_digits ? narrow_digits : Decimal::most_digits;
    auto sql = "(" + in_form(a, digits, a.scale) + " * " + in_form(b, digits, b.scale) + ")";
    return decimal(cast(sql, decimal_type(digits, scale)), std::min(wanted, Decimal::most_digits),
                   scale);
}

Result<SqlValue> arithmetic(Expression const& expression, Dataset const& dataset) {
    TRY_ASSIGN(auto const a, sql_value(expression.parts[0], dataset));
    TRY_ASSIGN(auto const b, sql_value(expression.parts[1], dataset));
    bool const are_days = a.kind == Kind::day && b.kind == Kind::day;
    if (are_days && expression.kind == ExpressionKind::subtract) {
        constexpr int most_days_digits = 7;  // between the years 1 and 9999
        return whole("(" + a.sql + " - " + b.sql + ")", most_days_digits);
    }
    if (a.kind != Kind::number || b.kind != Kind::number) return not_possible(expression);
    if (expression.kind == ExpressionKind::multiply) return product_of(expression, a, b);
    return sum_of(expression, a, b);
}

std::string_view sign_of(ExpressionKind kind) {
    switch (kind) {
        case ExpressionKind::equal:
            return " = ";
        case ExpressionKind::not_equal:
            return " <> ";
        case ExpressionKind::less:
            return " < ";
        case ExpressionKind::less_or_equal:
            return " <= ";
        case ExpressionKind::greater:
            return " > ";
        case ExpressionKind::greater_or_equal:
            return " >= ";
        default:
            return {};
    }
}

/// `sign` between two values of one kind, numbers brought to one form.
Result<std::string> compared(Expression const& expression, SqlValue const& a, std::string_view sign,
                             SqlValue const& b) {
    if (a.kind != b.kind) return not_possible(expression);
    if (a.kind != Kind::number || (a.is_whole && b.is_whole) ||
        (a.scale == b.scale && a.is_wide == b.is_wide && a.is_whole == b.is_whole)) {
        return "(" + a.sql + std::string(sign) + b.sql + ")";
    }
    auto const scale = std::max(a.scale, b.scale);
    auto const wanted = std::max(a.digits - a.scale, b.digits - b.scale) + scale;
    if (wanted > Decimal::most_digits) return not_exact(expression);
    auto const digits = wanted <= narrow_digits ? narrow_digits : Decimal::most_digits;
    return "(" + in_form(a, digits, scale) + std::string(sign) + in_form(b, digits, scale) + ")";
}

Result<std::string> one_of(Expression const& expression, Dataset const& dataset) {
    TRY_ASSIGN(auto const value, sql_value(expression.parts[0], dataset));
    std::string list;
    std::string either;
    for (std::size_t i = 1; i < expression.parts.size(); ++i) {
        TRY_ASSIGN(auto const option, sql_value(expression.parts[i], dataset));
        TRY_ASSIGN(auto const equal, compared(expression, value, " = ", option));
        list += (i == 1 ? "" : ", ") + option.sql;
        either += (i == 1 ? "" : " OR ") + equal;
    }
    if (value.kind == Kind::text) return "(" + value.sql + " IN (" + list + "))";
    return "(" + either + ")";
}

Result<std::string> atom_sql(Expression const& expression, Dataset const& dataset) {
    if (expression.kind == ExpressionKind::in) return one_of(expression, dataset);
    if (expression.kind == ExpressionKind::missing) {
        TRY_ASSIGN(auto const value, sql_value(expression.parts[0], dataset));
        return "(" + value.sql + " IS NULL)";
    }
    if (auto const sign = sign_of(expression.kind); !sign.empty()) {
        TRY_ASSIGN(auto const a, sql_value(expression.parts[0], dataset));
        TRY_ASSIGN(auto const b, sql_value(expression.parts[1], dataset));
        return compared(expression, a, sign, b);
    }
    TRY_ASSIGN(auto const value, sql_value(expression, dataset));
    if (value.kind != Kind::truth) return not_possible(expression);
    return value.sql;
}

void collect_columns(Expression const& expression, std::vector<std::string>& columns) {
    bool const is_new = expression.kind == ExpressionKind::column &&
                        std::ranges::find(columns, expression.name) == columns.end();
    if (is_new) columns.push_back(expression.name);
    for (auto const& part : expression.parts) collect_columns(part, columns);
    for (auto const& part : expression.where) collect_columns(part, columns);
}

}  // namespace

Result<SqlValue> sql_value(Expression const& expression, Dataset const& dataset) {
    switch (expression.kind) {
        case ExpressionKind::number:
            return literal(expression.number);
        case ExpressionKind::text:
            return plain(sql_text(expression.name), Kind::text);
        case ExpressionKind::date:
            return plain(sql_date(expression.date), Kind::day);
        case ExpressionKind::boolean:
            return plain(expression.truth ? "TRUE" : "FALSE", Kind::truth);
        case ExpressionKind::column: {
            auto const* const column = dataset.column(expression.name);
            if (column == nullptr) return not_possible(expression);
            return column_value(*column);
        }
        case ExpressionKind::negate: {
            TRY_ASSIGN(auto value, sql_value(expression.parts[0], dataset));
            if (value.kind != Kind::number) return not_possible(expression);
            value.sql = "(-" + value.sql + ")";
            return value;
        }
        case ExpressionKind::add:
        case ExpressionKind::subtract:
        case ExpressionKind::multiply:
            return arithmetic(expression, dataset);
        default:
            return not_possible(expression);
    }
}

Result<std::string> sql_condition(Expression const& expression, Dataset const& dataset,
                                  AtomName const& name) {
    bool const is_and = expression.kind == ExpressionKind::logical_and;
    if (is_and || expression.kind == ExpressionKind::logical_or) {
        std::string sql;
        for (auto const& part : expression.parts) {
            TRY_ASSIGN(auto const condition, sql_condition(part, dataset, name));
            sql += (sql.empty() ? "(" : is_and ? " AND " : " OR ") + condition;
        }
        return sql + ")";
    }
    if (expression.kind == ExpressionKind::logical_not) {
        TRY_ASSIGN(auto const condition, sql_condition(expression.parts[0], dataset, name));
        return "(NOT " + condition + ")";
    }
    TRY_ASSIGN(auto sql, atom_sql(expression, dataset));
    if (!name || expression.kind == ExpressionKind::boolean) return sql;
    return name({std::move(sql), columns_of(expression)});
}

std::vector<std::string> columns_of(Expression const& expression) {
    std::vector<std::string> columns;
    collect_columns(expression, columns);
    return columns;
}

}  // namespace crosswalk
