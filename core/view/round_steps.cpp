// SPDX-License-Identifier: Apache-2.0
#include "view/chart.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

Rational quotient(Rational const& a, Rational const& b) {
    auto made = divide(a, b);
    invariant(made.has_value(), "a step is never zero");
    return *made;
}

/// The whole number at or below.
Rational floor_of(Rational const& value) {
    auto whole = Rational::Integer(value.numerator() / value.denominator());  // toward zero
    if (value.is_negative() && whole * value.denominator() != value.numerator()) --whole;
    auto made = Rational::make(std::move(whole), 1);
    invariant(made.has_value(), "one is not zero");
    return *made;
}

/// The least of 1, 2, 5 times a power of ten that is not below `size`.
Rational round_step(Rational const& size) {
    Rational const ten(10);
    Rational power(1);
    while (power < size) power = power * ten;
    while (quotient(power, ten) >= size) power = quotient(power, ten);
    for (int const part : {2, 5}) {  // power/10 < size <= power: try a tenth times 2, 5, 10
        auto const step = power * quotient(Rational(part), ten);
        if (step >= size) return step;
    }
    return power;
}

}  // namespace

std::vector<Rational> round_steps(Rational const& least, Rational const& most, int wanted) {
    auto const range = least == most ? Rational(1) : most - least;
    auto const step = round_step(quotient(range, Rational(wanted)));
    std::vector<Rational> steps;
    auto at = floor_of(quotient(least, step)) * step;
    steps.push_back(at);
    while (steps.back() < most || steps.size() < 2) {
        at = at + step;
        steps.push_back(at);
    }
    return steps;
}

}  // namespace crosswalk
