// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told texts_without_quotation_marks[] = {
    {"Envision Charlotte",
     "K007 [Envision Charlotte] `Envision Charlotte` needs quotation marks, because it is a text "
     "/ write \"Envision Charlotte\""},
    {"NO",
     "K007 [NO] `NO` needs quotation marks, because it is a text / write \"NO\" for the text, "
     "false for a yes-or-no key"},
    {"yes",
     "K007 [yes] `yes` needs quotation marks, because it is a text / write \"yes\" for the text, "
     "true for a yes-or-no key"},
    {"True",
     "K007 [True] `True` is written in small letters / write true, or \"True\" if a text is meant"},
    {"“x”",
     "K007 [“x”] these quotation marks are typographic ones, which word processors put in by "
     "themselves / write straight quotation marks: \" on both sides"},
    {"\"x\" // remark",
     "K006 [// remark] a remark starts with #, not with // / write # instead of //"},
    {"\"x\" \"y\"",
     "K006 [\"x\" \"y\"] nothing may stand behind a value / a list is written in brackets with "
     "commas: [\"a\", \"b\"]; remarks start with #"},
    {"20 days",
     "K007 [20 days] `20 days` needs quotation marks, because it is not only a number / write "
     "\"20 days\""},
    {"Año nuevo",
     "K007 [Año nuevo] `Año nuevo` needs quotation marks, because it is a text / write \"Año "
     "nuevo\""},
    {"x\"y",
     "K007 [\"y] this text is never closed / write \" behind its last character, on the same line"},
    {"+",
     "K006 [+] `+` cannot stand here / a value is a text in quotation marks, a number, a date, "
     "true, false, a list in [ ] or a table in { }"},
    {"&",
     "K006 [&] `&` cannot stand here / a value is a text in quotation marks, a number, a date, "
     "true, false, a list in [ ] or a table in { } (the parser says: could not determine value "
     "type)"},
    {"<b>",
     "K006 [<b>] `<b>` cannot stand here / a value is a text in quotation marks, a number, a "
     "date, true, false, a list in [ ] or a table in { } (the parser says: could not determine "
     "value type)"},
};

TEST(Values, TextsWithoutQuotationMarks) {
    expect_told(check_text_value, texts_without_quotation_marks);
}

constexpr Told numbers_and_dates_that_are_none[] = {
    {"2016-02-30", "K010 [2016-02-30] there is no day 2016-02-30 / February 2016 has 29 days"},
    {"2016-6-1",
     "K010 [2016-6-1] `2016-6-1` is not how a date is written / write 2016-06-01 (year-month-day)"},
    {"31/12/2016",
     "K010 [31/12/2016] `31/12/2016` is not how a date is written / write 2016-12-31 "
     "(year-month-day)"},
    {"05/06/2016",
     "K010 [05/06/2016] `05/06/2016` is not how a date is written / write year-month-day, as in "
     "2016-12-31, so that everybody reads the same day"},
    {"12.31.2016",
     "K010 [12.31.2016] `12.31.2016` is not how a date is written / write 2016-12-31 "
     "(year-month-day)"},
    {"2016-13-01",
     "K010 [2016-13-01] there is no month 13 / use 01 to 12: a date is written year-month-day"},
    {"0000-01-01", "K010 [0000-01-01] there is no year 0 / write a year from 0001 to 9999"},
    {"2016-12",
     "K007 [2016-12] a period such as `2016-12` needs quotation marks / write \"2016-12\""},
    {"20%",
     "K007 [20%] `20%` needs quotation marks, because it is not only a number / write \"20%\""},
    {"1,000",
     "K010 [1,000] `1,000` is not a number / write 1000 or 1_000 (a comma could be a decimal "
     "point in another language)"},
    {"007",
     "K010 [007] `007` starts with 0, as no number does / write \"007\" if it is a code, and "
     "without the 0 if it is a number"},
    {".5", "K010 [.5] `.5` is not a number / write a digit on both sides of the point: 0.5"},
    {"5.", "K010 [5.] `5.` is not a number / write a digit on both sides of the point: 0.5"},
    {"$500",
     "K010 [$500] an amount of money is written with its currency, in quotation marks / write "
     "the number and the three letters of the currency: \"500 USD\""},
    {"€500",
     "K010 [€500] an amount of money is written with its currency, in quotation marks / write "
     "the number and the three letters of the currency: \"500 USD\""},
    {"1e400",
     "K010 [1e400] `1e400` is not a number of an agreement / correct it where it comes from: no "
     "number here has more than 38 digits"},
    {"99999999999999999999",
     "K010 [99999999999999999999] this number is too large / whole numbers here have at most 18 "
     "digits"},
    {"0x",
     "K010 [0x] `0x` is not a number / write digits, a - in front and one decimal point where "
     "needed, such as -12.5"},
    {"16:30",
     "K007 [16:30] `16:30` needs quotation marks, because it is not only a number / write "
     "\"16:30\""},
    {"2016-12-31T25:00:00",
     "K010 [2016-12-31T25:00:00] dates stand here without a time of day / write 2016-12-31"},
    {"2016-12-31T10:00:00",
     "K023 [2016-12-31T10:00:00] `published` takes a date without quotation marks, and this is a "
     "time of day / write the day alone: published = 2016-12-31"},
    {"2016-12-31 10:00",
     "K010 [2016-12-31 10:00] dates stand here without a time of day / write 2016-12-31"},
    {"1_000_", "K010 [1_000_] `1_000_` is not a number / put _ only between two digits"},
    {"6 min",
     "K007 [6 min] `6 min` needs quotation marks, because it is not only a number / write \"6 "
     "min\""},
    {"-",
     "K006 [-] `-` cannot stand here / a value is a text in quotation marks, a number, a date, "
     "true, false, a list in [ ] or a table in { }"},
};

