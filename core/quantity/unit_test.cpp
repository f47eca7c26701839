// SPDX-License-Identifier: Apache-2.0
#include "quantity/unit.h"

#include "quantity/currency.h"
#include "quantity/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace crosswalk {
namespace {

std::string shown(std::string_view text) {
    auto const unit = Unit::parse(text);
    return unit ? print(*unit) : unit.error().code;
}

TEST(unit, reads_products_and_quotients) {
    EXPECT_EQ(shown("kWh"), "kWh");
    EXPECT_EQ(shown("kWh / sqft"), "kWh / sqft");
    EXPECT_EQ(shown("kWh/sqft/year"), "kWh / sqft / year");
    EXPECT_EQ(shown("USD per day"), "USD / day");
    EXPECT_EQ(shown("person * day"), "day * person");
    EXPECT_EQ(shown("kW\u00b7h"), "hour * kW");
    EXPECT_EQ(shown("m^2"), "m^2");
    EXPECT_EQ(shown("m\u00b2"), "m^2");
    EXPECT_EQ(shown("m\u00b3 / day"), "m^3 / day");
    EXPECT_EQ(shown("m ^ 2"), "m^2");
    EXPECT_EQ(shown("m^-1"), "1 / m");
    EXPECT_EQ(shown("USD\u00a0per\u202fday"), "USD / day");
    EXPECT_EQ(shown("niños"), "niño");
    EXPECT_EQ(shown("\u00b5g / m^3"), "\u00b5g / m^3");
    EXPECT_EQ(shown("°C"), "°C");
}

TEST(unit, reads_from_left_to_right) {
    EXPECT_EQ(shown("a / b * c"), "a * c / b");
    EXPECT_EQ(shown("a / b / c"), "a / b / c");
    EXPECT_EQ(shown("a / b * b"), "a");
    EXPECT_EQ(shown("day/day"), "1");
    EXPECT_EQ(shown("a * a / a"), "a");
}

TEST(unit, reads_plain_percent_and_points) {
    EXPECT_TRUE(Unit::parse("1")->is_plain());
    EXPECT_EQ(print(Unit()), "1");
    for (auto const* text : {"%", "percent", "Percent", "per cent", " % "}) {
        EXPECT_TRUE(Unit::parse(text)->is_percent()) << text;
    }
    for (auto const* text : {"point", "points", "percentage point", "percentage points", "pp"}) {
        EXPECT_TRUE(Unit::parse(text)->is_points()) << text;
    }
    EXPECT_FALSE(Unit::percent().is_points());
    EXPECT_FALSE(Unit::percent().is_plain());
    EXPECT_NE(Unit::percent(), Unit::points());
    EXPECT_EQ(shown("% / year"), "% / year");
    EXPECT_EQ(shown("USD per percentage point"), "USD / point");
    EXPECT_EQ(shown("percentage"), "percentage");
    EXPECT_EQ(shown("1 / day"), "1 / day");
    EXPECT_EQ(shown("per day"), "1 / day");
}

TEST(unit, folds_plurals_of_known_words_alone) {
    EXPECT_EQ(shown("people"), "person");
    EXPECT_EQ(shown("Days"), "day");
    EXPECT_EQ(shown("children / family"), "child / family");
    EXPECT_EQ(shown("minutes"), "min");
    EXPECT_EQ(shown("hrs"), "hour");
    EXPECT_EQ(shown("housing_units"), "housing_unit");
    EXPECT_EQ(shown("widgets"), "widgets");
    EXPECT_EQ(shown("H"), "H");
    EXPECT_EQ(shown("DAYS"), "day");
    EXPECT_EQ(shown("KWH"), "KWH");
}

TEST(unit, algebra_cancels) {
    auto const usd_per_day = *Unit::parse("USD per day");
    EXPECT_EQ(usd_per_day * *Unit::parse("days"), *Unit::parse("USD"));
    EXPECT_TRUE((usd_per_day / usd_per_day).is_plain());
    EXPECT_EQ(print(Unit() / usd_per_day), "day / USD");
    EXPECT_EQ(usd_per_day * Unit(), usd_per_day);
    EXPECT_EQ(print(usd_per_day * usd_per_day), "USD^2 / day^2");
}

TEST(unit, prints_what_it_reads) {
    for (auto const* text :
         {"1", "%", "point", "USD / day", "a * b / c / d^2", "1 / day^2", "m^99"}) {
        EXPECT_EQ(shown(text), text);
    }
}

struct Refused {
    std::string_view text;
    std::string_view message;
    std::string_view help;
    std::string_view code = "Q010";
};

void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.text; }

