// SPDX-License-Identifier: Apache-2.0
#include "quantity/amount.h"
#include "quantity/characters.h"
#include "quantity/currency.h"
#include "quantity/words.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t longest_quantity_bytes = 500;
constexpr int shown_digits_of_share = 6;

bool is_sign_or_separator(char c) {
    return std::string_view("+-.,'_()").find(c) != std::string_view::npos;
}

/// Bytes of the text that are meant as a number, however badly: "1 200", "1,200", "1e6", "−5".
/// What Decimal::parse refuses in it, it explains.
std::size_t size_of_number(std::string_view text) {
    std::size_t at = text.starts_with("\u2212") ? 3 : 0;
    while (at < text.size()) {
        auto rest = text.substr(at);
        if (is_digit(rest.front()) || is_sign_or_separator(rest.front())) {
            ++at;
            continue;
        }
        auto ahead = rest;
        while (auto const bytes = leading_space(ahead)) ahead.remove_prefix(bytes);
        bool const exponent = at > 0 && (rest.front() == 'e' || rest.front() == 'E');
        if (exponent) ahead.remove_prefix(1);
        if (exponent && (ahead.starts_with('+') || ahead.starts_with('-'))) ahead.remove_prefix(1);
        if (ahead.size() == rest.size() || ahead.empty() || !is_digit(ahead.front())) break;
        at = text.size() - ahead.size();
    }
    return at;
}

std::string with_underscores(Decimal const& value) {
    auto text = print_grouped(value, "en");
    std::ranges::replace(text, ',', '_');
    return text;
}

/// 2 for a word that multiplies what stands before it by 10^2, say.
std::optional<int> digits_of_scale_word(std::string_view word) {
    struct ScaleWord {
        std::string_view word;
        int digits;
    };
    constexpr std::array<ScaleWord, 13> words = {{
        {"k", 3},
        {"thousand", 3},
        {"mil", 3},
        {"mn", 6},
        {"mio", 6},
        {"million", 6},
        {"millions", 6},
        {"millón", 6},
        {"millones", 6},
        {"b", 9},
        {"bn", 9},
        {"billion", 9},
        {"billions", 9},
    }};
    if (word == "M" || word == "MM") return 6;  // small, they are the meter and the millimeter
    for (auto const& known : words) {
        if (known.word == ascii_lower(word)) return known.digits;
    }
    return std::nullopt;
}

std::unexpected<Diagnostic> no_quantity(std::string_view text, std::string why, std::string help) {
    return failure("Q022", quoted(text) + " is not a quantity: " + std::move(why), std::move(help));
}

/// "2 million USD", "5k": the amount with all its digits.
std::optional<std::string> help_for_scale_word(Decimal const& number, std::string_view unit) {
    auto const end = unit.find(' ');
    auto const digits = digits_of_scale_word(unit.substr(0, end));
    if (!digits) return std::nullopt;
    Decimal scale(1);
    for (int i = 0; i < *digits; ++i) scale = *multiply(scale, Decimal(10));
    auto const whole = multiply(number, scale);
    if (!whole) return std::nullopt;
    auto const rest = end == std::string_view::npos ? std::string() : std::string(unit.substr(end));
    return "write " + with_underscores(whole->trimmed()) + rest;
}

/// "$5", "USD 5", "about 5".
std::unexpected<Diagnostic> no_number_first(std::string_view text) {
    auto const sign = leading_currency_sign(text);
    auto const code = sign.empty() && currency_digits(text.substr(0, 3)) >= 0 ? text.substr(0, 3)
                                                                              : std::string_view();
    auto const rest = without_spaces_around(text.substr(std::max(sign.size(), code.size())));
    if ((sign.empty() && code.empty()) || rest.empty()) {
        return no_quantity(text, "it does not start with a number",
                           "write the number first, then its unit, such as 15.12 USD per day");
    }
    auto const codes = sign.empty() ? code : codes_of_sign(sign);
    return no_quantity(text, "the currency stands behind the number, as its code",
                       "write " + std::string(rest) + " " + std::string(codes));
}

Result<Quantity> with_unit(std::string_view text, Decimal const& value, std::string_view unit) {
    if (unit.empty()) return Quantity{value, Unit()};
    auto const name = without_spaces_around(unit);
    if (auto help = help_for_scale_word(value, name)) {
        return no_quantity(text, "its digits are not all written out", *std::move(help));
    }
    if (auto const sign = leading_currency_sign(name); !sign.empty()) {
        return no_quantity(text, "a sign does not name one currency",
                           "write " + print(value) + " " + std::string(codes_of_sign(sign)));
    }
    bool const apart = leading_space(unit) > 0;
    if (!apart && first_character(unit).code_point != U'%') {
        auto const parsed = Unit::parse(name);
        return no_quantity(text, "there is no space between the number and its unit",
                           parsed ? "write " + print(value) + " " + std::string(name)
                                  : "write a space and the unit behind " + print(value));
    }
    TRY_ASSIGN(auto parsed, Unit::parse(name));
    for (auto const& [symbol, exponent] : parsed.factors()) {
        if (!digits_of_scale_word(symbol)) continue;
        return no_quantity(text, "its digits are not all written out",
                           "write the number with all its digits, and its unit without " +
                               crosswalk::quoted(symbol));
    }
    return Quantity{value, std::move(parsed)};
}

