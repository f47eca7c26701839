// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace crosswalk {

/// The languages numbers and dates are written out in. `other` is every language the program does
/// not speak yet: it gets ISO dates and ungrouped numbers, never the words of a language nobody
/// asked for.
enum class Language { english, spanish, other };

/// By the first part of a language tag: "en", "en-US", "es-MX".
Language language_of(std::string_view tag);

struct Separators {
    std::string_view thousands;
    std::string_view decimal_point;
};

/// Spanish as written in Mexico, Central America, the Caribbean and the United States groups like
/// English (Unicode CLDR 44, es-419 and its children); elsewhere 1.234,5.
Separators separators_of(std::string_view tag);

/// "Dec", "dic"; month counts from 1.
std::string_view short_month(Language language, int month);
/// "December", "diciembre".
std::string_view long_month(Language language, int month);

}  // namespace crosswalk
