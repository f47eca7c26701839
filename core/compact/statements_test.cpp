// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told keys[] = {
    {"[term.a]\nmeans: \"x\"",
     "K006 [:] a key and its value are joined by `=`, not by `:` / write `=` instead of the colon"},
    {"[term.a]\nmeans",
     "K006 [means] this line is neither a header nor a key with its value / write `key = value`; "
     "remarks start with #, sentences belong outside of the block"},
    {"[term.a]\nmeans =",
     "K006 [means =] nothing stands behind the `=` / write the value, or delete the line"},
    {"[term.a]\nmeans = # nothing",
     "K006 [means =] nothing stands behind the `=` / write the value, or delete the line"},
    {"[term.a]\nmeans it = \"x\"",
     "K006 [means it] a key cannot contain a space, and nothing else can stand here / write "
     "`means_it` if this is one key; remarks for readers start with #, sentences belong outside "
     "of the block"},
    {"[term.a]\nThe word means what it says.\nmeans = \"x\"",
     "K006 [The word means what it says.] this line is neither a header nor a key with its value "
     "/ write `key = value`; remarks start with #, sentences belong outside of the block"},
    {"[term.a]\nsígnifica = \"x\"\nmeans = \"x\"",
     "K006 [sígnifica] `sígnifica` cannot be a key / keys are made of a-z, 0-9 and _, without "
     "accents; titles may have any letters"},
    {"[term.a]\n“means” = \"x\"",
     "K006 [“means”] `“means”` cannot be a key / write keys without quotation marks"},
    {"[term.a]\nmeans = \"x\"\n= \"y\"",
     "K006 [=] a key is missing here / a key is made of a-z, 0-9 and _, and one stands on each "
     "side of a dot: `columns.kwh`"},
    {"[term.a]\nmeans..en = \"x\"",
     "K006 [.] a key is missing here / a key is made of a-z, 0-9 and _, and one stands on each "
     "side of a dot: `columns.kwh`"},
    {"[term.a]\n\"means\" = \"x\"", ""},
    {"[term.a]\n\"mea\\u006es\" = \"x\"",
     "K006 [\"mea\\u006es\" = \"x\"] this key cannot be read / write keys without quotation "
     "marks, made of a-z, 0-9 and _"},
};

TEST(Statements, Keys) { expect_told(check_with_meters, keys); }

constexpr Told headers[] = {
    {"[term a]\nmeans = \"x\"",
     "K006 [term a] a key cannot contain a space, and nothing else can stand here / write "
     "`term_a` if this is one key; remarks for readers start with #, sentences belong outside of "
     "the block"},
    {"[term.a\nmeans = \"x\"",
     "K008 [[term.a] this header is not closed / write `]` behind its last key"},
    {"[term.]\nmeans = \"x\"",
     "K006 []] a key is missing here / a key is made of a-z, 0-9 and _, and one stands on each "
     "side of a dot: `columns.kwh`"},
    {"[term.a] means = \"x\"",
     "K006 [means = \"x\"] nothing may stand behind a header / write the keys on lines of their "
     "own; remarks start with #"},
    {"[term.a] words",
     "K022 [[term.a]] term `a` needs the key `means` / write, for example:|means = \"A company "
     "that rents space in the programme\"\n"
     "K006 [words] nothing may stand behind a header / write the keys on lines of their own; "
     "remarks start with #"},
    {"[[term.a]\nmeans=\"x\"",
     "K008 [[[term.a]] this header is not closed / write `]]` behind its last key"},
    {"[term.\"a\\\"b\"]\nmeans = \"x\"",
     "K006 [\"a\\\"b\"]] this key cannot be read / write keys without quotation marks, made of "
     "a-z, 0-9 and _"},
    {"[ term . a ]  # remark\nmeans = \"x\"", ""},
    {"[a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a]",
     "K011 [a] there are more than 16 keys in a row here / no clause is nested that deep; look "
     "for a dot too many"},
};

TEST(Statements, Headers) { expect_told(check_with_meters, headers); }

constexpr Told brackets_and_quotation_marks[] = {
    {"[term.a]\nmeans = \"x\nsame_as = [\"IRIS:1\"]",
     "K007 [\"x] this text is never closed / write \" behind its last character, on the same line"},
    {"[term.a]\nmeans = \"\"\"x\nsame_as = [\"IRIS:1\"]",
     "K007 [\"\"\"x] this text is never closed / write \"\"\" behind its last character"},
    {"[term.a]\nmeans = 'x\nsame_as = []",
     "K007 ['x] this text is never closed / write ' behind its last character, on the same line"},
    {"[term.a]\nmeans = \"The \"house\" we share\"",
     "K007 [\"The \"] behind this text something else begins at once / look for a quotation mark "
     "that is missing before it; one that belongs to the text is written \\\""},
    {"[term.a]\nmeans = \"x\"\nsame_as = [\"a\", \"b\"\n[term.b]\nmeans = \"y\"",
     "K008 [[] this `[` is never closed / write `]` behind its last element"},
    {"[term.a]\nsame_as = [\"a\",\nmeans = \"x\"",
     "K008 [[] this `[` is never closed / write `]` behind its last element"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [\"a\"]]",
     "K008 []] this `]` closes nothing / delete it, or write the bracket that opens it"},
    {"[term.a]\nmeans = { en = \"x\"]",
     "K008 []] this `]` closes nothing / write `}` to close the one that is open"},
    {"[term.a]\nmeans = { en = \"x\"\n",
     "K008 [{] this `{` is never closed / write `}` behind its last entry"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
     "K011 [[] more than 16 brackets are open here / no clause is nested that deep; look for a "
     "bracket too many"},
    {"[term.a]\nmeans = \"\"\"He said \"no\".\nTwice.\"\"\"\nsame_as = 5",
     "K023 [5] `same_as` takes a list of texts, and this is a whole number / write same_as = "
     "[\"IRIS:OI1479\"], for example|The same thing in catalogues of indicators."},
};

TEST(Statements, BracketsAndQuotationMarks) {
    expect_told(check_with_meters, brackets_and_quotation_marks);
}

constexpr Told a_braced_table_may_run_over_lines[] = {
    {"[term.a]\nmeans = {\n  en = \"x\", # English\n}", ""},
    {"[term.a]\nmeans = {\n  en = \"x\", # English\n  fr = \"y\",\n}",
     "K031 [fr] `fr` is not a language of this partnership / it writes in `en`; add others to "
     "`languages` in [partnership]"},
    {"[term.a]\nmeans = { en = \"\"\"x\ny\"\"\",\n}", ""},
};

TEST(Statements, ABracedTableMayRunOverLines) {
    expect_told(check_with_meters, a_braced_table_may_run_over_lines);
}

constexpr Told line_ends_of_windows[] = {
    {"[term.a]\r\nmeans = 5\r\nsame_as = [\r\n  \"x\",\r\n  7\r\n]\r\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is\n"
     "K023 [7] a text is needed here, and this is a whole number / write \"7\""},
    {"[term.a]\r\nmeans = \"x\r\n",
     "K007 [\"x] this text is never closed / write \" behind its last character, on the same line"},
    {"[term.a] \r\nmeans\r\n",
     "K006 [means] this line is neither a header nor a key with its value / write `key = value`; "
     "remarks start with #, sentences belong outside of the block"},
};

TEST(Statements, LineEndsOfWindows) { expect_told(check_with_meters, line_ends_of_windows); }

}  // namespace
}  // namespace crosswalk
