// SPDX-License-Identifier: Apache-2.0
#include "store/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string clause(std::string const& more) {
    return R"toml(
[dataset.meters]
title = "Electricity"
columns.building = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(9,1)", required = false }
columns.fuel = { type = "text", required = false }
columns.whole = { type = "decimal(9,1)", required = false }
)toml" + more;
}

using RulesTest = StoreTest;

TEST_F(RulesTest, a_check_that_does_not_hold_quarantines_the_row) {
    open(clause("checks = [\"kwh >= 0\"]"));
    EXPECT_EQ(quarantined("meters", "a.csv", "building,month,kwh\nA,2014-01,1\nB,2014-01,-5\n"),
              "F029 3 kwh: the check `kwh >= 0` does not hold: kwh is -5.0 | correct the row where "
              "it comes "
              "from, or the check in the dataset's clause");
}

TEST_F(RulesTest, a_check_over_something_missing_does_not_hold) {
    open(clause("checks = [\"kwh >= 0\"]"));
    EXPECT_EQ(quarantined("meters", "a.csv", "building,month,kwh\nA,2014-01,\n"),
              "F029 2 kwh: the check `kwh >= 0` does not hold: kwh is missing | fill in kwh; if it "
              "may be "
              "missing, write the check as `kwh >= 0 or kwh is missing`");
}

TEST_F(RulesTest, a_key_twice_in_a_file_names_the_first_line) {
    open(clause("key = [\"building\", \"month\"]"));
    EXPECT_EQ(quarantined("meters", "a.csv",
                          "building,month,kwh\nA,2014-01,1\nA,2014-02,1\n\nA,2014-01,2\n"),
              "F030 5 : the key is used twice: building is A, month is 2014-01, as in line 2 | "
              "keep the right "
              "one of the two rows; the first was taken");
    EXPECT_EQ(select("SELECT sum(kwh) FROM meters"), "2.0\n");
}

TEST_F(RulesTest, a_row_that_failed_a_check_is_not_the_first_of_its_key) {
    open(clause("key = [\"building\", \"month\"]\nchecks = [\"kwh >= 0\"]"));
    EXPECT_THAT(quarantined("meters", "a.csv", "building,month,kwh\nA,2014-01,-1\nA,2014-01,2\n"),
                StartsWith("F029 2 kwh:"));
    EXPECT_EQ(select("SELECT kwh FROM meters"), "2.0\n");
}

TEST_F(RulesTest, a_key_an_earlier_file_used_is_refused_with_its_place) {
    open(clause("key = [\"building\", \"month\"]"));
    ASSERT_TRUE(
        add("meters", "a.csv", "building,month,kwh\nA,2014-01,1\nB,2014-01,1\n").has_value());
    EXPECT_THAT(
        quarantined("meters", "b.csv", "building,month,kwh\nB,2014-01,3\nC,2014-01,3\n"),
        StartsWith(
            "F031 2 : the key is already used: building is B, month is 2014-01, as in a.csv:3"));
    EXPECT_EQ(select("SELECT sum(kwh) FROM meters"), "5.0\n");
}

TEST_F(RulesTest, a_missing_part_of_a_key_equals_a_missing_part) {
    open(clause("key = [\"building\", \"fuel\"]"));
    EXPECT_THAT(quarantined("meters", "a.csv",
                            "building,month,fuel\nA,2014-01,\nA,2014-02,\nA,2014-02,gas\n"),
                StartsWith("F030 3 : the key is used twice: building is A, fuel is missing"));
}

TEST_F(RulesTest, a_correction_takes_the_place_of_the_earlier_row) {
    open(clause("key = [\"building\", \"month\"]\non_duplicate = \"supersede\""));
    ASSERT_TRUE(add("meters", "a.csv", "building,month,kwh\nA,2014-01,1\n").has_value());
    EXPECT_THAT(quarantined("meters", "b.csv", "building,month,kwh\nA,2014-01,3\nA,2014-01,4\n"),
                StartsWith("F030 3"));
    EXPECT_EQ(select("SELECT kwh, \"~superseded\" IS NOT NULL FROM meters ORDER BY kwh"),
              "1.0,true\n3.0,false\n");
}

std::string const adds_up = R"toml(
key = ["building", "month", "fuel"]
adds_up = { part = "kwh", over = "fuel", whole = "whole" }
)toml";

TEST_F(RulesTest, parts_that_exceed_their_whole_go_all_of_them) {
    open(clause(adds_up));
    auto const batch =
        add("meters", "a.csv",
            "building,month,fuel,kwh,whole\nA,2014-01,gas,70,100\nA,2014-01,oil,60,100\n"
            "A,2014-02,gas,40,100\nA,2014-02,oil,60,100\n");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(batch->rows, 2);
    auto const rows = quarantine("meters");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(shown(rows[0]),
              "F032 2 kwh: the parts add up to more than their whole where building is A, month is "
              "2014-01: "
              "kwh adds up to 130.0 of 100.0 | correct the parts; if one thing may be counted in "
              "several parts, "
              "write overlapping = true in adds_up");
    EXPECT_EQ(rows[1].line, 3U);
}

