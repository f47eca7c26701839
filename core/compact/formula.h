// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/resolving.h"
#include "compact/row_types.h"

#include <optional>

namespace crosswalk {

/// Makes the formula of one measure from its value: aggregates are collected, `mean` and `share`
/// become quotients of sums and counts, units are worked out.
///
/// Units     inside a formula a percentage is a part (62 % is 0.62), so that percentages and plain
///           ratios mix; complete() brings it to the measure's unit
/// Errors    E011 to E013, E015 to E019, E021, E022, E024, E026 to E029
class FormulaBuilder {
public:
    FormulaBuilder(Resolving& state, std::size_t measure);

    /// Fills `formula` and `aggregates` of the measure and the uses in its notes. Nothing is filled
    /// after a complaint.
    void build();

private:
    struct Part {
        Expression tree;  ///< over aggregates and measures
        Unit unit;
        bool bare_number = false;
    };

    std::optional<Part> part(Expression const& e);
    std::optional<Part> number(Expression const& e) const;
    std::optional<Part> other_measure(Expression const& e);
    bool may_be_used(Expression const& e, std::size_t other);
    std::optional<Part> arithmetic(Expression const& e);
    std::optional<Part> aggregate(Expression const& e);
    std::optional<Part> numeric_aggregate(Expression const& e, RowTypes& types);
    std::optional<Part> count(Expression const& e, RowTypes& types);
    static std::string help_without_numbers(Expression const& operand, Typed const& typed);
    bool operand_is_fine(Expression const& e, Expression const& operand, Typed const& typed);
    Expression add(AggregateKind kind, std::vector<Expression> operand,
                   std::vector<Expression> where, Unit unit, Span span);
    void complain_about_name(Expression const& e);
    bool unit_is_fine(Part const& whole, Expression const& value);

    Resolving& state_;
    Complaints& complaints_;
    Measure& measure_;
    MeasureNotes& notes_;
    std::vector<Aggregate> aggregates_;
    std::vector<MeasureNotes::Use> uses_;
    bool complained_about_dataset_ = false;
};

/// A formula in the unit of its measure: what is a part inside becomes points again. A measure in
/// percent stays a part; whoever shows it multiplies by 100.
Expression complete(Expression formula, Unit const& unit);
/// The other way round, for a formula that is put into another.
Expression as_part(Expression formula, Unit const& unit);

}  // namespace crosswalk
