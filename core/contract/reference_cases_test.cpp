// SPDX-License-Identifier: Apache-2.0
// Payments of real contracts, as described in the files of CROSSWALK_REFERENCE/contracts/cases.
#include "contract/figures.h"
#include "contract/statement.h"
#include "measure/facts_in_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// As much of YAML as those files use: maps, lists and texts, by their indentation.
struct Yaml {
    std::string text;
    std::map<std::string, Yaml> members;
    std::vector<Yaml> items;

    std::string const& at(std::string const& key) const {
        static std::string const none;
        auto const found = members.find(key);
        return found == members.end() ? none : found->second.text;
    }
};

class YamlReader {
public:
    explicit YamlReader(fs::path const& path) {
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            auto const indent = line.find_first_not_of(' ');
            if (indent != std::string::npos) lines_.push_back({indent, line.substr(indent)});
        }
    }

    Yaml read() { return block(0); }

private:
    struct Line {
        std::size_t indent = 0;
        std::string text;
    };

    bool goes_on(std::size_t indent) const {
        return next_ < lines_.size() && lines_[next_].indent == indent;
    }
    bool is_item(std::size_t indent) const {
        return goes_on(indent) && lines_[next_].text.starts_with("- ");
    }

    Yaml block(std::size_t indent) {
        Yaml yaml;
        while (is_item(indent)) {
            // What stands behind the dash is a block that is two columns further in.
            lines_[next_].indent += 2;
            lines_[next_].text.erase(0, 2);
            yaml.items.push_back(value(indent + 2));
        }
        if (!yaml.items.empty()) return yaml;  // the next key of the map that has this list
        while (goes_on(indent) && !is_item(indent)) member(yaml, indent);
        return yaml;
    }

    Yaml value(std::size_t indent) {
        auto const& text = lines_[next_].text;
        if (text.starts_with("- ") || text.find(": ") != std::string::npos || text.ends_with(':')) {
            return block(indent);
        }
        return scalar(lines_[next_++].text);
    }

    void member(Yaml& yaml, std::size_t indent) {
        auto const line = lines_[next_++].text;
        auto const colon = line.find(':');
        auto const key = line.substr(0, colon);
        auto rest = colon + 1 < line.size() ? line.substr(colon + 2) : std::string();
        auto& made = yaml.members[key];
        if (rest.starts_with('*')) {
            made = anchors_[rest.substr(1)];
        } else if (rest.empty() || rest.starts_with('&')) {
            auto const inside = next_ < lines_.size() ? lines_[next_].indent : 0;
            if (inside > indent || is_item(indent)) made = block(inside);
            if (!rest.empty()) anchors_[rest.substr(1)] = made;
        } else {
            made = scalar(rest);
        }
        // A long text goes on further in.
        while (next_ < lines_.size() && lines_[next_].indent > indent) ++next_;
    }

    static Yaml scalar(std::string text) {
        if (text.size() > 1 && text.front() == '\'' && text.back() == '\'') {
            text = text.substr(1, text.size() - 2);
        }
        Yaml yaml;
        yaml.text = std::move(text);
        return yaml;
    }

    std::vector<Line> lines_;
    std::size_t next_ = 0;
    std::map<std::string, Yaml> anchors_;
};

Rational number(std::string const& text) { return Rational(Decimal::parse(text).value()); }

std::optional<Rational> maybe(std::string const& text) {
    if (text.empty()) return std::nullopt;
    return number(text);
}

PaymentRange range(std::optional<Rational> from, bool has_from, std::optional<Rational> to,
                   bool has_to, Rational pays) {
    return {{{}, std::move(from), has_from, std::move(to), has_to}, std::move(pays)};
}

