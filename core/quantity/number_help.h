// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosswalk {

/// Where the text stops having the form of a decimal number: its size when all of it has, npos when
/// it ends too early ("-", "").
std::size_t end_of_number(std::string_view text);

/// What may group digits where a number stands: an agreement has 1_000, a file of facts only 1000.
enum class DigitGroups { with_underscores, none };

/// What to write instead of something that was meant as a number: people bring "1,200",
/// "1.234,50", "(500)" and "n/a" from spreadsheets in every language.
///
/// Domain    text that is refused where it stands: what is suggested is accepted there
std::string help_for_number(std::string_view text,
                            DigitGroups groups = DigitGroups::with_underscores);

/// For a number with an exponent, such as 1e6. What is too large to be written down was not counted
/// or measured.
std::string help_for_exponent(std::string_view text, std::string_view example);

}  // namespace crosswalk
