// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/answers.h"
#include "measure/asked.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace crosswalk {

enum class CellState {
    shown,
    withheld,      ///< small, or needed so that a small one cannot be worked out
    not_released,  ///< the period is not over and due: protected facts are divided up only then
};

/// Who is compared with whom in a panel.
struct PanelSets {
    std::vector<Group> matched;
    std::vector<Group> joined;
    std::vector<Group> left;
};

/// Which cells of protected datasets are not shown.
///
/// For each protected dataset there is one pattern, shared by everything that is worked out from it. It
/// is replayed day by day over all days on which facts were recorded and only grows: what an earlier
/// reading hid, every later one hides.
///
/// Source    docs/method/disclosure.md
class Disclosure {
public:
    Disclosure(Compact const& compact, Asked const& asked, Answers const& answers, Date as_of);

    /// Whether the figure over all rows of a period is small itself, or gives a small one away.
    bool hides_total(Measure const& measure, Slice const& slice, Period const& period) const;

    CellState cell(Measure const& measure, std::string const& column, Period const& period,
                   Group const& group) const;

    bool hides_panel(Measure const& measure, Period const& base, Period const& now,
                     PanelSets const& sets) const;

private:
    Asked const& asked_;
    Answers const& answers_;
};

}  // namespace crosswalk
