// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

namespace crosswalk {
namespace {

RC_GTEST_PROP(rational, is_a_field, ()) {
    auto const a = *any_rational();
    auto const b = *any_rational();
    auto const c = *any_rational();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT((a * b) * c == a * (b * c));
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT(a - a == Rational());
    RC_ASSERT(a - b == -(b - a));
    RC_PRE(!b.is_zero());
    RC_ASSERT(divide(a * b, b).value() == a);
    RC_ASSERT(divide(a, b).value() * b == a);
}

RC_GTEST_PROP(rational, is_always_in_lowest_terms, ()) {
    auto const a = *any_rational();
    auto const b = *any_rational();
    for (auto const& value : {a, a + b, a - b, a * b, -a, absolute(a)}) {
        RC_ASSERT(value.denominator() > 0);
        RC_ASSERT(gcd(value.numerator(), value.denominator()) == 1);
    }
}

RC_GTEST_PROP(rational, is_ordered_as_its_difference, ()) {
    auto const a = *any_rational();
    auto const b = *rc::gen::oneOf(any_rational(), rc::gen::just(a));
    RC_ASSERT((a < b) == (a - b).is_negative());
    RC_ASSERT((a == b) == (a - b).is_zero());
    RC_ASSERT((a <=> b) == (-b <=> -a));
}

RC_GTEST_PROP(rational, rounding_stays_within_its_bound, ()) {
    auto const value = *any_rational();
    auto const digits = *rc::gen::inRange(0, 39);
    auto const rounding = *any_rounding();
    auto const rounded = value.rounded(digits, rounding);
    RC_PRE(rounded.has_value());
    auto const off = absolute(Rational(*rounded) - value);
    auto const unit = Rational(Decimal::make(1, digits).value());
    bool const to_nearest =
        rounding == Rounding::half_away_from_zero || rounding == Rounding::half_even;
    RC_ASSERT((to_nearest ? off + off <= unit : off < unit));
}

RC_GTEST_PROP(rational, rounding_keeps_the_order, ()) {
    auto const a = *any_rational();
    auto const b = *any_rational();
    auto const digits = *rc::gen::inRange(0, 10);
    auto const rounding = *any_rounding();
    auto const rounded_a = a.rounded(digits, rounding);
    auto const rounded_b = b.rounded(digits, rounding);
    RC_PRE(rounded_a.has_value() && rounded_b.has_value());
    if (a <= b) RC_ASSERT(*rounded_a <= *rounded_b);
}

}  // namespace
}  // namespace crosswalk
