// SPDX-License-Identifier: Apache-2.0
#include "barometer/format.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr int most_digits = 12;
constexpr int change_digits = 1;

bool is_spanish(std::string_view language) { return language == "es"; }

/// As few digits, from `digits` up, as keep the text from saying "0" of something or "all" of less.
std::string honest_text(Rational const& value, Rational const& never, int digits,
                        std::string_view language) {
    for (; digits < most_digits; ++digits) {
        auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
        if (!rounded) break;
        Rational const shown(*rounded);
        bool const says_nothing = shown.is_zero() && !value.is_zero();
        bool const says_all = shown == never && value != never;
        if (!says_nothing && !says_all) break;
    }
    return number_text(value, digits, language);
}

std::string points_word(Rational const& points, std::string_view language) {
    bool const one = absolute(points) == Rational(1);
    if (is_spanish(language)) return one ? "punto" : "puntos";
    return one ? "point" : "points";
}

std::string with_sign(Rational const& value, std::string text) {
    return value > Rational(0) ? "+" + text : text;
}

}  // namespace

std::string number_text(Rational const& value, int digits, std::string_view language) {
    auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
    return rounded ? print_grouped(*rounded, language) : print(value);
}

std::string number_text(Measure const& measure, Rational const& value,
                        std::string_view language) {
    return number_text(value, measure.digits, language);
}

std::string amount_text(Measure const& measure, Rational const& value,
                        std::string_view language) {
    auto const number = number_text(measure, value, language);
    return measure.unit.is_plain() ? number : number + " " + print(measure.unit);
}

std::string distance_text(Measure const& measure, Rational const& value,
                          std::string_view language) {
    auto const distance = absolute(value);
    // -1 is never a distance, so only "0" is guarded against.
    auto const number = honest_text(distance, Rational(-1), measure.digits, language);
    if (measure.unit.is_percent()) return number + " " + points_word(distance, language);
    return measure.unit.is_plain() ? number : number + " " + print(measure.unit);
}

std::string change_text(Measure const& measure, Rational const& change,
                        std::string_view language) {
    if (measure.unit.is_percent()) return points_text(change, language);
    auto const percent = change * Rational(100);
    return with_sign(change, number_text(percent, change_digits, language) + " %");
}

std::string points_text(Rational const& points, std::string_view language) {
    return with_sign(points, number_text(points, change_digits, language) + " " +
                                 points_word(points, language));
}

std::string share_text(Rational const& share, std::string_view language) {
    return honest_text(share * Rational(100), Rational(100), 0, language) + " %";
}

std::string count_text(std::int64_t count, std::string_view language) {
    return print_grouped(Decimal(count), language);
}

}  // namespace crosswalk
