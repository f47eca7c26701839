// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/decimal.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <compare>
#include <string>

namespace crosswalk {

/// An exact fraction of whole numbers of any size. What a measure computes with: a ratio is
/// divided here, compared here, and rounded once when it is shown.
///
/// Always in lowest terms with a positive denominator, so equal values have equal parts.
class Rational {
public:
    using Integer = boost::multiprecision::cpp_int;

    Rational() : numerator_(0), denominator_(1) {}
    explicit Rational(std::int64_t whole) : numerator_(whole), denominator_(1) {}
    explicit Rational(Decimal const& value);

    /// Q003 when the denominator is zero.
    static Result<Rational> make(Integer numerator, Integer denominator);

    Integer const& numerator() const { return numerator_; }
    Integer const& denominator() const { return denominator_; }
    bool is_zero() const { return numerator_ == 0; }
    bool is_negative() const { return numerator_ < 0; }

    /// Q002 when the rounded value does not fit a Decimal.
    Result<Decimal> rounded(int digits, Rounding rounding) const;

    friend bool operator==(Rational const&, Rational const&) = default;
    friend std::strong_ordering operator<=>(Rational const& a, Rational const& b);
    friend Rational operator+(Rational const& a, Rational const& b);
    friend Rational operator-(Rational const& a, Rational const& b);
    friend Rational operator*(Rational const& a, Rational const& b);
    friend Rational operator-(Rational const& a);

private:
    Rational(Integer numerator, Integer denominator);

    Integer numerator_;
    Integer denominator_;
};

/// Q003 when `b` is zero: a ratio without a denominator is unknown, never infinite.
Result<Rational> divide(Rational const& a, Rational const& b);
Rational absolute(Rational const& a);

/// "109/1010", or "7" for a whole number. Exact, for provenance and canonical output.
std::string print(Rational const& value);

}  // namespace crosswalk