class RefusedUnits : public testing::TestWithParam<Refused> {};

TEST_P(RefusedUnits, say_what_to_write) {
    auto const unit = Unit::parse(GetParam().text);
    ASSERT_FALSE(unit) << print(*unit);
    EXPECT_EQ(unit.error().code, GetParam().code);
    EXPECT_EQ(unit.error().message, GetParam().message);
    EXPECT_EQ(unit.error().help, GetParam().help);
}

constexpr std::string_view exponent_help = "write m^2 for square meters, say";
constexpr std::string_view symbols_help = "write symbols joined by *, / or per, such as kWh / sqft";

INSTANTIATE_TEST_SUITE_P(
    syntax, RefusedUnits,
    testing::Values(
        Refused{"", "a unit is missing here", "write one, such as kWh or USD per day"},
        Refused{"  ", "a unit is missing here", "write one, such as kWh or USD per day"},
        Refused{"kWh//sqft", "\"kWh//sqft\" is not a unit: two signs follow each other",
                "leave one of them out"},
        Refused{"kWh per per day", "\"kWh per per day\" is not a unit: two signs follow each other",
                "leave one of them out"},
        Refused{"USD per", "\"USD per\" is not a unit: it ends too early",
                "write the unit that is missing at its end, such as USD per person"},
        Refused{"1 /", "\"1 /\" is not a unit: it ends too early",
                "write the unit that is missing at its end, such as USD per person"},
        Refused{"1 day", "\"1 day\" is not a unit: after 1 comes \"/\" or \"per\"",
                "write 1 / day, say"},
        Refused{"kWh sqft", "\"kWh sqft\" is not a unit: \"kWh\" and \"sqft\" stand side by side",
                "write kWh / sqft or kWh * sqft; a name of two words is joined: kWh_sqft"},
        Refused{"person-day", "\"person-day\" is not a unit: \"-\" does not join symbols",
                "write * for a product: person * day"},
        Refused{"USD per 1000 people",
                "\"USD per 1000 people\" is not a unit: a number stands inside it",
                "write the unit of one, such as USD per person, and multiply the amount"},
        Refused{"kWh ; x", "\"kWh ; x\" is not a unit: \";\" cannot stand there", symbols_help},
        Refused{"kWh\x1b[m", "\"kWh\\x1b[m\" is not a unit: \"\\x1b\" cannot stand there",
                symbols_help},
        Refused{"kWh\u200b", "\"kWh\\u{200b}\" is not a unit: \"\\u{200b}\" cannot stand there",
                symbols_help},
        Refused{"kWh\xff", "\"kWh\\xff\" is not a unit: \"\\xff\" cannot stand there",
                symbols_help},
        Refused{"(kWh)", "\"(kWh)\" is not a unit: \"(\" cannot stand there", symbols_help}));

