// SPDX-License-Identifier: Apache-2.0
#include "compact/formula.h"

#include "compact/functions.h"
#include "compact/units.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace crosswalk {
namespace {

Expression number_node(Decimal value, Span span) {
    Expression e;
    e.kind = ExpressionKind::number;
    e.number = value;
    e.span = span;
    return e;
}

Expression binary(ExpressionKind kind, Expression left, Expression right, Span span) {
    Expression e;
    e.kind = kind;
    e.span = span;
    e.parts.push_back(std::move(left));
    e.parts.push_back(std::move(right));
    return e;
}

/// Times 100 to the power of `exponent`.
Expression scaled(Expression formula, int exponent) {
    auto const span = formula.span;
    for (; exponent > 0; --exponent) {
        formula = binary(ExpressionKind::multiply, number_node(Decimal(100), span),
                         std::move(formula), span);
    }
    for (; exponent < 0; ++exponent) {
        formula = binary(ExpressionKind::multiply, number_node(*Decimal::make(1, 2), span),
                         std::move(formula), span);
    }
    return formula;
}

/// How often a product has the factor 100, less how often it is divided by it.
int hundreds(Expression const& e) {
    switch (e.kind) {
        case ExpressionKind::number:
            return e.name.empty() && e.number == Decimal(100) ? 1 : 0;
        case ExpressionKind::negate:
            return hundreds(e.parts[0]);
        case ExpressionKind::multiply:
            return hundreds(e.parts[0]) + hundreds(e.parts[1]);
        case ExpressionKind::divide:
            return hundreds(e.parts[0]) - hundreds(e.parts[1]);
        default:
            return 0;
    }
}

bool mentions_column(Expression const& e) {
    if (e.kind == ExpressionKind::column) return true;
    return std::ranges::any_of(e.parts, mentions_column);
}

/// Outside of aggregates every name is a measure; the parser cannot know what is outside.
void name_measures(Expression& e) {
    if (e.kind == ExpressionKind::column) e.kind = ExpressionKind::measure;
    bool const within = e.kind >= ExpressionKind::sum && e.kind <= ExpressionKind::share;
    if (within) return;
    for (auto& part : e.parts) name_measures(part);
}

Column const* personal_column(Expression const& e, Dataset const& dataset) {
    if (e.kind == ExpressionKind::column) {
        auto const* const column = dataset.column(e.name);
        return column != nullptr && column->personal ? column : nullptr;
    }
    for (auto const& part : e.parts) {
        if (auto const* const found = personal_column(part, dataset)) return found;
    }
    return nullptr;
}

}  // namespace

Expression complete(Expression formula, Unit const& unit) {
    return unit.is_percent() ? formula : scaled(std::move(formula), hundredths_in(unit));
}

Expression as_part(Expression formula, Unit const& unit) {
    return unit.is_percent() ? formula : scaled(std::move(formula), -hundredths_in(unit));
}

FormulaBuilder::FormulaBuilder(Resolving& state, std::size_t measure)
    : state_(state),
      complaints_(state.complaints),
      measure_(state.compact.measures[measure]),
      notes_(state.measure_notes[measure]) {}

void FormulaBuilder::build() {
    name_measures(*measure_.value);
    auto const& value = *measure_.value;
    auto whole = part(value);
    if (!whole || !notes_.unit_is_sound || !unit_is_fine(*whole, value)) return;
    measure_.formula = std::move(whole->tree);
    measure_.aggregates = std::move(aggregates_);
    notes_.uses = std::move(uses_);
    notes_.formula_is_sound = true;
}

