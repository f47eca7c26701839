// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told kinds_of_clauses[] = {
    {"[trem.m]\nmeans = \"x\"",
     "K020 [trem] there is no kind of clause `trem` / did you mean `term`?"},
    {"[trial.c]\ntitle = \"x\"",
     "K020 [trial] clauses of the kind `trial` are not in this version yet / leave the "
     "clause out for now, or put it into a block of its own that begins with ```text"},
    {"[quux.c]\ntitle = \"x\"",
     "K020 [quux] there is no kind of clause `quux` / the kinds are `partnership`, `partner`, "
     "`term`, `source`, `dataset`, `measure`, `decision` and `contract`"},
    {"[term]\nmeans = \"x\"",
     "K028 [means] `means` stands in no term / give the term an id: [term.some_id]"},
    {"[[term]]\nmeans = \"x\"",
     "K028 [term] `term` is a table of its own / write a line [term.some_id] and its keys below "
     "it"},
    {"[term.\"9 lives\"]\nmeans = \"x\"",
     "K025 [\"9 lives\"] `9 lives` cannot be an id / ids are made of a-z, 0-9 and _, start with "
     "a letter and have at most 60 characters"},
    {"[term.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]\nmeans = \"x\"",
     "K025 [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] "
     "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` cannot be an id / ids are "
     "made of a-z, 0-9 and _, start with a letter and have at most 60 characters"},
};

// The clause is treated as what is meant: what names it finds it, and its other mistakes are told.
constexpr Told misspelt_kinds[] = {
    {"[partnr.city]\nname = \"The city\"\nsector = \"publik\"\n"
     "[dataset.d]\ncolumns.day = { type = \"date\", role = \"time\" }\nsteward = \"city\"",
     "K020 [partnr] there is no kind of clause `partnr` / did you mean `partner`?\n"
     "K024 [\"publik\"] \"publik\" is not one of the words that `sector` knows / did you mean "
     "\"public\"?"},
    {"[partnershp]\nplace = \"Here\"",
     "K020 [partnershp] there is no kind of clause `partnershp` / did you mean `partnership`?"},
};

TEST(Shapes, MisspeltKinds) { expect_told(check_with_meters, misspelt_kinds); }

TEST(Shapes, KindsOfClauses) { expect_told(check_with_meters, kinds_of_clauses); }

constexpr Told keys[] = {
    {"[term.a]\nmeens = \"x\"", "K021 [meens] term `a` has no key `meens` / did you mean `means`?"},
    {"[term.a]\nmeans = \"x\"\ncolour = \"x\"",
     "K021 [colour] term `a` has no key `colour` / its keys are `title`, `means`, `said_as` and "
     "`same_as`"},
    {"[partner.p]\nname = \"P\"",
     "K022 [[partner.p]] partner `p` needs the key `sector` / write, for example:|sector = "
     "\"private\""},
    {"[term.a]\n",
     "K022 [[term.a]] term `a` needs the key `means` / write, for example:|means = \"A company "
     "that rents space in the programme\""},
    {"[measure.m]\n",
     "K022 [[measure.m]] measure `m` needs the keys `title`, `unit`, `better` and `period` / "
     "write, for example:|title = \"Energy used by big buildings\"|unit = \"kWh / sqft\"|better "
     "= \"lower\"|period = \"year\"\n"
     "K051 [[measure.m]] nothing says how this measure gets its value / write value = "
     "\"sum(kwh)\", say; or published = { ... } for figures from sources; or composite = { ... } "
     "for a mean of other measures"},
};

TEST(Shapes, Keys) { expect_told(check_with_meters, keys); }

constexpr Told keys_of_tables_inside[] = {
    {"targets = [{ by = 2016-12-31, levle = \"3 kWh\" }]",
     "K021 [levle] `targets` has no key `levle` / did you mean `level`?"},
    {"panel = { entity = \"building\" }",
     "K022 [{ entity = \"building\" }] `panel` needs the key `fixed_from` / write, for "
     "example:|fixed_from = 2010"},
};

TEST(Shapes, KeysOfTablesInside) { expect_told(check_measure, keys_of_tables_inside); }