INSTANTIATE_TEST_SUITE_P(
    exponents, RefusedUnits,
    testing::Values(
        Refused{"m^0", "\"m^0\" is not a unit: behind ^ stands a whole number from 1 to 99",
                exponent_help},
        Refused{"m^", "\"m^\" is not a unit: behind ^ stands a whole number from 1 to 99",
                exponent_help},
        Refused{"m^x", "\"m^x\" is not a unit: behind ^ stands a whole number from 1 to 99",
                exponent_help},
        Refused{"m^100", "\"m^100\" is not a unit: behind ^ stands a whole number from 1 to 99",
                exponent_help},
        Refused{"m^99999999999999999999",
                "\"m^99999999999999999999\" is not a unit: behind ^ stands a whole number from 1 "
                "to 99",
                exponent_help},
        Refused{"m^99 * m", "\"m^99 * m\" is not a unit: \"m\" is multiplied too often",
                "count the factors again"}));

INSTANTIATE_TEST_SUITE_P(
    currency_signs, RefusedUnits,
    testing::Values(
        Refused{"$", "\"$\" does not name one currency",
                "write USD (or CAD, MXN, AUD ...: more than twenty currencies share the sign)",
                "Q005"},
        Refused{"€ per day", "\"€\" does not name one currency", "write EUR", "Q005"},
        Refused{"kWh / £", "\"£\" does not name one currency", "write GBP", "Q005"}));

TEST(unit, refuses_long_texts_briefly) {
    auto const unit = Unit::parse(std::string(100000, 'k'));
    ASSERT_FALSE(unit);
    EXPECT_EQ(unit.error().code, "Q010");
    EXPECT_LT(unit.error().message.size(), 150U);
}

TEST(words, fold_back_and_forth) {
    for (auto const& word : known_words()) {
        auto const one = singular(word);
        EXPECT_EQ(singular(one), one) << word;
        EXPECT_EQ(singular(plural(one)), one) << word;
        EXPECT_TRUE(Unit::parse(word)) << word;
    }
}

TEST(words, are_sorted_and_no_word_folds_two_ways) {
    EXPECT_TRUE(std::is_sorted(known_words().begin(), known_words().end()));
    EXPECT_EQ(plural("person"), "people");
    EXPECT_EQ(plural("kWh"), "kWh");
    EXPECT_EQ(plural("housing_unit"), "housing_units");
    EXPECT_TRUE(is_noun("solicitudes"));
    EXPECT_FALSE(is_noun("sqft"));
    EXPECT_FALSE(is_noun(""));
}

TEST(currency, has_the_digits_of_iso_4217) {
    EXPECT_EQ(currency_digits("USD"), 2);
    EXPECT_EQ(currency_digits("EUR"), 2);
    EXPECT_EQ(currency_digits("JPY"), 0);
    EXPECT_EQ(currency_digits("KWD"), 3);
    EXPECT_EQ(currency_digits("CLF"), 4);
    EXPECT_EQ(currency_digits("XCG"), 2);
    EXPECT_EQ(currency_digits("HRK"), 2);
    for (auto const* code : {"usd", "", "US", "USDX", "XXX", "XAU", "$", "AAA", "ZZZ"}) {
        EXPECT_EQ(currency_digits(code), -1) << code;
    }
}

TEST(currency, lists_are_sorted_and_complete) {
    auto const& codes = known_currencies();
    EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
    EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
    for (auto const& code : codes) {
        EXPECT_GE(currency_digits(code), 0) << code;
        EXPECT_EQ(code.size(), 3U);
        EXPECT_EQ(shown(code), code);
    }
    auto const& symbols = known_unit_symbols();
    EXPECT_NE(std::find(symbols.begin(), symbols.end(), "USD"), symbols.end());
    EXPECT_NE(std::find(symbols.begin(), symbols.end(), "households"), symbols.end());
}

TEST(unit, that_would_be_printed_longer_than_can_be_read_is_refused) {
    std::string text = "a";
    for (int i = 10; i < 59; ++i) text += "*b" + std::to_string(i);
    EXPECT_LE(text.size(), 200U);
    EXPECT_FALSE(Unit::parse(text));
    EXPECT_TRUE(Unit::parse("a*b10*b11"));
}

}  // namespace
}  // namespace crosswalk
