// SPDX-License-Identifier: Apache-2.0
#include "text/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace crosswalk {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return failure("X001", "odd", "write an even number");
    return number / 2;
}

Result<int> quarter(int number) {
    TRY_ASSIGN(auto const once, half(number));
    TRY_ASSIGN(auto const twice, half(once));
    return twice;
}

Result<void> is_even(int number) {
    TRY(half(number));
    return {};
}

Result<std::unique_ptr<int>> held(int number) {
    TRY_ASSIGN(auto value, half(number));
    return std::make_unique<int>(value);
}

Result<int> unpacked(int number) {
    TRY_ASSIGN(auto const pointer, held(number));
    return *pointer;
}

TEST(result, passes_values_on) {
    EXPECT_EQ(*quarter(12), 3);
    EXPECT_TRUE(is_even(4));
    EXPECT_EQ(*unpacked(14), 7);
}

TEST(result, returns_the_first_reason) {
    ASSERT_FALSE(quarter(3));
    EXPECT_EQ(quarter(3).error().code, "X001");
    EXPECT_EQ(quarter(6).error().message, "odd");
    EXPECT_EQ(is_even(5).error().help, "write an even number");
    EXPECT_FALSE(unpacked(7));
}

TEST(result, has_a_reason_without_a_place) {
    auto const reason = failure("X001", "odd", "write an even number").error();
    EXPECT_EQ(reason.severity, Severity::error);
    EXPECT_EQ(reason.place, Place());
    EXPECT_EQ(print(reason), "error[X001]: odd\n  help: write an even number\n");
}

TEST(invariant, says_nothing_while_it_holds) { invariant(true, "one is one"); }

TEST(invariant_death, says_that_it_is_our_bug_and_how_to_report_it) {
    EXPECT_EXIT(invariant(false, "one is one"), testing::ExitedWithCode(exit_our_bug),
                "crosswalk stopped: this is our bug, not a mistake in your text or data\n"
                "  must hold: one is one\n"
                "  found false at: .*result_test.cpp:[0-9]+\n"
                "  what is safe: .*\n"
                "  help: please report it .*crosswalk --version");
}

TEST(invariant_death, shows_control_characters) {
    EXPECT_EXIT(invariant(false, "a\x1b[2J"), testing::ExitedWithCode(70), "a.x1b.2J");
}

}  // namespace
}  // namespace crosswalk
