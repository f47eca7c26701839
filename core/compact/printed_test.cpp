// SPDX-License-Identifier: Apache-2.0
// The complaints people will meet most, as they see them.
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(Printed, UnitsOfBothSides) {
    EXPECT_EQ(printed(check_file(R"toml(# Us
## 3. What we measure
```toml
[partnership]
name = "Example"
backbone = "office"
[partner.office]
name = "The office"
sector = "public"
[dataset.d]
columns.day = { type = "date", role = "time" }
columns.kwh = { type = "integer", unit = "kWh" }
columns.cost = { type = "integer", unit = "USD" }
```
### 3.2 Both
```toml
[measure.m]
title = "M"
dataset = "d"
value = "100 * (sum(kwh) + sum(cost))"
unit = "kWh"
better = "lower"
period = "year"
```
)toml")),
              R"text(error[E012]: `kWh` and `USD` cannot be added
  --> COMPACT.md:20:28  (clause "3.2 Both")
    20 | value = "100 * (sum(kwh) + sum(cost))"
       |                            ^^^^^^^^^ `USD`
  --> COMPACT.md:20:17  (clause "3.2 Both")
    20 | value = "100 * (sum(kwh) + sum(cost))"
       |                 ^^^^^^^^ `kWh`
  help: units are never converted: bring both to one unit in the data, if they count the same thing
)text");
}

TEST(Printed, PlacesInsideOfAnEscapedExpression) {
    EXPECT_EQ(printed(check_file(R"toml(```toml
[partnership]
name = "Example"
backbone = "office"
[partner.office]
name = "The office"
sector = "public"
[dataset.d]
columns.day = { type = "date", role = "time" }
columns.kind = { type = "text", values = ["pothole", "año nuevo"] }
checks = ["kind = \"a\u00f1o\" or kind = \"potole\"", """
  kind != "x" and \
  kind = 5"""]
```
)toml")),
              R"text(error[E025]: `kind` never has the value "año"
  --> COMPACT.md:11:19
    11 | checks = ["kind = \"a\u00f1o\" or kind = \"potole\"", """
       |                   ^^^^^^^^^^^^
  --> COMPACT.md:10:9
    10 | columns.kind = { type = "text", values = ["pothole", "año nuevo"] }
       |         ^^^^ its values are listed here
  help: its values are `pothole` and `año nuevo`
error[E025]: `kind` never has the value "potole"
  --> COMPACT.md:11:42
    11 | checks = ["kind = \"a\u00f1o\" or kind = \"potole\"", """
       |                                          ^^^^^^^^^^
  --> COMPACT.md:10:9
    10 | columns.kind = { type = "text", values = ["pothole", "año nuevo"] }
       |         ^^^^ its values are listed here
  help: did you mean 'pothole'?
error[E025]: `kind` never has the value "x"
  --> COMPACT.md:12:11
    12 |   kind != "x" and \
       |           ^^^
  --> COMPACT.md:10:9
    10 | columns.kind = { type = "text", values = ["pothole", "año nuevo"] }
       |         ^^^^ its values are listed here
  help: its values are `pothole` and `año nuevo`
error[E013]: a text and a plain number cannot be compared
  --> COMPACT.md:13:10
    13 |   kind = 5"""]
       |          ^ a plain number
  --> COMPACT.md:13:3
    13 |   kind = 5"""]
       |   ^^^^ a text
  help: write '5', because the column holds texts
)text");
}

TEST(Printed, ACircleOfMeasures) {
    constexpr std::string_view keys =
        "title = \"T\"\nunit = \"1\"\nbetter = \"lower\"\n"
        "period = \"year\"\n";
    auto const measure = [&](std::string const& id, std::string const& value) {
        return "[measure." + id + "]\nvalue = \"" + value + "\"\n" + std::string(keys);
    };
    EXPECT_EQ(printed(check_file("```toml\n" + std::string(office) + measure("a", "b * 2") +
                                 measure("b", "1 - c") + measure("c", "a") + "```\n")),
              R"text(error[E020]: these measures are worked out from each other: a -> b -> c -> a
  --> COMPACT.md:9:10
     9 | value = "b * 2"
       |          ^ `a` needs `b`
  --> COMPACT.md:15:14
    15 | value = "1 - c"
       |              ^ `b` needs `c`
  --> COMPACT.md:21:10
    21 | value = "a"
       |          ^ `c` needs `a`
  help: work out one of them from the columns of a dataset
)text");
}

TEST(Printed, SaidTwiceInTwoBlocks) {
    EXPECT_EQ(printed(check_file("```toml\n" + std::string(office) +
                                 "[term.a]\nmeans = \"x\"\n```\n\n## Later\n\n```toml\n"
                                 "term.a.means = \"y\"\n```\n")),
              R"text(error[K009]: `term.a.means` is said twice
  --> COMPACT.md:15:8  (clause "Later")
    15 | term.a.means = "y"
       |        ^^^^^
  --> COMPACT.md:9:1
     9 | means = "x"
       | ^^^^^ first said here
  help: keep one of the two
)text");
}

TEST(Printed, TheLabelNamesBothPeriods) {
    EXPECT_EQ(
        printed(check_measure(
            "standing = { from = 2015-12-31, history = { first = 2013, last = 2015 } }")),
        R"text(error[K070]: the history overlaps the time it is to judge, so it would judge itself
  --> COMPACT.md:30:66  (clause "Test")
    30 | standing = { from = 2015-12-31, history = { first = 2013, last = 2015 } }
       |                                                                  ^^^^ ends on 2015-12-31
  --> COMPACT.md:30:21  (clause "Test")
    30 | standing = { from = 2015-12-31, history = { first = 2013, last = 2015 } }
       |                     ^^^^^^^^^^ binds from here on
  help: end the history before 2015-12-31, or let the target bind later
)text");
}

TEST(Printed, MissingKeysTogetherWithExamples) {
    EXPECT_EQ(printed(check_with_meters("[measure.m]\nvalue = \"1\"\nunti = \"1\"\n")),
              R"text(error[K022]: measure `m` needs the keys `title`, `better` and `period`
  --> COMPACT.md:23:1  (clause "Test")
    23 | [measure.m]
       | ^^^^^^^^^^^
  help: write, for example:
        title = "Energy used by big buildings"
        better = "lower"
        period = "year"
error[K021]: measure `m` has no key `unti`
  --> COMPACT.md:25:1  (clause "Test")
    25 | unti = "1"
       | ^^^^
  help: did you mean `unit`?
)text");
}

}  // namespace
}  // namespace crosswalk
