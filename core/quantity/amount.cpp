// SPDX-License-Identifier: Apache-2.0
#include "quantity/amount.h"

#include "quantity/currency.h"
#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

Rational hundred() { return Rational(100); }

Rational hundredth() { return Rational(*Decimal::make(1, 2)); }

std::unexpected<Diagnostic> two_currencies(Money const& a, Money const& b) {
    return failure("Q004", print(a) + " and " + print(b) + " are in different currencies",
                   "convert one of them by a rate that the agreement names: Crosswalk has none of "
                   "its own");
}

}  // namespace

Result<Count> add(Count a, Count b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.value(), b.value(), &sum)) {
        return failure("Q002", "the count is larger than 9223372036854775807",
                       "look for a wrong number among the counts: there are not so many things");
    }
    return Count(sum);
}

Points operator-(Share const& a, Share const& b) {
    return Points((a.part() - b.part()) * hundred());
}

Share operator+(Share const& a, Points const& b) {
    return Share(a.part() + b.hundredths() * hundredth());
}

Money::Money(Decimal amount, std::string currency)
    : amount_(amount), currency_(std::move(currency)) {}

Result<Money> Money::make(Decimal amount, std::string currency) {
    if (currency_digits(currency) >= 0) return Money(amount, std::move(currency));
    auto const meant = did_you_mean(currency, known_currencies());
    return failure("Q005", crosswalk::quoted(currency) + " is not a currency Crosswalk knows",
                   meant.empty() ? "write its ISO 4217 code: three capital letters such as USD"
                                 : "did you mean " + meant + "?");
}

Result<Money> add(Money const& a, Money const& b) {
    if (a.currency() != b.currency()) return two_currencies(a, b);
    TRY_ASSIGN(auto sum, add(a.amount(), b.amount()));
    return Money::make(sum, a.currency());
}

Result<Money> subtract(Money const& a, Money const& b) {
    if (a.currency() != b.currency()) return two_currencies(a, b);
    TRY_ASSIGN(auto difference, subtract(a.amount(), b.amount()));
    return Money::make(difference, a.currency());
}

Result<Money> multiply(Money const& a, Count count) {
    TRY_ASSIGN(auto product, multiply(a.amount(), Decimal(count.value())));
    return Money::make(product, a.currency());
}

Result<Money> multiply(Money const& a, Share const& share) {
    auto const exact = Rational(a.amount()) * share.part();
    auto const cents = currency_digits(a.currency());
    TRY_ASSIGN(auto product, exact.rounded(cents, Rounding::half_away_from_zero));
    return Money::make(product, a.currency());
}

std::string print(Money const& money) { return print(money.amount()) + " " + money.currency(); }

}  // namespace crosswalk
