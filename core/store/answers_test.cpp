// SPDX-License-Identifier: Apache-2.0
#include "estimate/stream.h"
#include "store/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using testing::HasSubstr;

constexpr auto requests = R"toml(
[dataset.requests]
title = "Requests"
columns.id = { type = "text" }
columns.opened = { type = "date", role = "time" }
columns.closed = { type = "date", required = false }
columns.place = { type = "text", required = false }
columns.kind = { type = "text" }
columns.days = { type = "integer", required = false }
columns.cost = { type = "decimal(38,2)", required = false, unit = "USD" }
columns.urgent = { type = "boolean", required = false }
)toml";

constexpr std::string_view rows =
    "id,opened,closed,place,kind,days,cost,urgent\n"
    "1,2014-01-30,2014-02-01,North,light,5,1.10,yes\n"
    "2,2014-01-31,,North,light,5,2.20,no\n"
    "3,2014-02-01,2014-02-20,South,hole,5,,\n"
    "4,2014-02-02,2014-02-03,,hole,,4.00,no\n"
    "5,2014-03-31,2014-03-31,South,light,1,5.05,yes\n"
    "6,2014-07-01,2014-07-02,North,hole,2,6.00,yes\n"
    "7,2015-12-31,2016-01-01,North,light,2,7.00,\n";

class AnswersTest : public StoreTest {
protected:
    /// One aggregate as the measure language writes it.
    Aggregate aggregate(std::string const& text) {
        sources_ = {};
        auto const file = sources_.add("test", text);
        auto const parsed =
            parse_expression(sources_, {file, 0, static_cast<std::uint32_t>(text.size())});
        Aggregate result;
        result.dataset = "requests";
        if (!parsed) {
            ADD_FAILURE() << print(parsed.error());
            return result;
        }
        switch (parsed->kind) {
            case ExpressionKind::sum:
                result.kind = AggregateKind::sum;
                break;
            case ExpressionKind::count:
                result.kind = AggregateKind::count;
                break;
            case ExpressionKind::median:
                result.kind = AggregateKind::median;
                break;
            case ExpressionKind::min:
                result.kind = AggregateKind::min;
                break;
            case ExpressionKind::max:
                result.kind = AggregateKind::max;
                break;
            default:
                ADD_FAILURE() << text << " is no aggregate";
        }
        result.operand = parsed->parts;
        result.where = parsed->where;
        return result;
    }

    Question question(std::vector<std::string> const& aggregates,
                      PeriodKind period = PeriodKind::year, std::string const& by = {},
                      std::string const& known_by = "2020-01-01") {
        Question asked;
        asked.dataset = "requests";
        for (auto const& text : aggregates) asked.aggregates.push_back(aggregate(text));
        asked.period = period;
        asked.by = by;
        asked.known_by = *Date::parse(known_by);
        return asked;
    }

    static std::string shown(Cell const& cell) {
        return (cell.value ? print(*cell.value) : "-") + "/" + std::to_string(cell.rows);
    }

    static std::string shown(Answer const& answer, bool has_days = false) {
        std::string text;
        for (auto const& row : answer.rows) {
            text += print(row.period) + " " + row.group.value_or("(none)");
            if (has_days) text += " " + print(row.recorded);
            text += " " + std::to_string(row.rows) + ":";
            for (auto const& cell : row.cells) text += " " + shown(cell);
            text += "\n";
        }
        return text;
    }

    std::string ask(Question const& asked, AnswerWay way = AnswerWay::automatic) {
        auto const answers = store_->answers({asked}, {}, way);
        if (!answers) return print(answers.error());
        return shown(answers->front(), asked.by_recorded);
    }

    void open_with_rows() {
        open(requests);
        auto const batch = add("requests", "a.csv", rows);
        ASSERT_TRUE(batch.has_value()) << print(batch.error());
        ASSERT_EQ(batch->rows, 7);
    }

    Sources sources_;
};

TEST_F(AnswersTest, sums_and_counts_by_period) {
    open_with_rows();
    EXPECT_EQ(ask(question({"count()", "count(days)", "sum(days)", "sum(cost)"})),
              "2014 (none) 6: 6/6 5/5 18/5 18.35/5\n"
              "2015 (none) 1: 1/1 1/1 2/1 7.00/1\n");
}

