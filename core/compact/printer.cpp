// SPDX-License-Identifier: Apache-2.0
#include "compact/expression.h"
#include "compact/functions.h"

namespace crosswalk {
namespace {

/// How tightly a form holds its parts together; a part that holds less tightly is put in
/// parentheses.
enum class Binding {
    disjunction,
    conjunction,
    negation,
    comparison,
    sum,
    product,
    factor,
    primary
};

Binding tighter(Binding binding) { return static_cast<Binding>(static_cast<int>(binding) + 1); }

struct Form {
    Binding binding = Binding::primary;
    std::string_view sign;
};

/// `x is not missing` and `x not in (...)` are comparisons, though they are negations in the tree.
bool is_negated_comparison(Expression const& e) {
    return e.kind == ExpressionKind::logical_not && e.parts.size() == 1 &&
           (e.parts[0].kind == ExpressionKind::missing || e.parts[0].kind == ExpressionKind::in);
}

Form form_of(Expression const& e) {
    switch (e.kind) {
        case ExpressionKind::logical_or:
            return {Binding::disjunction, " or "};
        case ExpressionKind::logical_and:
            return {Binding::conjunction, " and "};
        case ExpressionKind::logical_not:
            return {is_negated_comparison(e) ? Binding::comparison : Binding::negation, "not "};
        case ExpressionKind::equal:
            return {Binding::comparison, " = "};
        case ExpressionKind::not_equal:
            return {Binding::comparison, " != "};
        case ExpressionKind::less:
            return {Binding::comparison, " < "};
        case ExpressionKind::less_or_equal:
            return {Binding::comparison, " <= "};
        case ExpressionKind::greater:
            return {Binding::comparison, " > "};
        case ExpressionKind::greater_or_equal:
            return {Binding::comparison, " >= "};
        case ExpressionKind::in:
        case ExpressionKind::missing:
            return {Binding::comparison, ""};
        case ExpressionKind::add:
            return {Binding::sum, " + "};
        case ExpressionKind::subtract:
            return {Binding::sum, " - "};
        case ExpressionKind::multiply:
            return {Binding::product, " * "};
        case ExpressionKind::divide:
            return {Binding::product, " / "};
        case ExpressionKind::negate:
            return {Binding::factor, "-"};
        default:
            return {};
    }
}

std::string quoted_literal(std::string_view text) {
    std::string written = "\"";
    for (char const c : text) {
        written += c;
        if (c == '"') written += '"';
    }
    return written + "\"";
}

std::string printed(Expression const& e, Binding at_least);

std::string call(Expression const& e) {
    std::string text(function_name(e.kind));
    text += '(';
    if (!e.parts.empty()) text += printed(e.parts[0], Binding::disjunction);
    if (!e.parts.empty() && !e.where.empty()) text += ' ';
    if (!e.where.empty()) text += "where " + printed(e.where[0], Binding::disjunction);
    return text + ")";
}

std::string membership(Expression const& e, std::string_view word) {
    std::string text = printed(e.parts[0], Binding::sum) + std::string(word) + "(";
    for (std::size_t i = 1; i < e.parts.size(); ++i) {
        text += (i > 1 ? ", " : "") + printed(e.parts[i], Binding::factor);
    }
    return text + ")";
}

std::string primary(Expression const& e) {
    switch (e.kind) {
        case ExpressionKind::number:
            return print(e.number) + (e.name.empty() ? "" : " " + e.name);
        case ExpressionKind::text:
            return quoted_literal(e.name);
        case ExpressionKind::date:
            return e.name.empty() ? print(e.date) : quoted_literal(e.name);
        case ExpressionKind::boolean:
            return e.truth ? "true" : "false";
        case ExpressionKind::column:
        case ExpressionKind::measure:
            return e.name;
        case ExpressionKind::aggregate:
            return "[" + std::to_string(e.index + 1) + "]";
        default:
            return call(e);
    }
}

/// A comparison does not chain, so neither of its sides may be one; the left side of the other
/// operators may be of the same kind: a - b - c.
std::string binary(Expression const& e, Form form) {
    bool const comparison = form.binding == Binding::comparison;
    return printed(e.parts[0], comparison ? Binding::sum : form.binding) + std::string(form.sign) +
           printed(e.parts[1], tighter(form.binding));
}

std::string bare(Expression const& e) {
    auto const form = form_of(e);
    if (is_negated_comparison(e)) {
        auto const& inner = e.parts[0];
        return inner.kind == ExpressionKind::in
                   ? membership(inner, " not in ")
                   : printed(inner.parts[0], Binding::sum) + " is not missing";
    }
    switch (e.kind) {
        case ExpressionKind::in:
            return membership(e, " in ");
        case ExpressionKind::missing:
            return printed(e.parts[0], Binding::sum) + " is missing";
        case ExpressionKind::logical_not:
        case ExpressionKind::negate:
            return std::string(form.sign) + printed(e.parts[0], form.binding);
        default:
            break;
    }
    return form.binding == Binding::primary ? primary(e) : binary(e, form);
}

std::string printed(Expression const& e, Binding at_least) {
    auto text = bare(e);
    return form_of(e).binding < at_least ? "(" + text + ")" : text;
}

}  // namespace

std::string print(Expression const& expression) {
    return printed(expression, Binding::disjunction);
}

std::string_view word(AggregateKind kind) {
    switch (kind) {
        case AggregateKind::sum:
            return function_name(ExpressionKind::sum);
        case AggregateKind::count:
            return function_name(ExpressionKind::count);
        case AggregateKind::median:
            return function_name(ExpressionKind::median);
        case AggregateKind::min:
            return function_name(ExpressionKind::min);
        case AggregateKind::max:
            return function_name(ExpressionKind::max);
    }
    return {};
}

bool operator==(Expression const& a, Expression const& b) {
    return a.kind == b.kind && a.name == b.name && a.number == b.number && a.date == b.date &&
           a.truth == b.truth && a.index == b.index && a.parts == b.parts && a.where == b.where;
}

}  // namespace crosswalk