constexpr Told texts_stay_texts[] = {
    {"1.10",
     "K023 [1.10] `means` takes a text in quotation marks, and this is a number / write means = "
     "\"1.10\"; in quotation marks it stays exactly what it is"},
    {"2016-12-31",
     "K023 [2016-12-31] `means` takes a text in quotation marks, and this is a date / write "
     "means = \"2016-12-31\"; in quotation marks it stays exactly what it is"},
    {"true",
     "K023 [true] `means` takes a text in quotation marks, and this is true or false / write "
     "means = \"true\"; in quotation marks it stays exactly what it is"},
    {"[\"x\"]",
     "K023 [[\"x\"]] `means` takes a text in quotation marks, and this is a list / write means = "
     "\"A company that rents space in the programme\", for example|The one meaning the partners "
     "agreed on."},
    {"{}", "K029 [{}] `means` has no text in any language / write { en = \"...\" }"},
    {"\"\"", "K029 [\"\"] this text is empty / write it, or leave the key out"},
    {"\"  \"", "K029 [\"  \"] this text is empty / write it, or leave the key out"},
    {"{ en = 5 }", "K023 [5] a text is needed here, and this is a whole number / write \"5\""},
    {"5",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
};

TEST(Shapes, TextsStayTexts) { expect_told(check_text_value, texts_stay_texts); }

constexpr Told lists[] = {
    {"[term.a]\nmeans = \"x\"\nsame_as = \"b\"",
     "K023 [\"b\"] `same_as` takes a list of texts, and this is a text / write same_as = [\"b\"]"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [1.10]",
     "K023 [1.10] a text is needed here, and this is a number / write \"1.10\""},
    {"[term.a]\nmeans = \"x\"\nsame_as = [[\"b\"]]",
     "K023 [[\"b\"]] a text is needed here, and this is a list / write texts, separated by commas"},
    {"[term.a]\nmeans = \"x\"\nsame_as = [\"\"]",
     "K029 [\"\"] this text is empty / write it, or leave the key out"},
};

TEST(Shapes, Lists) { expect_told(check_with_meters, lists); }

constexpr Told dates[] = {
    {"\"2016-12-31\"",
     "K023 [\"2016-12-31\"] `published` takes a date without quotation marks, and this is a text "
     "/ write published = 2016-12-31 without quotation marks"},
    {"2016",
     "K023 [2016] `published` takes a date without quotation marks, and this is a whole number / "
     "write published = 2017-04-20, for example|The day it was published."},
    {"\"May 2016\"",
     "K023 [\"May 2016\"] `published` takes a date without quotation marks, and this is a text / "
     "write published = 2017-04-20, for example|The day it was published."},
    {"true",
     "K023 [true] `published` takes a date without quotation marks, and this is true or false / "
     "write published = 2017-04-20, for example|The day it was published."},
};

TEST(Shapes, Dates) { expect_told(check_date_value, dates); }

constexpr Told kinds_of_values_of_a_dataset[] = {
    {"synthetic = \"true\"",
     "K023 [\"true\"] `synthetic` takes true or false, and this is a text / write synthetic = "
     "true without quotation marks"},
    {"synthetic = 1",
     "K023 [1] `synthetic` takes true or false, and this is a whole number / write synthetic = "
     "true, for example|Whether the facts are invented; every page then says so."},
    {"columns.x = \"text\"",
     "K023 [\"text\"] a column is described by a table in braces / write x = { type = "
     "\"decimal(18,3)\", unit = \"kWh\" }, say"},
    {"adds_up = 3",
     "K023 [3] `adds_up` takes a table in braces or a list of them, and this is a whole number / "
     "write adds_up = { part = \"n\", over = \"category\", whole = \"total\" }, for "
     "example|Parts that may not exceed their whole."},
    {"[dataset.e]\ncolumns = {}",
     "K029 [{}] there must be at least one column / write { kwh = { type = \"decimal(18,3)\", "
     "unit = \"kWh\" } }"},
    {"[dataset.e]\ncolumns = \"all\"",
     "K023 [\"all\"] `columns` takes a table of tables by name, and this is a text / write "
     "columns = { kwh = { type = \"decimal(18,3)\", unit = \"kWh\" } }, for example|Its columns "
     "by name."},
};

TEST(Shapes, KindsOfValuesOfADataset) { expect_told(check_dataset, kinds_of_values_of_a_dataset); }

constexpr Told kinds_of_values_of_a_measure[] = {
    {"digits = \"2\"",
     "K023 [\"2\"] `digits` takes a whole number, and this is a text / write digits = 1, for "
     "example|Digits after the point when it is shown; 1 when not said."},
    {"digits = 1.0",
     "K023 [1.0] `digits` takes a whole number, and this is a number / write digits = 1, for "
     "example|Digits after the point when it is shown; 1 when not said."},
    {"digits = 12",
     "K026 [12] `digits` goes from 0 to 9 / write digits = 1, for example|Digits after the point "
     "when it is shown; 1 when not said."},
    {"baseline = 2010",
     "K023 [2010] `baseline` takes a table in braces, and this is a whole number / write "
     "baseline = { period = 2010, frozen = 2011-03-31 }, for example|The yardstick of change."},
    {"baseline = { period = 2010.5 }",
     "K023 [2010.5] `period` takes a year, or another period in quotation marks, and this is a "
     "number / write period = 2010, for example|The period that is the yardstick."},
    {"targets = [\"-20%\"]",
     "K023 [\"-20%\"] each of `targets` is a table in braces / write [{ by = 2016-12-31, change "
     "= \"-20%\" }]"},
    {"targets = \"-20%\"",
     "K023 [\"-20%\"] `targets` takes a table in braces or a list of them, and this is a text / "
     "write targets = [{ by = 2016-12-31, change = \"-20%\" }], for example|What is promised, by "
     "date: each with one of `change`, `level`, `points`."},
    {"panel = []",
     "K023 [[]] `panel` takes a table in braces, and this is a list / write panel = { entity = "
     "\"building\", fixed_from = 2010 }, for example|Like for like: only who reported in both "
     "periods, beside the figure for all."},
    {"status = { on_track = 90 }",
     "K023 [90] `on_track` takes a percentage in quotation marks, and this is a whole number / "
     "write on_track = \"100%\", for example|The share of the expected change from which a "
     "measure is on track; 100% when not said."},
};

TEST(Shapes, KindsOfValuesOfAMeasure) { expect_told(check_measure, kinds_of_values_of_a_measure); }

constexpr Told amounts[] = {
    {"[partner.p]\nname = \"P\"\nsector = \"public\"\ncan_bear = { cash = 5 }",
     "K023 [5] a number with its unit, in quotation marks, is needed here, and this is a whole "
     "number / write cash = \"2_000_000 USD\", for example"},
    {"[partner.p]\nname = \"P\"\nsector = \"public\"\ncan_bear = \"5 USD\"",
     "K023 [\"5 USD\"] `can_bear` takes a table of amounts, and this is a text / write can_bear "
     "= { cash = \"2_000_000 USD\" }, for example|How much of each kind of risk it can carry."},
};

TEST(Shapes, Amounts) { expect_told(check_with_meters, amounts); }

constexpr Told words[] = {
    {"[partner.p]\nname = \"P\"\nsector = \"privat\"",
     "K024 [\"privat\"] \"privat\" is not one of the words that `sector` knows / did you mean "
     "\"private\"?"},
    {"[partner.p]\nname = \"P\"\nsector = \"university\"",
     "K024 [\"university\"] \"university\" is not one of the words that `sector` knows / did you "
     "mean \"academic\"?"},
    {"[partner.p]\nname = \"P\"\nsector = \"other\"",
     "K024 [\"other\"] \"other\" is not one of the words that `sector` knows / write `public`, "
     "`private`, `nonprofit`, `philanthropic`, `academic` or `community`"},
    {"[term.a]\nmeans = \"x\"\nsaid_as = { publik = \"y\" }",
     "K021 [publik] `said_as` has no key `publik` / did you mean `public`?"},
    {"[term.a]\nmeans = \"x\"\nsaid_as = { police = \"y\" }",
     "K021 [police] `said_as` has no key `police` / write `public`, `private`, `nonprofit`, "
     "`philanthropic`, `academic` or `community`"},
    {"[term.a]\nmeans = \"x\"\nsaid_as = { public = 3 }",
     "K023 [3] a text is needed here, and this is a whole number / write \"3\""},
    {"[dataset.d]\n"
     "columns.day = { type = \"date\", role = \"time\" }\n"
     "on_duplicate = \"replace\"\n"
     "key = [\"day\"]",
     "K024 [\"replace\"] \"replace\" is not one of the words that `on_duplicate` knows / did you "
     "mean \"supersede\"?"},
};

TEST(Shapes, Words) { expect_told(check_with_meters, words); }

constexpr Told references[] = {
    {"[dataset.d]\ncolumns.day = { type = \"date\", role = \"time\" }\nsteward = \"ofice\"",
     "K030 [\"ofice\"] there is no partner `ofice` / did you mean \"office\"?"},
    {"[dataset.d]\ncolumns.day = { type = \"date\", role = \"time\" }\nsteward = \"duke\"",
     "K030 [\"duke\"] there is no partner `duke` / write `office`, or describe it in a clause "
     "[partner.duke]"},
    {"[dataset.d]\ncolumns.day = { type = \"date\", role = \"time\" }\nsteward = \"The city\"",
     "K030 [\"The city\"] there is no partner `The city` / write `office`, or describe it in a "
     "clause [partner.some_id]"},
    {"[decision.d]\ntitle = \"D\"\non = 2016-01-01\nby = [\"office\", \"offise\"]",
     "K030 [\"offise\"] there is no partner `offise` / did you mean \"office\"?"},
    {"[measure.c]\n"
     "title = \"C\"\n"
     "composite = { energy = 1 }\n"
     "unit = \"%\"\n"
     "better = \"higher\"\n"
     "period = \"year\"",
     "K030 [energy] there is no measure `energy` / write `c`, or describe it in a clause "
     "[measure.energy]"},
};

TEST(Shapes, References) { expect_told(check_with_meters, references); }

}  // namespace
}  // namespace crosswalk
