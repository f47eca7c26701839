// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/contract_clause.h"
#include "quantity/rational.h"
#include "text/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crosswalk {

/// One line of the arithmetic: so many units at the rate of a range, or its amount at once.
struct PaymentPiece {
    std::size_t range = 0;  ///< of the term
    Rational units;         ///< of the figure; of steps and tiers 1
    Rational amount;        ///< not rounded

    friend bool operator==(PaymentPiece const&, PaymentPiece const&) = default;
};

/// A figure that is paid for by itself.
struct FigureToPay {
    Rational figure;
    std::optional<Rational> threshold;  ///< below it nothing is paid
    bool is_pooled = false;  ///< the mean of all cohorts
    std::optional<Rational> before = {};  ///< of the same period a year before, if that matters
};

/// What one figure is paid with.
struct PaidFigure {
    Rational figure;
    std::optional<Rational> threshold;
    bool is_pooled = false;
    std::optional<Rational> before;  ///< of a year before, where it earns nothing by itself
    bool has_improved = false;       ///< and is paid for being better than that
    std::vector<PaymentPiece> pieces;  ///< by range; none when it earns nothing
    bool is_below_threshold = false;
    Rational amount;  ///< the sum of the pieces, rounded to the smallest coin
};

/// What kept the amount from being the sum of the figures'.
enum class PaymentLimit { none, cap, floor };

struct Payment {
    std::vector<PaidFigure> figures;
    Rational worked_out;  ///< their sum
    Rational amount;      ///< after floor and cap
    PaymentLimit limit = PaymentLimit::none;
};

/// Rounds to the smallest coin of the currency, half away from zero. Q002.
Result<Rational> to_coins(Rational const& amount, std::string const& currency);

/// Whether the figure earns nothing by itself.
bool earns_nothing(PaymentTerm const& term, Rational const& figure);

/// What a term pays for these figures: each by itself, then all together between floor and cap.
///
/// Units     of the figures: the measure's. Of money: the currency.
/// Rounding  for each figure once, to the smallest coin of the currency, half away from zero
/// Errors    Q002 more digits than an amount can have
/// Source    docs/method/contracts.md
Result<Payment> payment(PaymentTerm const& term, std::string const& currency,
                        std::span<FigureToPay const> figures);

}  // namespace crosswalk
