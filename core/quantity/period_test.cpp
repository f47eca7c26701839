// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

constexpr PeriodKind kinds[] = {PeriodKind::day,     PeriodKind::week, PeriodKind::month,
                                PeriodKind::quarter, PeriodKind::year, PeriodKind::fiscal_year};

Date date(std::string_view text) { return Date::parse(text).value(); }

Period period(std::string_view text, int fiscal_start = 1) {
    return Period::parse(text, fiscal_start).value();
}

/// "2016-04-01 to 2016-06-30"
std::string days_of(Period const& one) { return print(one.first()) + " to " + print(one.last()); }

TEST(period, has_a_first_and_a_last_day) {
    EXPECT_EQ(days_of(period("2016")), "2016-01-01 to 2016-12-31");
    EXPECT_EQ(days_of(period("2016-Q1")), "2016-01-01 to 2016-03-31");
    EXPECT_EQ(days_of(period("2016-Q2")), "2016-04-01 to 2016-06-30");
    EXPECT_EQ(days_of(period("2016-Q4")), "2016-10-01 to 2016-12-31");
    EXPECT_EQ(days_of(period("2016-02")), "2016-02-01 to 2016-02-29");
    EXPECT_EQ(days_of(period("2015-02")), "2015-02-01 to 2015-02-28");
    EXPECT_EQ(days_of(period("2016-12")), "2016-12-01 to 2016-12-31");
    EXPECT_EQ(days_of(period("2016-02-29")), "2016-02-29 to 2016-02-29");
    EXPECT_EQ(days_of(period("2016-W07")), "2016-02-15 to 2016-02-21");
}

// ISO 8601: the first week is the one with the year's first Thursday.
TEST(period, counts_weeks_as_iso_8601_does) {
    EXPECT_EQ(days_of(period("2015-W01")), "2014-12-29 to 2015-01-04");
    EXPECT_EQ(days_of(period("2015-W53")), "2015-12-28 to 2016-01-03");
    EXPECT_EQ(days_of(period("2016-W01")), "2016-01-04 to 2016-01-10");
    EXPECT_EQ(days_of(period("2020-W53")), "2020-12-28 to 2021-01-03");
    EXPECT_EQ(days_of(period("2026-W53")), "2026-12-28 to 2027-01-03");
    EXPECT_EQ(print(Period::containing(PeriodKind::week, date("2016-01-01"))), "2015-W53");
    EXPECT_EQ(print(Period::containing(PeriodKind::week, date("2018-12-31"))), "2019-W01");
    EXPECT_EQ(print(period("2015-W53").next()), "2016-W01");
    EXPECT_EQ(print(period("2016-W01").previous()), "2015-W53");
    EXPECT_EQ(print(period("2016-W52").next()), "2017-W01");
}

/// A year has 53 weeks when it starts on a Thursday, or is a leap year that starts on a Wednesday.
TEST(period, gives_53_weeks_to_71_of_400_years) {
    int long_years = 0;
    for (int year = 2000; year < 2400; ++year) {
        if (Period::parse(std::to_string(year) + "-W53")) ++long_years;
    }
    EXPECT_EQ(long_years, 71);
}

TEST(period, names_a_fiscal_year_by_the_year_it_ends_in) {
    EXPECT_EQ(days_of(period("FY2016", 7)), "2015-07-01 to 2016-06-30");
    EXPECT_EQ(days_of(period("FY2016", 10)), "2015-10-01 to 2016-09-30");
    EXPECT_EQ(days_of(period("FY2016", 12)), "2015-12-01 to 2016-11-30");
    EXPECT_EQ(days_of(period("FY2016", 2)), "2015-02-01 to 2016-01-31");
    EXPECT_EQ(days_of(period("FY2016", 1)), "2016-01-01 to 2016-12-31");
    auto const containing = [](char const* day, int fiscal_start) {
        return print(Period::containing(PeriodKind::fiscal_year, date(day), fiscal_start));
    };
    EXPECT_EQ(containing("2016-06-30", 7), "FY2016");
    EXPECT_EQ(containing("2016-07-01", 7), "FY2017");
    EXPECT_EQ(containing("2016-01-01", 1), "FY2016");
    EXPECT_EQ(containing("2016-12-31", 1), "FY2016");
    EXPECT_EQ(period("FY2016", 7).fiscal_start(), 7);
    EXPECT_EQ(print(period("FY2016", 7).next()), "FY2017");
}

