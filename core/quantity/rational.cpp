// SPDX-License-Identifier: Apache-2.0
#include "quantity/rational.h"

#include "quantity/rounding.h"

#include <utility>

namespace crosswalk {
namespace {

using Integer = Rational::Integer;

Integer power_of_ten(int exponent) {
    return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

std::strong_ordering order(Integer const& a, Integer const& b) { return a.compare(b) <=> 0; }

}  // namespace

Rational::Rational(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
    if (denominator_ < 0) {
        numerator_ = -numerator_;
        denominator_ = -denominator_;
    }
    if (denominator_ == 1) return;
    Integer const common = boost::multiprecision::gcd(numerator_, denominator_);
    if (common == 1) return;
    numerator_ /= common;
    denominator_ /= common;
}

Rational::Rational(Decimal const& value)
    : Rational(Integer(value.coefficient()), power_of_ten(value.scale())) {}

Result<Rational> Rational::make(Integer numerator, Integer denominator) {
    if (denominator == 0) {
        return failure("Q003", "this divides by zero",
                       "say what the value is when there is nothing to divide by, or leave it "
                       "unknown: a ratio without a denominator is not zero");
    }
    return Rational(std::move(numerator), std::move(denominator));
}

Result<Decimal> Rational::rounded(int digits, Rounding rounding) const {
    if (digits < 0 || digits > Decimal::most_digits) return Decimal::make(0, digits);
    Integer quotient;
    Integer remainder;
    Integer const size = abs(numerator_) * power_of_ten(digits);
    boost::multiprecision::divide_qr(size, denominator_, quotient, remainder);
    if (remainder != 0) {
        CutOff const cut{.negative = is_negative(),
                         .odd_before = bit_test(quotient, 0),
                         .to_half = order(remainder * 2, denominator_)};
        if (rounds_away_from_zero(rounding, cut)) ++quotient;
    }
    if (quotient >= power_of_ten(Decimal::most_digits)) {
        return failure("Q002", "the value has more than 38 digits",
                       "round it to fewer digits after the point, or look for a wrong number or "
                       "unit among its parts");
    }
    auto const coefficient = static_cast<Int128>(quotient);
    return Decimal::make(is_negative() ? -coefficient : coefficient, digits);
}

std::strong_ordering operator<=>(Rational const& a, Rational const& b) {
    if (a.denominator_ == b.denominator_) return order(a.numerator_, b.numerator_);
    return order(a.numerator_ * b.denominator_, b.numerator_ * a.denominator_);
}

Rational operator+(Rational const& a, Rational const& b) {
    if (a.denominator_ == b.denominator_) {
        return Rational(Integer(a.numerator_ + b.numerator_), a.denominator_);
    }
    return Rational(Integer(a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_),
                    Integer(a.denominator_ * b.denominator_));
}

Rational operator-(Rational const& a, Rational const& b) { return a + -b; }

Rational operator*(Rational const& a, Rational const& b) {
    return Rational(Integer(a.numerator_ * b.numerator_), Integer(a.denominator_ * b.denominator_));
}

Rational operator-(Rational const& a) {
    Rational result = a;
    result.numerator_ = -result.numerator_;
    return result;
}

Result<Rational> divide(Rational const& a, Rational const& b) {
    return Rational::make(Integer(a.numerator() * b.denominator()),
                          Integer(a.denominator() * b.numerator()));
}

Rational absolute(Rational const& a) { return a.is_negative() ? -a : a; }

std::string print(Rational const& value) {
    if (value.denominator() == 1) return value.numerator().str();
    return value.numerator().str() + "/" + value.denominator().str();
}

}  // namespace crosswalk
