// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told the_partnership[] = {
    {"time_zone = \"EST\"",
     "K032 [\"EST\"] \"EST\" is not the name of a time zone / write its IANA name, such as "
     "\"America/New_York\"; abbreviations such as EST mean different zones to different people"},
    {"time_zone = \"America/New_Yrok\"",
     "K032 [\"America/New_Yrok\"] \"America/New_Yrok\" is not the name of a time zone / did you "
     "mean \"America/New_York\"?"},
    {"time_zone = \"UTC\"", ""},
    {"currency = \"usd\"",
     "K033 [\"usd\"] \"usd\" is not the code of a currency / did you mean \"USD\"?"},
    {"currency = \"dollars\"",
     "K033 [\"dollars\"] \"dollars\" is not the code of a currency / write its three letters "
     "(ISO 4217), such as \"USD\""},
    {"currency = \"USD\"", ""},
    {"fiscal_year_starts = 0",
     "K026 [0] `fiscal_year_starts` goes from 1 to 12 / write fiscal_year_starts = 7, for "
     "example|The month, 1 to 12, in which a fiscal year starts; the year is named after the "
     "calendar year in which it ends. 1 when not said."},
    {"fiscal_year_starts = 12", ""},
    {"witnesses = 3\nwitness_sectors = 3", ""},
    {"witnesses = 1", ""},
    {"witnesses = 0", ""},
    {"witnesses = 1\nwitness_sectors = 2",
     "K035 [2] so many witnesses cannot come from 2 sectors / write witness_sectors = 1 or less, "
     "or ask for more `witnesses`"},
    {"witness_sectors = 3",
     "K035 [3] so many witnesses cannot come from 3 sectors / write witness_sectors = 2 or less, "
     "or ask for more `witnesses`"},
};

TEST(People, ThePartnership) { expect_told(check_partnership, the_partnership); }

constexpr Told languages[] = {
    {"languages = [\"english\"]",
     "K031 [\"english\"] `english` is not the code of a language / write the two letters of ISO "
     "639-1, such as \"en\" or \"es\""},
    {"languages = [\"en\", \"en\"]", "K031 [\"en\"] `en` is named twice / delete one of the two"},
    {"languages = []",
     "K029 [[]] a partnership has at least one language / write languages = [\"en\"], or leave "
     "the key out"},
    {"languages = [\"en\", 5]",
     "K023 [5] a text is needed here, and this is a whole number / write \"5\""},
    {"languages = [\"es\", \"en\"]\nimpact = { en = \"x\", fr = \"y\" }",
     "K031 [fr] `fr` is not a language of this partnership / it writes in `es` and `en`; add "
     "others to `languages` in [partnership]"},
};

// What the languages are is not known, so no text is in a wrong one.
constexpr Told texts_of_unknown_languages[] = {
    {"languages = \"en, fr\"\nimpact = { en = \"x\", fr = \"y\" }",
     "K023 [\"en, fr\"] `languages` takes a list of texts, and this is a text / write languages = "
     "[\"en, fr\"]"},
    {"languages = [\"en\", \"french\"]\nimpact = { en = \"x\", fr = \"y\" }",
     "K031 [\"french\"] `french` is not the code of a language / write the two letters of ISO "
     "639-1, such as \"en\" or \"es\""},
};

TEST(People, TextsOfUnknownLanguages) {
    expect_told(check_partnership, texts_of_unknown_languages);
}

TEST(People, Languages) { expect_told(check_partnership, languages); }

constexpr Told amounts_of_another_currency[] = {
    {"currency = \"USD\"\n"
     "[partner.p]\n"
     "name = \"P\"\n"
     "sector = \"public\"\n"
     "can_bear = { cash = \"5 USD\", time = \"10 days\", loan = \"5 EUR\" }",
     "K034 [\"5 EUR\"] this amount is in EUR, and the currency of the agreement is USD / write "
     "it in USD; an agreement knows no exchange rate"},
    {"[partner.p]\n"
     "name = \"P\"\n"
     "sector = \"public\"\n"
     "can_bear = { cash = \"5 EUR\", loan = \"five USD\" }",
     "Q022 [\"five USD\"] \"five USD\" is not a quantity: it does not start with a number / "
     "write the number first, then its unit, such as 15.12 USD per day"},
};

TEST(People, AmountsOfAnotherCurrency) {
    expect_told(check_partnership, amounts_of_another_currency);
}

}  // namespace
}  // namespace crosswalk
