// SPDX-License-Identifier: Apache-2.0
#include "measure/evaluate.h"

#include "text/result.h"

#include <expected>
#include <utility>

namespace crosswalk {
namespace {

using Worked = std::expected<Rational, Absence>;

Worked worked_out(Expression const& e, AggregateValues const& at);

/// Both sides, or why there is no number: that nothing can be divided by zero says more than that
/// something is missing.
std::expected<std::pair<Rational, Rational>, Absence> both_sides(Expression const& e,
                                                                 AggregateValues const& at) {
    auto left = worked_out(e.parts[0], at);
    auto right = worked_out(e.parts[1], at);
    if (e.kind == ExpressionKind::divide && right && right->is_zero()) {
        return std::unexpected(Absence::zero_denominator);
    }
    if (!left && !right && right.error() == Absence::zero_denominator) {
        return std::unexpected(Absence::zero_denominator);
    }
    if (!left) return std::unexpected(left.error());
    if (!right) return std::unexpected(right.error());
    return std::pair(*std::move(left), *std::move(right));
}

Worked arithmetic(Expression const& e, AggregateValues const& at) {
    auto const sides = both_sides(e, at);
    if (!sides) return std::unexpected(sides.error());
    auto const& [left, right] = *sides;
    switch (e.kind) {
        case ExpressionKind::add:
            return left + right;
        case ExpressionKind::subtract:
            return left - right;
        case ExpressionKind::multiply:
            return left * right;
        default:
            break;
    }
    auto quotient = divide(left, right);
    invariant(quotient.has_value(), "a zero denominator was turned away above");
    return *std::move(quotient);
}

Worked worked_out(Expression const& e, AggregateValues const& at) {
    switch (e.kind) {
        case ExpressionKind::number:
            return Rational(e.number);
        case ExpressionKind::aggregate: {
            invariant(e.index < at.values.size(), "a formula names only aggregates of its measure");
            auto const& value = at.values[e.index];
            if (value) return *value;
            // One dataset reported and another did not: parts are missing. Else nothing is there.
            return std::unexpected(at.any_rows && at.dataset_without_rows ? Absence::incomplete
                                                                          : Absence::no_facts);
        }
        case ExpressionKind::negate: {
            auto inner = worked_out(e.parts[0], at);
            if (!inner) return inner;
            return -*inner;
        }
        case ExpressionKind::add:
        case ExpressionKind::subtract:
        case ExpressionKind::multiply:
        case ExpressionKind::divide:
            return arithmetic(e, at);
        default:
            break;
    }
    invariant(false, "a resolved formula holds numbers, aggregates and arithmetic only");
    return std::unexpected(Absence::no_facts);
}

}  // namespace

Figure absent(Absence why) {
    Figure figure;
    figure.absence = why;
    return figure;
}

Figure evaluate(Measure const& measure, AggregateValues const& at) {
    invariant(measure.formula.has_value(), "only a measure with a value is worked out");
    auto const& formula = *measure.formula;
    Figure figure;
    figure.rows = at.rows;
    auto const value = worked_out(formula, at);
    if (value) {
        figure.value = measure.unit.is_percent() ? *value * Rational(100) : *value;
        figure.absence = Absence::none;
    } else {
        figure.absence = value.error();
    }
    if (formula.kind == ExpressionKind::divide) {
        if (auto side = worked_out(formula.parts[0], at)) figure.numerator = *std::move(side);
        if (auto side = worked_out(formula.parts[1], at)) figure.denominator = *std::move(side);
    }
    return figure;
}

}  // namespace crosswalk
