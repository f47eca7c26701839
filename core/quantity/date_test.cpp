// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace crosswalk {
namespace {

Date date(std::string_view text) { return Date::parse(text).value(); }

TEST(date, counts_days_since_1970) {
    EXPECT_EQ(Date().days(), 0);
    EXPECT_EQ(date("1970-01-01").days(), 0);
    EXPECT_EQ(date("1969-12-31").days(), -1);
    EXPECT_EQ(date("2000-03-01").days(), 11017);
    EXPECT_EQ(date("0001-01-01").days(), -719162);
    EXPECT_EQ(date("9999-12-31").days(), 2932896);
    EXPECT_EQ(days_between(date("2016-01-01"), date("2017-01-01")), 366);
}

/// The standard library's calendar is the reference, for every day there is.
TEST(date, agrees_with_the_standard_calendar_on_every_day) {
    using std::chrono::year;
    std::chrono::sys_days const first(year(1) / 1 / 1);
    std::chrono::sys_days const last(year(9999) / 12 / 31);
    for (auto day = first; day <= last; day += std::chrono::days(1)) {
        std::chrono::year_month_day const civil(day);
        auto const years = static_cast<int>(civil.year());
        auto const month = static_cast<int>(static_cast<unsigned>(civil.month()));
        auto const day_of_month = static_cast<int>(static_cast<unsigned>(civil.day()));
        auto const count = static_cast<std::int32_t>(day.time_since_epoch().count());
        auto const ours = Date::from_days(count);
        auto const built = Date::from_civil(years, month, day_of_month);
        ASSERT_TRUE(built);
        ASSERT_EQ(*built, ours);
        ASSERT_EQ(ours.year(), years);
        ASSERT_EQ(ours.month(), month);
        ASSERT_EQ(ours.day(), day_of_month);
        auto const weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding());
        ASSERT_EQ(ours.weekday(), weekday);
    }
}

TEST(date, reads_what_it_prints_on_every_day) {
    for (auto day = date("0001-01-01"); day <= date("9999-12-31"); day = day.plus_days(1)) {
        auto const read = Date::parse(print(day));
        ASSERT_TRUE(read);
        ASSERT_EQ(*read, day);
    }
}

