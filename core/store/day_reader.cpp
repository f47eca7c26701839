// SPDX-License-Identifier: Apache-2.0
#include "store/day_reader.h"

#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>

namespace crosswalk {
namespace {

/// Whether the text has this form: 9 stands for a digit, T for T, t or a space.
bool has_form(std::string_view text, std::string_view form) {
    if (text.size() < form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        bool fits = text[i] == form[i];
        if (form[i] == '9') fits = is_digit(text[i]);
        if (form[i] == 'T') fits = text[i] == 'T' || text[i] == 't' || text[i] == ' ';
        if (!fits) return false;
    }
    return true;
}

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Passes ":SS" and ".ffffff" where they stand.
bool pass_seconds(std::string_view& text) {
    if (text.starts_with(':')) {
        if (!has_form(text, ":99") || two_digits(text, 1) > 60) return false;
        text.remove_prefix(3);
    }
    if (!text.starts_with('.')) return true;
    text.remove_prefix(1);
    auto const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(digits);
    return digits > 0;
}

bool is_offset(std::string_view text) {
    if (text == "Z" || text == "z") return true;
    if (!text.starts_with('+') && !text.starts_with('-')) return false;
    text.remove_prefix(1);
    return (text.size() == 2 && has_form(text, "99")) ||
           (text.size() == 4 && has_form(text, "9999")) ||
           (text.size() == 5 && has_form(text, "99:99"));
}

bool is_universal(std::string_view offset) {
    return offset == "Z" || offset == "z" ||
           offset.find_first_not_of("+-0:") == std::string_view::npos;
}

std::string help_for_day(std::string_view text) {
    if (has_form(text, "99/99/9999") || has_form(text, "9/9/99") ||
        text.find('/') != std::string_view::npos) {
        return "write year-month-day, such as 2014-03-09: whether the month or the day comes first "
               "in this form differs from country to country";
    }
    if (text.size() == 8 && has_form(text, "99999999")) {
        return "write it with hyphens: " + std::string(text.substr(0, 4)) + "-" +
               std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6));
    }
    if (text.size() == 5 && has_form(text, "99999")) {
        return "this looks like a spreadsheet's number for a day: format the column as a date, "
               "year-month-day, and export it again";
    }
    if (has_form(text, "9999-99") && text.size() == 7) {
        return "a whole month is no day: write year-month-day, or declare the column as month";
    }
    return "write year-month-day, such as 2014-03-09";
}

Fault not_a_day(std::string_view text) {
    return {"F015", crosswalk::quoted(text) + " is not written as a day", help_for_day(text)};
}

std::string help_for_period(PeriodKind kind) {
    switch (kind) {
        case PeriodKind::day:
            return "write year-month-day, such as 2016-06-30";
        case PeriodKind::week:
            return "write the year and the week from 01 to 53, such as 2016-W07";
        case PeriodKind::month:
            return "write the year and the month from 01 to 12, such as 2016-06";
        case PeriodKind::quarter:
            return "write the year and the quarter from 1 to 4, such as 2016-Q2";
        case PeriodKind::year:
            return "write the four digits of the year, such as 2016";
        case PeriodKind::fiscal_year:
            return "write FY and the year, such as FY2016";
    }
    return {};
}

}  // namespace

std::expected<Date, Fault> read_day(std::string_view text, UniversalTime universal_time) {
    if (!has_form(text, "9999-99-99")) return std::unexpected(not_a_day(text));
    auto const date = Date::parse(text.substr(0, 10));
    if (!date) {
        return std::unexpected(
            Fault{"F016", crosswalk::quoted(text.substr(0, 10)) + " is a day that does not exist",
                  date.error().help});
    }
    auto rest = text.substr(10);
    if (rest.empty()) return *date;
    bool const is_time =
        has_form(rest, "T99:99") && two_digits(rest, 1) < 24 && two_digits(rest, 4) < 60;
    if (!is_time) return std::unexpected(not_a_day(text));
    rest.remove_prefix(6);
    if (!pass_seconds(rest)) return std::unexpected(not_a_day(text));
    rest = without_spaces_around(rest);
    if (rest.empty()) return *date;
    if (!is_offset(rest)) return std::unexpected(not_a_day(text));
    if (is_universal(rest) && universal_time == UniversalTime::is_local) return *date;
    return std::unexpected(
        Fault{"F017",
              crosswalk::quoted(text) + " is a moment, and which day that is depends on the place",
              "write the local day, such as " + print(*date) +
                  " if that is it; a time without an offset is read as local"});
}

std::expected<Period, Fault> read_period(std::string_view text, PeriodKind kind, int fiscal_start) {
    auto const period = Period::parse(text, fiscal_start);
    if (period && period->kind() == kind) return *period;
    auto what =
        kind == PeriodKind::fiscal_year ? std::string("fiscal year") : std::string(name(kind));
    Fault fault{"F018", crosswalk::quoted(text) + " is not a " + what, help_for_period(kind)};
    auto const day = Date::parse(text.substr(0, 10));
    if (day) fault.help = "write " + print(Period::containing(kind, *day, fiscal_start));
    return std::unexpected(std::move(fault));
}

}  // namespace crosswalk
