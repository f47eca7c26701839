// SPDX-License-Identifier: Apache-2.0
#include "contract/payment.h"

#include "quantity/unit.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// How much of the figure lies in the range, from its beginning up.
Rational units_in(PaymentRange const& range, Rational const& figure) {
    auto const reached = range.to ? std::min(figure, *range.to) : figure;
    auto const units = reached - *range.from;
    return units.is_negative() ? Rational() : units;
}

/// Every range of `term` in which the figure earns something, and how many units of it.
std::vector<PaymentPiece> pieces_of(PaymentTerm const& term, Rational const& figure) {
    std::vector<PaymentPiece> pieces;
    auto const add = [&](std::size_t range, Rational units) {
        auto amount = units * term.ranges[range].pays;
        pieces.push_back({range, std::move(units), std::move(amount)});
    };
    switch (term.kind) {
        case PaymentKind::per_unit:
            add(0, figure);
            break;
        case PaymentKind::bands:
            for (std::size_t i = 0; i < term.ranges.size(); ++i) {
                auto units = units_in(term.ranges[i], figure);
                if (!units.is_zero()) add(i, std::move(units));
            }
            break;
        case PaymentKind::steps:
            for (auto i = term.ranges.size(); i-- > 0;) {
                if (!term.ranges[i].holds(figure)) continue;
                add(i, Rational(1));
                break;
            }
            break;
        case PaymentKind::tiers:
            for (std::size_t i = 0; i < term.ranges.size(); ++i) {
                if (term.ranges[i].holds(figure)) add(i, Rational(1));
            }
            break;
    }
    return pieces;
}

bool has_improved(Improvement const& rule, Rational const& figure, Rational const& before) {
    auto const gain = rule.lower_is_better ? before - figure : figure - before;
    if (gain <= Rational()) return false;
    return rule.by ? *rule.by <= gain : absolute(before) * *rule.by_share <= gain;
}

Result<PaidFigure> paid_figure(PaymentTerm const& term, std::string const& currency,
                               FigureToPay const& to_pay) {
    PaidFigure paid;
    paid.figure = to_pay.figure;
    paid.threshold = to_pay.threshold;
    paid.is_pooled = to_pay.is_pooled;
    paid.is_below_threshold = paid.threshold && paid.figure < *paid.threshold;
    if (paid.is_below_threshold) return paid;
    paid.pieces = pieces_of(term, paid.figure);
    Rational sum;
    for (auto const& piece : paid.pieces) sum = sum + piece.amount;
    if (term.improvement && to_pay.before && sum.is_zero()) {
        paid.before = to_pay.before;
        paid.has_improved = has_improved(*term.improvement, paid.figure, *paid.before);
    }
    if (paid.has_improved) {
        paid.pieces.clear();
        sum = term.improvement->pays;
    }
    TRY_ASSIGN(paid.amount, to_coins(sum, currency));
    return paid;
}

}  // namespace

Result<Rational> to_coins(Rational const& amount, std::string const& currency) {
    TRY_ASSIGN(auto const rounded, amount.rounded(std::max(currency_digits(currency), 0),
                                                  Rounding::half_away_from_zero));
    return Rational(rounded);
}

bool earns_nothing(PaymentTerm const& term, Rational const& figure) {
    Rational sum;
    for (auto const& piece : pieces_of(term, figure)) sum = sum + piece.amount;
    return sum.is_zero();
}

Result<Payment> payment(PaymentTerm const& term, std::string const& currency,
                        std::span<FigureToPay const> figures) {
    Payment all;
    for (auto const& figure : figures) {
        TRY_ASSIGN(auto paid, paid_figure(term, currency, figure));
        all.worked_out = all.worked_out + paid.amount;
        all.figures.push_back(std::move(paid));
    }
    all.amount = all.worked_out;
    if (term.floor && !figures.empty() && all.amount < *term.floor) {
        all.amount = *term.floor;
        all.limit = PaymentLimit::floor;
    }
    if (term.cap && *term.cap < all.amount) {
        all.amount = *term.cap;
        all.limit = PaymentLimit::cap;
    }
    return all;
}

}  // namespace crosswalk
