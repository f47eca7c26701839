// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/answers.h"
#include "measure/guarded_counts.h"
#include "quantity/rational.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace crosswalk {

/// The guarded counts of the groups of one column in one period, as known on one day.
using CellCounts = std::map<Group, std::vector<Rational>>;

/// Adds to `hidden` every group with a small count, and then as many others as it takes: at least
/// two are hidden, and what the hidden ones have together is zero or not small either. The next one
/// taken is the smallest that helps. Nothing is ever taken out.
///
/// A count whose total over all groups is small needs no others: that total is not shown.
///
/// Formula   sum over hidden g of count(g) is 0 or >= fewer_than, for every guarded count
/// Source    docs/method/disclosure.md#the-second-cell
void hide_cells(CellCounts const& counts, std::int64_t fewer_than, std::set<Group>& hidden);

/// Which groups of one column occur together with which of another.
using Crossing = std::set<std::pair<Group, Group>>;

/// Whether the groups hidden in the first column stay hidden though the other column is shown:
/// groups that the other column cannot keep apart must hold two hidden ones, and not few together.
///
/// A neighbourhood that is alone hidden in its district could be had by subtracting the other
/// neighbourhoods of the district from the district.
///
/// Source    docs/method/disclosure.md#two-columns
bool stays_hidden(CellCounts const& counts, std::set<Group> const& hidden, Crossing const& crossing,
                  std::int64_t fewer_than);

/// Whether no hidden small cell could be worked out if, beside the totals of each period, each
/// group's total over all these periods were known: hidden cells must lie on a cycle of group,
/// period, group, period ..., and what one group hides must not be few together.
///
/// Source    docs/method/disclosure.md#panels
struct HiddenCell {
    Group group;
    std::size_t period = 0;
    bool is_small = false;
};
bool stands_row_totals(std::vector<HiddenCell> const& cells);

}  // namespace crosswalk
