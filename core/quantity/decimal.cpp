// SPDX-License-Identifier: Apache-2.0
#include "quantity/decimal.h"

#include "quantity/rounding.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

__extension__ typedef unsigned __int128 UInt128;

// Wide enough for a product of two coefficients (10^76 < 2^255) and for a coefficient moved by 38
// digits plus another.
using Wide = boost::multiprecision::int256_t;

constexpr std::array<UInt128, Decimal::most_digits + 1> powers_of_ten = [] {
    std::array<UInt128, Decimal::most_digits + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

UInt128 power_of_ten(int exponent) { return powers_of_ten[static_cast<std::size_t>(exponent)]; }

/// The first number with 39 digits.
Int128 beyond() { return static_cast<Int128>(power_of_ten(Decimal::most_digits)); }

bool fits(Int128 coefficient) { return coefficient < beyond() && coefficient > -beyond(); }

std::unexpected<Diagnostic> too_large() {
    return failure("Q002", "the result has more than 38 digits",
                   "look for a wrong number or unit among its parts: no sum of money and no count "
                   "has so many digits");
}

/// The decimal of an exact result, without those zeros at its end that do not fit.
Result<Decimal> exactly(Wide coefficient, int scale) {
    Wide const limit(beyond());
    while (scale > Decimal::most_digits || coefficient >= limit || coefficient <= -limit) {
        if (scale == 0 || coefficient % 10 != 0) return too_large();
        coefficient /= 10;
        --scale;
    }
    return Decimal::make(static_cast<Int128>(coefficient), scale);
}

Wide moved(Decimal const& value, int scale) {
    return Wide(value.coefficient()) * Wide(power_of_ten(scale - value.scale()));
}

}  // namespace

Result<Decimal> Decimal::make(Int128 coefficient, int scale) {
    if (!fits(coefficient)) return too_large();
    if (scale < 0 || scale > most_digits) {
        return failure("Q002",
                       "a number cannot have " + std::to_string(scale) + " digits after the point",
                       "use 0 to 38 digits");
    }
    return Decimal(coefficient, scale);
}

Result<Decimal> Decimal::rounded(int digits, Rounding rounding) const {
    if (digits < 0 || digits > most_digits) return make(coefficient_, digits);
    if (digits >= scale_) {
        Int128 padded = 0;
        auto const factor = static_cast<Int128>(power_of_ten(digits - scale_));
        if (__builtin_mul_overflow(coefficient_, factor, &padded)) return too_large();
        return make(padded, digits);
    }
    auto const divisor = static_cast<Int128>(power_of_ten(scale_ - digits));
    auto const quotient = coefficient_ / divisor;
    auto const remainder = coefficient_ % divisor;
    if (remainder == 0) return make(quotient, digits);
    auto const cut_size = static_cast<UInt128>(is_negative() ? -remainder : remainder);
    CutOff const cut{.negative = is_negative(),
                     .odd_before = quotient % 2 != 0,
                     .to_half = 2 * cut_size <=> static_cast<UInt128>(divisor)};
    auto const step = rounds_away_from_zero(rounding, cut) ? 1 : 0;
    return make(is_negative() ? quotient - step : quotient + step, digits);
}

Decimal Decimal::trimmed() const {
    auto coefficient = coefficient_;
    auto scale = scale_;
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    return Decimal(coefficient, scale);
}

/// Whole parts first, then fractions brought to 38 digits: nothing here can overflow.
std::strong_ordering operator<=>(Decimal const& a, Decimal const& b) {
    if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
    auto const one_a = static_cast<Int128>(power_of_ten(a.scale_));
    auto const one_b = static_cast<Int128>(power_of_ten(b.scale_));
    auto const whole = a.coefficient_ / one_a <=> b.coefficient_ / one_b;
    if (whole != 0) return whole;
    auto const most = Decimal::most_digits;
    auto const rest_a = a.coefficient_ % one_a * static_cast<Int128>(power_of_ten(most - a.scale_));
    auto const rest_b = b.coefficient_ % one_b * static_cast<Int128>(power_of_ten(most - b.scale_));
    return rest_a <=> rest_b;
}

Result<Decimal> add(Decimal const& a, Decimal const& b) {
    auto const scale = std::max(a.scale(), b.scale());
    if (a.scale() == b.scale()) {
        Int128 sum = 0;
        bool const wraps = __builtin_add_overflow(a.coefficient(), b.coefficient(), &sum);
        if (!wraps && fits(sum)) return Decimal::make(sum, scale);
    }
    return exactly(moved(a, scale) + moved(b, scale), scale);
}

Result<Decimal> subtract(Decimal const& a, Decimal const& b) { return add(a, negate(b)); }

Result<Decimal> multiply(Decimal const& a, Decimal const& b) {
    auto const scale = a.scale() + b.scale();
    Int128 product = 0;
    bool const wraps = __builtin_mul_overflow(a.coefficient(), b.coefficient(), &product);
    if (!wraps && fits(product) && scale <= Decimal::most_digits) {
        return Decimal::make(product, scale);
    }
    return exactly(Wide(a.coefficient()) * Wide(b.coefficient()), scale);
}

Decimal negate(Decimal const& a) {
    return *Decimal::make(-a.coefficient(), a.scale());  // the domain is symmetric
}

}  // namespace crosswalk