/// Nothing for a kind of term that this version does not know.
std::optional<PaymentTerm> term_of(Yaml const& yaml) {
    PaymentTerm term;
    term.id = yaml.at("key");
    term.cap = maybe(yaml.at("cap"));
    auto const& kind = yaml.at("kind");
    if (kind == "per_unit") {
        term.ranges = {range(Rational(), true, {}, false, number(yaml.at("price")))};
    } else if (kind == "marginal_bands") {
        term.kind = PaymentKind::bands;
        term.entry_threshold = maybe(yaml.at("zero_below"));
        Rational from;
        for (auto const& band : yaml.members.at("bands").items) {
            auto const to = number(band.at("upto"));
            term.ranges.push_back(range(from, true, to, true, number(band.at("per_point"))));
            from = to;
        }
    } else if (kind == "step_table") {
        term.kind = PaymentKind::steps;
        for (auto const& step : yaml.members.at("steps").items) {
            term.ranges.push_back(range(number(step.items.at(0).text), true, {}, false,
                                        number(step.items.at(1).text)));
        }
    } else if (kind == "signed_tiers") {
        term.kind = PaymentKind::tiers;
        auto const low = number(yaml.at("low"));
        auto const high = number(yaml.at("high"));
        auto const amount = number(yaml.at("amount"));
        term.ranges = {range({}, true, low, false, -amount), range(low, true, high, true, {}),
                       range(high, false, {}, false, amount)};
    } else if (kind == "cohort_or_pooled") {
        term.ranges = {range(Rational(), true, {}, false, Rational(1))};
        term.cohorts = CohortRule{number(yaml.at("cohort_threshold")),
                                  number(yaml.at("pooled_threshold")), "size"};
    } else {
        return std::nullopt;
    }
    return term;
}

/// What all terms come to, or what cannot be worked out.
std::string paid(std::vector<PaymentTerm> const& terms, Yaml const& check,
                 std::string const& currency) {
    Rational sum;
    for (auto const& [key, figure] : check.members.at("given").members) {
        auto const term = std::ranges::find(terms, key, &PaymentTerm::id);
        if (term == terms.end()) return "no term " + key;
        auto const figures = std::vector<FigureToPay>{{number(figure.text), term->entry_threshold}};
        auto const done = payment(*term, currency, figures);
        if (!done) return done.error().message;
        sum = sum + done->amount;
    }
    if (auto const cap = maybe(check.at("per_person_cap")); cap && *cap < sum) sum = *cap;
    return print(*sum.rounded(2, Rounding::half_away_from_zero));
}

/// Which threshold the cohorts reached: "cohort", "pooled" or "none".
std::string trigger(PaymentTerm const& term, Yaml const& check) {
    auto const year = [](std::size_t n) { return Period::parse(std::to_string(2010 + n)).value(); };
    auto const& given = check.members.at("given").members;
    std::vector<CountedPeriod> cohorts;
    for (auto const& cohort : given.at("cohorts").items) {
        cohorts.push_back({.period = year(cohorts.size()),
                           .figure = number(cohort.at("reduction")),
                           .size = number(cohort.at("n"))});
    }
    bool const is_whole = given.contains("pooled") && given.at("pooled").text == "true";
    auto const paid = payment(term, "GBP", figures_of(term, cohorts, is_whole)).value();
    for (auto const& each : paid.figures) {
        if (!each.is_below_threshold) return each.is_pooled ? "pooled" : "cohort";
    }
    return "none";
}

/// The reference data lie beside the project, not in it: without them nothing can be compared.
class RealContracts : public testing::Test {
protected:
    void SetUp() override {
        auto const* const folder = std::getenv("CROSSWALK_REFERENCE");
        if (folder == nullptr) {
            GTEST_SKIP() << "CROSSWALK_REFERENCE does not name the folder of the reference data";
        }
        cases_ = fs::path(folder) / "contracts" / "cases";
    }

    fs::path cases_;
};