TEST_F(AnswersTest, every_kind_of_period) {
    open_with_rows();
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::month)),
              "2014-01 (none) 2: 2/2\n2014-02 (none) 2: 2/2\n2014-03 (none) 1: 1/1\n"
              "2014-07 (none) 1: 1/1\n2015-12 (none) 1: 1/1\n");
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::quarter)),
              "2014-Q1 (none) 5: 5/5\n2014-Q3 (none) 1: 1/1\n2015-Q4 (none) 1: 1/1\n");
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::fiscal_year)),
              "FY2014 (none) 5: 5/5\nFY2015 (none) 1: 1/1\nFY2016 (none) 1: 1/1\n");
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::week)),
              "2014-W05 (none) 4: 4/4\n2014-W14 (none) 1: 1/1\n2014-W27 (none) 1: 1/1\n"
              "2015-W53 (none) 1: 1/1\n");
    EXPECT_THAT(ask(question({"count()"}, PeriodKind::day)),
                HasSubstr("2014-01-30 (none) 1: 1/1\n"));
}

TEST_F(AnswersTest, groups_come_in_the_order_of_their_bytes_and_the_missing_one_first) {
    open_with_rows();
    EXPECT_EQ(ask(question({"count()", "sum(cost)"}, PeriodKind::year, "place")),
              "2014 (none) 1: 1/1 4.00/1\n2014 North 3: 3/3 9.30/3\n2014 South 2: 2/2 5.05/1\n"
              "2015 North 1: 1/1 7.00/1\n");
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::year, "urgent")),
              "2014 (none) 1: 1/1\n2014 false 2: 2/2\n2014 true 3: 3/3\n2015 (none) 1: 1/1\n");
    EXPECT_EQ(ask(question({"count()"}, PeriodKind::year, "cost")).substr(0, 40),
              "2014 (none) 1: 1/1\n2014 1.10 1: 1/1\n2014");
}

TEST_F(AnswersTest, nothing_to_add_up_is_unknown_and_nothing_to_count_is_none) {
    open_with_rows();
    EXPECT_EQ(
        ask(question({"sum(cost where kind = \"pole\")", "count(where kind = \"pole\")",
                      "min(days where kind = \"pole\")", "median(days where kind = \"pole\")"})),
        "2014 (none) 6: -/0 0/0 -/0 -/0\n2015 (none) 1: -/0 0/0 -/0 -/0\n");
}

TEST_F(AnswersTest, a_comparison_with_something_missing_is_neither_true_nor_false) {
    open_with_rows();
    EXPECT_EQ(
        ask(question({"count(where closed - opened <= days)",
                      "count(where not closed - opened <= days)",
                      "count(where closed is missing or days is missing)", "count(where urgent)",
                      "count(where not urgent)", "count(where urgent is missing)",
                      "count(where place = \"North\" or place is missing)",
                      "count(where place in (\"North\", \"East\"))"})),
        "2014 (none) 6: 3/3 1/1 2/2 3/3 2/2 1/1 4/4 3/3\n"
        "2015 (none) 1: 1/1 0/0 0/0 0/0 0/0 1/1 1/1 1/1\n");
}

TEST_F(AnswersTest, medians_of_an_even_number_are_the_exact_middle) {
    open_with_rows();
    EXPECT_EQ(
        ask(question({"median(days)", "median(cost)", "min(cost)", "max(closed - opened)"})),
        "2014 (none) 6: 5.0/5 4.000/5 1.10/5 19/5\n2015 (none) 1: 2.0/1 7.000/1 7.00/1 1/1\n");
    EXPECT_EQ(ask(question({"median(cost where days = 5)",
                            "median(cost where place = \"North\" or days = 1)"})),
              "2014 (none) 6: 1.650/2 3.625/4\n2015 (none) 1: -/0 7.000/1\n");
}

TEST_F(AnswersTest, arithmetic_in_a_row_is_exact) {
    open_with_rows();
    EXPECT_EQ(ask(question({"sum(cost * days)", "sum(cost + days)", "sum(-cost)",
                            "sum(days * 2 - 1)", "sum(closed - opened)", "sum(cost * 0.001)"})),
              "2014 (none) 6: 33.55/4 27.35/4 -18.35/5 31/5 23/5 0.01835/5\n"
              "2015 (none) 1: 14.00/1 9.00/1 -7.00/1 3/1 1/1 0.00700/1\n");
}

TEST_F(AnswersTest, a_sum_that_fits_is_exact_whatever_the_way_to_it) {
    open(requests);
    std::string const nines = "999999999999999999999999999999999999.99";
    std::string text = "id,opened,kind,cost\n";
    for (int i = 0; i < 300; ++i) {
        text += std::to_string(i) + ",2014-01-01,x," + (i % 2 == 0 ? "" : "-") + nines + "\n";
    }
    ASSERT_EQ(add("requests", "a.csv", text + "last,2014-01-01,x,0.01\n")->rows, 301);
    EXPECT_EQ(ask(question({"sum(cost)"})), "2014 (none) 301: 0.01/301\n");
}

