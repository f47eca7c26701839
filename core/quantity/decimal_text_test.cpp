// SPDX-License-Identifier: Apache-2.0
#include "quantity/decimal.h"
#include "quantity/number_help.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

struct Refused {
    std::string_view text;
    std::string_view message;
    std::string_view help;
};

void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.text; }

class RefusedNumbers : public testing::TestWithParam<Refused> {};

TEST_P(RefusedNumbers, say_what_to_write) {
    auto const value = Decimal::parse(GetParam().text);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, "Q001");
    EXPECT_EQ(value.error().message, GetParam().message);
    EXPECT_EQ(value.error().help, GetParam().help);
}

constexpr std::string_view generic =
    "write digits, a - in front and one decimal point where needed, such as -12.5";
constexpr std::string_view unknown = "leave what is unknown out: unknown is not zero";

INSTANTIATE_TEST_SUITE_P(
    commas_and_points, RefusedNumbers,
    testing::Values(
        Refused{"1,200", "\"1,200\" is not a number here: character 2 is \",\"",
                "write 1200 or 1_200 (a comma could be a decimal point in another language)"},
        Refused{
            "-1,200,000", "\"-1,200,000\" is not a number here: character 3 is \",\"",
            "write -1200000 or -1_200_000 (a comma could be a decimal point in another language)"},
        Refused{"1,234.50", "\"1,234.50\" is not a number here: character 2 is \",\"",
                "write 1234.50 or 1_234.50"},
        Refused{"1.234,50", "\"1.234,50\" is not a number here: character 6 is \",\"",
                "write 1234.50 (the decimal point is a point)"},
        Refused{"1.234.567,5", "\"1.234.567,5\" is not a number here: character 6 is \".\"",
                "write 1234567.5 (the decimal point is a point)"},
        Refused{"12,5", "\"12,5\" is not a number here: character 3 is \",\"",
                "write 12.5 (the decimal point is a point)"},
        Refused{"1,2,3", "\"1,2,3\" is not a number here: character 2 is \",\"",
                "leave the commas out: the decimal point is a point, and _ may group digits"},
        Refused{"1.200.000", "\"1.200.000\" is not a number here: character 6 is \".\"",
                "write 1200000 or 1_200_000 (a point is only the decimal point)"},
        Refused{".5", "\".5\" is not a number here", "write 0.5"},
        Refused{"-.5", "\"-.5\" is not a number here: character 2 is \".\"", "write -0.5"},
        Refused{"5.", "\"5.\" is not a number here: character 2 is \".\"", "write 5"},
        Refused{"1.2.3", "\"1.2.3\" is not a number here: character 4 is \".\"", generic}));

INSTANTIATE_TEST_SUITE_P(
    signs_and_groups, RefusedNumbers,
    testing::Values(
        Refused{"+5", "\"+5\" is not a number here", "write 5"},
        Refused{"\u22125", "\"\u22125\" is not a number here",
                "write -5 with the hyphen of the keyboard"},
        Refused{"\u20135.5", "\"\u20135.5\" is not a number here",
                "write -5.5 with the hyphen of the keyboard"},
        Refused{"(1,200)", "\"(1,200)\" is not a number here", "write -1200"},
        Refused{"--5", "\"--5\" is not a number here: character 2 is \"-\"", generic},
        Refused{"1 200", "\"1 200\" is not a number here: character 2 is \" \"",
                "write 1200 or 1_200"},
        Refused{"1\u202f200", "\"1\u202f200\" is not a number here: character 2 is \"\u202f\"",
                "write 1200 or 1_200"},
        Refused{"1'200.5", "\"1'200.5\" is not a number here: character 2 is \"'\"",
                "write 1200.5 or 1_200.5"},
        Refused{" 12", "\" 12\" is not a number here", "write 12 without the spaces around it"},
        Refused{"12\u00a0", "\"12\u00a0\" is not a number here: character 3 is \"\u00a0\"",
                "write 12 without the spaces around it"},
        Refused{"1__2", "\"1__2\" is not a number here: character 2 is \"_\"",
                "put _ only between two digits"},
        Refused{"_1", "\"_1\" is not a number here", "put _ only between two digits"},
        Refused{"1_", "\"1_\" is not a number here: character 2 is \"_\"",
                "put _ only between two digits"},
        Refused{"1_.5", "\"1_.5\" is not a number here: character 2 is \"_\"",
                "put _ only between two digits"}));

