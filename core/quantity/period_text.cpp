// SPDX-License-Identifier: Apache-2.0
#include "quantity/characters.h"
#include "quantity/date.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::string_view forms = "write 2016, 2016-Q2, 2016-06, 2016-W07, 2016-06-30 or FY2016";

std::unexpected<Diagnostic> no_period(std::string_view text, std::string_view why,
                                      std::string help) {
    auto message = quoted(text) + " is not a period";
    if (!why.empty()) message += ": " + std::string(why);
    return failure("Q021", std::move(message), std::move(help));
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

int number(std::string_view digits) {
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

/// Text whose form is close enough to say what was meant: "2016 Q2", "q2 2016", "2016-W7", "FY16",
/// "2016/17". Empty when it is not.
std::string meant(std::string_view text) {
    std::string plain;
    for (char const c : text) {
        if (c != ' ' && c != '-' && c != '/') plain += c;
    }
    auto const lower = ascii_lower(plain);
    auto const rest = std::string_view(lower);
    auto const year = rest.substr(0, 4);
    if (rest.size() == 6 && all_digits(rest) && text.find('/') == 4) {
        return "FY" + std::string(year.substr(0, 2)) + std::string(rest.substr(4));
    }
    if (rest.size() == 4 && rest.starts_with("fy") && all_digits(rest.substr(2))) {
        return "FY20" + std::string(rest.substr(2));
    }
    if (rest.size() == 6 && rest.starts_with("fy")) return "FY" + std::string(rest.substr(2));
    if (rest.size() == 6 && rest.starts_with("q")) {
        return std::string(rest.substr(2)) + "-Q" + lower[1];
    }
    if (rest.size() == 6 && rest[4] == 'q') return std::string(year) + "-Q" + lower[5];
    bool const week = rest.size() >= 6 && rest.size() <= 7 && rest[4] == 'w';
    if (week) {
        return std::string(year) + "-W" + (rest.size() == 6 ? "0" : "") +
               std::string(rest.substr(5));
    }
    if (rest.size() == 5 && all_digits(rest)) return std::string(year) + "-0" + lower[4];
    return {};
}

std::unexpected<Diagnostic> unreadable(std::string_view text, int fiscal_start) {
    if (text.empty()) return failure("Q021", "a period is missing here", std::string(forms));
    auto const better = text.size() > 20 ? std::string() : meant(text);
    // What is offered must itself be meant as it stands, or offers would go round in a circle.
    auto const again = meant(better);
    bool const stands = again.empty() || again == better;
    bool const helps =
        !better.empty() && better != text && stands && Period::parse(better, fiscal_start);
    return no_period(text, "", helps ? "write " + better : std::string(forms));
}

Result<Period> parse_week(std::string_view text, int year, int week) {
    // 4 January is always in week 1 (ISO 8601), 28 December always in the last.
    TRY_ASSIGN(auto const in_first, Date::from_civil(year, 1, 4));
    TRY_ASSIGN(auto const in_last, Date::from_civil(year, 12, 28));
    auto const first = Period::containing(PeriodKind::week, in_first);
    auto const last = Period::containing(PeriodKind::week, in_last);
    auto const weeks = periods_between(first, last) + 1;
    if (week < 1 || week > weeks) {
        return no_period(text, "",
                         "use W01 to W" + std::to_string(weeks) +
                             ": the weeks of that year, counted as ISO 8601 does");
    }
    return Period::containing(PeriodKind::week, first.first().plus_days(7 * (week - 1)));
}

Result<Period> parse_fiscal_year(std::string_view text, int year, int fiscal_start) {
    bool const starts_before = fiscal_start > 1;
    if (year < 1 || (starts_before && year < 2)) {
        return no_period(text, "it starts before the calendar does", "use a later year");
    }
    auto const first_year = starts_before ? year - 1 : year;
    TRY_ASSIGN(auto const first, Date::from_civil(first_year, fiscal_start, 1));
    return Period::containing(PeriodKind::fiscal_year, first, fiscal_start);
}

/// A day, month, quarter or year whose form is right; Q021 when the calendar has none such.
Result<Period> in_calendar(PeriodKind kind, std::string_view text, int month, int day,
                           int fiscal_start) {
    auto const date = Date::from_civil(number(text.substr(0, 4)), month, day);
    if (!date) return no_period(text, date.error().message, date.error().help);
    return Period::containing(kind, *date, fiscal_start);
}

}  // namespace

Result<Period> Period::parse(std::string_view text, int fiscal_start) {
    if (fiscal_start < 1 || fiscal_start > 12) {
        return failure("Q021",
                       "a fiscal year cannot start in month " + std::to_string(fiscal_start),
                       "use 1 for January to 12 for December");
    }
    if (text.size() == 6 && text.starts_with("FY") && all_digits(text.substr(2))) {
        return parse_fiscal_year(text, number(text.substr(2)), fiscal_start);
    }
    if (!all_digits(text.substr(0, 4)) || text.size() < 4) return unreadable(text, fiscal_start);
    auto const rest = text.substr(4);
    if (rest.empty()) return in_calendar(PeriodKind::year, text, 1, 1, fiscal_start);
    if (!rest.starts_with('-')) return unreadable(text, fiscal_start);
    auto const part = rest.substr(1);
    if (part.size() == 2 && all_digits(part)) {
        return in_calendar(PeriodKind::month, text, number(part), 1, fiscal_start);
    }
    if (part.size() == 2 && part[0] == 'Q' && is_digit(part[1])) {
        if (part[1] < '1' || part[1] > '4') return no_period(text, "", "use Q1 to Q4");
        return in_calendar(PeriodKind::quarter, text, 3 * (part[1] - '0'), 1, fiscal_start);
    }
    if (part.size() == 3 && part[0] == 'W' && all_digits(part.substr(1))) {
        auto week = parse_week(text, number(text.substr(0, 4)), number(part.substr(1)));
        if (!week && week.error().code != "Q021") {
            return no_period(text, week.error().message, week.error().help);
        }
        if (week) week->fiscal_start_ = static_cast<std::int8_t>(fiscal_start);
        return week;
    }
    bool const is_day = part.size() == 5 && part[2] == '-' && all_digits(part.substr(0, 2)) &&
                        all_digits(part.substr(3));
    if (!is_day) return unreadable(text, fiscal_start);
    return in_calendar(PeriodKind::day, text, number(part.substr(0, 2)), number(part.substr(3)),
                       fiscal_start);
}

}  // namespace crosswalk