TEST(date, knows_leap_days) {
    for (auto const* text : {"2016-02-29", "2000-02-29", "2400-02-29", "0004-02-29"}) {
        EXPECT_TRUE(Date::parse(text)) << text;
    }
    for (auto const* text : {"2015-02-29", "1900-02-29", "2100-02-29", "2016-02-30"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(date, knows_weekdays) {
    EXPECT_EQ(date("1970-01-01").weekday(), 4);
    EXPECT_EQ(date("2016-02-29").weekday(), 1);
    EXPECT_EQ(date("2023-12-31").weekday(), 7);
    EXPECT_EQ(date("0001-01-01").weekday(), 1);
}

TEST(date, is_written_for_people) {
    EXPECT_EQ(print_long(date("2016-12-31"), "en"), "31 Dec 2016");
    EXPECT_EQ(print_long(date("2016-12-31"), "en-GB"), "31 Dec 2016");
    EXPECT_EQ(print_long(date("2016-12-31"), "es"), "31 dic 2016");
    EXPECT_EQ(print_long(date("2016-09-01"), "es-MX"), "1 sept 2016");
    EXPECT_EQ(print_long(date("0009-01-02"), "en"), "2 Jan 9");
    EXPECT_EQ(print_long(date("2016-12-31"), "fr"), "2016-12-31");
}

TEST(date, steps_beyond_the_calendar_but_never_wraps) {
    EXPECT_EQ(print(date("9999-12-31").plus_days(1)), "10000-01-01");
    EXPECT_EQ(print(date("0001-01-01").plus_days(-1)), "0000-12-31");
    EXPECT_EQ(print(date("0001-01-01").plus_days(-367)), "-0001-12-31");
    auto const end = Date::from_days(INT32_MAX);
    EXPECT_EQ(end.plus_days(1), end);
    EXPECT_EQ(Date::from_days(INT32_MIN).plus_days(INT32_MIN), Date::from_days(INT32_MIN));
    EXPECT_EQ(print(end), "5881580-07-11");
    EXPECT_EQ(print(Date::from_days(INT32_MIN)), "-5877641-06-23");
    EXPECT_EQ(end.weekday(), 5);
}

TEST(date, is_shifted_within_the_calendar) {
    EXPECT_EQ(shifted(date("2016-02-28"), 2), date("2016-03-01"));
    EXPECT_EQ(shifted(date("2016-02-28"), -59), date("2015-12-31"));
    EXPECT_EQ(shifted(date("9999-12-30"), 1), date("9999-12-31"));
    for (auto const days : {std::int64_t{2}, INT64_MAX, INT64_MIN}) {
        auto const beyond = shifted(date("9999-12-30"), days);
        ASSERT_FALSE(beyond);
        EXPECT_EQ(beyond.error().code, "Q020");
    }
    EXPECT_FALSE(shifted(date("0001-01-01"), -1));
}

struct Refused {
    std::string_view text;
    std::string_view message;
    std::string_view help;
};

void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.text; }

class RefusedDates : public testing::TestWithParam<Refused> {};

TEST_P(RefusedDates, say_what_to_write) {
    auto const read = Date::parse(GetParam().text);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "Q020");
    EXPECT_EQ(read.error().message, GetParam().message);
    EXPECT_EQ(read.error().help, GetParam().help);
}

constexpr std::string_view form = "write year-month-day, such as 2016-12-31";

INSTANTIATE_TEST_SUITE_P(
    forms, RefusedDates,
    testing::Values(Refused{"12/31/2016", "\"12/31/2016\" is not a date", "write 2016-12-31"},
                    Refused{"31.12.2016", "\"31.12.2016\" is not a date", "write 2016-12-31"},
                    Refused{"03/04/2016", "\"03/04/2016\" is not a date",
                            "write 2016-03-04 or 2016-04-03, whichever is meant"},
                    Refused{"5/5/2016", "\"5/5/2016\" is not a date", "write 2016-05-05"},
                    Refused{"2016-2-3", "\"2016-2-3\" is not a date", "write 2016-02-03"},
                    Refused{"2016/12/31", "\"2016/12/31\" is not a date", "write 2016-12-31"},
                    Refused{"2016-12-31T10:00:00Z", "\"2016-12-31T10:00:00Z\" is not a date",
                            "write 2016-12-31 without the time of day"},
                    Refused{"2016-12-31 10:00", "\"2016-12-31 10:00\" is not a date",
                            "write 2016-12-31 without the time of day"},
                    Refused{"31 Dec 2016", "\"31 Dec 2016\" is not a date", form},
                    Refused{"03/04/16", "\"03/04/16\" is not a date", form},
                    Refused{"13/32/2016", "\"13/32/2016\" is not a date", form},
                    Refused{"2016-12", "\"2016-12\" is not a date", form},
                    Refused{"20161231", "\"20161231\" is not a date", form},
                    Refused{" 2016-12-31", "\" 2016-12-31\" is not a date", form},
                    Refused{"+016-12-31", "\"+016-12-31\" is not a date", form},
                    Refused{"2016-12-3\x1b", "\"2016-12-3\\x1b\" is not a date", form},
                    Refused{"", "a date is missing here", "write one, such as 2016-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    days_that_never_were, RefusedDates,
    testing::Values(
        Refused{"2015-02-29", "there is no day 2015-02-29", "February 2015 has 28 days"},
        Refused{"2016-02-30", "there is no day 2016-02-30", "February 2016 has 29 days"},
        Refused{"2016-04-31", "there is no day 2016-04-31", "April 2016 has 30 days"},
        Refused{"2016-01-00", "there is no day 2016-01-00", "January 2016 has 31 days"},
        Refused{"2016-13-01", "there is no month 13",
                "use 01 to 12: a date is written year-month-day"},
        Refused{"2016-00-01", "there is no month 0",
                "use 01 to 12: a date is written year-month-day"},
        Refused{"0000-01-01", "there is no year 0 here", "use a year from 1 to 9999"}));

TEST(date, refuses_long_texts_briefly) {
    auto const read = Date::parse(std::string(100000, '-'));
    ASSERT_FALSE(read);
    EXPECT_LT(read.error().message.size(), 150U);
    EXPECT_EQ(Date::from_civil(INT32_MAX, 1, 1).error().code, "Q020");
    EXPECT_EQ(Date::from_civil(INT32_MIN, 1, 1).error().code, "Q020");
}

}  // namespace
}  // namespace crosswalk
