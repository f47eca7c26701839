// SPDX-License-Identifier: Apache-2.0
#include "view/hundredths.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(hundredths, print_without_zeros_at_the_end) {
    EXPECT_EQ(print(Hundredths(12)), "12");
    EXPECT_EQ(print(Hundredths::of(1250)), "12.5");
    EXPECT_EQ(print(Hundredths::of(1205)), "12.05");
    EXPECT_EQ(print(Hundredths::of(7)), "0.07");
}

TEST(hundredths, a_sign_stands_only_before_what_is_not_zero) {
    EXPECT_EQ(print(Hundredths()), "0");
    EXPECT_EQ(print(Hundredths::of(-7)), "-0.07");
    EXPECT_EQ(print(Hundredths(-3)), "-3");
    EXPECT_EQ(print(Hundredths::of(-1) / 2), "0");
}

TEST(scale, draws_its_ends_at_its_ends) {
    Scale const scale{Rational(10), Rational(20), Hundredths(0), Hundredths(300)};
    EXPECT_EQ(scale.at(Rational(10)), Hundredths(0));
    EXPECT_EQ(scale.at(Rational(20)), Hundredths(300));
    EXPECT_EQ(scale.at(Rational(15)), Hundredths(150));
}

TEST(scale, rounds_half_away_from_zero_to_a_hundredth) {
    Scale const scale{Rational(0), Rational(3), Hundredths(0), Hundredths(1)};
    EXPECT_EQ(scale.at(Rational(1)), Hundredths::of(33));
    EXPECT_EQ(scale.at(Rational(2)), Hundredths::of(67));
    Scale const halves{Rational(0), Rational(8), Hundredths(0), Hundredths(1)};
    EXPECT_EQ(halves.at(Rational(1)), Hundredths::of(13));  // 12.5
}

TEST(scale, may_run_from_high_to_low) {
    Scale const scale{Rational(0), Rational(100), Hundredths(300), Hundredths(10)};
    EXPECT_EQ(scale.at(Rational(100)), Hundredths(10));
    EXPECT_EQ(scale.at(Rational(50)), Hundredths(155));
}

TEST(scale, what_is_far_away_is_drawn_far_away_and_not_wrapped) {
    Scale const scale{Rational(0), Rational(1), Hundredths(0), Hundredths(900)};
    auto const huge = Rational::make(Rational::Integer(1) << 400, 1).value();
    EXPECT_EQ(scale.at(huge), Hundredths(900000));
    EXPECT_EQ(scale.at(-huge), Hundredths(-900000));
}

}  // namespace
}  // namespace crosswalk
