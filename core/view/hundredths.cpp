// SPDX-License-Identifier: Apache-2.0
#include "view/hundredths.h"

#include <algorithm>

namespace crosswalk {

std::string print(Hundredths length) {
    auto const value = length.value();
    auto const size = value < 0 ? -value : value;
    std::string text = (value < 0 ? "-" : "") + std::to_string(size / 100);
    if (auto const cents = size % 100; cents != 0) {
        text += '.';
        text += static_cast<char>('0' + cents / 10);
        if (cents % 10 != 0) text += static_cast<char>('0' + cents % 10);
    }
    return text;
}

Hundredths Scale::at(Rational const& value) const {
    auto part = divide(value - from, to - from);
    invariant(part.has_value(), "a scale has two different ends");
    auto const clamped = std::clamp(*part, Rational(-1000), Rational(1000));
    auto const offset =
        (clamped * Rational((high - low).value())).rounded(0, Rounding::half_away_from_zero);
    invariant(offset.has_value(), "a thousand times the length of a drawing fits a decimal");
    return low + Hundredths::of(static_cast<std::int64_t>(offset->coefficient()));
}

}  // namespace crosswalk