TEST_F(AnswersTest, a_sum_that_does_not_fit_is_refused_by_name) {
    open(requests);
    std::string const nines = "999999999999999999999999999999999999.99";
    ASSERT_EQ(
        add("requests", "a.csv",
            "id,opened,kind,cost\n1,2014-01-01,x," + nines + "\n2,2014-01-01,x," + nines + "\n")
            ->rows,
        2);
    EXPECT_THAT(ask(question({"sum(cost)"})), HasSubstr("error[F040]"));
    EXPECT_THAT(ask(question({"sum(cost)"})), HasSubstr("`sum(cost)` over \"requests\""));
    EXPECT_THAT(ask(question({"sum(cost * 10)"})), HasSubstr("error[F040]"));
    EXPECT_EQ(ask(question({"count()"})), "2014 (none) 2: 2/2\n");
}

TEST_F(AnswersTest, a_result_that_does_not_fit_names_the_measure) {
    open(std::string(requests) + R"toml(
[measure.cost]
title = "Cost"
dataset = "requests"
value = "sum(cost)"
unit = "USD"
better = "lower"
period = "year"
)toml");
    std::string const nines = "999999999999999999999999999999999999.99";
    ASSERT_TRUE(
        add("requests", "a.csv",
            "id,opened,kind,cost\n1,2014-01-01,x," + nines + "\n2,2014-01-01,x," + nines + "\n")
            .has_value());
    auto const facts = store_->facts(*compact_, *Date::parse("2020-01-01"));
    ASSERT_FALSE(facts.has_value());
    EXPECT_EQ(facts.error().code, "F040");
    EXPECT_EQ(facts.error().place.path, "COMPACT.md");
    EXPECT_THAT(facts.error().place.excerpt, HasSubstr("sum(cost)"));
}

TEST_F(AnswersTest, what_can_never_be_exact_is_refused_before_it_is_tried) {
    open_with_rows();
    EXPECT_THAT(ask(question({"sum(cost * 0.0000000000000000000000000000000000001)"})),
                HasSubstr("error[F041]"));
    EXPECT_THAT(ask(question({"sum(kind)"})), HasSubstr("error[F044]"));
}

TEST_F(AnswersTest, texts_cannot_end_early) {
    open_with_rows();
    EXPECT_EQ(ask(question({"count(where kind = \"x' OR '1'='1\")",
                            "count(where kind = '\"; DROP TABLE requests; --')"})),
              "2014 (none) 6: 0/0 0/0\n2015 (none) 1: 0/0 0/0\n");
    Question asked = question({"count(where kind = \"x\")"});
    asked.aggregates[0].where[0].parts[1].name = std::string("light\0' OR true --", 18);
    EXPECT_EQ(ask(asked), "2014 (none) 6: 0/0\n2015 (none) 1: 0/0\n");
}

TEST_F(AnswersTest, only_a_select_may_be_asked) {
    open_with_rows();
    for (auto const* const sql :
         {"DROP TABLE requests", "SELECT 1; DROP TABLE requests", "", "nonsense",
          "PRAGMA threads=1", "SET threads=1", "DELETE FROM requests"}) {
        auto const answer = store_->select(sql);
        ASSERT_FALSE(answer.has_value()) << sql;
        EXPECT_EQ(answer.error().code, "F045") << sql;
    }
    EXPECT_EQ(store_->select("COPY requests TO '/tmp/x.csv'").error().code, "W032");
    EXPECT_FALSE(store_->select("ATTACH 'x.db'").has_value());
    EXPECT_EQ(store_->select("SELECT * FROM read_csv('/etc/passwd')").error().code, "W032");
    EXPECT_EQ(store_->select("SELECT * FROM read_text('/etc/passwd')").error().code, "W032");
    EXPECT_EQ(select("SELECT count(*) FROM requests"), "7\n");
}

/// Facts that come one after the other, with corrections.
constexpr auto corrected = R"toml(
[dataset.requests]
title = "Counts by month"
columns.place = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.n = { type = "integer" }
key = ["place", "month"]
on_duplicate = "supersede"
)toml";