bool is_one(Decimal const& value) { return value == Decimal(1) || value == Decimal(-1); }

/// The unit as a sentence has it: "USD per day", "2 buildings"; measures keep their "/".
std::string spoken(Unit const& unit, bool of_one) {
    std::string above;
    std::string below;
    bool all_nouns = true;
    for (auto const& [symbol, exponent] : unit.factors()) {
        if (exponent < 0) all_nouns = all_nouns && exponent == -1 && is_noun(symbol);
    }
    for (auto const& [symbol, exponent] : unit.factors()) {
        auto const size = std::abs(exponent);
        auto const shown = size == 1 ? symbol : symbol + "^" + std::to_string(size);
        if (exponent < 0) {
            below += (all_nouns ? " per " : " / ") + shown;
        } else {
            above += above.empty() ? " " : " * ";
            above += exponent == 1 && !of_one ? plural(shown) : shown;
        }
    }
    return above + below;
}

std::string described(Quantity const& quantity) {
    if (quantity.unit.is_plain()) return "a plain number";
    if (quantity.unit.is_percent()) return "a percent";
    return quantity.unit.is_points() ? "a number of percentage points"
                                     : "in " + print(quantity.unit);
}

std::string shown_hundredths(Rational const& hundredths) {
    auto const rounded = hundredths.rounded(shown_digits_of_share, Rounding::half_away_from_zero);
    // A value beyond 38 digits is no share anybody meant; it is shown exactly rather than wrongly.
    return rounded ? print(rounded->trimmed()) : print(hundredths);
}

}  // namespace

Result<Quantity> Quantity::parse(std::string_view text) {
    auto const trimmed = without_spaces_around(text);
    if (trimmed.empty()) {
        return failure("Q022", "a quantity is missing here",
                       "write a number with its unit, such as 15.12 USD per day or 20%");
    }
    if (trimmed.size() > longest_quantity_bytes) {
        return no_quantity(trimmed, "it is too long",
                           "write a number with its unit, such as 15.12 USD per day or 20%");
    }
    auto const size = size_of_number(trimmed);
    if (size == 0) return no_number_first(trimmed);
    TRY_ASSIGN(auto const value, Decimal::parse(trimmed.substr(0, size)));
    return with_unit(trimmed, value, trimmed.substr(size));
}

namespace {

/// A change may be written with its sign: "+10 points". A sign in front of no number stays.
std::string_view plus_of(std::string_view text) {
    bool const has_plus = text.size() > 1 && text[0] == '+' && is_digit(text[1]);
    return text.substr(0, has_plus ? 1 : 0);
}

}  // namespace

Result<Share> Share::parse(std::string_view text) {
    auto const plus = std::string(plus_of(text));
    TRY_ASSIGN(auto const quantity, Quantity::parse(text.substr(plus.size())));
    if (quantity.unit.is_percent()) {
        return Share(Rational(quantity.value) * Rational(*Decimal::make(1, 2)));
    }
    auto const number = plus + print(quantity.value);
    std::string help = "write a percent, such as 20%";
    if (quantity.unit.is_plain()) {
        help = "write " + number + "%";
        auto const percent = multiply(quantity.value, Decimal(100));
        bool const may_be_part = quantity.value <= Decimal(1) && quantity.value >= Decimal(-1);
        if (percent && may_be_part) {
            help = "write " + number + "%, or " + plus + print(percent->trimmed()) + "% if " +
                   number + " is the part of one";
        }
    } else if (quantity.unit.is_points()) {
        help = "write " + number + "%; a percentage point is the difference of two percents";
    }
    return failure(
        "Q011",
        quoted(text) + " is " + described(quantity) + ", and a share in percent is wanted here",
        std::move(help));
}

Result<Points> Points::parse(std::string_view text) {
    auto const plus = std::string(plus_of(text));
    TRY_ASSIGN(auto const quantity, Quantity::parse(text.substr(plus.size())));
    if (quantity.unit.is_points()) return Points(Rational(quantity.value));
    return failure(
        "Q011",
        quoted(text) + " is " + described(quantity) + ", and percentage points are wanted here",
        "write " + plus + print(Quantity{quantity.value, Unit::points()}) +
            ": from 20% to 23% is 3 points, and 15% more");
}

Result<Money> Money::parse(std::string_view text) {
    TRY_ASSIGN(auto const quantity, Quantity::parse(text));
    auto const& factors = quantity.unit.factors();
    if (factors.size() == 1 && factors.front().second == 1 && !quantity.unit.is_percent()) {
        return make(quantity.value, factors.front().first);
    }
    auto const number = print(quantity.value);
    if (quantity.unit.is_plain()) {
        return failure("Q022", quoted(text) + " has no currency",
                       "write " + number + " USD, or another ISO 4217 code");
    }
    return failure(
        "Q022",
        quoted(text) + " is " + described(quantity) + ", and an amount of money is wanted here",
        "write an amount and a currency, such as " + number + " USD");
}

std::string print(Quantity const& quantity) {
    return print(quantity.value) + spoken(quantity.unit, is_one(quantity.value));
}

std::string print(Share const& share) {
    return shown_hundredths(share.part() * Rational(100)) + " %";
}

std::string print(Points const& points) {
    bool const one = absolute(points.hundredths()) == Rational(1);
    return shown_hundredths(points.hundredths()) + (one ? " point" : " points");
}

}  // namespace crosswalk
