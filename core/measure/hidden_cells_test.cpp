// SPDX-License-Identifier: Apache-2.0
#include "measure/hidden_cells.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace crosswalk {
namespace {

CellCounts cells(std::initializer_list<std::pair<char const*, std::vector<int>>> list) {
    CellCounts counts;
    for (auto const& [group, values] : list) {
        for (auto const value : values) counts[group].emplace_back(value);
    }
    return counts;
}

std::set<Group> hidden(CellCounts const& counts, std::set<Group> before = {}) {
    hide_cells(counts, 5, before);
    return before;
}

using Names = std::set<Group>;

TEST(hidden_cells, the_case_of_the_issue_hides_the_three_and_the_forty) {
    EXPECT_EQ(hidden(cells({{"a", {3}}, {"b", {40}}, {"c", {52}}, {"d", {61}}})),
              (Names{"a", "b"}));
}

TEST(hidden_cells, zero_and_the_limit_are_shown) {
    EXPECT_EQ(hidden(cells({{"a", {0}}, {"b", {5}}, {"c", {52}}})), Names{});
}

TEST(hidden_cells, two_small_ones_that_are_few_together_take_a_third) {
    EXPECT_EQ(hidden(cells({{"a", {1}}, {"b", {2}}, {"c", {9}}, {"d", {8}}})),
              (Names{"a", "b", "d"}));
    EXPECT_EQ(hidden(cells({{"a", {3}}, {"b", {2}}, {"c", {9}}})), (Names{"a", "b"}));
}

TEST(hidden_cells, a_zero_hides_nothing_beside_it) {
    EXPECT_EQ(hidden(cells({{"a", {3}}, {"b", {0}}, {"c", {9}}})), (Names{"a", "c"}));
}

TEST(hidden_cells, a_small_total_needs_no_second_cell_because_it_is_not_shown) {
    EXPECT_EQ(hidden(cells({{"a", {3}}, {"b", {0}}})), Names{"a"});
    EXPECT_EQ(hidden(cells({{"a", {2}}, {"b", {2}}})), (Names{"a", "b"}));
}

TEST(hidden_cells, every_count_of_a_cell_is_looked_at) {
    // rows, late: 3 of the 200 of b were late, so b is hidden; a is the smallest that has late ones
    EXPECT_EQ(hidden(cells({{"a", {90, 20}}, {"b", {200, 3}}, {"c", {80, 0}}, {"d", {70, 30}}})),
              (Names{"a", "b"}));
}

TEST(hidden_cells, hidden_ones_are_not_few_together_in_any_count) {
    // a is small in the first count; with c the first sum is fine, but the second is 2 until b
    // comes
    EXPECT_EQ(hidden(cells({{"a", {3, 2}}, {"b", {90, 30}}, {"c", {40, 0}}, {"d", {95, 40}}})),
              (Names{"a", "b", "c"}));
}

TEST(hidden_cells, what_was_hidden_stays_hidden) {
    EXPECT_EQ(hidden(cells({{"a", {9}}, {"b", {40}}, {"c", {52}}}), {"a", "b"}), (Names{"a", "b"}));
    EXPECT_EQ(hidden(cells({{"b", {40}}, {"c", {52}}, {"d", {2}}}), {"a"}), (Names{"a", "b", "d"}));
}

TEST(hidden_cells, of_two_equal_ones_the_first_is_taken) {
    EXPECT_EQ(hidden(cells({{"a", {3}}, {"c", {40}}, {"b", {40}}})), (Names{"a", "b"}));
}

TEST(hidden_cells, one_hidden_in_its_district_comes_out_and_two_do_not) {
    auto const counts = cells({{"n1", {3}}, {"n2", {40}}, {"n3", {20}}, {"n4", {30}}});
    Crossing const districts = {{"n1", "d1"}, {"n3", "d1"}, {"n2", "d2"}, {"n4", "d2"}};
    EXPECT_FALSE(stays_hidden(counts, {"n1", "n2"}, districts, 5));
    EXPECT_TRUE(stays_hidden(counts, {"n1", "n3"}, districts, 5));
    // When the other column cuts across, nothing can be subtracted.
    Crossing const across = {{"n1", "x"}, {"n2", "x"}, {"n3", "y"}, {"n4", "x"}};
    EXPECT_TRUE(stays_hidden(counts, {"n1", "n2"}, across, 5));
}

TEST(hidden_cells, two_in_a_district_that_are_few_together_come_out_as_a_few) {
    auto const counts = cells({{"n1", {1}}, {"n2", {2}}, {"n3", {40}}, {"n4", {30}}});
    Crossing const districts = {{"n1", "d1"}, {"n2", "d1"}, {"n3", "d2"}, {"n4", "d2"}};
    EXPECT_FALSE(stays_hidden(counts, {"n1", "n2", "n4"}, districts, 5));
}

TEST(hidden_cells, a_partner_that_is_not_small_may_stand_alone_in_its_district) {
    auto const counts = cells({{"n1", {3}}, {"n2", {4}}, {"n3", {40}}});
    Crossing const districts = {{"n1", "d1"}, {"n2", "d1"}, {"n3", "d2"}};
    EXPECT_TRUE(stays_hidden(counts, {"n1", "n2", "n3"}, districts, 5));
}

TEST(hidden_cells, totals_of_groups_and_of_periods_determine_what_lies_on_no_cycle) {
    EXPECT_FALSE(stands_row_totals({{"a", 0, true}, {"b", 0, false}}));
    EXPECT_TRUE(
        stands_row_totals({{"a", 0, true}, {"b", 0, false}, {"a", 1, false}, {"b", 1, true}}));
    EXPECT_FALSE(stands_row_totals({{"a", 0, true},
                                    {"b", 0, false},
                                    {"a", 1, true},
                                    {"c", 1, false},
                                    {"b", 2, true},
                                    {"c", 2, false},
                                    {"d", 2, true}}));
    EXPECT_TRUE(stands_row_totals({{"a", 0, true},
                                   {"b", 0, false},
                                   {"a", 1, true},
                                   {"c", 1, false},
                                   {"b", 2, true},
                                   {"c", 2, false}}));
    EXPECT_TRUE(stands_row_totals({}));
}

}  // namespace
}  // namespace crosswalk