TEST_F(AnswersTest, a_reading_as_of_a_day_uses_what_was_known_then) {
    open(corrected);
    auto const day = [](int month) { return *Date::from_civil(2014, month, 1); };
    ASSERT_TRUE(
        add("requests", "a.csv", "place,month,n\nN,2014-01,10\nS,2014-01,1\n", day(2)).has_value());
    ASSERT_TRUE(add("requests", "c.csv", "place,month,n\nN,2014-01,12\n", day(6)).has_value());
    // Came later, but was recorded earlier: it counts until June.
    ASSERT_TRUE(
        add("requests", "b.csv", "place,month,n\nN,2014-01,11\nS,2014-02,2\n", day(4)).has_value());
    auto const as_of = [&](std::string const& known_by) {
        return ask(question({"sum(n)"}, PeriodKind::month, "", known_by));
    };
    EXPECT_EQ(as_of("2014-01-31"), "");
    EXPECT_EQ(as_of("2014-02-01"), "2014-01 (none) 2: 11/2\n");
    EXPECT_EQ(as_of("2014-03-31"), "2014-01 (none) 2: 11/2\n");
    EXPECT_EQ(as_of("2014-04-01"), "2014-01 (none) 2: 12/2\n2014-02 (none) 1: 2/1\n");
    EXPECT_EQ(as_of("2014-12-31"), "2014-01 (none) 2: 13/2\n2014-02 (none) 1: 2/1\n");
    auto changes = question({"sum(n)", "count()"}, PeriodKind::month);
    changes.by_recorded = true;
    EXPECT_EQ(ask(changes),
              "2014-01 (none) 2014-02-01 2: 11/2 2/2\n"
              "2014-01 (none) 2014-04-01 0: 1/0 0/0\n"
              "2014-01 (none) 2014-06-01 0: 1/0 0/0\n"
              "2014-02 (none) 2014-04-01 1: 2/1 1/1\n");
    auto const facts = store_->facts(*compact_, day(7));
    ASSERT_TRUE(facts.has_value());
    auto const& batches = facts->datasets[0].batches;
    ASSERT_EQ(batches.size(), 3U);
    EXPECT_EQ(batches[0].file + batches[1].file + batches[2].file, "a.csvb.csvc.csv");
    EXPECT_EQ(batches[0].superseded, 1);
    EXPECT_EQ(batches[1].superseded, 1);
    EXPECT_EQ(batches[2].superseded, 0);
    EXPECT_EQ(print(*facts->datasets[0].facts_through), "2014-02-28");
}

TEST_F(AnswersTest, a_column_says_from_which_day_a_row_was_known) {
    open(R"toml(
[dataset.requests]
title = "Figures"
columns.place = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.n = { type = "integer" }
columns.published = { type = "date", role = "recorded", required = false }
key = ["place", "month"]
on_duplicate = "supersede"
)toml");
    ASSERT_TRUE(add("requests", "a.csv",
                    "place,month,n,published\nN,2014-01,10,2014-02-01\nN,2014-01,12,2014-05-01\n"
                    "S,2014-01,1,\nN,2014-01,13,2014-05-01\n")
                    .has_value());
    auto const as_of = [&](std::string const& known_by) {
        return ask(question({"sum(n)"}, PeriodKind::month, "", known_by));
    };
    EXPECT_EQ(as_of("2014-01-01"), "2014-01 (none) 1: 1/1\n");
    EXPECT_EQ(as_of("2014-04-30"), "2014-01 (none) 2: 11/2\n");
    EXPECT_EQ(as_of("2014-05-01"), "2014-01 (none) 2: 13/2\n");
    auto const bad = quarantine("requests");
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_EQ(bad[0].code, "F030");
    EXPECT_EQ(bad[0].line, 5U);
    auto const facts = store_->facts(*compact_, *Date::parse("2014-03-01"));
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->datasets[0].batches[0].rows, 2);
}

/// The same questions over made-up rows, asked in every way, with any number of threads, in any
/// order of the rows.
class SameAnswersTest : public AnswersTest {
protected:
    std::vector<std::string> made_up_rows(std::size_t count) {
        auto random = Stream(20140625, "store/made-up rows").unit(0);
        auto const pick = [&](std::uint32_t below) { return random.below(below); };
        std::vector<std::string> made;
        std::vector<std::string> const places = {"", "North", "South", "East", "Old \"Harbour\""};
        std::vector<std::string> const kinds = {"light", "hole", "tree", "noise", "water", "ice"};
        for (std::size_t i = 0; i < count; ++i) {
            auto const day = Date::from_days(16000 + static_cast<int>(pick(900)));
            auto const closed =
                pick(5) == 0 ? "" : print(day.plus_days(static_cast<int>(pick(30))));
            auto place = places[pick(5)];
            for (std::size_t at = 0; (at = place.find('"', at)) != std::string::npos; at += 2)
                place.insert(at, "\"");
            made.push_back(
                std::to_string(i) + "," + print(day) + "," + closed + ",\"" + place + "\"," +
                kinds[pick(6)] + "," + (pick(7) == 0 ? "" : std::to_string(pick(20))) + "," +
                (pick(6) == 0
                     ? ""
                     : std::to_string(pick(100000)) + "." + std::to_string(10 + pick(90))) +
                "," +
                (pick(4) == 0   ? ""
                 : pick(2) == 0 ? "true"
                                : "false"));
        }
        return made;
    }

