// SPDX-License-Identifier: Apache-2.0
#include "quantity/amount.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

std::string shown(std::string_view text) {
    auto const quantity = Quantity::parse(text);
    return quantity ? print(*quantity) : quantity.error().code;
}

TEST(quantity, reads_a_number_and_its_unit) {
    auto const rate = Quantity::parse("15.12 USD per day");
    ASSERT_TRUE(rate);
    EXPECT_EQ(print(rate->value), "15.12");
    EXPECT_EQ(print(rate->unit), "USD / day");
    EXPECT_TRUE(Quantity::parse("42")->unit.is_plain());
    EXPECT_TRUE(Quantity::parse("20%")->unit.is_percent());
    EXPECT_TRUE(Quantity::parse("3 points")->unit.is_points());
    EXPECT_EQ(*Quantity::parse("20 %"), *Quantity::parse("20.0%"));
    EXPECT_EQ(*Quantity::parse("6 minutes"), *Quantity::parse("6 min"));
}

TEST(quantity, is_written_as_people_say_it) {
    EXPECT_EQ(shown("15.12 USD/day"), "15.12 USD per day");
    EXPECT_EQ(shown("61.2 kWh / sqft"), "61.2 kWh / sqft");
    EXPECT_EQ(shown("61.2 kWh per sqft per year"), "61.2 kWh / sqft / year");
    EXPECT_EQ(shown("5 USD per person per day"), "5 USD per day per person");
    EXPECT_EQ(shown("2 building"), "2 buildings");
    EXPECT_EQ(shown("1 buildings"), "1 building");
    EXPECT_EQ(shown("1.0 children"), "1.0 child");
    EXPECT_EQ(shown("-1 day"), "-1 day");
    EXPECT_EQ(shown("0 person"), "0 people");
    EXPECT_EQ(shown("-8.4%"), "-8.4 %");
    EXPECT_EQ(shown("160_000 USD per point"), "160000 USD per point");
    EXPECT_EQ(shown("5 per day"), "5 per day");
    EXPECT_EQ(shown("5 / day^2"), "5 / day^2");
    EXPECT_EQ(shown("3 día"), "3 días");
    EXPECT_EQ(shown("2 widgets"), "2 widgets");
    EXPECT_EQ(shown("2 m^2"), "2 m^2");
    // More digits than can be written out.
    EXPECT_EQ(shown("99999999999999999999999999999999999999 bn"), "Q022");
}

TEST(quantity, takes_the_spaces_a_word_processor_puts) {
    EXPECT_EQ(shown("20\u00a0%"), "20 %");
    EXPECT_EQ(shown("20\u202f%"), "20 %");
    EXPECT_EQ(shown("  5\u00a0USD \u00a0"), "5 USD");
    EXPECT_EQ(shown("5  USD"), "5 USD");
}

TEST(quantity, takes_every_known_unit_for_what_it_is) {
    for (auto const& symbol : known_unit_symbols()) {
        auto const quantity = Quantity::parse("2 " + symbol);
        ASSERT_TRUE(quantity) << symbol << ": " << quantity.error().message;
        EXPECT_EQ(quantity->unit, Unit::parse(symbol)) << symbol;
    }
}

TEST(quantity, prints_what_it_reads) {
    for (auto const* text :
         {"0", "42", "20 %", "3 points", "1 point", "2 buildings", "15.12 USD per day", "5 per day",
          "61.2 kWh / sqft", "0.50 USD", "-1.5 hours"}) {
        EXPECT_EQ(shown(text), text);
    }
}

struct Refused {
    std::string_view text;
    std::string_view code;
    std::string_view message;
    std::string_view help;
};

void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.text; }

void expect_refused(Diagnostic const& reason, Refused const& expected) {
    EXPECT_EQ(reason.code, expected.code);
    EXPECT_EQ(reason.message, expected.message);
    EXPECT_EQ(reason.help, expected.help);
}

