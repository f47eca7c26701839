// SPDX-License-Identifier: Apache-2.0
#include "compact/expression.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crosswalk {
namespace {

Result<Expression> parsed(std::string_view text) {
    Sources sources;
    auto const file = sources.add("x", std::string(text));
    return parse_expression(sources, {file, 0, static_cast<std::uint32_t>(text.size())});
}

/// The canonical text, or the complaint: "E002 3-4 message / help" with the marked columns.
std::string outcome(std::string_view text) {
    auto const tree = parsed(text);
    if (tree) return print(*tree);
    auto const& reason = tree.error();
    auto const first = reason.place.column;
    return reason.code + " " + std::to_string(first) + "-" +
           std::to_string(first + reason.place.width) + " " + reason.message + " / " + reason.help;
}

struct Pair {
    std::string_view text;
    std::string_view outcome;
};

constexpr Pair canonical[] = {
    {"sum(kwh)/sum(sqft)", "sum(kwh) / sum(sqft)"},
    {"count( )", "count()"},
    {"count(where a=1)", "count(where a = 1)"},
    {"count(a where b)", "count(a where b)"},
    {"share(where a)", "share(where a)"},
    {"mean(a-b where c='x')", "mean(a - b where c = \"x\")"},
    {"1 - 2 - 3", "1 - 2 - 3"},
    {"1 - (2 - 3)", "1 - (2 - 3)"},
    {"(1 - 2) - 3", "1 - 2 - 3"},
    {"1 / 2 / 3 * 4", "1 / 2 / 3 * 4"},
    {"1 / (2 / 3)", "1 / (2 / 3)"},
    {"(a + b) * c", "(a + b) * c"},
    {"a + b * c", "a + b * c"},
    {"-a * b", "-a * b"},
    {"-(a * b)", "-(a * b)"},
    {"- -a", "--a"},
    {"a - -b", "a - -b"},
    {"a or b and not c", "a or b and not c"},
    {"(a or b) and c", "(a or b) and c"},
    {"not (a and b)", "not (a and b)"},
    {"not not a", "not not a"},
    {"not a = b", "not a = b"},
    {"(not a) = b", "(not a) = b"},
    {"(a = b) = c", "(a = b) = c"},
    {"a is missing", "a is missing"},
    {"a + b is not missing", "a + b is not missing"},
    {"not a is missing", "a is not missing"},
    {"(a is missing) is missing", "(a is missing) is missing"},
    {"a in ('x',\"y\")", "a in (\"x\", \"y\")"},
    {"not a in (1)", "a not in (1)"},
    {"a not in (1, -2, 3 days)", "a not in (1, -2, 3 day)"},
    {"a in (2016-12-31, true)", "a in (2016-12-31, true)"},
    {"2016-12-31", "2016-12-31"},
    {"2016 - 12 - 31", "2016 - 12 - 31"},
    {"2016-12-311", "2016 - 12 - 311"},
    {"'it''s'", "\"it's\""},
    {"\"say \"\"x\"\"\"", "\"say \"\"x\"\"\""},
    {"1_000.50", "1000.50"},
    {"5 days", "5 day"},
    {"50%", "50 %"},
    {"a >= 0 USD", "a >= 0 USD"},
    {"sum + count", "sum + count"},  // names like any other when nothing is called
    {"a\n  + b\t", "a + b"},
};

TEST(Parser, Canonical) {
    for (auto const& [text, expected] : canonical) EXPECT_EQ(outcome(text), expected) << text;
}

TEST(Parser, TheCanonicalTextMeansTheSame) {
    for (auto const& [text, expected] : canonical) {
        auto const tree = parsed(text);
        ASSERT_TRUE(tree) << text;
        auto const again = parsed(print(*tree));
        ASSERT_TRUE(again) << print(*tree);
        EXPECT_EQ(*tree, *again) << text;
        EXPECT_EQ(print(*tree), print(*again)) << text;
    }
}

constexpr Pair mistakes[] = {
    {"", "E007 1-1 the expression is empty / write what is to be worked out, such as sum(kwh)"},
    {"  ", "E007 3-3 the expression is empty / write what is to be worked out, such as sum(kwh)"},
    {"a +",
     "E002 4-4 a value is missing before the end / write a number, a column, 'a text', a "
     "date or one of sum, count, mean, median, min, max, share"},
    {"a b",
     "E002 3-4 the expression could have ended before this / join the two parts with a sign "
     "such as + or with and, or delete one"},
    {"(a", "E002 1-2 this `(` is never closed / write `)` behind what belongs inside"},
    {"a)", "E002 2-3 this `)` closes nothing / delete it, or write a `(`"},
    {"sum(a", "E002 4-5 this `(` is never closed / write `)` behind what belongs inside"},
    {"sum(a b)",
     "E002 7-9 the expression could have ended before this / join the two parts with a "
     "sign such as + or with and, or delete one"},
    {"1,200 + a",
     "E002 2-3 a comma does not separate digits / write the number without it, or "
     "with _: 1_200"},
    {"count(*)", "E002 7-8 rows are counted without a star / write count()"},
    {"where a",
     "E002 1-6 `where` belongs inside of sum(), count() and the others / write "
     "count(where ...) or sum(kwh where ...)"},
    {"missing", "E002 1-8 `missing` stands behind `is` / write closed is missing"},
    {"a is 5",
     "E002 6-7 `missing` is missing before `5` / only `is missing` and `is not missing` "
     "are asked with `is`; compare values with ="},
    {"a in 5", "E002 6-7 `(` is missing before `5` / a list of values: in ('a', 'b')"},
    {"a in (b)",
     "E002 7-8 a value is missing before `b` / write a number, a column, 'a text', a "
     "date or one of sum, count, mean, median, min, max, share"},
    {"a in (1", "E002 8-8 `)` is missing before the end / the list of values ends with it"},
    {"+a", "E002 1-2 a number needs no `+` / delete it"},
    {"a AND b", "E002 3-6 `AND` is written in small letters / write and"},
    {"NOT a", "E001 1-4 `NOT` is written in small letters / write not"},
    {"a < b < c",
     "E005 7-8 comparisons cannot be chained / compare two things at a time and join "
     "them: a < b and b < c"},
    {"a is missing is missing",
     "E005 14-16 comparisons cannot be chained / compare two things at "
     "a time and join them: a < b and b < c"},
    {"Kwh + 1",
     "E001 1-4 `Kwh` cannot be a name: names have small letters only / write `kwh`, or "
     "'Kwh' if it is a text"},
    {"a == b", "E001 3-5 `==` is not a sign of expressions / write = once"},
    {"a <> b", "E001 3-5 `<>` is not a sign of expressions / write != for \"is not\""},
    {"a && b", "E001 3-5 `&&` is not a sign of expressions / write and"},
    {"a \u2264 b", "E001 3-4 `\u2264` is not a sign of expressions / write <="},
    {"a = \u201cx\u201d",
     "E001 5-6 `\u201c` is not a sign of expressions / write straight "
     "quotation marks: 'Streets'"},
    {"a = $5",
     "E001 5-6 `$` cannot stand here / write the number alone; its unit is the unit of "
     "the column"},
    {"a ; b",
     "E001 3-4 `;` means nothing in an expression / the signs are + - * / ( ) , = != < <= "
     "> >="},
    {"a\u00f1o",
     "E001 2-3 `\u00f1` cannot be part of a name / names are made of a-z, 0-9 and _; "
     "texts stand in quotation marks"},
    {"a = 'x", "E003 5-7 this text is never closed / write ' behind its last character"},
    {"avg(a)", "E004 1-4 there is no function `avg` / did you mean `mean`?"},
    {"SUM(a)", "E004 1-4 there is no function `SUM` / did you mean `sum`?"},
    {"stddev(a)",
     "E004 1-7 there is no function `stddev` / the functions are `sum`, `count`, "
     "`mean`, `median`, `min`, `max` and `share`"},
    {"2016-02-30", "E006 1-11 there is no day 2016-02-30 / February 2016 has 29 days"},
    {"1e5",
     "E006 1-4 `1e5` is not a number / write all its digits, without an exponent; a unit "
     "stands behind a blank: 1 e5"},
    {"5days",
     "E006 1-6 `5days` is not a number / write all its digits, without an exponent; a "
     "unit stands behind a blank: 5 days"},
    {"sum()", "E008 1-6 sum() needs to know of what / write sum(column)"},
    {"median(where a)", "E008 1-16 median() needs to know of what / write median(column)"},
    {"share()",
     "E008 1-8 share() takes a condition and nothing else / write share(where closed <= "
     "due), say: the share of all rows in which it holds"},
    {"share(a)",
     "E008 1-9 share() takes a condition and nothing else / write share(where closed "
     "<= due), say: the share of all rows in which it holds"},
};

TEST(Parser, Mistakes) {
    for (auto const& [text, expected] : mistakes) EXPECT_EQ(outcome(text), expected) << text;
}

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

TEST(Parser, DepthHasALimit) {
    EXPECT_TRUE(parsed(repeated("(", 90) + "a" + repeated(")", 90)));
    EXPECT_TRUE(parsed("a" + repeated(" + a", 90)));
    for (auto const& deep :
         {repeated("(", 200) + "a" + repeated(")", 200), "a" + repeated(" + a", 200),
          repeated("-", 200) + "a", repeated("not ", 200) + "a", repeated("sum(", 200) + "a",
          "a" + repeated(" or a", 100'000), repeated("(", 10'000)}) {
        auto const tree = parsed(deep);
        ASSERT_FALSE(tree);
        EXPECT_EQ(tree.error().code, "E009");
    }
}

TEST(Parser, EveryNodeHasItsPlace) {
    std::string const text = "sum( kwh where a = 'x' ) / (b - 1)";
    Sources sources;
    auto const file = sources.add("x", "..." + text + "...");
    auto const tree =
        parse_expression(sources, {file, 3, static_cast<std::uint32_t>(text.size() + 3)});
    ASSERT_TRUE(tree);
    EXPECT_EQ(sources.text(tree->span), text);
    auto const& sum = tree->parts[0];
    EXPECT_EQ(sources.text(sum.span), "sum( kwh where a = 'x' )");
    EXPECT_EQ(sources.text(sum.parts[0].span), "kwh");
    EXPECT_EQ(sources.text(sum.where[0].span), "a = 'x'");
    EXPECT_EQ(sources.text(sum.where[0].parts[1].span), "'x'");
    EXPECT_EQ(sources.text(tree->parts[1].span), "(b - 1)");
}

TEST(Parser, SpansAreNotPartOfTheMeaning) {
    EXPECT_EQ(*parsed("a+b"), *parsed("a  +  b"));
    EXPECT_EQ(*parsed("1.10"), *parsed("1.1"));
    EXPECT_FALSE(*parsed("a + b") == *parsed("a - b"));
    EXPECT_FALSE(*parsed("count(where a)") == *parsed("count(a)"));
    EXPECT_FALSE(*parsed("'a'") == *parsed("'b'"));
    EXPECT_FALSE(*parsed("5 days") == *parsed("5"));
}

}  // namespace
}  // namespace crosswalk