TEST(Values, NumbersAndDatesThatAreNone) {
    expect_told(check_date_value, numbers_and_dates_that_are_none);
}

constexpr Told backslashes[] = {
    {"file = \"data\\meters.csv\"",
     "K013 [\"data\\meters.csv\"] a backslash begins a special character here, and there is no "
     "such character / write / in the names of files; where a backslash is meant, write two"},
    {"file = 'data\\meters.csv'",
     "K050 ['data\\meters.csv'] \"data\\meters.csv\" cannot be a file of facts / write / between "
     "folders: it works on every machine"},
};

TEST(Values, Backslashes) { expect_told(check_dataset, backslashes); }

constexpr Told the_place_of_a_mistake_inside_brackets[] = {
    {"[term.a]\nmeans = \"x\"\nsame_as = [\"é\", abc, \"d\"]",
     "K007 [abc] `abc` needs quotation marks, because it is a text / write \"abc\""},
    {"[term.a]\nmeans = { en = \"x\", es = hola }",
     "K007 [hola] `hola` needs quotation marks, because it is a text / write \"hola\""},
    {"[term.a]\nmeans = { en = \"x\", en = \"y\" }",
     "K009 [en] `en` is said twice in these braces / keep one of the two"},
    {"[term.a]\nmeans = { en = \"x\", es÷= \"y\" }",
     "K007 [es÷] `es÷` needs quotation marks, because it is a text / write \"es÷\""},
    {"[term.a]\nmeans = \"x\"\nsame_as = [\n \"ü\", # ä\n 5 6,\n]",
     "K006 [5 6] two values stand side by side / put a comma between them; a number is written "
     "without blanks"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [\"日本\", 7]",
     "K023 [7] a text is needed here, and this is a whole number / write \"7\""},
    {"[term.a]\nmeans = \"x\"\nsame_as = [ \"a\" \"b\" ]",
     "K006 [\"a\" \"b\"] a comma is missing between two values / separate the values by commas: "
     "[\"a\", \"b\"]"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [ , ]",
     "K006 [,] a value is missing before this comma / write the value, or delete the comma"},
};

TEST(Values, ThePlaceOfAMistakeInsideBrackets) {
    expect_told(check_with_meters, the_place_of_a_mistake_inside_brackets);
}

}  // namespace
}  // namespace crosswalk