class RefusedQuantities : public testing::TestWithParam<Refused> {};

TEST_P(RefusedQuantities, say_what_to_write) {
    auto const quantity = Quantity::parse(GetParam().text);
    ASSERT_FALSE(quantity) << print(*quantity);
    expect_refused(quantity.error(), GetParam());
}

constexpr std::string_view dollars =
    "write 5 USD (or CAD, MXN, AUD ...: more than twenty currencies share the sign)";

INSTANTIATE_TEST_SUITE_P(
    currencies, RefusedQuantities,
    testing::Values(
        Refused{"$5", "Q022",
                "\"$5\" is not a quantity: the currency stands behind the number, as its code",
                dollars},
        Refused{"5$", "Q022", "\"5$\" is not a quantity: a sign does not name one currency",
                dollars},
        Refused{"5 $", "Q022", "\"5 $\" is not a quantity: a sign does not name one currency",
                dollars},
        Refused{"€ 5.50", "Q022",
                "\"€ 5.50\" is not a quantity: the currency stands behind the number, as its code",
                "write 5.50 EUR"},
        Refused{"USD 5", "Q022",
                "\"USD 5\" is not a quantity: the currency stands behind the number, as its code",
                "write 5 USD"}));

INSTANTIATE_TEST_SUITE_P(
    numbers, RefusedQuantities,
    testing::Values(
        Refused{"1,200 USD", "Q001", "\"1,200\" is not a number here: character 2 is \",\"",
                "write 1200 or 1_200 (a comma could be a decimal point in another language)"},
        Refused{"1 200 USD", "Q001", "\"1 200\" is not a number here: character 2 is \" \"",
                "write 1200 or 1_200"},
        Refused{"1e6 USD", "Q001", "\"1e6\" is not a number here: character 2 is \"e\"",
                "write all its digits, such as 1_200_000"},
        Refused{"\u22125 %", "Q001", "\"\u22125\" is not a number here",
                "write -5 with the hyphen of the keyboard"},
        Refused{"5k USD", "Q022",
                "\"5k USD\" is not a quantity: its digits are not all written out",
                "write 5_000 USD"},
        Refused{"2 million USD", "Q022",
                "\"2 million USD\" is not a quantity: its digits are not all written out",
                "write 2_000_000 USD"},
        Refused{"7 sqft / k", "Q022",
                "\"7 sqft / k\" is not a quantity: its digits are not all written out",
                "write the number with all its digits, and its unit without \"k\""},
        Refused{"2.5 M USD", "Q022",
                "\"2.5 M USD\" is not a quantity: its digits are not all written out",
                "write 2_500_000 USD"},
        Refused{"3 mil", "Q022", "\"3 mil\" is not a quantity: its digits are not all written out",
                "write 3_000"}));

INSTANTIATE_TEST_SUITE_P(
    forms, RefusedQuantities,
    testing::Values(
        Refused{"", "Q022", "a quantity is missing here",
                "write a number with its unit, such as 15.12 USD per day or 20%"},
        Refused{" \u00a0", "Q022", "a quantity is missing here",
                "write a number with its unit, such as 15.12 USD per day or 20%"},
        Refused{"about 5", "Q022", "\"about 5\" is not a quantity: it does not start with a number",
                "write the number first, then its unit, such as 15.12 USD per day"},
        Refused{"USD", "Q022", "\"USD\" is not a quantity: it does not start with a number",
                "write the number first, then its unit, such as 15.12 USD per day"},
        Refused{"5min", "Q022",
                "\"5min\" is not a quantity: there is no space between the number and its unit",
                "write 5 min"},
        Refused{"5 kWh sqft", "Q010",
                "\"kWh sqft\" is not a unit: \"kWh\" and \"sqft\" stand side by side",
                "write kWh / sqft or kWh * sqft; a name of two words is joined: kWh_sqft"},
        Refused{"\x1b[31m5", "Q022",
                "\"\\x1b[31m5\" is not a quantity: it does not start with a number",
                "write the number first, then its unit, such as 15.12 USD per day"},
        Refused{"5\xff", "Q022",
                "\"5\\xff\" is not a quantity: there is no space between the number and its unit",
                "write a space and the unit behind 5"}));

