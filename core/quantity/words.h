// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The one form of a unit's word: "days" and "Days" are "day", "people" is "person", "minutes" is
/// "min", "housing_units" is "housing_unit". A word the program does not know stays as it is.
std::string singular(std::string_view word);

/// The form behind other numbers than one; the word itself when the program does not know it
/// ("kWh") or it does not change ("min").
std::string plural(std::string_view word);

/// Whether the word counts things people say in a sentence: "USD per day", but "kWh / sqft".
bool is_noun(std::string_view word);

/// Every form of every known noun, and the symbols of common measures.
std::vector<std::string> const& known_words();

}  // namespace crosswalk
