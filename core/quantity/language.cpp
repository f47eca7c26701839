// SPDX-License-Identifier: Apache-2.0
#include "quantity/language.h"

#include "text/result.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

using Months = std::array<std::string_view, 12>;

constexpr Months english_short = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr Months english_long = {"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
constexpr Months spanish_short = {"ene", "feb", "mar",  "abr", "may", "jun",
                                  "jul", "ago", "sept", "oct", "nov", "dic"};
constexpr Months spanish_long = {"enero",      "febrero", "marzo",     "abril",
                                 "mayo",       "junio",   "julio",     "agosto",
                                 "septiembre", "octubre", "noviembre", "diciembre"};

// Countries whose Spanish writes 1,234.5; "419" is Latin America as a whole.
constexpr std::array<std::string_view, 13> point_countries = {
    "419", "bz", "cu", "do", "gt", "hn", "mx", "ni", "pa", "pe", "pr", "sv", "us"};

std::string_view month_of(Months const& months, int month) {
    invariant(month >= 1 && month <= 12, "a month is 1 to 12");
    return months[static_cast<std::size_t>(month - 1)];
}

}  // namespace

Language language_of(std::string_view tag) {
    auto const first = ascii_lower(tag.substr(0, tag.find_first_of("-_")));
    if (first == "en") return Language::english;
    return first == "es" ? Language::spanish : Language::other;
}

Separators separators_of(std::string_view tag) {
    auto const language = language_of(tag);
    if (language == Language::other) return {.thousands = "", .decimal_point = "."};
    auto const dash = tag.find_first_of("-_");
    auto const country =
        dash == std::string_view::npos ? std::string() : ascii_lower(tag.substr(dash + 1));
    bool const point = std::ranges::find(point_countries, country) != point_countries.end();
    if (language == Language::english || point) return {.thousands = ",", .decimal_point = "."};
    return {.thousands = ".", .decimal_point = ","};
}

std::string_view short_month(Language language, int month) {
    return month_of(language == Language::spanish ? spanish_short : english_short, month);
}

std::string_view long_month(Language language, int month) {
    return month_of(language == Language::spanish ? spanish_long : english_long, month);
}

}  // namespace crosswalk
