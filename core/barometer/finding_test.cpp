// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding.h"

#include "barometer/format.h"
#include "measure/facts_in_memory.h"
#include "measure/reading.h"

#include <gtest/gtest.h>

#include <array>

namespace crosswalk {
namespace {

/// From 40 in 2020 to 32 in 2022, promised in a unit and in a way of saying it.
struct Promise {
    std::string unit;
    std::string target;
    std::string_view behind;  ///< 38 in 2021, when the path asks for 36
    std::string_view missed;  ///< 34 in 2022: 2 short, 6 of 8
};

enum class Baseline { given, worked_out };

std::string clauses_of(Promise const& promise, Baseline baseline) {
    bool const is_percent = promise.unit == "%";
    auto const unit = "\"" + promise.unit + "\"";
    auto const given =
        ", value = \"40" + (promise.unit == "1" ? std::string() : " " + promise.unit) + "\"";
    return "[dataset.facts]\ntitle = \"Facts\"\ncolumns.year = { type = \"year\", role = \"time\" "
           "}\n"
           "columns.a = { type = \"decimal(9,2)\"" +
           (is_percent ? std::string() : ", unit = " + unit) +
           " }\ncolumns.b = { type = \"integer\" }\n"
           "[measure.it]\ntitle = \"It\"\ndataset = \"facts\"\nperiod = \"year\"\ndigits = 1\n"
           "better = \"lower\"\nunit = " +
           unit + "\nvalue = \"" + (is_percent ? "sum(a) / sum(b)" : "sum(a)") +
           "\"\nbaseline = { period = 2020" + (baseline == Baseline::given ? given : "") +
           " }\ntargets = [{ by = 2022-12-31, " + promise.target + " }]\n";
}

std::string finding_of(std::string const& clauses, std::string_view as_of,
                       std::string_view language = "en") {
    auto const compact = compact_of(clauses);
    MemoryFacts facts(compact);
    facts.add("facts", "year,a,b\n2020,40,100\n2021,38,100\n2022,34,100\n");
    auto const readings = read_measures(compact, facts.facts(day(as_of)), day(as_of));
    return finding_sentence(compact, compact.measures.front(), readings.front(), day(as_of),
                            language);
}

TEST(finding, says_every_kind_of_promise_in_every_kind_of_unit) {
    auto const promises = std::to_array<Promise>({
        {"kWh", "level = \"32 kWh\"", "behind in 2021: 38.0 kWh, the agreed path asks for 36.0 kWh",
         "missed by 2.0 kWh, 75 % of the target"},
        {"kWh", "change = \"-20 %\"", "behind in 2021: -5.0 %, the agreed path asks for -10.0 %",
         "missed by 5.0 points, 75 % of the target"},
        {"USD", "level = \"32 USD\"", "behind in 2021: 38.0 USD, the agreed path asks for 36.0 USD",
         "missed by 2.0 USD, 75 % of the target"},
        {"USD", "change = \"-20 %\"", "behind in 2021: -5.0 %, the agreed path asks for -10.0 %",
         "missed by 5.0 points, 75 % of the target"},
        {"1", "level = \"32\"", "behind in 2021: 38.0, the agreed path asks for 36.0",
         "missed by 2.0, 75 % of the target"},
        {"1", "change = \"-20 %\"", "behind in 2021: -5.0 %, the agreed path asks for -10.0 %",
         "missed by 5.0 points, 75 % of the target"},
        // A share of a percent would read like a percent, so levels are said; apart in points.
        {"%", "level = \"32 %\"", "behind in 2021: 38.0 %, the agreed path asks for 36.0 %",
         "missed by 2.0 points, 75 % of the target"},
        {"%", "change = \"-20 %\"", "behind in 2021: 38.0 %, the agreed path asks for 36.0 %",
         "missed by 2.0 points, 75 % of the target"},
        {"%", "points = \"-8 points\"", "behind in 2021: 38.0 %, the agreed path asks for 36.0 %",
         "missed by 2.0 points, 75 % of the target"},
    });
    for (auto const& promise : promises) {
        for (auto const baseline : {Baseline::given, Baseline::worked_out}) {
            SCOPED_TRACE(promise.unit + ", " + promise.target +
                         (baseline == Baseline::given ? ", given" : ", worked out"));
            auto const clauses = clauses_of(promise, baseline);
            EXPECT_EQ(finding_of(clauses, "2022-01-31"), promise.behind);
            EXPECT_EQ(finding_of(clauses, "2023-01-31"), promise.missed);
        }
    }
}

TEST(finding, a_missed_share_of_a_percent_is_apart_in_points_in_spanish_too) {
    auto const clauses = clauses_of({"%", "change = \"-20 %\"", {}, {}}, Baseline::worked_out);
    EXPECT_EQ(finding_of(clauses, "2023-01-31", "es"),
              "no cumplido por 2,0 puntos, 75 % de la meta");
}

TEST(progress, is_never_rounded_to_all_or_nothing) {
    auto const shown = [](std::int64_t of_a_thousand, std::string_view language) {
        return show_progress(*divide(Rational(of_a_thousand), Rational(1000)), language);
    };
    EXPECT_EQ(shown(750, "en"), "75 %");
    EXPECT_EQ(shown(998, "en"), "99.8 %");
    EXPECT_EQ(shown(1000, "en"), "100 %");
    EXPECT_EQ(shown(1004, "es"), "100,4 %");
    EXPECT_EQ(shown(4, "en"), "0.4 %");
    EXPECT_EQ(shown(0, "en"), "0 %");
}

}  // namespace
}  // namespace crosswalk