TEST(quantity, reads_its_longest_units_again_in_the_plural) {
    auto const text = "3 hour * day / " + std::string(187, 'Z');
    auto const quantity = Quantity::parse(text);
    ASSERT_TRUE(quantity);
    auto const printed = print(*quantity);
    EXPECT_GT(printed.size(), text.size());
    EXPECT_EQ(Quantity::parse(printed), quantity);
    EXPECT_FALSE(Quantity::parse("3 hour * day / " + std::string(188, 'Z')));
}

TEST(quantity, refuses_long_texts_briefly) {
    for (auto const& text : {std::string(100000, '1'), "1 " + std::string(100000, 'k'),
                             "1" + std::string(100000, ' ') + "x"}) {
        auto const quantity = Quantity::parse(text);
        ASSERT_FALSE(quantity);
        EXPECT_LT(quantity.error().message.size(), 150U);
    }
}

TEST(share, refuses_everything_but_percents) {
    auto const refused = [](std::string_view text, std::string_view message,
                            std::string_view help) {
        auto const share = Share::parse(text);
        ASSERT_FALSE(share) << text;
        expect_refused(share.error(), {text, "Q011", message, help});
    };
    refused("0.2", "\"0.2\" is a plain number, and a share in percent is wanted here",
            "write 0.2%, or 20% if 0.2 is the part of one");
    refused("20", "\"20\" is a plain number, and a share in percent is wanted here", "write 20%");
    refused("3 points",
            "\"3 points\" is a number of percentage points, and a share in percent is wanted here",
            "write 3%; a percentage point is the difference of two percents");
    refused("5 USD", "\"5 USD\" is in USD, and a share in percent is wanted here",
            "write a percent, such as 20%");
    EXPECT_EQ(Share::parse("1,5%").error().code, "Q001");
    EXPECT_EQ(Share::parse("").error().code, "Q022");
}

TEST(points, refuse_percents) {
    auto const points = Points::parse("3%");
    ASSERT_FALSE(points);
    expect_refused(points.error(),
                   {"", "Q011", "\"3%\" is a percent, and percentage points are wanted here",
                    "write 3 points: from 20% to 23% is 3 points, and 15% more"});
    EXPECT_EQ(Points::parse("1").error().help,
              "write 1 point: from 20% to 23% is 3 points, and 15% more");
    EXPECT_EQ(Points::parse("3 USD").error().code, "Q011");
}

TEST(money, refuses_everything_but_an_amount_and_a_currency) {
    auto const refused = [](std::string_view text, std::string_view code, std::string_view message,
                            std::string_view help) {
        auto const money = Money::parse(text);
        ASSERT_FALSE(money) << text;
        expect_refused(money.error(), {text, code, message, help});
    };
    refused("15", "Q022", "\"15\" has no currency", "write 15 USD, or another ISO 4217 code");
    refused("15 USD per day", "Q022",
            "\"15 USD per day\" is in USD / day, and an amount of money is wanted here",
            "write an amount and a currency, such as 15 USD");
    refused("5%", "Q022", "\"5%\" is a percent, and an amount of money is wanted here",
            "write an amount and a currency, such as 5 USD");
    refused("5 usd", "Q005", "\"usd\" is not a currency Crosswalk knows", "did you mean USD?");
    refused("5 apples", "Q005", "\"apples\" is not a currency Crosswalk knows",
            "write its ISO 4217 code: three capital letters such as USD");
    EXPECT_EQ(Money::parse("5 USD^2").error().code, "Q022");
}

}  // namespace
}  // namespace crosswalk
