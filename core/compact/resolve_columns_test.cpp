// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told types[] = {
    {"columns.x = { type = \"string\" }",
     "K040 [\"string\"] \"string\" is not a type of column / did you mean \"text\"?"},
    {"columns.x = { type = \"int\" }",
     "K040 [\"int\"] \"int\" is not a type of column / did you mean \"integer\"?"},
    {"columns.x = { type = \"number\" }",
     "K040 [\"number\"] \"number\" is not a type of column / did you mean \"decimal(18,3)\"?"},
    {"columns.x = { type = \"float\" }",
     "K040 [\"float\"] \"float\" is not a type of column / did you mean \"decimal(18,3)\"?"},
    {"columns.x = { type = \"decimal\" }",
     "K040 [\"decimal\"] \"decimal\" is not a type of column / did you mean \"decimal(18,3)\"?"},
    {"columns.x = { type = \"decimal(40,2)\" }",
     "K040 [\"decimal(40,2)\"] \"decimal(40,2)\" is not a type of column / write decimal(digits, "
     "digits after the point), with at most 38 digits: \"decimal(18,3)\""},
    {"columns.x = { type = \"decimal(5,6)\" }",
     "K040 [\"decimal(5,6)\"] \"decimal(5,6)\" is not a type of column / write decimal(digits, "
     "digits after the point), with at most 38 digits: \"decimal(18,3)\""},
    {"columns.x = { type = \"decimal(5)\" }",
     "K040 [\"decimal(5)\"] \"decimal(5)\" is not a type of column / write decimal(digits, "
     "digits after the point), with at most 38 digits: \"decimal(18,3)\""},
    {"columns.x = { type = \"months\" }",
     "K040 [\"months\"] \"months\" is not a type of column / did you mean \"month\"?"},
    {"columns.x = { type = \"timestamp\" }",
     "K040 [\"timestamp\"] \"timestamp\" is not a type of column / did you mean \"date\"?"},
    {"columns.x = { type = \"colour\" }",
     "K040 [\"colour\"] \"colour\" is not a type of column / the types are text, integer, "
     "decimal(18,3), date, boolean and the periods day, week, month, quarter, year, fiscal_year"},
    {"columns.x = { type = \"decimal(38, 0)\" }", ""},
    {"columns.x = { type = \"fiscal_year\" }", ""},
};

TEST(Columns, Types) { expect_told(check_dataset, types); }

constexpr Told what_only_some_types_have[] = {
    {"columns.x = { type = \"text\", unit = \"kWh\" }",
     "K042 [\"kWh\"] only numbers have a unit, and `x` holds none / delete the unit, or write "
     "type = \"integer\" or \"decimal(18,3)\""},
    {"columns.x = { type = \"integer\", unit = \"kWh per\" }",
     "Q010 [\"kWh per\"] \"kWh per\" is not a unit: it ends too early / write the unit that is "
     "missing at its end, such as USD per person"},
    {"columns.x = { type = \"integer\", values = [\"1\"] }",
     "K042 [[\"1\"]] only texts have a list of values, and `x` holds none / write a check "
     "instead, such as checks = [\"x >= 0\"]"},
    {"columns.x = { type = \"text\", values = [\"a\", \"b\", \"a\"] }",
     "K044 [\"a\"] \"a\" is listed twice / delete one of the two"},
    {"columns.where = { type = \"text\" }",
     "K025 [where] `where` is a word of expressions, so no column can be called that / choose "
     "another name; the heading in the file goes under also_called"},
    {"columns.Kwh = { type = \"text\" }",
     "K025 [Kwh] `Kwh` cannot be an id / ids are made of a-z, 0-9 and _, start with a letter and "
     "have at most 60 characters: `kwh`"},
};

TEST(Columns, WhatOnlySomeTypesHave) { expect_told(check_dataset, what_only_some_types_have); }

constexpr Told time[] = {
    {"[dataset.d]\ncolumns.x = { type = \"integer\", role = \"time\" }",
     "K043 [\"time\"] a column with the role `time` holds a date or a period / change the type "
     "to a date or a period, or take the role away"},
    {"[dataset.d]\ncolumns.x = { type = \"integer\" }",
     "K045 [columns] dataset `d` has no column that says when: one needs the role `time` / add a "
     "column such as month = { type = \"month\", role = \"time\" }"},
    {"[dataset.d]\ncolumns.x = { type = \"date\" }",
     "K045 [columns] dataset `d` has no column that says when: one needs the role `time` / write "
     "role = \"time\" at the column that says which period a row is about"},
    {"[dataset.d]\n"
     "columns.x = { type = \"date\", role = \"time\" }\n"
     "columns.y = { type = \"month\", role = \"time\" }",
     "K045 [y] dataset `d` has two columns with the role `time` / leave the role to the one that "
     "says which period a row is about"},
    {"[dataset.d]\ncolumns.x = { type = \"date\", role = \"tiem\" }",
     "K024 [\"tiem\"] \"tiem\" is not one of the words that `role` knows / did you mean \"time\"?"},
};

TEST(Columns, Time) { expect_told(check_with_meters, time); }

constexpr Told roles[] = {
    {"columns.x = { type = \"text\", role = \"recorded\" }",
     "K043 [\"recorded\"] a column with the role `recorded` holds a date / change the type to a "
     "date, or take the role away"},
    {"columns.x = { type = \"integer\", role = \"source\" }",
     "K043 [\"source\"] a column with the role `source` holds a text / change the type to a "
     "text, or take the role away"},
    {"columns.x = { type = \"date\", role = \"entity\" }",
     "K043 [\"entity\"] a column with the role `entity` holds a text or an integer / change the "
     "type to a text or an integer, or take the role away"},
    {"columns.x = { type = \"date\", role = \"recordet\" }",
     "K024 [\"recordet\"] \"recordet\" is not one of the words that `role` knows / did you mean "
     "\"recorded\"?"},
    {"columns.x = { typ = \"date\" }",
     "K021 [typ] column `x` has no key `typ` / did you mean `type`?"},
};

TEST(Columns, Roles) { expect_told(check_dataset, roles); }

constexpr Told headings[] = {
    {"columns.x = { type = \"text\", also_called = [\"Name\", \"X\"] }\n"
     "columns.y = { type = \"text\", also_called = [\"name\"] }",
     "K044 [\"name\"] the heading \"name\" would mean two columns / leave it with the column it "
     "means"},
    {"columns.x = { type = \"text\", also_called = [\"Day\"] }",
     "K044 [\"Day\"] the heading \"Day\" would mean two columns / leave it with the column it "
     "means"},
};

TEST(Columns, Headings) { expect_told(check_dataset, headings); }

}  // namespace
}  // namespace crosswalk
