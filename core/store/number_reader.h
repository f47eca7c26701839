// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/decimal.h"
#include "store/record.h"

#include <expected>
#include <string_view>

namespace crosswalk {

/// How a number must be written to be taken, and how many digits it may have.
struct NumberForm {
    int digits = 18;   ///< in all
    int scale = 0;     ///< after the point
    bool is_integer = false;
    bool is_percent = false;  ///< then "62 %" means 62
};

/// The coefficient of a number: "1.10" with two digits after the point is 110. Never through binary
/// floating point, never rounded: what does not fit is refused.
///
/// Domain    any text without spaces around it, not empty
/// Errors    F012 not a whole number, F013 not a number or too many digits after the point, F014 a
///           percent, F022 too large, F023 NaN, infinity or an exponent, F024 written for people
std::expected<Int128, Fault> read_number(std::string_view text, NumberForm const& form);

}  // namespace crosswalk
