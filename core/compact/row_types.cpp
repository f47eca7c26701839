// SPDX-License-Identifier: Apache-2.0
#include "compact/row_types.h"

#include "compact/units.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

bool is_literal(Expression const& e) {
    switch (e.kind) {
        case ExpressionKind::number:
        case ExpressionKind::text:
        case ExpressionKind::date:
        case ExpressionKind::boolean:
            return true;
        case ExpressionKind::negate:
            return is_literal(e.parts[0]);
        default:
            return false;
    }
}

Typed number(Unit unit) {
    Typed typed;
    typed.unit = std::move(unit);
    return typed;
}

Typed of(ValueType type) {
    Typed typed;
    typed.type = type;
    return typed;
}

Typed typed_column(Column const& column) {
    Typed typed;
    typed.column = &column;
    switch (column.type) {
        case ColumnType::text:
            typed.type = ValueType::text;
            break;
        case ColumnType::date:
            typed.type = ValueType::date;
            break;
        case ColumnType::boolean:
            typed.type = ValueType::truth;
            break;
        case ColumnType::period:
            typed.type = ValueType::period;
            typed.period = column.period;
            break;
        case ColumnType::integer:
        case ColumnType::decimal:
            typed.unit = column.unit;
            break;
    }
    return typed;
}

std::string quote(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

std::string say(Typed const& typed) {
    switch (typed.type) {
        case ValueType::number:
            return typed.unit.is_plain() ? "a plain number" : "a number in " + say(typed.unit);
        case ValueType::text:
            return "a text";
        case ValueType::date:
            return "a date";
        case ValueType::period:
            return "a " + std::string(name(typed.period));
        case ValueType::truth:
            return "a yes-or-no value";
    }
    return "a value";
}

std::optional<Typed> RowTypes::check(Expression& e) {
    switch (e.kind) {
        case ExpressionKind::number: {
            auto typed = number(e.name.empty() ? Unit() : Unit::of(e.name));
            typed.bare_number = e.name.empty();
            return typed;
        }
        case ExpressionKind::text:
            return of(ValueType::text);
        case ExpressionKind::date:
            return of(ValueType::date);
        case ExpressionKind::boolean:
            return of(ValueType::truth);
        case ExpressionKind::column:
        case ExpressionKind::measure:
            return column(e);
        case ExpressionKind::negate:
            return negate(e);
        case ExpressionKind::add:
        case ExpressionKind::subtract:
        case ExpressionKind::multiply:
        case ExpressionKind::divide:
            return arithmetic(e);
        case ExpressionKind::equal:
        case ExpressionKind::not_equal:
        case ExpressionKind::less:
        case ExpressionKind::less_or_equal:
        case ExpressionKind::greater:
        case ExpressionKind::greater_or_equal:
            return comparison(e);
        case ExpressionKind::logical_and:
        case ExpressionKind::logical_or:
        case ExpressionKind::logical_not:
            return logic(e);
        case ExpressionKind::in:
            return membership(e);
        case ExpressionKind::missing:
            if (!check(e.parts[0])) return std::nullopt;
            return of(ValueType::truth);
        default:
            break;
    }
    bool const in_check = use_ == RowUse::check;
    complaints_
        .error("E018", e.span,
               in_check ? "a check looks at one row, and this is worked out "
                          "over many"
                        : "this is worked out over many rows, and it stands "
                          "where one row is looked at")
        .with_help(in_check ? "compare the columns of the row with each other" + example()
                            : "work out the two one after the other, in two measures if need be");
    return std::nullopt;
}

std::string RowTypes::example() const {
    auto const number = std::ranges::find_if(dataset_.columns, [](Column const& column) {
        return column.type == ColumnType::integer || column.type == ColumnType::decimal;
    });
    return number == dataset_.columns.end() ? std::string() : ": " + number->name + " >= 0";
}

std::optional<Typed> RowTypes::column(Expression const& e) {
    auto const found = std::ranges::find(dataset_.columns, e.name, &Column::name);
    if (found != dataset_.columns.end()) {
        auto const index = static_cast<std::size_t>(found - dataset_.columns.begin());
        if (!notes_.column_is_sound[index]) return std::nullopt;
        return typed_column(*found);
    }
    if (!notes_.all_columns_known) return std::nullopt;
    std::vector<std::string> names;
    for (auto const& each : dataset_.columns) names.push_back(each.name);
    auto& complaint = complaints_.error(
        "E010", e.span,
        "dataset " + code_word(dataset_.id) + " has no column " + code_word(e.name));
    auto const nearest = complaints_.suggest(e.name, names);
    if (!nearest.empty()) {
        complaint.with_related(complaints_.place(dataset_.column(nearest)->span), "");
        complaint.with_help("did you mean " + code_word(nearest) + "?");
    } else {
        complaint.with_help("its columns are " + all_of(names) +
                            "; a text stands in quotation "
                            "marks: " +
                            quote(e.name));
    }
    return std::nullopt;
}

void RowTypes::not_a_number(Expression const& e, Typed const& typed) {
    complaints_.error("E013", e.span, "a number is needed here, and this is " + say(typed))
        .with_help(typed.type == ValueType::truth
                       ? "count rows in which it holds with count(where ...)"
                       : "only numbers are added and multiplied; two dates may be subtracted");
}

std::optional<Typed> RowTypes::negate(Expression& e) {
    auto typed = check(e.parts[0]);
    if (!typed) return std::nullopt;
    if (typed->type != ValueType::number) {
        not_a_number(e.parts[0], *typed);
        return std::nullopt;
    }
    typed->column = nullptr;
    return typed;
}

std::optional<Typed> RowTypes::arithmetic(Expression& e) {
    auto const left = check(e.parts[0]);
    auto const right = check(e.parts[1]);
    if (e.kind == ExpressionKind::divide) {
        complaints_.error("E014", e.span, "the values of one row are not divided")
            .with_help(
                "divide sums: sum(a) / sum(b). A mean of ratios would give a building of 100 "
                "the same weight as one of 10,000");
        return std::nullopt;
    }
    if (!left || !right) return std::nullopt;
    bool const dates = left->type == ValueType::date && right->type == ValueType::date;
    if (dates && e.kind == ExpressionKind::subtract) return number(Unit::of("day"));
    bool const date_and_number = left->type == ValueType::date && right->type == ValueType::number;
    if (date_and_number && e.kind != ExpressionKind::multiply) {
        complaints_.error("E013", e.span, "days are not added to a date")
            .with_help("compare the number of days between two dates: closed - opened <= 5 days");
        return std::nullopt;
    }
    for (auto const& [part, typed] :
         {std::pair(&e.parts[0], &*left), std::pair(&e.parts[1], &*right)}) {
        if (typed->type != ValueType::number) {
            not_a_number(*part, *typed);
            return std::nullopt;
        }
    }
    if (e.kind == ExpressionKind::multiply) return number(left->unit * right->unit);
    return sum(e, *left, *right);
}

std::optional<Typed> RowTypes::sum(Expression const& e, Typed const& left, Typed const& right) {
    bool const adds = e.kind == ExpressionKind::add;
    auto const unit =
        adds ? unit_of_sum(left.unit, right.unit) : unit_of_difference(left.unit, right.unit);
    if (!unit) {
        complain_about_units(complaints_, e, left.unit, right.unit, adds ? "added" : "subtracted");
        return std::nullopt;
    }
    auto typed = number(*unit);
    typed.bare_number = left.bare_number && right.bare_number;
    return typed;
}

void complain_about_units(Complaints& complaints, Expression const& e, Unit const& a, Unit const& b,
                          std::string_view verb) {
    complaints
        .error("E012", e.parts[1].span,
               say(a) + " and " + say(b) + " cannot be " + std::string(verb))
        .with_label(say(b))
        .with_related(complaints.place(e.parts[0].span), say(a))
        .with_help(help_for_units(a, b));
}

std::optional<Typed> RowTypes::types_differ(Expression const& e, Typed const& a, Typed const& b,
                                            std::string_view verb) {
    auto& complaint = complaints_.error(
        "E013", e.parts[1].span, say(a) + " and " + say(b) + " cannot be " + std::string(verb));
    complaint.with_label(say(b)).with_related(complaints_.place(e.parts[0].span), say(a));
    auto const& right = e.parts[1];
    if (a.type == ValueType::text && right.kind == ExpressionKind::number) {
        complaint.with_help("write " + quote(print(right)) + ", because the column holds texts");
    } else if (a.type == ValueType::number && right.kind == ExpressionKind::text) {
        complaint.with_help("write the number without quotation marks");
    } else if (a.type == ValueType::date && right.kind == ExpressionKind::text) {
        complaint.with_help("write the date without quotation marks: 2016-12-31");
    } else if (a.type == ValueType::period && right.kind == ExpressionKind::date) {
        complaint.with_help("write a " + std::string(name(a.period)) + " in quotation marks: " +
                            quote(print(Period::containing(a.period, right.date, fiscal_start_))));
    } else if (a.type == ValueType::truth && b.type == ValueType::number) {
        complaint.with_help("a yes-or-no column is a condition by itself: write " +
                            print(e.parts[0]) + " or not " + print(e.parts[0]));
    } else {
        complaint.with_help("compare two things of one kind");
    }
    return std::nullopt;
}

std::optional<Typed> RowTypes::comparison(Expression& e) {
    auto const left = check(e.parts[0]);
    auto const right = check(e.parts[1]);
    if (!left || !right) return std::nullopt;
    bool const ordered = e.kind != ExpressionKind::equal && e.kind != ExpressionKind::not_equal;
    bool const no_order = left->type == right->type &&
                          (left->type == ValueType::text || left->type == ValueType::truth);
    if (ordered && no_order) {
        complaints_.error("E013", e.span, say(*left) + " is neither more nor less than another")
            .with_help("compare with = or !=, or with in ('a', 'b')");
        return std::nullopt;
    }
    if (!comparable(e, e.parts[0], *left, e.parts[1], *right)) return std::nullopt;
    return of(ValueType::truth);
}

bool RowTypes::comparable(Expression& e, Expression& left, Typed const& a, Expression& right,
                          Typed const& b) {
    if (a.type == ValueType::period && is_literal(right)) {
        if (b.type != ValueType::date) return period_literal(a, right);
        types_differ(e, a, b, "compared");
        return false;
    }
    if (b.type == ValueType::period && is_literal(left) && a.type != ValueType::date) {
        return period_literal(b, left);
    }
    bool const periods_differ =
        a.type == ValueType::period && b.type == a.type && a.period != b.period;
    if (a.type != b.type || periods_differ) {
        types_differ(e, a, b, "compared");
        return false;
    }
    bool const fits =
        a.type != ValueType::number || a.bare_number || b.bare_number || a.unit == b.unit;
    if (!fits) {
        complain_about_units(complaints_, e, a.unit, b.unit, "compared");
        return false;
    }
    if (is_literal(right)) check_value(a, right);
    if (is_literal(left)) check_value(b, left);
    return true;
}

bool RowTypes::period_literal(Typed const& typed, Expression& literal) {
    auto const written =
        literal.kind == ExpressionKind::text ? literal.name : print(literal.number);
    auto const period = Period::parse(written, fiscal_start_);
    if (period && period->kind() == typed.period && literal.kind != ExpressionKind::negate) {
        literal.kind = ExpressionKind::date;
        literal.date = period->first();
        literal.name = written;  // it prints as it was written
        literal.number = Decimal();
        return true;
    }
    auto const day = period ? period->first() : *Date::from_civil(2016, 6, 1);
    auto const example = print(Period::containing(typed.period, day, fiscal_start_));
    complaints_
        .error("E013", literal.span,
               crosswalk::quoted(written) + " is not a " + std::string(name(typed.period)))
        .with_help("write it like " + quote(example));
    return false;
}

/// A value that a column cannot have makes a condition that never holds: mostly a slip of the pen.
void RowTypes::check_value(Typed const& column, Expression const& literal) {
    if (column.column == nullptr) return;
    // A name picks one person out; a category of many, or more than an amount, does not.
    bool const picks_out =
        column.column->personal && column.type == ValueType::text && column.column->values.empty();
    if (picks_out && use_ == RowUse::measure) {
        complaints_
            .error("E026", literal.span,
                   "the column " + code_word(column.column->name) +
                       " is personal, so a measure cannot ask for one of its values")
            .with_related(complaints_.place(column.column->span), "described here")
            .with_help("ask only whether it is missing, or use a column that is not personal");
        return;
    }
    auto const& values = column.column->values;
    bool const known = literal.kind != ExpressionKind::text || values.empty() ||
                       std::ranges::find(values, literal.name) != values.end();
    if (known) return;
    auto const nearest = complaints_.suggest(literal.name, values);
    complaints_
        .error("E025", literal.span,
               code_word(column.column->name) + " never has the value " +
                   crosswalk::quoted(literal.name))
        .with_related(complaints_.place(column.column->span), "its values are listed here")
        .with_help(nearest.empty() ? "its values are " + all_of(values)
                                   : "did you mean " + quote(nearest) + "?");
}

std::optional<Typed> RowTypes::logic(Expression& e) {
    bool sound = true;
    for (auto& part : e.parts) sound = check_condition(part) && sound;
    if (!sound) return std::nullopt;
    return of(ValueType::truth);
}

std::optional<Typed> RowTypes::membership(Expression& e) {
    auto const left = check(e.parts[0]);
    if (!left) return std::nullopt;
    bool sound = true;
    for (std::size_t i = 1; i < e.parts.size(); ++i) {
        auto const value = check(e.parts[i]);
        // The complaint is about two of the parts; it reads them as it does for a comparison.
        Expression pair;
        pair.parts = {e.parts[0], e.parts[i]};
        pair.span = e.span;
        sound = value && comparable(pair, pair.parts[0], *left, pair.parts[1], *value) && sound;
        e.parts[i] = std::move(pair.parts[1]);
    }
    if (!sound) return std::nullopt;
    return of(ValueType::truth);
}

bool RowTypes::check_condition(Expression& e) {
    auto const typed = check(e);
    if (!typed) return false;
    if (typed->type == ValueType::truth) return true;
    complaints_.error("E016", e.span, "a condition is needed here, and this is " + say(*typed))
        .with_help(typed->type == ValueType::number ? "compare it: " + print(e) + " > 0"
                                                    : "compare it with a value, or ask whether it "
                                                      "is missing");
    return false;
}

}  // namespace crosswalk
