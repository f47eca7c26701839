// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/rational.h"

#include <compare>
#include <cstdint>
#include <string>

namespace crosswalk {

/// A place or length in a drawing, exact to a hundredth of its unit: the same digits on every
/// machine.
class Hundredths {
public:
    constexpr Hundredths() = default;
    explicit constexpr Hundredths(std::int64_t whole) : value_(whole * 100) {}
    static constexpr Hundredths of(std::int64_t hundredths) {
        Hundredths made;
        made.value_ = hundredths;
        return made;
    }

    constexpr std::int64_t value() const { return value_; }

    friend constexpr auto operator<=>(Hundredths, Hundredths) = default;
    friend constexpr Hundredths operator+(Hundredths a, Hundredths b) {
        return of(a.value_ + b.value_);
    }
    friend constexpr Hundredths operator-(Hundredths a, Hundredths b) {
        return of(a.value_ - b.value_);
    }
    /// Toward zero.
    friend constexpr Hundredths operator/(Hundredths a, std::int64_t parts) {
        return of(a.value_ / parts);
    }
    friend constexpr Hundredths operator*(Hundredths a, std::int64_t times) {
        return of(a.value_ * times);
    }

private:
    std::int64_t value_ = 0;
};

/// "12.5", "-3", "0": no zeros at the end, never "-0".
std::string print(Hundredths length);

/// A straight line from numbers to places: `from` is drawn at `low`, `to` at `high`.
///
/// Domain    from != to; numbers up to a thousand times the range away are drawn where they belong,
///           farther ones at that distance
/// Rounding  half away from zero to a hundredth
struct Scale {
    Rational from;
    Rational to;
    Hundredths low;
    Hundredths high;

    Hundredths at(Rational const& value) const;
};

}  // namespace crosswalk
