// SPDX-License-Identifier: Apache-2.0
#include "quantity/rational.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

Rational ratio(std::int64_t numerator, std::int64_t denominator) {
    return Rational::make(numerator, denominator).value();
}

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

std::string shown(Result<Decimal> const& value) {
    return value ? print(*value) : value.error().code;
}

TEST(rational, is_in_lowest_terms_with_a_positive_denominator) {
    EXPECT_EQ(print(ratio(6, 4)), "3/2");
    EXPECT_EQ(print(ratio(-6, 4)), "-3/2");
    EXPECT_EQ(print(ratio(6, -4)), "-3/2");
    EXPECT_EQ(print(ratio(-6, -4)), "3/2");
    EXPECT_EQ(print(ratio(0, -7)), "0");
    EXPECT_EQ(print(ratio(14, 2)), "7");
    EXPECT_EQ(print(Rational()), "0");
    EXPECT_EQ(print(Rational(INT64_MIN)), "-9223372036854775808");
    EXPECT_EQ(ratio(2, 4), ratio(1, 2));
}

TEST(rational, never_divides_by_zero) {
    auto const made = Rational::make(1, 0);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "Q003");
    EXPECT_NE(made.error().help.find("not zero"), std::string::npos);
    EXPECT_EQ(Rational::make(0, 0).error().code, "Q003");
    EXPECT_EQ(divide(ratio(1, 2), Rational()).error().code, "Q003");
    EXPECT_EQ(divide(Rational(), Rational()).error().code, "Q003");
}

TEST(rational, takes_a_decimal_exactly) {
    EXPECT_EQ(print(Rational(decimal("-0.25"))), "-1/4");
    EXPECT_EQ(print(Rational(decimal("1.50"))), "3/2");
    EXPECT_EQ(print(Rational(decimal("0.000"))), "0");
    auto const nines = std::string(38, '9');
    EXPECT_EQ(print(Rational(decimal(nines))), nines);
    EXPECT_EQ(print(Rational(decimal("-" + nines))), "-" + nines);
    EXPECT_EQ(print(Rational(decimal("0." + std::string(37, '0') + "1"))),
              "1/1" + std::string(38, '0'));
}

TEST(rational, computes_exactly) {
    EXPECT_EQ(ratio(1, 3) + ratio(1, 6), ratio(1, 2));
    EXPECT_EQ(ratio(1, 3) - ratio(1, 3), Rational());
    EXPECT_EQ(ratio(2, 3) * ratio(-3, 4), ratio(-1, 2));
    EXPECT_EQ(divide(ratio(2, 3), ratio(-4, 3)), ratio(-1, 2));
    EXPECT_EQ(-ratio(1, 3), ratio(-1, 3));
    EXPECT_EQ(absolute(ratio(-1, 3)), ratio(1, 3));
    EXPECT_EQ(absolute(ratio(1, 3)), ratio(1, 3));
    EXPECT_EQ(ratio(1, 4) + ratio(1, 4), ratio(1, 2));
    EXPECT_TRUE(Rational().is_zero());
    EXPECT_TRUE(ratio(-1, 9).is_negative());
}

TEST(rational, has_no_largest_value) {
    Rational power(1);
    for (int i = 0; i < 100; ++i) power = power * Rational(10);
    EXPECT_EQ(print(power), "1" + std::string(100, '0'));
    EXPECT_EQ(shown(power.rounded(0, Rounding::half_even)), "Q002");
    EXPECT_EQ(divide(power, power), Rational(1));
}

TEST(rational, is_ordered_by_value) {
    EXPECT_LT(ratio(1, 3), ratio(1, 2));
    EXPECT_LT(ratio(-1, 2), ratio(-1, 3));
    EXPECT_LT(ratio(-1, 3), Rational());
    EXPECT_GT(ratio(7, 2), Rational(3));
    EXPECT_LT(ratio(333333333, 1000000000), ratio(1, 3));
    EXPECT_EQ(ratio(5, 10) <=> ratio(1, 2), std::strong_ordering::equal);
    EXPECT_EQ(ratio(1, 5) <=> ratio(2, 5), std::strong_ordering::less);
}

// What 109 of 1010 is: 10.7920792... %.
TEST(rational, rounds_once_to_the_digits_asked) {
    EXPECT_EQ(shown(ratio(109, 1010).rounded(6, Rounding::half_away_from_zero)), "0.107921");
    EXPECT_EQ(shown(ratio(1, 3).rounded(0, Rounding::half_away_from_zero)), "0");
    EXPECT_EQ(shown(ratio(2, 3).rounded(0, Rounding::half_away_from_zero)), "1");
    EXPECT_EQ(shown(ratio(1, 3).rounded(38, Rounding::half_away_from_zero)),
              "0." + std::string(38, '3'));
    EXPECT_EQ(shown(ratio(7, 1).rounded(2, Rounding::down)), "7.00");
}

TEST(rational, rounds_halves_and_signs_by_the_rule_named) {
    struct {
        std::int64_t numerator;
        Rounding rounding;
        char const* expected;
    } const cases[] = {
        {5, Rounding::half_away_from_zero, "3"},
        {-5, Rounding::half_away_from_zero, "-3"},
        {5, Rounding::half_even, "2"},
        {-5, Rounding::half_even, "-2"},
        {7, Rounding::half_even, "4"},
        {-7, Rounding::half_even, "-4"},
        {1, Rounding::half_even, "0"},
        {-1, Rounding::half_even, "0"},
        {5, Rounding::toward_zero, "2"},
        {-5, Rounding::toward_zero, "-2"},
        {5, Rounding::down, "2"},
        {-5, Rounding::down, "-3"},
        {5, Rounding::up, "3"},
        {-5, Rounding::up, "-2"},
        {4, Rounding::up, "2"},
        {-4, Rounding::down, "-2"},
    };
    for (auto const& one : cases) {
        EXPECT_EQ(shown(ratio(one.numerator, 2).rounded(0, one.rounding)), one.expected)
            << one.numerator << "/2";
    }
}

TEST(rational, rounds_to_at_most_38_digits) {
    auto const most = Rational(decimal(std::string(38, '9')));
    EXPECT_EQ(shown(most.rounded(0, Rounding::up)), std::string(38, '9'));
    EXPECT_EQ(shown(most.rounded(1, Rounding::up)), "Q002");
    EXPECT_EQ(shown((most + ratio(1, 2)).rounded(0, Rounding::down)), std::string(38, '9'));
    EXPECT_EQ(shown((most + ratio(1, 2)).rounded(0, Rounding::up)), "Q002");
    EXPECT_EQ(shown((-most - ratio(1, 2)).rounded(0, Rounding::down)), "Q002");
    EXPECT_EQ(shown(ratio(1, 2).rounded(-1, Rounding::up)), "Q002");
    EXPECT_EQ(shown(ratio(1, 2).rounded(39, Rounding::up)), "Q002");
}

}  // namespace
}  // namespace crosswalk