bool FormulaBuilder::unit_is_fine(Part const& whole, Expression const& value) {
    auto const& declared = measure_.unit;
    auto const* const unit_node = Resolving::value(*notes_.clause, "unit");
    if (!may_be_declared(whole.unit, declared)) {
        auto& complaint = complaints_.error(
            "E024", unit_node->span,
            "the value is " + say_in(whole.unit) + ", and the unit says " + say(declared));
        complaint.with_related(complaints_.place(value.span), say(whole.unit));
        if (whole.unit.is_points()) {
            complaint.with_help(
                "the difference of two percentages is in points: write unit = "
                "\"points\"");
        } else if (declared.is_percent()) {
            complaint.with_help("only a ratio of two numbers in the same unit is a percentage");
        } else if (whole.unit.is_plain()) {
            complaint.with_help("write unit = \"1\", or give the columns their unit: unit = \"" +
                                print(declared) + "\"");
        } else {
            complaint.with_help("write unit = \"" +
                                print(whole.unit == count_unit() ? Unit() : whole.unit) +
                                "\", or change the value");
        }
        return false;
    }
    bool const hundredfold =
        declared.is_percent() && !whole.unit.is_percent() && hundreds(value) > 0;
    if (hundredfold) {
        complaints_.error("E029", value.span, "this would be shown 100 times too large")
            .with_related(complaints_.place(unit_node->span), "a ratio in % is shown times 100")
            .with_help("leave out the 100");
    }
    return !hundredfold;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::part(Expression const& e) {
    switch (e.kind) {
        case ExpressionKind::number:
            return number(e);
        case ExpressionKind::measure:
            return other_measure(e);
        case ExpressionKind::negate: {
            auto inner = part(e.parts[0]);
            if (!inner) return std::nullopt;
            Expression tree;
            tree.kind = ExpressionKind::negate;
            tree.span = e.span;
            tree.parts.push_back(std::move(inner->tree));
            inner->tree = std::move(tree);
            return inner;
        }
        case ExpressionKind::add:
        case ExpressionKind::subtract:
        case ExpressionKind::multiply:
        case ExpressionKind::divide:
            return arithmetic(e);
        case ExpressionKind::sum:
        case ExpressionKind::count:
        case ExpressionKind::mean:
        case ExpressionKind::median:
        case ExpressionKind::min:
        case ExpressionKind::max:
        case ExpressionKind::share:
            return aggregate(e);
        default:
            break;
    }
    bool const literal = e.kind == ExpressionKind::text || e.kind == ExpressionKind::date ||
                         e.kind == ExpressionKind::boolean;
    complaints_
        .error("E017", e.span,
               literal ? "a measure is a number, and this is none"
                       : "a measure is a number, and this is a condition")
        .with_help(literal ? "write what is to be worked out, such as sum(kwh)"
                           : "count the rows in which it holds: count(where ...)");
    return std::nullopt;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::number(Expression const& e) const {
    Part part;
    part.unit = e.name.empty() ? Unit() : Unit::of(e.name);
    part.bare_number = e.name.empty();
    part.tree = number_node(e.number, e.span);
    if (part.unit.is_percent() || part.unit.is_points()) part.tree = scaled(part.tree, -1);
    return part;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::other_measure(Expression const& e) {
    auto const found = state_.measure_index.find(e.name);
    if (found == state_.measure_index.end()) {
        if (state_.ids.find("measure", e.name) == nullptr) complain_about_name(e);
        return std::nullopt;
    }
    if (!may_be_used(e, found->second)) return std::nullopt;
    uses_.push_back({found->second, e.span});
    if (!state_.measure_notes[found->second].unit_is_sound) return std::nullopt;
    Part part;
    part.unit = state_.compact.measures[found->second].unit;
    part.tree = e;
    part.tree.kind = ExpressionKind::measure;
    part.tree.index = found->second;
    return part;
}

bool FormulaBuilder::may_be_used(Expression const& e, std::size_t other) {
    auto const& used = state_.compact.measures[other];
    auto const& clause = *state_.measure_notes[other].clause;
    bool const published = clause.find("published") != nullptr;
    if (published || clause.find("composite") != nullptr) {
        complaints_
            .error(
                "E022", e.span,
                "nothing can be worked out from " + code_word(e.name) + ", because it has no parts")
            .with_related(
                complaints_.place(clause.find(published ? "published" : "composite")->key_span),
                published ? "its figures are published ones" : "it is a composite")
            .with_help("work with measures that have a `value`");
        return false;
    }
    auto const* const mine = Resolving::value(*notes_.clause, "period");
    auto const* const theirs = Resolving::value(clause, "period");
    if (mine == nullptr || theirs == nullptr || used.period == measure_.period) return true;
    complaints_
        .error("E021", e.span,
               code_word(e.name) + " is read by " + std::string(name(used.period)) +
                   " and this measure by " + std::string(name(measure_.period)))
        .with_related(complaints_.place(theirs->span), std::string(name(used.period)))
        .with_related(complaints_.place(mine->span), std::string(name(measure_.period)))
        .with_help("use measures of the same period, or work it out from the columns");
    return false;
}

void FormulaBuilder::complain_about_name(Expression const& e) {
    auto const* const dataset = state_.dataset(measure_.dataset);
    auto const* const column = dataset == nullptr ? nullptr : dataset->column(e.name);
    if (column != nullptr) {
        bool const number =
            column->type == ColumnType::integer || column->type == ColumnType::decimal;
        complaints_
            .error("E019", e.span,
                   code_word(e.name) +
                       " is a column: it has a value in every "
                       "row, and a measure is one number")
            .with_related(complaints_.place(column->span), "described here")
            .with_help("say what is to be made of its values: " +
                       std::string(number ? "sum(" : "count(") + e.name + ")");
        return;
    }
    auto& complaint = complaints_.error("E011", e.span, "there is no measure " + code_word(e.name));
    auto others = state_.ids.of_kind("measure");
    std::erase(others, measure_.id);  // worked out from itself it would be a circle
    auto const nearest = complaints_.suggest(e.name, others);
    if (nearest.empty()) {
        complaint.with_help(
            "names outside of sum(), count() and the others are measures of this "
            "agreement; a column stands inside one of them: sum(" +
            e.name + ")");
    } else {
        complaint.with_related(complaints_.place(state_.ids.find("measure", nearest)->key_span),
                               "");
        complaint.with_help("did you mean " + code_word(nearest) + "?");
    }
}

std::optional<FormulaBuilder::Part> FormulaBuilder::arithmetic(Expression const& e) {
    auto left = part(e.parts[0]);
    auto right = part(e.parts[1]);
    if (!left || !right) return std::nullopt;
    Part whole;
    whole.bare_number = left->bare_number && right->bare_number;
    if (e.kind == ExpressionKind::multiply) {
        whole.unit = left->unit * right->unit;
    } else if (e.kind == ExpressionKind::divide) {
        bool const zero = e.parts[1].kind == ExpressionKind::number && e.parts[1].number.is_zero();
        if (zero) {
            complaints_.error("E027", e.parts[1].span, "nothing can be divided by 0")
                .with_help("write what the value is to be divided by");
            return std::nullopt;
        }
        whole.unit = left->unit / right->unit;
    } else {
        bool const adds = e.kind == ExpressionKind::add;
        auto const unit = adds ? unit_of_sum(left->unit, right->unit)
                               : unit_of_difference(left->unit, right->unit);
        if (!unit) {
            complain_about_units(complaints_, e, left->unit, right->unit,
                                 adds ? "added" : "subtracted");
            return std::nullopt;
        }
        whole.unit = *unit;
    }
    whole.tree = binary(e.kind, std::move(left->tree), std::move(right->tree), e.span);
    return whole;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::aggregate(Expression const& e) {
    auto const* const dataset = state_.dataset(measure_.dataset);
    if (dataset == nullptr) {
        bool const said = notes_.clause->find("dataset") != nullptr || notes_.clause->incomplete;
        if (!said && !complained_about_dataset_) {
            complaints_
                .error("K052", notes_.clause->span,
                       "this measure needs a dataset to work "
                       "with")
                .with_related(complaints_.place(e.span), "this is worked out over its rows")
                .with_help("write dataset = \"...\" with the id of a dataset");
        }
        complained_about_dataset_ = true;
        return std::nullopt;
    }
    RowTypes types(*dataset, *state_.notes(measure_.dataset), complaints_, RowUse::measure,
                   state_.compact.partnership.fiscal_year_starts);
    auto resolved = e;
    bool sound = true;
    for (auto& condition : resolved.where) sound = types.check_condition(condition) && sound;
    auto part = e.kind == ExpressionKind::count || e.kind == ExpressionKind::share
                    ? count(resolved, types)
                    : numeric_aggregate(resolved, types);
    if (!sound) return std::nullopt;
    return part;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::count(Expression const& e, RowTypes& types) {
    Part part;
    part.unit = count_unit();
    if (e.kind == ExpressionKind::share) {
        part.unit = Unit();
        auto some = add(AggregateKind::count, {}, e.where, Unit(), e.span);
        auto all = add(AggregateKind::count, {}, {}, Unit(), e.span);
        part.tree = binary(ExpressionKind::divide, std::move(some), std::move(all), e.span);
        return part;
    }
    auto operand = e.parts;
    if (!operand.empty()) {
        auto const typed = types.check(operand[0]);
        if (!typed) return std::nullopt;
        if (typed->type == ValueType::truth) {
            complaints_
                .error("E016", operand[0].span,
                       "count() of a condition counts every row in "
                       "which it is known, whether or not it holds")
                .with_help("write count(where " + print(operand[0]) +
                           ") to count the rows in which "
                           "it holds");
            return std::nullopt;
        }
        if (!mentions_column(operand[0])) {
            complaints_.error("E028", operand[0].span, "this is the same in every row")
                .with_help("write count() to count all rows");
            return std::nullopt;
        }
    }
    part.tree = add(AggregateKind::count, std::move(operand), e.where, Unit(), e.span);
    return part;
}

std::string FormulaBuilder::help_without_numbers(Expression const& operand, Typed const& typed) {
    if (typed.type == ValueType::truth) return "count the rows in which it holds: count(where ...)";
    if (typed.type == ValueType::date) {
        return "take the days between two dates: closed - opened";
    }
    return "count the rows that have one with count(" + print(operand) + ")";
}

bool FormulaBuilder::operand_is_fine(Expression const& e, Expression const& operand,
                                     Typed const& typed) {
    auto const function = std::string(function_name(e.kind));
    if (typed.type != ValueType::number) {
        complaints_
            .error("E013", operand.span, function + "() needs numbers, and this is " + say(typed))
            .with_help(help_without_numbers(operand, typed));
        return false;
    }
    if (!mentions_column(operand)) {
        complaints_.error("E028", operand.span, "this is the same in every row")
            .with_help("name a column, or count rows with count()");
        return false;
    }
    bool const mixes = e.kind == ExpressionKind::sum || e.kind == ExpressionKind::mean;
    if (mixes && hundredths_in(typed.unit) != 0) {
        complaints_
            .error("E015", operand.span,
                   std::string("percentages cannot be ") +
                       (e.kind == ExpressionKind::sum ? "added up" : "averaged"))
            .with_help(
                "percentages of different wholes do not mix: 9 of 10 and 100 of 1,000 are "
                "109 of 1,010. Divide sums: sum(part) / sum(whole); or declare a published "
                "measure");
        return false;
    }
    auto const* const dataset = state_.dataset(measure_.dataset);
    auto const* const personal = mixes ? nullptr : personal_column(operand, *dataset);
    if (personal == nullptr) return true;
    complaints_
        .error("E026", operand.span,
               function +
                   "() of a personal column is the value of one "
                   "person")
        .with_related(complaints_.place(personal->span), "described here")
        .with_help("sum(), mean() and count() are made of many");
    return false;
}

std::optional<FormulaBuilder::Part> FormulaBuilder::numeric_aggregate(Expression const& e,
                                                                      RowTypes& types) {
    auto operand = e.parts;
    auto const typed = types.check(operand[0]);
    if (!typed || !operand_is_fine(e, operand[0], *typed)) return std::nullopt;
    Part part;
    part.unit = typed->unit;
    if (e.kind == ExpressionKind::mean) {
        auto sum = add(AggregateKind::sum, operand, e.where, typed->unit, e.span);
        auto rows = add(AggregateKind::count, operand, e.where, Unit(), e.span);
        part.tree = binary(ExpressionKind::divide, std::move(sum), std::move(rows), e.span);
        return part;
    }
    auto kind = AggregateKind::sum;
    if (e.kind == ExpressionKind::median) kind = AggregateKind::median;
    if (e.kind == ExpressionKind::min) kind = AggregateKind::min;
    if (e.kind == ExpressionKind::max) kind = AggregateKind::max;
    part.tree = add(kind, std::move(operand), e.where, typed->unit, e.span);
    part.tree = scaled(std::move(part.tree), -hundredths_in(typed->unit));
    return part;
}

/// The node of an aggregate; two that ask the same are one.
Expression FormulaBuilder::add(AggregateKind kind, std::vector<Expression> operand,
                               std::vector<Expression> where, Unit unit, Span span) {
    Aggregate wanted{kind, measure_.dataset, std::move(operand), std::move(where), std::move(unit)};
    auto const found = std::ranges::find(aggregates_, wanted);
    Expression e;
    e.kind = ExpressionKind::aggregate;
    e.span = span;
    e.index = static_cast<std::size_t>(found - aggregates_.begin());
    if (found == aggregates_.end()) aggregates_.push_back(std::move(wanted));
    return e;
}

}  // namespace crosswalk