    std::vector<Question> many_questions() {
        std::vector<Question> asked;
        std::vector<std::string> const conditions = {"kind = \"light\"",
                                                     "kind = \"hole\"",
                                                     "kind in (\"tree\", \"ice\")",
                                                     "kind != \"noise\"",
                                                     "closed - opened <= days",
                                                     "not closed - opened <= days",
                                                     "closed is missing",
                                                     "days > 3 and days <= 9",
                                                     "days > 12 or urgent",
                                                     "urgent",
                                                     "not urgent and place is not missing",
                                                     "place < kind",
                                                     "place = 'Old \"Harbour\"'",
                                                     "opened >= 2014-06-01 and kind = \"water\""};
        for (auto const& condition : conditions) {
            std::vector<std::string> const aggregates = {
                "count(where " + condition + ")", "sum(days where " + condition + ")",
                "count(days where " + condition + ")", "min(days where " + condition + ")",
                "max(closed - opened where " + condition + ")"};
            asked.push_back(question(aggregates, PeriodKind::month));
            asked.push_back(question(aggregates, PeriodKind::year, "place"));
            asked.push_back(question(aggregates, PeriodKind::quarter, "kind"));
        }
        asked.push_back(
            question({"median(days where urgent)", "median(cost)", "sum(cost)", "sum(cost * days)"},
                     PeriodKind::week, "kind"));
        asked.push_back(question({"median(days)", "count()"}, PeriodKind::fiscal_year));
        asked.push_back(question({"count(where urgent)"}, PeriodKind::day, "urgent"));
        return asked;
    }

    std::string all(std::vector<Question> const& asked, AnswerWay way) {
        auto const answers = store_->answers(asked, {}, way);
        if (!answers) return print(answers.error());
        std::string text;
        for (auto const& answer : *answers) text += shown(answer) + "--\n";
        return text;
    }
};

TEST_F(SameAnswersTest, whatever_the_way_the_threads_and_the_order_of_the_rows) {
    auto made = made_up_rows(20000);
    auto random = Stream(7, "store/shuffled rows").unit(0);
    std::string expected;
    for (int const threads : {1, 2, 8}) {
        open(requests, threads);
        auto const asked = many_questions();
        std::string text = "id,opened,closed,place,kind,days,cost,urgent\n";
        for (auto const& row : made) text += row + "\n";
        auto const batch = add("requests", "a.csv", text);
        ASSERT_TRUE(batch.has_value()) << print(batch.error());
        ASSERT_EQ(batch->rows, 20000);
        for (auto const way :
             {AnswerWay::one_by_one, AnswerWay::summarized, AnswerWay::automatic}) {
            auto const found = all(asked, way);
            if (expected.empty()) expected = found;
            EXPECT_TRUE(found == expected)
                << "threads " << threads << ", way " << static_cast<int>(way);
        }
        for (std::size_t i = made.size() - 1; i > 0; --i) {
            std::swap(made[i], made[random.below(static_cast<std::uint32_t>(i) + 1)]);
        }
    }
    EXPECT_THAT(expected, HasSubstr("2013-11 (none)"));
}

TEST_F(SameAnswersTest, a_file_taken_in_in_pieces_is_the_same_facts) {
    auto const made = made_up_rows(3000);
    std::string const header = "id,opened,closed,place,kind,days,cost,urgent\n";
    std::string expected;
    for (std::size_t const pieces : {1U, 2U, 7U}) {
        open(requests);
        auto const asked = many_questions();
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            std::string text = header;
            for (auto i = piece; i < made.size(); i += pieces) text += made[i] + "\n";
            ASSERT_TRUE(add("requests", std::to_string(piece) + ".csv", text).has_value());
        }
        auto const found = all(asked, AnswerWay::automatic);
        if (expected.empty()) expected = found;
        EXPECT_TRUE(found == expected) << pieces;
    }
}

}  // namespace
}  // namespace crosswalk
