// SPDX-License-Identifier: Apache-2.0
#include "store/store_fixture.h"

#include <gmock/gmock.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

constexpr auto visits = R"toml(
[dataset.visits]
title = "Visits"
steward = "city"
key = ["clinic", "month"]
columns.clinic = { type = "text" }
columns.month = { type = "month", role = "time" }
columns.seen = { type = "integer" }

[measure.seen]
title = "Seen"
dataset = "visits"
value = "sum(seen)"
unit = "1"
period = "year"
better = "higher"
)toml";

std::string superseding() {
    std::string text = visits;
    text.insert(text.find("key ="), "on_duplicate = \"supersede\"\n");
    return text;
}

std::string keyless() {
    std::string text = visits;
    auto const at = text.find("key =");
    return text.erase(at, text.find('\n', at) - at);
}

Date day(std::string const& text) { return *Date::parse(text); }

class TakingBackTest : public StoreTest {
protected:
    /// "90 in 3 rows" of the year 2024 as of a day, by each change of a day too, so that the two
    /// ways of asking are held against each other.
    std::string seen(std::string const& as_of) {
        auto const plain = ask(as_of, false);
        auto const changes = ask(as_of, true);
        EXPECT_EQ(plain, changes) << as_of;
        return plain;
    }

    std::string ask(std::string const& as_of, bool by_recorded) {
        Question question;
        question.dataset = "visits";
        question.aggregates = compact_->measures[0].aggregates;
        question.known_by = day(as_of);
        question.by_recorded = by_recorded;
        auto const answers = store_->answers({question});
        if (!answers) return print(answers.error());
        std::int64_t rows = 0;
        Decimal sum;
        for (auto const& row : answers->front().rows) {
            rows += row.rows;
            if (row.cells[0].value) sum = *crosswalk::add(sum, *row.cells[0].value);
        }
        return print(sum) + " in " + std::to_string(rows) + " rows";
    }

    DatasetFacts facts(std::string const& as_of) {
        auto const all = store_->facts(*compact_, day(as_of));
        if (all) return all->datasets.front();
        ADD_FAILURE() << print(all.error());
        return {};
    }

    void taken(std::string const& name, std::string_view bytes, std::string const& recorded) {
        auto const batch = add("visits", name, bytes, day(recorded));
        ASSERT_TRUE(batch) << print(batch.error());
    }

    void withdraw(int batch, std::string const& on) {
        auto const done = store_->take_back({batch, day(on), "twice", "", ""}, diagnostics_);
        ASSERT_TRUE(done) << print(done.error());
    }

    Result<TakenBack> correct(int batch, std::string const& keys, std::string const& on) {
        diagnostics_ = {};
        return store_->take_back({batch, day(on), "wrong", write("keys.csv", keys), "keys.csv"},
                                 diagnostics_);
    }
};

constexpr auto january = "clinic,month,seen\nHill,2024-01,40\nMill,2024-01,50\n";

TEST_F(TakingBackTest, a_withdrawn_batch_counts_until_the_day_of_its_withdrawal) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    taken("b.csv", "clinic,month,seen\nHill,2024-02,7\n", "2024-03-01");
    withdraw(1, "2024-03-10");
    EXPECT_EQ(seen("2024-03-09"), "97 in 3 rows");
    EXPECT_EQ(seen("2024-03-10"), "7 in 1 rows");
    EXPECT_TRUE(facts("2024-03-09").taken_back.empty());
    auto const after = facts("2024-03-10");
    ASSERT_EQ(after.taken_back.size(), 1U);
    EXPECT_EQ(after.taken_back[0].observations, 2);
    EXPECT_EQ(after.taken_back[0].file, "a.csv");
    EXPECT_EQ(after.taken_back[0].because, "twice");
    EXPECT_EQ(after.batches[0].withdrawn, day("2024-03-10"));
    EXPECT_EQ(after.batches[0].rows, 2);
    EXPECT_EQ(after.batches[0].superseded, 0);
    ASSERT_FALSE(after.arrivals.empty());
    for (auto const& arrival : after.arrivals) {
        EXPECT_EQ(arrival.first_recorded, day("2024-03-01"));
    }
}

