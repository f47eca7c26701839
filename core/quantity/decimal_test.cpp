// SPDX-License-Identifier: Apache-2.0
#include "quantity/decimal.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

Decimal decimal(std::string_view text) {
    auto const value = Decimal::parse(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(Decimal());
}

std::string shown(Result<Decimal> const& value) {
    return value ? print(*value) : value.error().code;
}

std::string const nines(38, '9');
std::string const smallest = "0." + std::string(37, '0') + "1";

TEST(decimal, prints_as_it_was_written) {
    for (auto const* text :
         {"0", "-1234.50", "1.10", "0.000", "100", "0.5", "-0.5", "12345678901234567890.5"}) {
        EXPECT_EQ(print(decimal(text)), text);
    }
    EXPECT_EQ(print(decimal("1_234.5")), "1234.5");
    EXPECT_EQ(print(decimal("1_0.2_5")), "10.25");
    EXPECT_EQ(print(decimal("007")), "7");
}

TEST(decimal, has_no_negative_zero) {
    EXPECT_EQ(print(decimal("-0")), "0");
    EXPECT_EQ(print(decimal("-0.00")), "0.00");
    EXPECT_FALSE(decimal("-0").is_negative());
    EXPECT_EQ(print(negate(decimal("0.0"))), "0.0");
}

TEST(decimal, holds_38_digits_and_no_more) {
    EXPECT_EQ(print(decimal(nines)), nines);
    EXPECT_EQ(print(decimal("-" + nines)), "-" + nines);
    EXPECT_EQ(print(decimal("0." + nines)), "0." + nines);
    EXPECT_EQ(print(decimal(smallest)), smallest);
    EXPECT_EQ(print(decimal(std::string(50, '0') + "1")), "1");
    for (auto const& text :
         {"1" + std::string(38, '0'), "-1" + std::string(38, '0'), nines + "0", nines + ".0",
          "0.0" + nines, "0." + std::string(39, '0'), std::string(5000, '9')}) {
        EXPECT_EQ(shown(Decimal::parse(text)), "Q002") << text;
    }
}

TEST(decimal, makes_only_what_fits) {
    Int128 const limit = decimal(nines).coefficient();
    EXPECT_EQ(shown(Decimal::make(limit, 38)), "0." + nines);
    EXPECT_EQ(shown(Decimal::make(-limit, 0)), "-" + nines);
    EXPECT_EQ(shown(Decimal::make(limit + 1, 0)), "Q002");
    EXPECT_EQ(shown(Decimal::make(-limit - 1, 0)), "Q002");
    EXPECT_EQ(shown(Decimal::make(1, 39)), "Q002");
    EXPECT_EQ(shown(Decimal::make(1, -1)), "Q002");
    EXPECT_EQ(Decimal::make(1, -1).error().message,
              "a number cannot have -1 digits after the point");
    EXPECT_EQ(print(Decimal(INT64_MIN)), "-9223372036854775808");
}

TEST(decimal, is_equal_by_value) {
    EXPECT_EQ(decimal("1.10"), decimal("1.1"));
    EXPECT_EQ(decimal("0.000"), decimal("0"));
    EXPECT_NE(decimal("1.10"), decimal("1.11"));
    EXPECT_NE(decimal("1"), decimal("-1"));
}

TEST(decimal, is_ordered_by_value_however_far_apart) {
    char const* const ascending[] = {"-99999999999999999999999999999999999999",
                                     "-2",
                                     "-1.5",
                                     "-0.00000000000000000000000000000000000001",
                                     "0",
                                     "0.00000000000000000000000000000000000001",
                                     "0.00000000000000000000000000000000000002",
                                     "0.1",
                                     "0.11",
                                     "1",
                                     "1.00000000000000000000000000000000001",
                                     "1.1",
                                     "99999999999999999999999999999999999998",
                                     "99999999999999999999999999999999999999"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            EXPECT_EQ(decimal(ascending[i]) <=> decimal(ascending[j]), i <=> j)
                << ascending[i] << " and " << ascending[j];
        }
    }
}

TEST(decimal, adds_and_subtracts_exactly) {
    EXPECT_EQ(shown(add(decimal("0.1"), decimal("0.2"))), "0.3");
    EXPECT_EQ(shown(add(decimal("1.50"), decimal("1.5"))), "3.00");
    EXPECT_EQ(shown(add(decimal("-1"), decimal("0.25"))), "-0.75");
    EXPECT_EQ(shown(subtract(decimal("1000"), decimal("0.01"))), "999.99");
    EXPECT_EQ(shown(subtract(decimal(nines), decimal(nines))), "0");
}

