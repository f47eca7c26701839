// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

namespace crosswalk {
namespace {

rc::Gen<PeriodKind> any_kind() {
    return rc::gen::element(PeriodKind::day, PeriodKind::week, PeriodKind::month,
                            PeriodKind::quarter, PeriodKind::year, PeriodKind::fiscal_year);
}

/// Days whose periods lie wholly within the calendar.
rc::Gen<Date> inner_date() {
    return rc::gen::suchThat(any_date(),
                             [](Date date) { return date.year() > 1 && date.year() < 9998; });
}

RC_GTEST_PROP(period, next_and_previous_undo_each_other, ()) {
    auto const period = Period::containing(*any_kind(), *any_date(), *rc::gen::inRange(1, 13));
    RC_ASSERT(period.next().previous() == period);
    RC_ASSERT(period.previous().next() == period);
    RC_ASSERT(period.last().plus_days(1) == period.next().first());
}

RC_GTEST_PROP(period, holds_each_of_its_days_and_no_other, ()) {
    auto const kind = *any_kind();
    auto const start = *rc::gen::inRange(1, 13);
    auto const date = *any_date();
    auto const period = Period::containing(kind, date, start);
    RC_ASSERT(period.contains(date));
    RC_ASSERT(Period::containing(kind, period.first(), start) == period);
    RC_ASSERT(Period::containing(kind, period.last(), start) == period);
    RC_ASSERT(Period::containing(kind, period.last().plus_days(1), start) == period.next());
}

RC_GTEST_PROP(period, reads_what_it_prints, ()) {
    auto const start = *rc::gen::inRange(1, 13);
    auto const period = Period::containing(*any_kind(), *inner_date(), start);
    auto const read = Period::parse(print(period), start);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == period);
    RC_ASSERT(read->last() == period.last());
    RC_ASSERT(read->fiscal_start() == start);
}

RC_GTEST_PROP(period, counts_as_stepping_does, ()) {
    auto const kind = *any_kind();
    auto const start = *rc::gen::inRange(1, 13);
    auto const from = Period::containing(kind, *inner_date(), start);
    auto const steps = *rc::gen::inRange(0, 60);
    auto to = from;
    for (int i = 0; i < steps; ++i) to = to.next();
    RC_ASSERT(periods_between(from, to) == steps);
    RC_ASSERT(periods_between(to, from) == -steps);
}

RC_GTEST_PROP(period, of_a_year_is_made_of_its_parts, ()) {
    auto const year = Period::containing(PeriodKind::year, *inner_date());
    auto const quarter = Period::containing(PeriodKind::quarter, year.first());
    auto const month = Period::containing(PeriodKind::month, year.first());
    auto const next_year = year.next().first();
    RC_ASSERT(periods_between(quarter, Period::containing(PeriodKind::quarter, next_year)) == 4);
    RC_ASSERT(periods_between(month, Period::containing(PeriodKind::month, next_year)) == 12);
}

RC_GTEST_PROP(period, refuses_helpfully, ()) {
    auto const text = *near_quantity();
    expect_complaint_is_helpful(Period::parse(text, *rc::gen::inRange(-1, 15)));
    expect_complaint_is_helpful(Period::parse("2016" + text));
    expect_complaint_is_helpful(Date::parse(text));
    expect_complaint_is_helpful(Date::parse(*rc::gen::arbitrary<std::string>()));
}

RC_GTEST_PROP(date, shifts_there_and_back_or_refuses, ()) {
    auto const date = *any_date();
    auto const days = *rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(),
                                      rc::gen::inRange<std::int64_t>(-4000000, 4000000));
    auto const there = shifted(date, days);
    expect_complaint_is_helpful(there);
    if (!there) return;
    RC_ASSERT(days_between(date, *there) == days);
    RC_ASSERT(shifted(*there, -days).value() == date);
}

}  // namespace
}  // namespace crosswalk
