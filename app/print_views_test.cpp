// SPDX-License-Identifier: Apache-2.0
#include "app/print_views.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(print_views, changes_stand_part_by_part_and_are_counted) {
    std::vector<Change> const changes = {
        {ChangeKind::status, "measure.a.status", "behind", "on track"},
        {ChangeKind::number, "measure.a.expected", "90", "95"},
        {ChangeKind::appeared, "measure.b", "-", "12"},
    };
    EXPECT_EQ(print_changes(changes, {}),
              "measure.a\n"
              "  status    status  behind -> on track\n"
              "  expected  number  90 -> 95\n"
              "\n"
              "measure.b\n"
              "    appeared  - -> 12\n"
              "\n"
              "3 changes: status 1, number 1, appeared 1\n");
}

TEST(print_views, no_change_is_said_in_a_sentence) {
    EXPECT_EQ(print_changes({}, {}), "Nothing moves: every number and status stays as it is.\n");
}

TEST(print_views, an_explanation_has_sentences_tables_and_steps) {
    Explanation explanation;
    explanation.path = "measure.energy";
    explanation.title = "Energy used";
    explanation.parts.push_back({"What it means", {"The sum of kWh."}, {}, {}});
    explanation.parts.push_back(
        {"By hand", {}, {{"year", "kWh"}, {"2010", "1,000"}}, {"Add the column kwh.", "Compare."}});
    EXPECT_EQ(print_explanation(explanation, {}),
              "Energy used\n"
              "measure.energy\n"
              "\n"
              "What it means\n"
              "  The sum of kWh.\n"
              "\n"
              "By hand\n"
              "  year  kWh\n"
              "  ────  ─────\n"
              "  2010  1,000\n"
              "  1. Add the column kwh.\n"
              "  2. Compare.\n");
}

TEST(print_views, a_table_with_a_short_row_is_filled_up) {
    Explanation explanation;
    explanation.parts.push_back({"x", {}, {{"a", "b"}, {"1"}}, {}});
    EXPECT_NE(print_explanation(explanation, {}).find("1"), std::string::npos);
}

TEST(print_views, nothing_in_an_explanation_can_drive_a_terminal) {
    Explanation explanation;
    explanation.title = "\x1b[2J";
    explanation.parts.push_back({"x", {"\x1b]0;x\a"}, {{"\x1b"}, {"\x1b"}}, {"\x1b"}});
    EXPECT_EQ(print_explanation(explanation, {}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace crosswalk