TEST(decimal, overflows_exactly_at_39_digits) {
    auto const most = decimal(nines);
    EXPECT_EQ(shown(add(most, decimal("0"))), nines);
    EXPECT_EQ(shown(add(most, decimal("1"))), "Q002");
    EXPECT_EQ(shown(add(most, most)), "Q002");
    EXPECT_EQ(shown(subtract(negate(most), decimal("1"))), "Q002");
    EXPECT_EQ(shown(add(most, decimal("0.1"))), "Q002");
    EXPECT_EQ(shown(add(most, decimal(smallest))), "Q002");
    EXPECT_EQ(shown(subtract(most, decimal("1"))), std::string(37, '9') + "8");
    // The aligned parts do not fit, their difference does.
    EXPECT_EQ(shown(subtract(decimal("1" + std::string(37, '0')), decimal("0.1"))),
              std::string(37, '9') + ".9");
}

TEST(decimal, drops_zeros_only_to_fit) {
    EXPECT_EQ(shown(add(decimal(nines), decimal("0.00"))), nines);
    EXPECT_EQ(shown(add(decimal("0." + nines), decimal(smallest))), "1." + std::string(37, '0'));
    EXPECT_EQ(shown(multiply(decimal("0.50"), decimal("2.0"))), "1.000");
    EXPECT_EQ(shown(multiply(decimal("5" + std::string(36, '0') + ".0"), decimal("2.0"))),
              "1" + std::string(37, '0'));
    EXPECT_EQ(shown(multiply(decimal("0." + std::string(37, '0') + "5"), decimal("0.2"))),
              smallest);
}

TEST(decimal, multiplies_exactly) {
    EXPECT_EQ(shown(multiply(decimal("15.12"), decimal("42"))), "635.04");
    EXPECT_EQ(shown(multiply(decimal("-1.1"), decimal("1.1"))), "-1.21");
    EXPECT_EQ(shown(multiply(decimal("-3"), decimal("0.0"))), "0.0");
    EXPECT_EQ(shown(multiply(decimal("0." + std::string(38, '0')), decimal("0.0"))),
              "0." + std::string(38, '0'));
    EXPECT_EQ(shown(multiply(decimal(nines), decimal("1"))), nines);
    EXPECT_EQ(shown(multiply(decimal(nines), decimal("-1"))), "-" + nines);
    EXPECT_EQ(shown(multiply(decimal("9999999999999999999"), decimal("9999999999999999999"))),
              "99999999999999999980000000000000000001");
}

TEST(decimal, never_rounds_unasked) {
    EXPECT_EQ(shown(multiply(decimal(nines), decimal("1.1"))), "Q002");
    EXPECT_EQ(shown(multiply(decimal(nines), decimal(nines))), "Q002");
    EXPECT_EQ(shown(multiply(decimal(smallest), decimal("0.1"))), "Q002");
    EXPECT_EQ(shown(multiply(decimal(smallest), decimal(smallest))), "Q002");
    EXPECT_EQ(shown(multiply(decimal("10"), decimal("1" + std::string(37, '0')))), "Q002");
    EXPECT_NE(multiply(decimal(nines), decimal("2")).error().help, "");
}

struct Rounded {
    char const* value;
    int digits;
    char const* half_away_from_zero;
    char const* half_even;
    char const* toward_zero;
    char const* down;
    char const* up;
};

void PrintTo(Rounded const& rounded, std::ostream* out) { *out << rounded.value; }

class Roundings : public testing::TestWithParam<Rounded> {};

TEST_P(Roundings, follow_their_names) {
    auto const& expected = GetParam();
    auto const round = [&](Rounding rounding) {
        return shown(decimal(expected.value).rounded(expected.digits, rounding));
    };
    EXPECT_EQ(round(Rounding::half_away_from_zero), expected.half_away_from_zero);
    EXPECT_EQ(round(Rounding::half_even), expected.half_even);
    EXPECT_EQ(round(Rounding::toward_zero), expected.toward_zero);
    EXPECT_EQ(round(Rounding::down), expected.down);
    EXPECT_EQ(round(Rounding::up), expected.up);
}

