// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

__extension__ typedef __int128 Int128;

/// How a value that does not fit its digits is rounded. Every place that rounds names one.
enum class Rounding {
    half_away_from_zero,  ///< 2.5 -> 3, -2.5 -> -3: money and shares, the default of the compact
    half_even,            ///< 2.5 -> 2, 3.5 -> 4
    toward_zero,
    down,  ///< toward minus infinity
    up,    ///< toward plus infinity
};

/// An exact decimal number: coefficient * 10^-scale.
///
/// Domain    at most 38 digits; scale 0 to 38
/// Errors    Q002 when a result does not fit; it never wraps and never rounds unasked
/// Equality  by value: 1.10 == 1.1, though each prints as it was written
class Decimal {
public:
    static constexpr int most_digits = 38;

    Decimal() = default;
    explicit Decimal(std::int64_t whole) : coefficient_(whole) {}
    /// Q002 when there are more digits than fit, before or after the point.
    static Result<Decimal> make(Int128 coefficient, int scale);

    /// Reads "-1234.50", "1_234.5" (underscores between digits). No exponent, no leading '+',
    /// no NaN, no thousands comma. Q001 says what is wrong and where in the text.
    static Result<Decimal> parse(std::string_view text);

    Int128 coefficient() const { return coefficient_; }
    int scale() const { return scale_; }
    bool is_zero() const { return coefficient_ == 0; }
    bool is_negative() const { return coefficient_ < 0; }

    /// Rounds to `digits` after the point (adds zeros when it has fewer). Q002 when the zeros do
    /// not fit.
    Result<Decimal> rounded(int digits, Rounding rounding) const;

    /// Drops zeros at the end of the fraction: 1.10 -> 1.1, 5.00 -> 5.
    Decimal trimmed() const;

    friend std::strong_ordering operator<=>(Decimal const& a, Decimal const& b);
    friend bool operator==(Decimal const& a, Decimal const& b) { return (a <=> b) == 0; }

private:
    Decimal(Int128 coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}

    Int128 coefficient_ = 0;
    int scale_ = 0;
};

/// Sums keep the digits after the point that the longer one has, products those of both together,
/// as on paper; only zeros at the end are dropped, and only when they would not fit.
Result<Decimal> add(Decimal const& a, Decimal const& b);
Result<Decimal> subtract(Decimal const& a, Decimal const& b);
Result<Decimal> multiply(Decimal const& a, Decimal const& b);
Decimal negate(Decimal const& a);

/// As written: "-1234.50". Never an exponent, never "-0".
std::string print(Decimal const& value);

/// For people: "1,234.50" with the separators of a language ("en": 1,234.5; "es": 1.234,5). A
/// language that the program does not speak gets the plain form, never another one's separators.
std::string print_grouped(Decimal const& value, std::string_view language);

}  // namespace crosswalk
