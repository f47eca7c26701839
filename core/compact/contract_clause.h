// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/clause.h"
#include "quantity/date.h"
#include "quantity/rational.h"

#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// Which figure of a measure a term pays for.
///   total        what it adds up to in all periods of the contract
///   each_period  the figure of every period, paid by itself
///   latest       the figure of the last period that is complete
enum class Counted { total, each_period, latest };

/// How a figure becomes money; docs/method/contracts.md.
///   per_unit  a rate for every unit
///   bands     a rate for every unit of the figure that lies in a band
///   steps     the amount of the highest step that was reached
///   tiers     the amount of the one range the figure lies in; the provider may owe
enum class PaymentKind { per_unit, bands, steps, tiers };

/// Figures of a measure from one to another, or without end.
struct FigureRange {
    Span span;
    std::optional<Rational> from;
    bool has_from = true;  ///< a figure of exactly `from` is one of them
    std::optional<Rational> to;
    bool has_to = false;   ///< a figure of exactly `to` is one of them

    bool holds(Rational const& figure) const;
};

/// A rate or an amount, and for which figures it holds.
struct PaymentRange : FigureRange {
    Rational pays;  ///< in the currency of the contract, per unit of the figure or at once
};

/// Another measure that decides whether a period is paid for.
struct PaymentGate {
    std::string measure;
    FigureRange open;  ///< the figures of that measure with which the period is paid
};

/// Every period is the figure of a cohort. One that reaches `each` is paid at once. When all are
/// known and none did, their mean is paid if it reaches `pooled`.
struct CohortRule {
    Rational each;
    Rational pooled;
    std::string size;  ///< the measure that weighs the cohorts
};

/// What a period is paid that earns nothing by itself and is better than the same period a year
/// before.
struct Improvement {
    std::optional<Rational> by;        ///< at least so much better, in the unit of the measure
    std::optional<Rational> by_share;  ///< instead: at least this share of the figure before
    bool lower_is_better = false;
    Rational pays;  ///< at once
};

/// What is paid for one measure.
struct PaymentTerm {
    Clause clause;
    std::string id;
    LocalText title;
    std::string measure;
    Counted counted = Counted::total;
    PaymentKind kind = PaymentKind::per_unit;
    std::vector<PaymentRange> ranges;  ///< lowest first; per_unit: one from 0 without end
    std::optional<Rational> entry_threshold;  ///< below it nothing is paid
    std::optional<CohortRule> cohorts;
    std::optional<Improvement> improvement;
    std::vector<PaymentGate> gates;  ///< a period is paid when all of them are open
    Date begins;  ///< the days it pays for, within those of the contract
    Date ends;
    std::optional<Rational> cap;  ///< most that it ever pays
    std::optional<Rational> floor;  ///< least that it pays once anything is known
    LocalText validation;  ///< how the figure is checked before it is paid
    std::string reconcile_with;  ///< the measure of what was published as paid; may be empty
};

/// An outcome contract: who pays whom for what, worked out from the measures everybody sees.
struct Contract {
    Clause clause;
    std::string id;
    LocalText title;
    std::string payer;  ///< id of a partner
    std::vector<std::string> providers;
    std::vector<std::string> investors;
    std::string evaluator;  ///< may be empty
    std::string currency;
    Date begins;
    Date ends;
    std::vector<Date> statements;  ///< days on which it is worked out what is due, in order
    std::optional<Rational> cap;  ///< over all terms
    std::optional<Rational> held_back;  ///< share of what is worked out, until the last statement
    std::string reconcile_with;  ///< the measure of what was published as paid; may be empty
    std::vector<PaymentTerm> terms;
};

}  // namespace crosswalk
