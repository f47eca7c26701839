// SPDX-License-Identifier: Apache-2.0
#include "compact/words.h"

#include "compact/load.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr std::string_view agreement = R"toml(```toml
[partnership]
name = "Example"
backbone = "office"
languages = ["en", "es"]
[partner.office]
name = "The office"
sector = "public"
[dataset.requests]
columns.opened = { type = "date", role = "time" }
columns.closed = { type = "date", required = false }
columns.kind = { type = "text", title = {
  en = "the kind of request",
  es = "el tipo de solicitud",
} }
columns.cost = { type = "decimal(18,2)", unit = "USD" }
columns.homes = { type = "integer", unit = "home" }
columns.late = { type = "boolean" }
[measure.spent]
title = { en = "Spent on homes", es = "Gastado en viviendas" }
dataset = "requests"
value = "sum(cost) / sum(homes)"
unit = "USD per home"
better = "lower"
period = "year"
targets = [{ by = 2030-12-31, level = "5 USD per home" }]
[measure.half]
title = "Half"
value = "spent * 0.5"
unit = "USD per home"
better = "lower"
period = "year"
[measure.both]
title = { en = "Both", es = "Ambos" }
composite = { spent = 2 }
unit = "%"
better = "higher"
period = "year"
[source.paper]
title = "The paper"
[dataset.claims]
columns.day = { type = "date", role = "time" }
columns.change = { type = "decimal(5,1)", unit = "%" }
columns.claim = { type = "text" }
columns.source = { type = "text", role = "source" }
[measure.claimed]
title = "Claimed"
dataset = "claims"
published = { value = "change", where = "claim = 'x'" }
unit = "%"
better = "higher"
period = "year"
```
)toml";

class Words : public testing::Test {
protected:
    Words() : checked_(load_compact({{"COMPACT.md", std::string(agreement)}})) {
        EXPECT_TRUE(checked_.diagnostics.empty()) << print(checked_.diagnostics.list().front());
    }

    std::string say(std::string_view text, std::string_view language) {
        Sources sources;
        auto const file = sources.add("x", std::string(text));
        auto const tree =
            parse_expression(sources, {file, 0, static_cast<std::uint32_t>(text.size())});
        EXPECT_TRUE(tree) << text;
        return tree ? in_words(*tree, checked_.compact, language) : std::string();
    }

    std::string value(std::string_view measure, std::string_view language) {
        return value_in_words(*checked_.compact.measure(measure), checked_.compact, language);
    }

    CheckedCompact checked_;
};

struct Saying {
    std::string_view expression;
    std::string_view english;
    std::string_view spanish;
};

constexpr Saying sayings[] = {
    {"sum(cost) / sum(homes)", "the sum of cost, divided by the sum of homes",
     "la suma de cost, entre la suma de homes"},
    {"count()", "the number of rows", "el número de filas"},
    {"count(closed)", "the number of rows with a value in closed",
     "el número de filas con un valor en closed"},
    {"count(where late)", "the number of rows in which late is true",
     "el número de filas en las que late se cumple"},
    {"mean(closed - opened where kind = 'pothole')",
     "the mean of the number of days from opened to closed over the rows in which the kind of "
     "request is "
     "\"pothole\"",
     "la media de el número de días desde opened hasta closed en las filas en las que el tipo de "
     "solicitud "
     "es \"pothole\""},
    {"median(cost)", "the median of cost", "la mediana de cost"},
    {"min(cost) + max(cost)", "the smallest cost plus the largest cost",
     "el menor valor de cost más el mayor valor de cost"},
    {"share(where closed is missing)", "the share of rows in which closed is missing",
     "la proporción de filas en las que closed falta"},
    {"share(where closed is not missing)", "the share of rows in which closed is not missing",
     "la proporción de filas en las que closed no falta"},
    {"cost >= 0", "cost is at least 0", "cost es como mínimo 0"},
    {"cost <= 1200.5 and homes < 3", "cost is at most 1,200.5 and homes is less than 3",
     "cost es como máximo 1.200,5 y homes es menor que 3"},
    {"opened > 2016-12-31", "opened is after 31 Dec 2016", "opened es posterior a 31 dic 2016"},
    {"closed >= opened", "closed is no earlier than opened", "closed no es anterior a opened"},
    {"opened < 2016-12-31 or closed <= 2017-01-01",
     "opened is before 31 Dec 2016 or closed is no later than 1 Jan 2017",
     "opened es anterior a 31 dic 2016 o closed no es posterior a 1 ene 2017"},
    {"closed - opened > 5 days", "the number of days from opened to closed is more than 5 days",
     "el número de días desde opened hasta closed es mayor que 5 días"},
    {"kind in ('a', 'b', 'i')", "the kind of request is one of \"a\", \"b\" or \"i\"",
     "el tipo de solicitud es uno de \"a\", \"b\" o \"i\""},
    {"kind not in ('a', 'b')", "the kind of request is none of \"a\" and \"b\"",
     "el tipo de solicitud no es ninguno de \"a\" y \"b\""},
    {"not (late and kind = 'a') or kind != 'b'",
     "it is not so that (late is true and the kind of request is \"a\") or the kind of request is "
     "not \"b\"",
     "no se cumple que (late se cumple y el tipo de solicitud es \"a\") o el tipo de solicitud no "
     "es \"b\""},
    {"late and (kind = 'a' or kind = 'b')",
     "late is true and (the kind of request is \"a\" or the kind of request is \"b\")",
     "late se cumple y (el tipo de solicitud es \"a\" o el tipo de solicitud es \"b\")"},
    {"sum(cost - 2 * cost)", "the sum of (cost minus (2 times cost))",
     "la suma de (cost menos (2 por cost))"},
    {"1 - spent / half", "1 minus (\"Spent on homes\", divided by \"Half\")",
     "1 menos (\"Gastado en viviendas\", entre \"Half\")"},
    {"-sum(cost)", "-the sum of cost", "-la suma de cost"},
    {"late = true", "late is true", "late es verdadero"},
    {"nobody + 1", "nobody plus 1", "nobody más 1"},
};

TEST_F(Words, ExpressionsInEnglishAndSpanish) {
    for (auto const& [expression, english, spanish] : sayings) {
        EXPECT_EQ(say(expression, "en"), english);
        EXPECT_EQ(say(expression, "es"), spanish);
    }
}

TEST_F(Words, OtherLanguagesGetEnglish) {
    EXPECT_EQ(say("count()", "fr"), "the number of rows");
    EXPECT_EQ(say("count()", "es-MX"), "el número de filas");
}

TEST_F(Words, HowAMeasureGetsItsValue) {
    EXPECT_EQ(value("spent", "en"), "the sum of cost, divided by the sum of homes");
    EXPECT_EQ(value("half", "es"), "\"Gastado en viviendas\" por 0,5");
    EXPECT_EQ(value("both", "en"), "the mean of the progress of \"Spent on homes\" (weight 2)");
    EXPECT_EQ(value("both", "es"), "la media del avance de \"Gastado en viviendas\" (peso 2)");
    EXPECT_EQ(value("claimed", "en"), "the published figure in change where claim is \"x\"");
    EXPECT_EQ(value("claimed", "es"), "la cifra publicada en change donde claim es \"x\"");
}

}  // namespace
}  // namespace crosswalk
