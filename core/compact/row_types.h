// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/model.h"
#include "compact/resolving.h"

#include <optional>

namespace crosswalk {

enum class ValueType { number, text, date, period, truth };

/// What an expression over one row gives.
struct Typed {
    ValueType type = ValueType::number;
    Unit unit;
    PeriodKind period = PeriodKind::month;
    bool bare_number = false;        ///< a number that was written without a unit: takes any
    Column const* column = nullptr;  ///< when it is nothing but a column
};

enum class RowUse { check, measure };

/// Finds out what an expression over the columns of one row gives, and complains about what cannot
/// be: unknown columns, units and types that do not fit, rows that are divided.
///
/// A text or year compared with a column of periods becomes a date, the first day of the period.
///
/// Errors    E010, E012 to E014, E016, E018, E025, E026
class RowTypes {
public:
    RowTypes(Dataset const& dataset, DatasetNotes const& notes, Complaints& complaints, RowUse use,
             int fiscal_start)
        : dataset_(dataset),
          notes_(notes),
          complaints_(complaints),
          use_(use),
          fiscal_start_(fiscal_start) {}

    /// Nothing when it was complained about, here or where the column is described.
    std::optional<Typed> check(Expression& e);
    /// Complains when it is not a condition.
    bool check_condition(Expression& e);

private:
    std::optional<Typed> column(Expression const& e);
    std::optional<Typed> negate(Expression& e);
    std::optional<Typed> arithmetic(Expression& e);
    std::optional<Typed> sum(Expression const& e, Typed const& left, Typed const& right);
    std::optional<Typed> comparison(Expression& e);
    std::optional<Typed> logic(Expression& e);
    std::optional<Typed> membership(Expression& e);
    bool comparable(Expression& e, Expression& left, Typed const& a, Expression& right,
                    Typed const& b);
    bool period_literal(Typed const& period, Expression& literal);
    void check_value(Typed const& column, Expression const& literal);
    std::optional<Typed> types_differ(Expression const& e, Typed const& a, Typed const& b,
                                      std::string_view verb);
    void not_a_number(Expression const& e, Typed const& typed);
    std::string example() const;  ///< ": seen >= 0" with a number of this dataset, if it has one

    Dataset const& dataset_;
    DatasetNotes const& notes_;
    Complaints& complaints_;
    RowUse use_;
    int fiscal_start_;
};

/// "a text", "a number in kWh": for sentences.
std::string say(Typed const& typed);

/// E012 about the two sides of a sign; the verb is "added", "compared" ...
void complain_about_units(Complaints& complaints, Expression const& e, Unit const& a, Unit const& b,
                          std::string_view verb);

}  // namespace crosswalk
