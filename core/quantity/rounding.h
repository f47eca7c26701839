// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/decimal.h"

#include <compare>

namespace crosswalk {

/// What was cut off when a number was divided: its sign, whether the digit kept before it is odd,
/// and how the remainder compares with half of the divisor.
struct CutOff {
    bool negative = false;
    bool odd_before = false;
    std::strong_ordering to_half = std::strong_ordering::less;
};

/// Whether the size of the truncated quotient grows by one. The one place that knows the rules.
///
/// Source    docs/method/rounding.md#the-rules
/// Domain    something was cut off: the remainder is not zero
bool rounds_away_from_zero(Rounding rounding, CutOff const& cut);

}  // namespace crosswalk