TEST_F(RealContracts, ComeToWhatWasExpected) {
    int checks = 0;
    std::vector<std::string> contracts;
    for (auto const& file : fs::directory_iterator(cases_)) {
        auto const yaml = YamlReader(file.path()).read();
        std::vector<PaymentTerm> terms;
        for (auto const& each : yaml.members.at("terms").items) {
            if (auto term = term_of(each)) terms.push_back(*std::move(term));
        }
        bool is_checked = false;
        for (auto const& check : yaml.members.at("checks").items) {
            auto const name = yaml.at("id") + ": " + check.at("name");
            if (auto const& expected = check.at("expect"); !expected.empty()) {
                EXPECT_EQ(paid(terms, check, yaml.at("currency")), expected) << name;
            } else if (auto const& reached = check.at("expect_trigger"); !reached.empty()) {
                EXPECT_EQ(trigger(terms.at(0), check), reached) << name;
            } else {
                continue;  // about reconciling, which is tested with its statement
            }
            is_checked = true;
            ++checks;
        }
        if (is_checked) contracts.push_back(yaml.at("id"));
    }
    EXPECT_EQ(contracts.size(), 9U);
    EXPECT_GE(checks, 38);
}

/// A rate card as an agreement: for each metric what was counted, what it pays, and what was
/// published as paid for it.
std::string agreement_of(Yaml const& yaml) {
    std::string text = R"toml(
[partner.crew]
name = "The crew"
sector = "nonprofit"
[dataset.results]
columns.year = { type = "year", role = "time" }
columns.metric = { type = "text" }
columns.outcomes = { type = "integer" }
columns.paid = { type = "decimal(12,2)", unit = "GBP" }
[contract.card]
title = "Rate card"
payer = "office"
providers = ["crew"]
evaluator = "office"
begins = 2020-01-01
ends = 2020-12-31
statements = [2021-02-01]
)toml";
    for (auto const& term : yaml.members.at("terms").items) {
        auto const& key = term.at("key");
        auto const measure = [&](std::string const& kind, std::string const& column,
                                 std::string const& unit) {
            text += "[measure." + kind + "_" + key + "]\ntitle = \"T\"\ndataset = \"results\"\n" +
                    "value = \"sum(" + column + " where metric = '" + key + "')\"\nunit = \"" +
                    unit + "\"\nbetter = \"higher\"\nperiod = \"year\"\n";
        };
        measure("count", "outcomes", "1");
        measure("paid", "paid", "GBP");
        text += "[contract.card.terms." + key + "]\ntitle = \"T\"\nmeasure = \"count_" + key +
                "\"\npays = \"" + term.at("price") + " GBP\"\nreconcile_with = \"paid_" + key +
                "\"\n";
    }
    return text;
}

TEST_F(RealContracts, ProjectApolloDiffersFromWhatWasPublishedInOneLine) {
    auto const yaml = YamlReader(cases_ / "care-leavers-apollo.yaml").read();
    auto const compact = compact_of(agreement_of(yaml));
    std::string rows = "year,metric,outcomes,paid\n";
    for (auto const& [key, count] : yaml.members.at("results").members) {
        rows += "2020," + key + "," + count.text + "," +
                yaml.members.at("paid_by_metric").members.at(key).text + "\n";
    }
    MemoryFacts facts(compact);
    facts.add("results", rows, day("2021-01-10"));
    auto const on = day("2021-02-01");
    auto const readings = read_measures(compact, facts.facts(on), on);
    auto const& contract = compact.contracts.front();
    auto const statement = next_statement(compact, contract, readings, on, nullptr).value();

    auto const& reconcile = yaml.members.at("checks").items.at(1);
    Rational published;
    std::map<std::string, Rational> differences;
    for (auto const& line : statement.lines) {
        ASSERT_TRUE(line.reconciled);
        published = published + line.reconciled->published;
        auto const& difference = line.reconciled->difference;
        if (!difference.is_zero()) differences[contract.terms[line.term].id] = -difference;
    }
    EXPECT_EQ(statement.lines.size(), 23U);
    EXPECT_EQ(statement.due, number(yaml.members.at("checks").items.at(0).at("expect")));
    EXPECT_EQ(published, number(reconcile.at("expect_paid")));
    ASSERT_EQ(differences.size(), 1U);
    for (auto const& [key, difference] : reconcile.members.at("expect_differences").members) {
        EXPECT_EQ(differences[key], number(difference.text)) << key;
    }
}

}  // namespace
}  // namespace crosswalk
