// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.h"
#include "quantity/language.h"
#include "text/result.h"

#include <algorithm>
#include <array>
#include <limits>

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 6> kind_names = {"day",     "week", "month",
                                                        "quarter", "year", "fiscal_year"};

/// The first of a month counted from January of year 0. Years are not limited here: the period
/// after the calendar's last one has a first day too.
Date first_of_month(std::int64_t months) {
    auto const year = months >= 0 ? months / 12 : (months - 11) / 12;
    auto const month = static_cast<int>(months - year * 12) + 1;
    // 400 Gregorian years have 146097 days: move into years from_civil knows, and back.
    auto const eras = year >= 2000 ? (year - 2000) / 400 : (year - 2399) / 400;
    auto const date = Date::from_civil(static_cast<int>(year - eras * 400), month, 1);
    using Limits = std::numeric_limits<std::int32_t>;
    auto const days = date->days() + eras * 146097;
    return Date::from_days(
        static_cast<std::int32_t>(std::clamp<std::int64_t>(days, Limits::min(), Limits::max())));
}

std::int64_t months_of(Date date) { return std::int64_t{date.year()} * 12 + date.month() - 1; }

int months_in(PeriodKind kind) {
    if (kind == PeriodKind::month) return 1;
    return kind == PeriodKind::quarter ? 3 : 12;
}

bool has_days(PeriodKind kind) { return kind == PeriodKind::day || kind == PeriodKind::week; }

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// The year and number of an ISO week: the week belongs to the year of its Thursday.
///
/// Source    ISO 8601-1:2019, 3.1.1.23 and 5.2.2
struct IsoWeek {
    int year;
    int week;
};
IsoWeek iso_week(Date monday) {
    auto const thursday = monday.plus_days(3);
    auto const january_first = first_of_month(std::int64_t{thursday.year()} * 12);
    return {thursday.year(), days_between(january_first, thursday) / 7 + 1};
}

/// The year in which the fiscal year that starts on this day ends.
int fiscal_name(Date first, int fiscal_start) {
    return fiscal_start == 1 ? first.year() : first.year() + 1;
}

std::string year_of(Date date) { return print(date).substr(0, print(date).size() - 6); }

std::string ordinal(int number) {
    constexpr std::array<std::string_view, 4> endings = {"1st", "2nd", "3rd", "4th"};
    return std::string(endings[static_cast<std::size_t>(number - 1)]);
}

}  // namespace

std::string_view name(PeriodKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<PeriodKind> period_kind(std::string_view word) {
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == word) return static_cast<PeriodKind>(i);
    }
    return std::nullopt;
}

Period Period::containing(PeriodKind kind, Date date, int fiscal_start) {
    invariant(fiscal_start >= 1 && fiscal_start <= 12, "a fiscal year starts in a month, 1 to 12");
    Period period;
    period.kind_ = kind;
    period.fiscal_start_ = static_cast<std::int8_t>(fiscal_start);
    if (kind == PeriodKind::day) {
        period.first_ = date;
    } else if (kind == PeriodKind::week) {
        period.first_ = date.plus_days(1 - date.weekday());
    } else {
        auto const length = months_in(kind);
        auto const start = kind == PeriodKind::fiscal_year ? fiscal_start - 1 : 0;
        auto const months = months_of(date) - start;
        auto const into = ((months % length) + length) % length;
        period.first_ = first_of_month(months - into + start);
    }
    return period;
}

Date Period::last() const { return next().first().plus_days(-1); }

Period Period::next() const {
    Period after = *this;
    if (has_days(kind_)) {
        after.first_ = first_.plus_days(kind_ == PeriodKind::week ? 7 : 1);
    } else {
        after.first_ = first_of_month(months_of(first_) + months_in(kind_));
    }
    return after;
}

Period Period::previous() const { return containing(kind_, first_.plus_days(-1), fiscal_start_); }

std::string print(Period const& period) {
    auto const first = period.first();
    switch (period.kind()) {
        case PeriodKind::day:
            return print(first);
        case PeriodKind::week: {
            auto const week = iso_week(first);
            return year_of(first.plus_days(3)) + "-W" + two_digits(week.week);
        }
        case PeriodKind::month:
            return year_of(first) + "-" + two_digits(first.month());
        case PeriodKind::quarter:
            return year_of(first) + "-Q" + std::to_string((first.month() + 2) / 3);
        case PeriodKind::year:
            return year_of(first);
        case PeriodKind::fiscal_year:
            return "FY" + year_of(period.fiscal_start() == 1 ? first : period.last());
    }
    return {};
}

int periods_between(Period const& from, Period const& to) {
    invariant(from.kind() == to.kind() && from.fiscal_start() == to.fiscal_start(),
              "periods are counted between two of one kind");
    if (has_days(from.kind())) {
        auto const days = std::int64_t{to.first().days()} - from.first().days();
        return static_cast<int>(days / (from.kind() == PeriodKind::week ? 7 : 1));
    }
    auto const months = months_of(to.first()) - months_of(from.first());
    return static_cast<int>(months / months_in(from.kind()));
}

std::string print_long(Period const& period, std::string_view language) {
    auto const spoken = language_of(language);
    if (spoken == Language::other) return print(period);
    bool const spanish = spoken == Language::spanish;
    auto const first = period.first();
    auto year = std::to_string(first.year());
    auto const of = std::string(spanish ? " de " : " ");
    switch (period.kind()) {
        case PeriodKind::day:
            return print_long(first, language);
        case PeriodKind::week: {
            auto const week = iso_week(first);
            return (spanish ? "semana " : "week ") + std::to_string(week.week) +
                   (spanish ? " de " : " of ") + std::to_string(week.year);
        }
        case PeriodKind::month:
            return std::string(long_month(spoken, first.month())) + of + year;
        case PeriodKind::quarter: {
            auto const number = (first.month() + 2) / 3;
            return spanish ? std::to_string(number) + ".º trimestre de " + year
                           : ordinal(number) + " quarter " + year;
        }
        case PeriodKind::year:
            return year;
        case PeriodKind::fiscal_year:
            return (spanish ? "año fiscal " : "fiscal year ") +
                   std::to_string(fiscal_name(first, period.fiscal_start()));
    }
    return {};
}

}  // namespace crosswalk
