// SPDX-License-Identifier: Apache-2.0
#include "store/number_reader.h"

#include "quantity/characters.h"
#include "quantity/number_help.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace crosswalk {
namespace {

/// The digits of a number, taken apart.
struct Digits {
    bool is_negative = false;
    std::string_view whole;
    std::string_view fraction;
};

/// -?[0-9]+(.[0-9]+)? and nothing else.
bool take_apart(std::string_view text, Digits& digits) {
    digits.is_negative = text.starts_with('-');
    if (digits.is_negative) text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    digits.whole = text.substr(0, end);
    if (end == 0) return false;
    if (end == text.size()) return true;
    if (text[end] != '.') return false;
    digits.fraction = text.substr(end + 1);
    return !digits.fraction.empty() &&
           std::all_of(digits.fraction.begin(), digits.fraction.end(), is_digit);
}

std::string_view without_zeros_at_end(std::string_view fraction) {
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    return fraction;
}

std::string_view without_zeros_in_front(std::string_view whole) {
    while (whole.starts_with('0')) whole.remove_prefix(1);
    return whole;
}

bool is_not_a_number(std::string_view text) {
    constexpr std::array<std::string_view, 8> words = {"nan",  "-nan",     "inf",       "-inf",
                                                       "+inf", "infinity", "-infinity", "#div/0!"};
    return std::find(words.begin(), words.end(), ascii_lower(text)) != words.end();
}

bool has_exponent(std::string_view text) {
    auto const e = text.find_first_of("eE");
    Digits ignored;
    if (e == std::string_view::npos || !take_apart(text.substr(0, e), ignored)) return false;
    auto digits = text.substr(e + 1);
    if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

/// A sign of money that stands before or behind a number.
std::string_view money_sign(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs = {"$",   "€",   "£",   "¥",
                                                       "USD", "EUR", "GBP", "MXN"};
    for (auto const sign : signs) {
        bool const is_there = text.starts_with(sign) || text.ends_with(sign) ||
                              text.starts_with("-" + std::string(sign));
        if (is_there && text.find_first_of("0123456789") != std::string_view::npos) return sign;
    }
    return {};
}

/// Whether the text would be a number to a person: digits with separators, brackets, another minus.
bool is_written_for_people(std::string_view text) {
    bool has_digit = false;
    for (auto rest = text; !rest.empty();) {
        auto const character = first_character(rest);
        auto const point = character.code_point;
        has_digit = has_digit || (point >= '0' && point <= '9');
        bool const may_stand =
            (point >= '0' && point <= '9') ||
            std::u32string_view(U",.'_()+-\u2019 \u00a0\u202f\u2212\u2013").find(point) !=
                std::u32string_view::npos;
        if (!character.valid || !may_stand) return false;
        rest.remove_prefix(character.bytes);
    }
    return has_digit;
}

std::string wanted(NumberForm const& form) { return form.is_integer ? "whole number" : "number"; }

/// What the text is instead of a number that can be taken.
Fault fault_of(std::string_view text, NumberForm const& form) {
    auto const it = crosswalk::quoted(text);
    auto const code = form.is_integer ? "F012" : "F013";
    if (is_not_a_number(text)) {
        return {"F023", it + " is not a number that can be added up",
                "leave the value empty when it is unknown: unknown is not zero"};
    }
    if (text.ends_with('%')) {
        return {
            "F014", it + " is a percent, and a " + wanted(form) + " is wanted here",
            "send the count itself and the number it is a part of: percents cannot be rolled up"};
    }
    if (has_exponent(text)) {
        return {"F023", it + " is written with an exponent", help_for_exponent(text, "1200000")};
    }
    if (auto const sign = money_sign(text); !sign.empty()) {
        return {"F024", it + " has a sign of money in it",
                "write the number alone: the column's unit says what it counts"};
    }
    if (text.starts_with('=') || text.starts_with('@')) {
        return {code, it + " is a spreadsheet formula, not a " + wanted(form),
                "export values instead of formulas"};
    }
    if (is_written_for_people(text)) {
        return {"F024", it + " is written for people, not as a " + wanted(form),
                help_for_number(text, DigitGroups::none)};
    }
    return {code, it + " is not a " + wanted(form), help_for_number(text, DigitGroups::none)};
}

Fault too_large(std::string_view text, NumberForm const& form) {
    auto const most = form.is_integer
                          ? std::string("9223372036854775807")
                          : std::to_string(form.digits - form.scale) + " digits before the point";
    return {"F022",
            crosswalk::quoted(text) + " is too large for this column, which holds up to " + most,
            form.is_integer
                ? "correct the value, or count in a larger unit"
                : "correct the value, or declare more digits for the column: decimal(38, " +
                      std::to_string(form.scale) + ") holds the most"};
}

}  // namespace

std::expected<Int128, Fault> read_number(std::string_view text, NumberForm const& form) {
    auto number = text;
    if (form.is_percent && number.ends_with('%')) {
        number = without_spaces_around(number.substr(0, number.size() - 1));
    }
    Digits digits;
    if (!take_apart(number, digits)) return std::unexpected(fault_of(text, form));
    auto const scale = static_cast<std::size_t>(form.scale);
    if (digits.fraction.size() > scale) {
        digits.fraction = without_zeros_at_end(digits.fraction);
        if (digits.fraction.size() > scale && form.is_integer) {
            return std::unexpected(
                Fault{"F012", crosswalk::quoted(text) + " is not a whole number",
                      "send whole numbers, or declare the column as decimal(18, " +
                          std::to_string(std::min<std::size_t>(digits.fraction.size(), 18)) + ")"});
        }
        if (digits.fraction.size() > scale) {
            return std::unexpected(
                Fault{"F013",
                      crosswalk::quoted(text) + " has more digits after the point (" +
                          std::to_string(digits.fraction.size()) +
                          ") than this column was agreed to have (" + std::to_string(scale) + ")",
                      "round it where it comes from, or declare more digits for the column"});
        }
    }
    digits.whole = without_zeros_in_front(digits.whole);
    auto const room = static_cast<std::size_t>(form.digits - form.scale);
    if (digits.whole.size() > room) return std::unexpected(too_large(text, form));
    Int128 coefficient = 0;
    for (char const c : digits.whole) coefficient = coefficient * 10 + (c - '0');
    for (std::size_t i = 0; i < scale; ++i) {
        coefficient =
            coefficient * 10 + (i < digits.fraction.size() ? digits.fraction[i] - '0' : 0);
    }
    if (digits.is_negative) coefficient = -coefficient;
    constexpr Int128 largest = INT64_MAX;
    if (form.is_integer && (coefficient > largest || coefficient < -largest)) {
        return std::unexpected(too_large(text, form));
    }
    return coefficient;
}

}  // namespace crosswalk
