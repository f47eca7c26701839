// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

namespace crosswalk {
namespace {

/// Whether a fraction of powers of ten is a decimal of at most 38 digits: the second opinion on
/// when a result may be refused.
bool is_decimal(Rational const& value) {
    auto denominator = value.denominator();
    int scale = 0;
    auto power = Rational::Integer(1);
    while (power % denominator != 0) {
        if (scale++ == Decimal::most_digits) return false;
        power *= 10;
    }
    Rational::Integer const coefficient = abs(value.numerator()) * (power / denominator);
    return coefficient < boost::multiprecision::pow(Rational::Integer(10), 38);
}

void expect_exact(Result<Decimal> const& result, Rational const& exact) {
    if (result) {
        RC_ASSERT(Rational(*result) == exact);
    } else {
        RC_ASSERT(result.error().code == "Q002");
        RC_ASSERT(!is_decimal(exact));
    }
}

RC_GTEST_PROP(decimal, reads_what_it_prints, ()) {
    auto const value = *any_decimal();
    auto const read = Decimal::parse(print(value));
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->coefficient() == value.coefficient());
    RC_ASSERT(read->scale() == value.scale());
}

RC_GTEST_PROP(decimal, sums_are_exact_or_refused, ()) {
    auto const a = *any_decimal();
    auto const b = *any_decimal();
    expect_exact(add(a, b), Rational(a) + Rational(b));
    expect_exact(subtract(a, b), Rational(a) - Rational(b));
}

RC_GTEST_PROP(decimal, products_are_exact_or_refused, ()) {
    auto const a = *any_decimal();
    auto const b = *any_decimal();
    expect_exact(multiply(a, b), Rational(a) * Rational(b));
}

RC_GTEST_PROP(decimal, sums_and_products_do_not_depend_on_order, ()) {
    auto const a = *small_decimal();
    auto const b = *small_decimal();
    auto const c = *small_decimal();
    RC_ASSERT(add(a, b).value() == add(b, a).value());
    RC_ASSERT(multiply(a, b).value() == multiply(b, a).value());
    RC_ASSERT(add(add(a, b).value(), c).value() == add(a, add(b, c).value()).value());
    auto const sum = add(b, c).value();
    auto const apart = add(multiply(a, b).value(), multiply(a, c).value()).value();
    RC_ASSERT(multiply(a, sum).value() == apart);
}

RC_GTEST_PROP(decimal, keeps_the_digits_that_fit, ()) {
    auto const a = *small_decimal();
    auto const b = *small_decimal();
    RC_ASSERT(add(a, b).value().scale() == std::max(a.scale(), b.scale()));
    RC_ASSERT(multiply(a, b).value().scale() == a.scale() + b.scale());
}

RC_GTEST_PROP(decimal, is_ordered_as_its_fraction, ()) {
    auto const a = *any_decimal();
    auto const b = *rc::gen::oneOf(any_decimal(), rc::gen::just(a.trimmed()));
    RC_ASSERT((a <=> b) == (Rational(a) <=> Rational(b)));
    RC_ASSERT((a == b) == (Rational(a) == Rational(b)));
}

RC_GTEST_PROP(decimal, trimmed_is_the_same_value, ()) {
    auto const value = *any_decimal();
    RC_ASSERT(value.trimmed() == value);
    RC_ASSERT(value.trimmed().scale() <= value.scale());
}

RC_GTEST_PROP(decimal, rounding_stays_within_its_bound, ()) {
    auto const value = *any_decimal();
    auto const digits = *rc::gen::inRange(0, 39);
    auto const rounding = *any_rounding();
    auto const rounded = value.rounded(digits, rounding);
    RC_PRE(rounded.has_value());
    auto const off = Rational(*rounded) - Rational(value);
    auto const unit = Rational(Decimal::make(1, digits).value());
    auto const half = unit * Rational::make(1, 2).value();
    bool const to_nearest =
        rounding == Rounding::half_away_from_zero || rounding == Rounding::half_even;
    RC_ASSERT((to_nearest ? absolute(off) <= half : absolute(off) < unit));
    if (rounding == Rounding::down) RC_ASSERT(off <= Rational());
    if (rounding == Rounding::up) RC_ASSERT(off >= Rational());
    if (rounding == Rounding::toward_zero) {
        RC_ASSERT(absolute(Rational(*rounded)) <= absolute(Rational(value)));
    }
    RC_ASSERT(rounded->scale() == digits);
    RC_ASSERT(rounded->rounded(digits, *any_rounding()).value() == *rounded);
}

RC_GTEST_PROP(decimal, rounds_as_its_fraction_does, ()) {
    auto const value = *any_decimal();
    auto const digits = *rc::gen::inRange(-1, 40);
    auto const rounding = *any_rounding();
    auto const one = value.rounded(digits, rounding);
    auto const other = Rational(value).rounded(digits, rounding);
    RC_ASSERT(one.has_value() == other.has_value());
    if (one) RC_ASSERT(print(*one) == print(*other));
    if (!one) RC_ASSERT(one.error().code == other.error().code);
}

RC_GTEST_PROP(decimal, rounds_opposites_to_opposites, ()) {
    auto const value = *small_decimal();
    auto const digits = *rc::gen::inRange(0, 7);
    for (auto const rounding :
         {Rounding::half_away_from_zero, Rounding::half_even, Rounding::toward_zero}) {
        auto const opposite = negate(value).rounded(digits, rounding).value();
        RC_ASSERT(opposite == negate(value.rounded(digits, rounding).value()));
    }
    RC_ASSERT(negate(value).rounded(digits, Rounding::down).value() ==
              negate(value.rounded(digits, Rounding::up).value()));
}

RC_GTEST_PROP(decimal, groups_only_by_separators, ()) {
    auto const value = *any_decimal();
    auto text = print_grouped(value, "en");
    std::erase(text, ',');
    RC_ASSERT(text == print(value));
    RC_ASSERT(print_grouped(value, "de") == print(value));
}

RC_GTEST_PROP(decimal, refuses_helpfully, ()) {
    expect_complaint_is_helpful(Decimal::parse(*near_quantity()));
    expect_complaint_is_helpful(Decimal::parse(*rc::gen::arbitrary<std::string>()));
}

}  // namespace
}  // namespace crosswalk