INSTANTIATE_TEST_SUITE_P(
    other_texts, RefusedNumbers,
    testing::Values(
        Refused{"", "a number is missing here", "write one, such as 1200 or 12.5"},
        Refused{"-", "\"-\" is not a number here", unknown},
        Refused{"n/a", "\"n/a\" is not a number here", unknown},
        Refused{"NaN", "\"NaN\" is not a number here", unknown},
        Refused{"null", "\"null\" is not a number here", unknown},
        Refused{"1e6", "\"1e6\" is not a number here: character 2 is \"e\"",
                "write all its digits, such as 1_200_000"},
        Refused{"1.5E-3", "\"1.5E-3\" is not a number here: character 4 is \"E\"",
                "write all its digits, such as 1_200_000"},
        Refused{"5%", "\"5%\" is not a number here: character 2 is \"%\"",
                "leave the % out: a plain number is wanted here"},
        Refused{"12a4", "\"12a4\" is not a number here: character 3 is \"a\"", generic},
        Refused{"inf", "\"inf\" is not a number here", generic},
        Refused{"0x1F", "\"0x1F\" is not a number here: character 2 is \"x\"", generic},
        Refused{"\u0661\u0662", "\"\u0661\u0662\" is not a number here", generic},
        Refused{"1\x1b[31m", "\"1\\x1b[31m\" is not a number here: character 2 is \"\\x1b\"",
                generic},
        Refused{std::string_view("1\0", 2),
                "\"1\\x00\" is not a number here: character 2 is \"\\x00\"", generic},
        Refused{"1\xff", "\"1\\xff\" is not a number here: character 2 is \"\\xff\"", generic},
        Refused{"1\n", "\"1\\n\" is not a number here: character 2 is \"\\n\"", generic}));

TEST(number_help, suggests_only_what_can_be_read) {
    constexpr std::string_view alphabet = "17,. -_'e%(";
    std::string text;
    for (int i = 0; i < 14641; ++i) {
        text.clear();
        for (int rest = i, place = 0; place < 4; ++place, rest /= 11) {
            text += alphabet[static_cast<std::size_t>(rest % 11)];
        }
        auto const value = Decimal::parse(text);
        if (value) continue;
        auto const& help = value.error().help;
        ASSERT_FALSE(help.empty()) << text;
        if (!help.starts_with("write ") || help.starts_with("write digits") ||
            help.starts_with("write all")) {
            continue;
        }
        auto const suggested = help.substr(6, help.find(' ', 6) - 6);
        EXPECT_TRUE(Decimal::parse(suggested)) << text << ": " << help;
    }
}

TEST(number_help, stays_short_and_quick_for_long_texts) {
    auto const value = Decimal::parse(std::string(100000, ',') + "1");
    ASSERT_FALSE(value);
    EXPECT_LT(value.error().message.size(), 150U);
    EXPECT_EQ(value.error().help, "write a number such as 1200 or 12.5");
}

TEST(number_help, suggests_no_groups_where_none_may_stand) {
    auto const plain = [](std::string_view text) {
        return help_for_number(text, DigitGroups::none);
    };
    EXPECT_EQ(plain("1,000"), "write 1000 (a comma could be a decimal point in another language)");
    EXPECT_EQ(plain("1_000"), "write 1000");
    EXPECT_EQ(plain("1 200.5"), "write 1200.5");
    EXPECT_EQ(plain("1,2,3"), "leave the commas out: the decimal point is a point");
    EXPECT_EQ(plain("_"), "leave the _ out: only digits stand here");
}

}  // namespace
}  // namespace crosswalk
