// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

namespace crosswalk {
namespace {

rc::Gen<Money> any_money() {
    return rc::gen::map(small_decimal(),
                        [](Decimal const& amount) { return Money::make(amount, "USD").value(); });
}

rc::Gen<Share> any_share() {
    return rc::gen::map(small_decimal(), [](Decimal const& percent) {
        return Share::parse(print(percent) + "%").value();
    });
}

RC_GTEST_PROP(share, moves_by_the_points_between, ()) {
    auto const a = *any_share();
    auto const b = *any_share();
    RC_ASSERT(a + (b - a) == b);
    RC_ASSERT((a - b).hundredths() == -(b - a).hundredths());
}

RC_GTEST_PROP(share, reads_what_it_prints, ()) {
    auto const share = *any_share();
    RC_ASSERT(Share::parse(print(share)).value() == share);
    auto const points = share - Share();
    RC_ASSERT(Points::parse(print(points)).value() == points);
}

RC_GTEST_PROP(money, reads_what_it_prints, ()) {
    auto const money = *any_money();
    RC_ASSERT(Money::parse(print(money)).value() == money);
}

RC_GTEST_PROP(money, pays_the_same_together_and_apart, ()) {
    auto const rate = *any_money();
    auto const first = *rc::gen::inRange<std::int64_t>(0, 1000000);
    auto const second = *rc::gen::inRange<std::int64_t>(0, 1000000);
    auto const together = multiply(rate, Count(first + second)).value();
    auto const apart =
        add(multiply(rate, Count(first)).value(), multiply(rate, Count(second)).value()).value();
    RC_ASSERT(together == apart);
}

/// Shares that make up one whole miss it by at most half a cent each.
RC_GTEST_PROP(money, split_by_shares_misses_less_than_half_a_cent_each, ()) {
    auto const whole = *any_money();
    auto const parts = *rc::gen::inRange(1, 20);
    auto const part = Share(Rational::make(1, parts).value());
    auto const one = multiply(whole, part).value();
    auto const sum = multiply(one, Count(parts)).value();
    auto const off = absolute(Rational(sum.amount()) - Rational(whole.amount()));
    RC_ASSERT(off <= Rational::make(parts, 200).value());
    RC_ASSERT(one.amount().scale() == 2);
}

RC_GTEST_PROP(count, adds_as_whole_numbers_do_or_refuses, ()) {
    auto const a = *rc::gen::arbitrary<std::int64_t>();
    auto const b = *rc::gen::arbitrary<std::int64_t>();
    auto const sum = add(Count(a), Count(b));
    Int128 const exact = static_cast<Int128>(a) + b;
    RC_ASSERT(sum.has_value() == (exact >= INT64_MIN && exact <= INT64_MAX));
    if (sum) RC_ASSERT(static_cast<Int128>(sum->value()) == exact);
}

}  // namespace
}  // namespace crosswalk
