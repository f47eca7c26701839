// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// How many digits the cents of a currency have: `currency_digits` in quantity/unit.h.

/// The codes the program knows, sorted.
std::vector<std::string> const& known_currencies();

/// "$" of "$5"; empty when the text does not start with a currency sign.
std::string_view leading_currency_sign(std::string_view text);

/// What to write for it: "EUR", "JPY or CNY". Signs are not read as codes: a dollar is not always
/// the same dollar, and an agreement must not leave it to the reader.
std::string_view codes_of_sign(std::string_view sign);

}  // namespace crosswalk