TEST(period, contains_its_days_alone) {
    for (auto const kind : kinds) {
        for (auto const* text :
             {"2016-02-29", "2016-01-01", "2015-12-31", "2016-06-30", "1900-01-01"}) {
            auto const one = Period::containing(kind, date(text), 7);
            EXPECT_EQ(one.kind(), kind);
            EXPECT_TRUE(one.contains(date(text)));
            EXPECT_TRUE(one.contains(one.first()));
            EXPECT_TRUE(one.contains(one.last()));
            EXPECT_FALSE(one.contains(one.first().plus_days(-1)));
            EXPECT_FALSE(one.contains(one.last().plus_days(1)));
        }
    }
}

/// Ten years of each kind follow each other without a gap, and are read as they are printed.
TEST(period, follows_without_a_gap) {
    for (auto const kind : kinds) {
        for (int const fiscal_start : {1, 7, 10, 12}) {
            auto one = Period::containing(kind, date("2011-05-17"), fiscal_start);
            auto const start = one;
            for (int count = 1; one.first() < date("2021-05-17"); ++count) {
                auto const after = one.next();
                ASSERT_EQ(days_between(one.last(), after.first()), 1);
                ASSERT_EQ(after.previous(), one);
                ASSERT_EQ(periods_between(start, after), count);
                ASSERT_EQ(periods_between(after, start), -count);
                ASSERT_EQ(Period::parse(print(after), fiscal_start), after) << print(after);
                ASSERT_LT(one, after);
                one = after;
            }
        }
    }
}

TEST(period, steps_beyond_the_calendar) {
    EXPECT_EQ(days_of(period("9999")), "9999-01-01 to 9999-12-31");
    EXPECT_EQ(print(period("9999").next()), "10000");
    EXPECT_EQ(print(period("0001-01").previous()), "0000-12");
    EXPECT_EQ(days_of(period("0001").previous().previous()), "-0001-01-01 to -0001-12-31");
    EXPECT_EQ(print(period("9999-W52").next()), "10000-W01");
    EXPECT_EQ(days_of(period("0001-W01")), "0001-01-01 to 0001-01-07");
    EXPECT_EQ(print(Period::containing(PeriodKind::fiscal_year, date("9999-12-31"), 7)), "FY10000");
    EXPECT_EQ(days_of(Period::containing(PeriodKind::quarter, Date::from_days(INT32_MIN + 400))),
              "-5877640-07-01 to -5877640-09-30");
}

TEST(period, knows_its_kinds_by_name) {
    for (auto const kind : kinds) EXPECT_EQ(period_kind(name(kind)), kind);
    EXPECT_EQ(name(PeriodKind::fiscal_year), "fiscal_year");
    for (auto const* word : {"", "Year", "years", "fiscal year", "decade"}) {
        EXPECT_EQ(period_kind(word), std::nullopt) << word;
    }
}

TEST(period, differs_by_kind_and_first_day) {
    EXPECT_EQ(period("2016"), period("2016"));
    EXPECT_NE(period("2016-01"), period("2016-01-01"));
    EXPECT_NE(period("2016"), period("2017"));
    EXPECT_EQ(Period(), Period::containing(PeriodKind::year, date("1970-06-01")));
}

TEST(period, is_written_for_people) {
    EXPECT_EQ(print_long(period("2016"), "en"), "2016");
    EXPECT_EQ(print_long(period("2016-06"), "en"), "June 2016");
    EXPECT_EQ(print_long(period("2016-06"), "es"), "junio de 2016");
    EXPECT_EQ(print_long(period("2016-Q1"), "en"), "1st quarter 2016");
    EXPECT_EQ(print_long(period("2016-Q2"), "en"), "2nd quarter 2016");
    EXPECT_EQ(print_long(period("2016-Q3"), "es"), "3.º trimestre de 2016");
    EXPECT_EQ(print_long(period("2015-W53"), "en"), "week 53 of 2015");
    EXPECT_EQ(print_long(period("2016-W07"), "es"), "semana 7 de 2016");
    EXPECT_EQ(print_long(period("FY2016", 7), "en"), "fiscal year 2016");
    EXPECT_EQ(print_long(period("FY2016", 1), "es"), "año fiscal 2016");
    EXPECT_EQ(print_long(period("2016-06-30"), "es"), "30 jun 2016");
    EXPECT_EQ(print_long(period("2016-Q2"), "fr"), "2016-Q2");
}

struct Refused {
    std::string_view text;
    std::string_view message;
    std::string_view help;
};

void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.text; }

class RefusedPeriods : public testing::TestWithParam<Refused> {};

TEST_P(RefusedPeriods, say_what_to_write) {
    auto const read = Period::parse(GetParam().text, 7);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "Q021");
    EXPECT_EQ(read.error().message, GetParam().message);
    EXPECT_EQ(read.error().help, GetParam().help);
}

