// SPDX-License-Identifier: Apache-2.0
#include "quantity/amount.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

Money money(std::string_view text) { return Money::parse(text).value(); }
Share share(std::string_view text) { return Share::parse(text).value(); }
Points points(std::string_view text) { return Points::parse(text).value(); }
Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

template <class T>
std::string shown(Result<T> const& value) {
    return value ? print(*value) : value.error().code;
}

TEST(count, adds_until_it_overflows) {
    EXPECT_EQ(add(Count(2), Count(40)), Count(42));
    EXPECT_EQ(add(Count(INT64_MAX), Count(0)), Count(INT64_MAX));
    auto const beyond = add(Count(INT64_MAX), Count(1));
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error().code, "Q002");
    EXPECT_EQ(add(Count(INT64_MIN), Count(-1)).error().code, "Q002");
    EXPECT_LT(Count(1), Count(2));
}

TEST(share, is_a_part_of_one) {
    EXPECT_EQ(share("20%").part(), Rational::make(1, 5).value());
    EXPECT_EQ(share("-8.4 %").part(), Rational::make(-84, 1000).value());
    EXPECT_EQ(share("100%").part(), Rational(1));
    EXPECT_EQ(share("20.0%"), share("20%"));
    EXPECT_LT(share("19.99%"), share("20%"));
}

TEST(share, prints_as_many_digits_as_it_takes_up_to_six) {
    EXPECT_EQ(print(share("20%")), "20 %");
    EXPECT_EQ(print(share("12.50%")), "12.5 %");
    EXPECT_EQ(print(share("0.000001%")), "0.000001 %");
    EXPECT_EQ(print(Share(Rational::make(1, 3).value())), "33.333333 %");
    EXPECT_EQ(print(Share(Rational::make(-2, 3).value())), "-66.666667 %");
    EXPECT_EQ(print(Share(Rational::make(1, 1000000000).value())), "0 %");
    auto huge = Rational(decimal(std::string(38, '9')));
    EXPECT_EQ(print(Share(huge)), std::string(38, '9') + "00 %");
}

TEST(points, are_the_difference_of_shares) {
    EXPECT_EQ(print(share("23%") - share("20%")), "3 points");
    EXPECT_EQ(print(share("20%") - share("21%")), "-1 point");
    EXPECT_EQ(share("20%") + points("3 points"), share("23%"));
    EXPECT_EQ(share("20%") + points("-0.5 points"), share("19.5%"));
    EXPECT_EQ(points("3 points").hundredths(), Rational(3));
    EXPECT_EQ(print(points("1.0 percentage point")), "1 point");
    EXPECT_EQ(print(points("0 points")), "0 points");
    EXPECT_EQ(print(points("1.5 points")), "1.5 points");
}

TEST(money, keeps_its_digits) {
    EXPECT_EQ(print(money("15.12 USD")), "15.12 USD");
    EXPECT_EQ(print(money("2_000_000 USD")), "2000000 USD");
    EXPECT_EQ(print(money("0.1234 USD")), "0.1234 USD");
    EXPECT_EQ(print(money("-5 EUR")), "-5 EUR");
    EXPECT_EQ(money("5 USD"), money("5.00 USD"));
    EXPECT_NE(money("5 USD"), money("5 CAD"));
}

TEST(money, adds_within_a_currency_alone) {
    EXPECT_EQ(shown(add(money("0.10 USD"), money("0.2 USD"))), "0.30 USD");
    EXPECT_EQ(shown(subtract(money("1 USD"), money("1.01 USD"))), "-0.01 USD");
    auto const mixed = add(money("5 USD"), money("5 EUR"));
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().code, "Q004");
    EXPECT_EQ(mixed.error().message, "5 USD and 5 EUR are in different currencies");
    EXPECT_EQ(subtract(money("5 USD"), money("5 EUR")).error().code, "Q004");
}

TEST(money, says_when_it_overflows) {
    auto const most = Money::make(decimal(std::string(38, '9')), "USD").value();
    EXPECT_EQ(shown(add(most, money("1 USD"))), "Q002");
    EXPECT_EQ(shown(multiply(most, Count(2))), "Q002");
    EXPECT_EQ(shown(multiply(most, share("50%"))), "Q002");
    EXPECT_EQ(shown(multiply(most, share("0%"))), "0.00 USD");
}

// Denver pays 15.12 USD for each of 42 days; its bond recomputes to the cent.
TEST(money, multiplies_by_counts_exactly) {
    EXPECT_EQ(shown(multiply(money("15.12 USD"), Count(42))), "635.04 USD");
    EXPECT_EQ(shown(multiply(money("15.12 USD"), Count(0))), "0.00 USD");
    EXPECT_EQ(shown(multiply(money("0.0055 USD"), Count(-3))), "-0.0165 USD");
}

TEST(money, multiplies_by_shares_to_the_cent) {
    EXPECT_EQ(shown(multiply(money("100 USD"), share("12.345%"))), "12.35 USD");
    EXPECT_EQ(shown(multiply(money("0.30 USD"), share("5%"))), "0.02 USD");
    EXPECT_EQ(shown(multiply(money("-0.30 USD"), share("5%"))), "-0.02 USD");
    EXPECT_EQ(shown(multiply(money("100 JPY"), share("0.5%"))), "1 JPY");
    EXPECT_EQ(shown(multiply(money("1 KWD"), share("0.05%"))), "0.001 KWD");
    EXPECT_EQ(shown(multiply(money("10 USD"), Share(Rational::make(1, 3).value()))), "3.33 USD");
}

TEST(money, refuses_unknown_currencies) {
    auto const unknown = Money::make(decimal("5"), "usd");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "Q005");
    EXPECT_EQ(unknown.error().message, "\"usd\" is not a currency Crosswalk knows");
    EXPECT_EQ(unknown.error().help, "did you mean USD?");
    EXPECT_EQ(Money::make(decimal("5"), "").error().help,
              "write its ISO 4217 code: three capital letters such as USD");
    EXPECT_EQ(Money::make(decimal("5"), "\x1b[31m").error().message,
              "\"\\x1b[31m\" is not a currency Crosswalk knows");
}

}  // namespace
}  // namespace crosswalk
