// SPDX-License-Identifier: Apache-2.0
#include "quantity/number_help.h"

#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

bool is_number(std::string_view text) { return end_of_number(text) == text.size(); }

std::string without(std::string_view text, std::string_view removed) {
    std::string kept;
    for (char const c : text) {
        if (removed.find(c) == std::string_view::npos) kept += c;
    }
    return kept;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
    std::string result;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what)) {
        result += text.substr(0, at);
        result += with;
        text.remove_prefix(at + what.size());
    }
    return result += text;
}

/// Whether `separator` splits the whole part into groups as a thousands separator does: 1 to 3
/// digits, then always 3.
bool groups_by_three(std::string_view text, char separator) {
    if (text.starts_with('-')) text.remove_prefix(1);
    bool first = true;
    while (true) {
        auto const group = text.substr(0, text.find(separator));
        bool const size_fits = first ? !group.empty() && group.size() <= 3 : group.size() == 3;
        if (!size_fits || !std::ranges::all_of(group, is_digit)) return false;
        if (group.size() == text.size()) return !first;
        text.remove_prefix(group.size() + 1);
        first = false;
    }
}

std::string write(std::string_view number) { return "write " + std::string(number); }

std::string write_either(std::string_view grouped, char separator, DigitGroups groups) {
    auto const plain = write(without(grouped, std::string(1, separator)));
    if (groups == DigitGroups::none) return plain;
    auto underscored = std::string(grouped);
    std::ranges::replace(underscored, separator, '_');
    return plain + " or " + underscored;
}

/// For digits with commas in them, and perhaps points; empty when it looks like neither custom.
std::string help_for_comma(std::string_view text, DigitGroups groups) {
    auto const comma = text.find(',');
    auto const point = text.find('.');
    if (comma == std::string_view::npos) return {};
    if (point == std::string_view::npos) {
        if (groups_by_three(text, ',')) {
            return write_either(text, ',', groups) +
                   " (a comma could be a decimal point in another language)";
        }
        auto const decimal = replaced(text, ",", ".");
        if (is_number(decimal)) return write(decimal) + " (the decimal point is a point)";
    } else if (comma < point && groups_by_three(text.substr(0, point), ',') &&
               is_number(without(text, ","))) {
        return write_either(text, ',', groups);
    } else if (point < comma && groups_by_three(text.substr(0, comma), '.')) {
        auto const decimal = replaced(without(text, "."), ",", ".");
        if (is_number(decimal)) return write(decimal) + " (the decimal point is a point)";
    }
    std::string const plain = "leave the commas out: the decimal point is a point";
    return groups == DigitGroups::none ? plain : plain + ", and _ may group digits";
}

/// For what is a number once its sign is written otherwise.
std::string help_for_sign(std::string_view text, DigitGroups) {
    if (text.starts_with('+') && is_number(text.substr(1))) return write(text.substr(1));
    for (std::string_view const dash : {"\u2212", "\u2013", "\u2014"}) {
        if (!text.starts_with(dash)) continue;
        auto const minus = "-" + std::string(text.substr(dash.size()));
        if (is_number(minus)) return write(minus) + " with the hyphen of the keyboard";
    }
    if (text.starts_with('(') && text.ends_with(')')) {
        auto const inside = without(text.substr(1, text.size() - 2), ",");
        if (is_number("-" + inside)) return write("-" + inside);
    }
    return {};
}

std::string help_for_point(std::string_view text, DigitGroups groups) {
    bool const negative = text.starts_with('-');
    auto const size = negative ? text.substr(1) : text;
    auto const padded = (negative ? "-0" : "0") + std::string(size);
    if (size.starts_with('.') && is_number(padded)) return write(padded);
    auto const cut = text.substr(0, text.empty() ? 0 : text.size() - 1);
    if (text.ends_with('.') && is_number(cut)) return write(cut);
    if (groups_by_three(text, '.')) {
        return write_either(text, '.', groups) + " (a point is only the decimal point)";
    }
    return {};
}

/// For digits grouped by spaces or apostrophes, as French, Swiss and Swedish tables have them.
std::string help_for_groups(std::string_view text, DigitGroups groups) {
    auto plain = replaced(replaced(text, "\u00a0", " "), "\u202f", " ");
    plain = replaced(plain, "\u2019", " ");
    std::ranges::replace(plain, '\'', ' ');
    auto const first = plain.find_first_not_of(' ');
    auto const last = plain.find_last_not_of(' ');
    if (first == std::string::npos) return {};
    auto const trimmed = plain.substr(first, last - first + 1);
    if (is_number(trimmed)) return write(trimmed) + " without the spaces around it";
    auto const whole = std::string_view(trimmed).substr(0, trimmed.find('.'));
    if (groups_by_three(whole, ' ') && is_number(without(trimmed, " "))) {
        return write_either(trimmed, ' ', groups);
    }
    return {};
}

/// For a number with an exponent: 1e6.
bool has_exponent(std::string_view text) {
    auto const e = text.find_first_of("eE");
    if (e == std::string_view::npos || !is_number(text.substr(0, e))) return false;
    auto digits = text.substr(e + 1);
    if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
    return !digits.empty() && std::ranges::all_of(digits, is_digit);
}

bool means_unknown(std::string_view text) {
    constexpr std::array<std::string_view, 12> words = {
        "-", "--", ".", "?", "n/a", "na", "nan", "null", "none", "nil", "unknown", "tbd"};
    return std::ranges::find(words, ascii_lower(text)) != words.end();
}

}  // namespace

std::size_t end_of_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    bool seen_point = false;
    bool after_digit = false;
    for (; at < text.size(); ++at) {
        char const c = text[at];
        bool const before_digit = at + 1 < text.size() && is_digit(text[at + 1]);
        if (is_digit(c)) {
            after_digit = true;
            continue;
        }
        bool const separates = c == '_' || (c == '.' && !seen_point);
        if (!separates || !after_digit || !before_digit) return at;
        seen_point = seen_point || c == '.';
        after_digit = false;
    }
    return after_digit ? at : std::string_view::npos;
}

std::string help_for_exponent(std::string_view text, std::string_view example) {
    constexpr int most_digits = 38;
    auto digits = text.substr(text.find_first_of("eE") + 1);
    if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
    int size = 0;
    for (char const c : digits) size = std::min(size * 10 + (c - '0'), most_digits);
    if (size < most_digits) return "write all its digits, such as " + std::string(example);
    return "correct it where it comes from: no number here has more than 38 digits";
}

std::string help_for_number(std::string_view text, DigitGroups groups) {
    constexpr std::size_t longest_helped = 100;
    if (text.empty()) return "write one, such as 1200 or 12.5";
    if (text.size() > longest_helped) return "write a number such as 1200 or 12.5";
    if (means_unknown(text)) return "leave what is unknown out: unknown is not zero";
    if (groups == DigitGroups::none && text.find('_') != std::string_view::npos) {
        auto const plain = without(text, "_");
        return is_number(plain) ? write(plain) : "leave the _ out: only digits stand here";
    }
    for (auto const help : {help_for_sign, help_for_comma, help_for_point, help_for_groups}) {
        if (auto found = help(text, groups); !found.empty()) return found;
    }
    if (has_exponent(text)) return help_for_exponent(text, "1_200_000");
    if (text.ends_with('%')) return "leave the % out: a plain number is wanted here";
    if (text.find('_') != std::string_view::npos) return "put _ only between two digits";
    return "write digits, a - in front and one decimal point where needed, such as -12.5";
}

}  // namespace crosswalk
