// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/amount.h"
#include "quantity/date.h"

#include <gtest/gtest.h>  // before rapidcheck/gtest.h, which needs its types
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace crosswalk {

// How a failing property shows its values.
inline void showValue(Decimal const& value, std::ostream& out) { out << print(value); }
inline void showValue(Rational const& value, std::ostream& out) { out << print(value); }
inline void showValue(Unit const& value, std::ostream& out) { out << print(value); }
inline void showValue(Money const& value, std::ostream& out) { out << print(value); }
inline void showValue(Share const& value, std::ostream& out) { out << print(value); }
inline void showValue(Date const& value, std::ostream& out) { out << print(value); }

/// A whole number of 0 to 38 digits, every length as likely as the others: overflow is where
/// numbers are long, rounding where they are short.
inline rc::Gen<Int128> any_coefficient() {
    return rc::gen::exec([] {
        auto const digits = *rc::gen::inRange(0, 39);
        Int128 value = 0;
        for (int i = 0; i < digits; ++i) value = value * 10 + *rc::gen::inRange(0, 10);
        return *rc::gen::arbitrary<bool>() ? -value : value;
    });
}

inline rc::Gen<Decimal> any_decimal() {
    return rc::gen::exec([] {
        auto const coefficient = *any_coefficient();
        return Decimal::make(coefficient, *rc::gen::inRange(0, 39)).value();
    });
}

/// Decimals as a partnership writes them; sums and products of a few of them fit.
inline rc::Gen<Decimal> small_decimal() {
    return rc::gen::exec([] {
        auto const coefficient = *rc::gen::inRange<std::int64_t>(-1000000000000, 1000000000001);
        return Decimal::make(coefficient, *rc::gen::inRange(0, 7)).value();
    });
}

inline rc::Gen<Rational> any_rational() {
    return rc::gen::exec([] {
        auto const numerator = *any_coefficient();
        auto denominator = *any_coefficient();
        if (denominator == 0) denominator = 1;
        return Rational::make(Rational::Integer(numerator), Rational::Integer(denominator)).value();
    });
}

inline rc::Gen<Rounding> any_rounding() {
    return rc::gen::element(Rounding::half_away_from_zero, Rounding::half_even,
                            Rounding::toward_zero, Rounding::down, Rounding::up);
}

inline rc::Gen<Date> any_date() {
    return rc::gen::map(rc::gen::inRange<std::int32_t>(-719162, 2932897), Date::from_days);
}

/// Texts that come close to being a quantity, a date or a unit, and some that do not.
inline rc::Gen<std::string> near_quantity() {
    static std::vector<std::string> const parts = {
        "0",      "1",      "7", "12",      "2016", "-",        "+",    ".",    ",",
        "_",      " ",      "/", "*",       "^",    "%",        "e",    "Q2",   "W",
        "FY",     "USD",    "$", "€",       "kWh",  "per",      "day",  "days", "points",
        "\u00a0", "\u2212", "²", "million", "k",    "\x1b[31m", "\xff", "(",    ")"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)),
                        [](std::vector<std::string> const& chosen) {
                            std::string text;
                            for (auto const& part : chosen) text += part;
                            return text;
                        });
}

template <class T>
void expect_complaint_is_helpful(Result<T> const& result) {
    if (result) return;
    RC_ASSERT(result.error().code.size() == 4U);
    RC_ASSERT(!result.error().message.empty());
    RC_ASSERT(!result.error().help.empty());
    RC_ASSERT(result.error().message.find('\x1b') == std::string::npos);
}

}  // namespace crosswalk
