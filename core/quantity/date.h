// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// A day of the proleptic Gregorian calendar, years 1 to 9999. No time of day, no time zone.
///
/// Only days of these years can be read. Arithmetic may step beyond them (the period after the last
/// one has a first day too) and stops at the ends of the 32-bit count; for a number of days that
/// somebody typed use `shifted`.
class Date {
public:
    Date() = default;  ///< 1970-01-01

    static Date from_days(std::int32_t days_since_1970) { return Date(days_since_1970); }
    /// Q020 when there is no such day.
    static Result<Date> from_civil(int year, int month, int day);
    /// "2016-12-31" and nothing else. Q020 says whether the form or the day is wrong.
    static Result<Date> parse(std::string_view text);

    std::int32_t days() const { return days_; }  ///< since 1970-01-01
    int year() const;
    int month() const;
    int day() const;
    int weekday() const;  ///< 1 Monday to 7 Sunday
    Date plus_days(std::int32_t days) const;

    friend auto operator<=>(Date const&, Date const&) = default;

private:
    explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

/// The day so many days later (earlier when negative). Q020 when the calendar has no such day.
Result<Date> shifted(Date date, std::int64_t days);
inline std::int32_t days_between(Date from, Date to) { return to.days() - from.days(); }
std::string print(Date date);
/// For people: "31 Dec 2016" ("en"), "31 dic 2016" ("es"); as `print` in other languages.
std::string print_long(Date date, std::string_view language);

enum class PeriodKind { day, week, month, quarter, year, fiscal_year };
std::string_view name(PeriodKind kind);  ///< "fiscal_year"
std::optional<PeriodKind> period_kind(std::string_view word);

/// A named stretch of days. Weeks are ISO weeks, quarters those of the calendar year. A fiscal year
/// is named by the calendar year in which it ends and starts on the first of `fiscal_start` (7 for
/// July).
class Period {
public:
    Period() = default;
    static Period containing(PeriodKind kind, Date date, int fiscal_start = 1);
    /// "2016", "2016-Q2", "2016-06", "2016-W07", "2016-06-30", "FY2016". Q021.
    static Result<Period> parse(std::string_view text, int fiscal_start = 1);

    PeriodKind kind() const { return kind_; }
    Date first() const { return first_; }
    Date last() const;
    Period next() const;
    Period previous() const;
    bool contains(Date date) const { return first_ <= date && date <= last(); }
    int fiscal_start() const { return fiscal_start_; }

    /// By first day; two periods compare only within one kind.
    friend auto operator<=>(Period const& a, Period const& b) { return a.first_ <=> b.first_; }
    friend bool operator==(Period const& a, Period const& b) {
        return a.kind_ == b.kind_ && a.first_ == b.first_;
    }

private:
    PeriodKind kind_ = PeriodKind::year;
    std::int8_t fiscal_start_ = 1;
    Date first_;
};
/// As `parse` reads it.
std::string print(Period const& period);
/// How many periods from one to the other (0 for the same; negative backwards).
///
/// Domain    both of one kind, and of one fiscal start
int periods_between(Period const& from, Period const& to);
/// For people: "2016", "June 2016", "2nd quarter 2016" ("en"); "junio de 2016" ("es").
std::string print_long(Period const& period, std::string_view language);

}  // namespace crosswalk
