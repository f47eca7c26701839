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

Result<Rational> to_coins(Rational const& amount, std::string const& currency) {
    TRY_ASSIGN(auto const rounded, amount.rounded(std::max(currency_digits(currency), 0),
                                                  Rounding::half_away_from_zero));
    return Rational(rounded);
}

void put(std::vector<PaymentPiece>& all, PaymentPiece piece) {
    auto const same = std::ranges::find(all, piece.range, &PaymentPiece::range);
    if (same == all.end()) {
        all.push_back(std::move(piece));
        return;
    }
    same->units = same->units + piece.units;
    same->amount = same->amount + piece.amount;
}

}  // namespace

Result<Payment> payment(PaymentTerm const& term, std::string const& currency,
                        std::span<Rational const> figures) {
    Payment all;
    for (auto const& figure : figures) {
        if (term.entry_threshold && figure < *term.entry_threshold) {
            all.limit = PaymentLimit::threshold;
            continue;
        }
        Rational sum;
        for (auto& piece : pieces_of(term, figure)) {
            sum = sum + piece.amount;
            put(all.pieces, std::move(piece));
        }
        TRY_ASSIGN(auto const coins, to_coins(sum, currency));
        all.worked_out = all.worked_out + coins;
    }
    std::ranges::sort(all.pieces, {}, &PaymentPiece::range);
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
