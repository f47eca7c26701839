// SPDX-License-Identifier: Apache-2.0
#include "quantity/characters.h"
#include "quantity/decimal.h"
#include "quantity/language.h"
#include "quantity/number_help.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> not_a_number(std::string_view text, std::size_t at) {
    if (text.empty()) return failure("Q001", "a number is missing here", help_for_number(text));
    auto message = quoted(text) + " is not a number here";
    if (at > 0 && at < text.size()) {
        auto const character = text.substr(at, first_character(text.substr(at)).bytes);
        message += ": character " + std::to_string(code_points(text.substr(0, at)) + 1) + " is " +
                   quoted(character);
    }
    return failure("Q001", std::move(message), help_for_number(text));
}

std::unexpected<Diagnostic> too_many_digits(std::string_view text) {
    return failure("Q002", quoted(text) + " has more than 38 digits",
                   "round it: no sum of money and no count has so many digits");
}

std::string digits_of(Decimal const& value) {
    auto rest = value.is_negative() ? -value.coefficient() : value.coefficient();
    std::string digits;
    while (rest != 0 || digits.size() <= static_cast<std::size_t>(value.scale())) {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    std::ranges::reverse(digits);
    return digits;
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view text) {
    auto const end = end_of_number(text);
    if (end != text.size()) return not_a_number(text, end);
    Int128 coefficient = 0;
    int scale = 0;
    bool after_point = false;
    for (char const c : text) {
        after_point = after_point || c == '.';
        if (!is_digit(c)) continue;
        bool const wraps = __builtin_mul_overflow(coefficient, 10, &coefficient) ||
                           __builtin_add_overflow(coefficient, c - '0', &coefficient);
        if (after_point) ++scale;
        if (wraps || scale > most_digits) return too_many_digits(text);
    }
    auto value = make(text.starts_with('-') ? -coefficient : coefficient, scale);
    if (!value) return too_many_digits(text);
    return value;
}

std::string print(Decimal const& value) {
    auto text = digits_of(value);
    auto const scale = static_cast<std::size_t>(value.scale());
    if (scale > 0) text.insert(text.size() - scale, 1, '.');
    return value.is_negative() ? "-" + text : text;
}

std::string print_grouped(Decimal const& value, std::string_view language) {
    auto const separators = separators_of(language);
    auto const digits = digits_of(value);
    auto const whole = digits.size() - static_cast<std::size_t>(value.scale());
    std::string text = value.is_negative() ? "-" : "";
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at == whole) text += separators.decimal_point;
        if (at > 0 && at < whole && (whole - at) % 3 == 0) text += separators.thousands;
        text += digits[at];
    }
    return text;
}

}  // namespace crosswalk