INSTANTIATE_TEST_SUITE_P(
    decimal, Roundings,
    testing::Values(Rounded{"2.5", 0, "3", "2", "2", "2", "3"},
                    Rounded{"-2.5", 0, "-3", "-2", "-2", "-3", "-2"},
                    Rounded{"3.5", 0, "4", "4", "3", "3", "4"},
                    Rounded{"-3.5", 0, "-4", "-4", "-3", "-4", "-3"},
                    Rounded{"0.5", 0, "1", "0", "0", "0", "1"},
                    Rounded{"-0.5", 0, "-1", "0", "0", "-1", "0"},
                    Rounded{"0.4999", 0, "0", "0", "0", "0", "1"},
                    Rounded{"-0.4999", 0, "0", "0", "0", "-1", "0"},
                    Rounded{"2.5000000000001", 0, "3", "3", "2", "2", "3"},
                    Rounded{"-2.5000000000001", 0, "-3", "-3", "-2", "-3", "-2"},
                    Rounded{"1.005", 2, "1.01", "1.00", "1.00", "1.00", "1.01"},
                    Rounded{"-1.015", 2, "-1.02", "-1.02", "-1.01", "-1.02", "-1.01"},
                    Rounded{"2.0", 0, "2", "2", "2", "2", "2"},
                    Rounded{"-7", 2, "-7.00", "-7.00", "-7.00", "-7.00", "-7.00"},
                    Rounded{"9.99", 1, "10.0", "10.0", "9.9", "9.9", "10.0"},
                    Rounded{"0.00000000000000000000000000000000000005", 37,
                            "0.0000000000000000000000000000000000001",
                            "0.0000000000000000000000000000000000000",
                            "0.0000000000000000000000000000000000000",
                            "0.0000000000000000000000000000000000000",
                            "0.0000000000000000000000000000000000001"}));

TEST(decimal, rounds_the_longest_numbers) {
    auto const half = decimal("0.5" + std::string(37, '0'));
    EXPECT_EQ(shown(half.rounded(0, Rounding::half_away_from_zero)), "1");
    EXPECT_EQ(shown(half.rounded(0, Rounding::half_even)), "0");
    EXPECT_EQ(shown(decimal("0." + nines).rounded(37, Rounding::up)), "1." + std::string(37, '0'));
    EXPECT_EQ(shown(decimal("9." + std::string(37, '9')).rounded(0, Rounding::up)), "10");
}

TEST(decimal, refuses_digits_that_do_not_fit) {
    EXPECT_EQ(shown(decimal(nines).rounded(1, Rounding::up)), "Q002");
    EXPECT_EQ(shown(decimal("1").rounded(38, Rounding::up)), "Q002");
    EXPECT_EQ(shown(decimal("0").rounded(38, Rounding::up)), "0." + std::string(38, '0'));
    EXPECT_EQ(shown(decimal("1").rounded(39, Rounding::up)), "Q002");
    EXPECT_EQ(shown(decimal("1").rounded(-1, Rounding::up)), "Q002");
}

TEST(decimal, trims_zeros_after_the_point_alone) {
    EXPECT_EQ(print(decimal("1.10").trimmed()), "1.1");
    EXPECT_EQ(print(decimal("5.00").trimmed()), "5");
    EXPECT_EQ(print(decimal("100").trimmed()), "100");
    EXPECT_EQ(print(decimal("0.000").trimmed()), "0");
    EXPECT_EQ(print(decimal("-1.500").trimmed()), "-1.5");
}

TEST(decimal, groups_digits_in_each_language) {
    auto const grouped = [](char const* text, char const* language) {
        return print_grouped(decimal(text), language);
    };
    EXPECT_EQ(grouped("1234.50", "en"), "1,234.50");
    EXPECT_EQ(grouped("1234.5", "es"), "1.234,5");
    EXPECT_EQ(grouped("-1234567", "en-US"), "-1,234,567");
    EXPECT_EQ(grouped("-1234567.891", "es-ES"), "-1.234.567,891");
    EXPECT_EQ(grouped("1234.5", "es-MX"), "1,234.5");
    EXPECT_EQ(grouped("1234.5", "es-419"), "1,234.5");
    EXPECT_EQ(grouped("123", "en"), "123");
    EXPECT_EQ(grouped("-123456", "en"), "-123,456");
    EXPECT_EQ(grouped("0.123456", "en"), "0.123456");
    EXPECT_EQ(grouped("1234.5", "fr"), "1234.5");
    EXPECT_EQ(grouped("1234.5", ""), "1234.5");
    EXPECT_EQ(grouped("1234.5", "enx"), "1234.5");
}

}  // namespace
}  // namespace crosswalk