TEST_F(TakingBackTest, the_same_file_can_come_again) {
    for (auto const& clauses : {std::string(visits), superseding()}) {
        open(clauses);
        taken("a.csv", january, "2024-02-01");
        withdraw(1, "2024-03-10");
        taken("a.csv", january, "2024-03-12");
        EXPECT_EQ(seen("2024-03-09"), "90 in 2 rows");
        EXPECT_EQ(seen("2024-03-11"), "0 in 0 rows");
        EXPECT_EQ(seen("2024-03-12"), "90 in 2 rows");
        EXPECT_EQ(facts("2024-03-12").quarantined_rows, 0);
    }
}

TEST_F(TakingBackTest, what_comes_again_with_an_earlier_day_is_not_counted_twice) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    withdraw(1, "2024-03-10");
    taken("a.csv", "clinic,month,seen\nHill,2024-01,41\n", "2024-02-15");
    EXPECT_EQ(seen("2024-02-14"), "90 in 2 rows");
    EXPECT_EQ(seen("2024-02-15"), "91 in 2 rows");
    EXPECT_EQ(seen("2024-03-10"), "41 in 1 rows");
}

TEST_F(TakingBackTest, rows_that_were_set_aside_stay_aside) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    taken("b.csv", "clinic,month,seen\nHill,2024-01,41\n", "2024-03-01");
    withdraw(1, "2024-03-10");
    EXPECT_EQ(seen("2024-03-10"), "0 in 0 rows");
    EXPECT_EQ(facts("2024-03-10").quarantined_rows, 1);
    withdraw(2, "2024-03-11");
    EXPECT_EQ(facts("2024-03-10").quarantined_rows, 1);
    EXPECT_EQ(facts("2024-03-11").quarantined_rows, 0);
    EXPECT_TRUE(facts("2024-03-11").quarantined.empty());
}

TEST_F(TakingBackTest, what_a_withdrawn_row_had_replaced_counts_again) {
    open(superseding());
    taken("a.csv", january, "2024-02-01");
    taken("b.csv", "clinic,month,seen\nHill,2024-01,4\n", "2024-03-01");
    withdraw(2, "2024-03-10");
    EXPECT_EQ(seen("2024-02-29"), "90 in 2 rows");
    EXPECT_EQ(seen("2024-03-01"), "54 in 2 rows");
    EXPECT_EQ(facts("2024-03-01").batches[0].superseded, 1);
    EXPECT_EQ(seen("2024-03-10"), "90 in 2 rows");
    EXPECT_EQ(facts("2024-03-10").batches[0].superseded, 0);
    EXPECT_EQ(facts("2024-03-10").batches[1].superseded, 0);
    // And is replaced again, by what comes later and by what comes later with an earlier day.
    taken("c.csv", "clinic,month,seen\nHill,2024-01,30\n", "2024-04-01");
    taken("d.csv", "clinic,month,seen\nHill,2024-01,20\n", "2024-03-20");
    EXPECT_EQ(seen("2024-03-01"), "54 in 2 rows");
    EXPECT_EQ(seen("2024-03-19"), "90 in 2 rows");
    EXPECT_EQ(seen("2024-03-20"), "70 in 2 rows");
    EXPECT_EQ(seen("2024-04-01"), "80 in 2 rows");
    EXPECT_EQ(facts("2024-04-01").batches[0].superseded, 1);
    EXPECT_EQ(facts("2024-04-01").undated_rows, 0);
}