constexpr std::string_view forms = "write 2016, 2016-Q2, 2016-06, 2016-W07, 2016-06-30 or FY2016";

INSTANTIATE_TEST_SUITE_P(
    meant_well, RefusedPeriods,
    testing::Values(Refused{"FY16", "\"FY16\" is not a period", "write FY2016"},
                    Refused{"fy2016", "\"fy2016\" is not a period", "write FY2016"},
                    Refused{"FY 2016", "\"FY 2016\" is not a period", "write FY2016"},
                    Refused{"2016/17", "\"2016/17\" is not a period", "write FY2017"},
                    Refused{"2016 Q2", "\"2016 Q2\" is not a period", "write 2016-Q2"},
                    Refused{"q2 2016", "\"q2 2016\" is not a period", "write 2016-Q2"},
                    Refused{"2016q2", "\"2016q2\" is not a period", "write 2016-Q2"},
                    Refused{"2016-W7", "\"2016-W7\" is not a period", "write 2016-W07"},
                    // What each of these could mean is another of them.
                    Refused{"q1q2q3", "\"q1q2q3\" is not a period", forms},
                    Refused{"2016W53", "\"2016W53\" is not a period", forms},
                    Refused{"2016-6", "\"2016-6\" is not a period", "write 2016-06"},
                    Refused{"2016-0", "\"2016-0\" is not a period", forms}));

INSTANTIATE_TEST_SUITE_P(
    form, RefusedPeriods,
    testing::Values(Refused{"", "a period is missing here", forms},
                    Refused{"June 2016", "\"June 2016\" is not a period", forms},
                    Refused{"16", "\"16\" is not a period", forms},
                    Refused{"201", "\"201\" is not a period", forms},
                    Refused{"2016-", "\"2016-\" is not a period", forms},
                    Refused{"2016-1a", "\"2016-1a\" is not a period", forms},
                    Refused{"2016-06-3", "\"2016-06-3\" is not a period", forms},
                    Refused{"FY201x", "\"FY201x\" is not a period", forms},
                    Refused{"2016\x1b[m", "\"2016\\x1b[m\" is not a period", forms}));

constexpr std::string_view month_help = "use 01 to 12: a date is written year-month-day";

INSTANTIATE_TEST_SUITE_P(
    calendar, RefusedPeriods,
    testing::Values(
        Refused{"2016-13", "\"2016-13\" is not a period: there is no month 13", month_help},
        Refused{"2016-00", "\"2016-00\" is not a period: there is no month 0", month_help},
        Refused{"2016-Q5", "\"2016-Q5\" is not a period", "use Q1 to Q4"},
        Refused{"2016-Q0", "\"2016-Q0\" is not a period", "use Q1 to Q4"},
        Refused{"2016-W53", "\"2016-W53\" is not a period",
                "use W01 to W52: the weeks of that year, counted as ISO 8601 does"},
        Refused{"2015-W54", "\"2015-W54\" is not a period",
                "use W01 to W53: the weeks of that year, counted as ISO 8601 does"},
        Refused{"2016-W00", "\"2016-W00\" is not a period",
                "use W01 to W52: the weeks of that year, counted as ISO 8601 does"},
        Refused{"2016-02-30", "\"2016-02-30\" is not a period: there is no day 2016-02-30",
                "February 2016 has 29 days"},
        Refused{"0000", "\"0000\" is not a period: there is no year 0 here",
                "use a year from 1 to 9999"},
        Refused{"0000-W01", "\"0000-W01\" is not a period: there is no year 0 here",
                "use a year from 1 to 9999"},
        Refused{"FY0001", "\"FY0001\" is not a period: it starts before the calendar does",
                "use a later year"}));

TEST(period, refuses_fiscal_years_that_start_in_no_month) {
    for (int const start : {0, 13, -1, INT32_MAX}) {
        EXPECT_EQ(Period::parse("2016", start).error().code, "Q021");
    }
    EXPECT_TRUE(Period::parse("FY0001", 1));
    EXPECT_FALSE(Period::parse("FY0000", 1));
    EXPECT_EQ(Period::parse(std::string(100000, '2')).error().help, forms);
}

TEST(period_death, counts_only_within_one_kind) {
    EXPECT_EXIT(periods_between(period("2016"), period("2016-06")), testing::ExitedWithCode(70),
                "periods are counted between two of one kind");
    EXPECT_EXIT(Period::containing(PeriodKind::year, Date(), 13), testing::ExitedWithCode(70),
                "a fiscal year starts in a month");
}

}  // namespace
}  // namespace crosswalk
