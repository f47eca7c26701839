// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.h"

#include "quantity/characters.h"
#include "quantity/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <limits>

namespace crosswalk {
namespace {

struct Civil {
    int year;
    int month;
    int day;
};

/// Days since 1970-01-01 of a day of the Gregorian calendar.
///
/// Source    H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil): years
///           start in March, so that the leap day is the last; 400 years always have 146097 days
int days_from_civil(Civil civil) {
    int const year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int const era = (year >= 0 ? year : year - 399) / 400;
    int const year_of_era = year - era * 400;
    int const month_from_march = civil.month <= 2 ? civil.month + 9 : civil.month - 3;
    int const day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    int const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// The inverse (civil_from_days of the same source).
Civil civil_from_days(std::int64_t days) {
    std::int64_t const shifted = days + 719468;
    std::int64_t const era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    std::int64_t const day_of_era = shifted - era * 146097;
    std::int64_t const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    std::int64_t const day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const month_from_march = (5 * day_of_year + 2) / 153;
    auto const day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    auto const month =
        static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    auto const year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
    return {year, month, day};
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_of_month(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string padded(int value, std::size_t width) {
    auto const digits = std::to_string(value < 0 ? -value : value);
    auto const zeros = digits.size() < width ? width - digits.size() : 0;
    return (value < 0 ? "-" : "") + std::string(zeros, '0') + digits;
}

/// The number of two digits at that place; below 0 when there are others.
int two_digits(std::string_view text, std::size_t at) {
    bool const are_digits = is_digit(text[at]) && is_digit(text[at + 1]);
    return are_digits ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

int number(std::string_view digits) {
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

/// The parts of "12/31/2016" or "2016-2-3": digits between one kind of separator; empty when the
/// text is anything else.
std::vector<std::string_view> parts_of(std::string_view text) {
    constexpr std::string_view separators = "-/. ";
    std::vector<std::string_view> parts;
    while (true) {
        auto const part = text.substr(0, text.find_first_of(separators));
        bool const is_number =
            !part.empty() && part.size() <= 4 && std::ranges::all_of(part, is_digit);
        if (!is_number) return {};
        parts.push_back(part);
        if (part.size() == text.size()) return parts;
        text.remove_prefix(part.size() + 1);
    }
}

std::string written(std::string_view year, std::string_view month, std::string_view day) {
    auto const date = Date::from_civil(number(year), number(month), number(day));
    return date ? print(*date) : std::string();
}

/// "12/31/2016" has one reading, "03/04/2016" has two: both are offered, none is chosen.
std::string help_for_form(std::string_view text) {
    std::string fallback = "write year-month-day, such as 2016-12-31";
    auto const time = text.find_first_of("Tt ");
    if (time == 10 && Date::parse(text.substr(0, 10))) {
        return "write " + std::string(text.substr(0, 10)) + " without the time of day";
    }
    auto const parts = parts_of(text);
    if (parts.size() != 3) return fallback;
    if (parts[0].size() == 4) {
        auto const only = written(parts[0], parts[1], parts[2]);
        return only.empty() ? fallback : "write " + only;
    }
    if (parts[2].size() != 4) return fallback;
    auto const month_first = written(parts[2], parts[0], parts[1]);
    auto const day_first = written(parts[2], parts[1], parts[0]);
    if (month_first.empty() && day_first.empty()) return fallback;
    if (month_first.empty()) return "write " + day_first;
    if (day_first.empty() || day_first == month_first) return "write " + month_first;
    return "write " + month_first + " or " + day_first + ", whichever is meant";
}

std::string month_had(int year, int month) {
    auto const days = std::to_string(days_of_month(year, month));
    return std::string(long_month(Language::english, month)) + " " + std::to_string(year) +
           " has " + days + " days";
}

}  // namespace

Date Date::plus_days(std::int32_t days) const {
    std::int64_t const sum = std::int64_t{days_} + days;
    using Limits = std::numeric_limits<std::int32_t>;
    return Date(
        static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, Limits::min(), Limits::max())));
}

Result<Date> Date::from_civil(int year, int month, int day) {
    if (year < 1 || year > 9999) {
        return failure("Q020", "there is no year " + std::to_string(year) + " here",
                       "use a year from 1 to 9999");
    }
    if (month < 1 || month > 12) {
        return failure("Q020", "there is no month " + std::to_string(month),
                       "use 01 to 12: a date is written year-month-day");
    }
    if (day < 1 || (day > 28 && day > days_of_month(year, month))) {
        return failure(
            "Q020",
            "there is no day " + padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2),
            month_had(year, month));
    }
    return Date(days_from_civil({year, month, day}));
}

Result<Date> Date::parse(std::string_view text) {
    // A record has several in each entry.
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        int const century = two_digits(text, 0);
        int const year = two_digits(text, 2);
        int const month = two_digits(text, 5);
        int const day = two_digits(text, 8);
        bool const are_digits = (century | year | month | day) >= 0;
        if (are_digits) return from_civil(century * 100 + year, month, day);
    }
    if (text.empty()) {
        return failure("Q020", "a date is missing here", "write one, such as 2016-12-31");
    }
    return failure("Q020", quoted(text) + " is not a date", help_for_form(text));
}

int Date::year() const { return civil_from_days(days_).year; }
int Date::month() const { return civil_from_days(days_).month; }
int Date::day() const { return civil_from_days(days_).day; }

int Date::weekday() const {
    // 1970-01-01 was a Thursday, the fourth day.
    auto const from_monday = (std::int64_t{days_} + 3) % 7;
    return static_cast<int>(from_monday < 0 ? from_monday + 8 : from_monday + 1);
}

Result<Date> shifted(Date date, std::int64_t days) {
    std::int64_t const first = days_from_civil({1, 1, 1});
    std::int64_t const last = days_from_civil({9999, 12, 31});
    std::int64_t sum = 0;
    bool const wraps = __builtin_add_overflow(std::int64_t{date.days()}, days, &sum);
    if (wraps || sum < first || sum > last) {
        return failure(
            "Q020", print(date) + " and " + std::to_string(days) + " days lie beyond the calendar",
            "use fewer days: dates go from 0001-01-01 to 9999-12-31");
    }
    return Date::from_days(static_cast<std::int32_t>(sum));
}

std::string print(Date date) {
    auto const civil = civil_from_days(date.days());
    return padded(civil.year, 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2);
}

std::string print_long(Date date, std::string_view language) {
    auto const spoken = language_of(language);
    if (spoken == Language::other) return print(date);
    auto const civil = civil_from_days(date.days());
    return std::to_string(civil.day) + " " + std::string(short_month(spoken, civil.month)) + " " +
           std::to_string(civil.year);
}

}  // namespace crosswalk