TEST_F(RulesTest, parts_of_a_later_file_are_added_to_those_before) {
    open(clause(adds_up));
    ASSERT_TRUE(add("meters", "a.csv", "building,month,fuel,kwh,whole\nA,2014-01,gas,70,100\n")
                    .has_value());
    EXPECT_THAT(
        quarantined("meters", "b.csv", "building,month,fuel,kwh,whole\nA,2014-01,oil,60,100\n"),
        StartsWith("F032 2 kwh:"));
    EXPECT_EQ(select("SELECT kwh FROM meters"), "70.0\n");
}

TEST_F(RulesTest, a_whole_that_differs_is_no_whole) {
    open(clause(adds_up));
    ASSERT_TRUE(add("meters", "a.csv",
                    "building,month,fuel,kwh,whole\nA,2014-01,gas,7,100\nA,2014-01,oil,6,90\n")
                    .has_value());
    auto const rows = quarantine("meters");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(shown(rows[0]),
                StartsWith("F033 2 kwh: the whole differs from row to row where building is A, "
                           "month is 2014-01: whole is 90.0 and 100.0"));
}

TEST_F(RulesTest, overlapping_parts_may_exceed_their_whole) {
    open(clause(
        "key = [\"building\", \"month\", \"fuel\"]\n"
        "adds_up = { part = \"kwh\", over = \"fuel\", whole = \"whole\", overlapping = true }"));
    auto const batch =
        add("meters", "a.csv",
            "building,month,fuel,kwh,whole\nA,2014-01,gas,70,100\nA,2014-01,oil,60,100\n");
    ASSERT_TRUE(batch.has_value());
    EXPECT_EQ(batch->rows, 2);
}

TEST_F(RulesTest, personal_values_are_not_repeated) {
    open(R"toml(
[dataset.meters]
title = "People"
columns.person = { type = "text", personal = true }
columns.month = { type = "month", role = "time" }
columns.age = { type = "integer", personal = true }
key = ["person", "month"]
checks = ["age < 150"]
)toml");
    ASSERT_TRUE(
        add("meters", "a.csv",
            "person,month,age\nJane Roe,2014-01,7\nJane Roe,2014-01,7\nJohn Doe,2014-01,999\n"
            "Max Moe,2014-01,4_2\n")
            .has_value());
    auto const rows = quarantine("meters");
    ASSERT_EQ(rows.size(), 3U);
    for (auto const& row : rows) {
        auto const text = shown(row);
        for (auto const* const secret : {"Jane", "John", "Max", "999", "4_2", "42"}) {
            EXPECT_EQ(text.find(secret), std::string::npos) << text;
        }
    }
}

TEST_F(RulesTest, only_the_first_thousand_bad_rows_are_kept_but_all_are_counted) {
    open(clause(""));
    std::string text = "building,month,kwh\n";
    for (int i = 0; i < 5000; ++i) text += "A,2014-01,x\n";
    auto const batch = add("meters", "a.csv", text);
    ASSERT_TRUE(batch.has_value());
    EXPECT_EQ(batch->quarantined, 5000);
    auto const rows = quarantine("meters");
    ASSERT_EQ(rows.size(), 1000U);
    EXPECT_EQ(rows.front().line, 2U);
    EXPECT_EQ(rows.back().line, 1001U);
}

StoreOptions in_file(std::string const& path, bool is_read_only = false) {
    StoreOptions options;
    options.database = path;
    options.read_only = is_read_only;
    return options;
}

TEST_F(RulesTest, a_database_of_another_clause_is_not_read_under_this_one) {
    auto const file = (folder_ / "facts.db").string();
    auto const first = compact_with(clause(""));
    {
        auto store = ObservationStore::open(first, in_file(file));
        ASSERT_TRUE(store.has_value()) << print(store.error());
        Diagnostics ignored;
        ASSERT_TRUE(
            store
                ->add({"meters", write("a.csv", "building,month,kwh\nA,2014-01,1\n"), "a.csv", {}},
                      ignored)
                .has_value());
    }
    auto const again = ObservationStore::open(first, in_file(file, true));
    ASSERT_TRUE(again.has_value()) << print(again.error());
    EXPECT_EQ(again->select("SELECT kwh FROM meters")->rows[0][0], "1.0");
    auto const other = compact_with(clause("key = [\"building\"]"));
    auto const refused = ObservationStore::open(other, in_file(file));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "F049");
}

TEST_F(RulesTest, a_database_that_cannot_be_opened) {
    auto const compact = compact_with(clause(""));
    auto const refused =
        ObservationStore::open(compact, in_file(write("facts.db", "not a database")));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "W031");
    EXPECT_THAT(refused.error().help, HasSubstr("import the facts again"));
}

}  // namespace
}  // namespace crosswalk