TEST_F(TakingBackTest, a_row_replaced_on_its_own_day_begins_to_count) {
    open(superseding());
    taken("a.csv", january, "2024-02-01");
    taken("b.csv", "clinic,month,seen\nHill,2024-01,4\n", "2024-02-01");
    EXPECT_EQ(seen("2024-02-01"), "54 in 2 rows");
    withdraw(2, "2024-02-01");
    EXPECT_EQ(seen("2024-01-31"), "0 in 0 rows");
    EXPECT_EQ(seen("2024-02-01"), "90 in 2 rows");
}

TEST_F(TakingBackTest, without_a_key_a_batch_can_be_withdrawn_and_no_row_corrected) {
    open(keyless());
    taken("a.csv", january, "2024-02-01");
    auto const refused = correct(1, "clinic\nHill\n", "2024-03-10");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "F051");
    withdraw(1, "2024-03-10");
    taken("a.csv", january, "2024-03-12");
    EXPECT_EQ(seen("2024-03-09"), "90 in 2 rows");
    EXPECT_EQ(seen("2024-03-11"), "0 in 0 rows");
    EXPECT_EQ(seen("2024-03-12"), "90 in 2 rows");
}

TEST_F(TakingBackTest, a_correction_takes_the_observations_it_names) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    auto const done = correct(1, "month,clinic\n2024-01,Mill\n", "2024-03-10");
    ASSERT_TRUE(done) << print(done.error());
    EXPECT_EQ(done->observations, 1);
    EXPECT_EQ(seen("2024-03-09"), "90 in 2 rows");
    EXPECT_EQ(seen("2024-03-10"), "40 in 1 rows");
    auto const after = facts("2024-03-10");
    ASSERT_EQ(after.taken_back.size(), 1U);
    EXPECT_EQ(after.taken_back[0].keys, done->keys);
    EXPECT_EQ(after.batches[0].withdrawn, std::nullopt);
    // Withdrawn later, only the rest goes; withdrawn for an earlier day, all goes then.
    withdraw(1, "2024-03-20");
    EXPECT_EQ(seen("2024-03-20"), "0 in 0 rows");
    ASSERT_EQ(facts("2024-03-20").taken_back.size(), 2U);
    EXPECT_EQ(facts("2024-03-20").taken_back[1].observations, 1);
}

TEST_F(TakingBackTest, a_withdrawal_overtakes_a_correction_that_is_yet_to_count) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    ASSERT_TRUE(correct(1, "clinic,month\nMill,2024-01\n", "2024-06-01"));
    withdraw(1, "2024-03-20");
    EXPECT_EQ(seen("2024-03-20"), "0 in 0 rows");
    ASSERT_EQ(facts("2024-07-01").taken_back.size(), 1U);
    EXPECT_EQ(facts("2024-07-01").taken_back[0].observations, 2);
}

TEST_F(TakingBackTest, a_list_of_keys_with_a_mistake_takes_nothing) {
    open(visits);
    taken("a.csv", january, "2024-02-01");
    auto const said = [&](std::string const& keys) {
        auto const done = correct(1, keys, "2024-03-10");
        return done ? std::string("taken") : print(done.error());
    };
    EXPECT_THAT(said("clinic,month\nHill,2024-01\nLake,2024-01\n"), HasSubstr("F052"));
    EXPECT_THAT(said("clinic,month\nHill,2024-01\nLake,2024-01\n"), HasSubstr("keys.csv:3"));
    EXPECT_THAT(said("clinic,month\nHill,January\n"), HasSubstr("keys.csv:2"));
    EXPECT_THAT(said("clinic\nHill\n"), HasSubstr("F004"));
    EXPECT_THAT(said("clinic,month\n"), HasSubstr("F054"));
    EXPECT_EQ(seen("2024-03-10"), "90 in 2 rows");
    EXPECT_EQ(said("clinic,month\nHill,2024-01\n"), "taken");
    EXPECT_THAT(said("clinic,month\nHill,2024-01\n"), HasSubstr("F053"));
}

}  // namespace
}  // namespace crosswalk
