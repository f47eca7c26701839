// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/answers.h"
#include "measure/asked.h"
#include "measure/pattern.h"

#include <string>
#include <vector>

namespace crosswalk {

enum class CellState {
    shown,
    withheld,      ///< small, or needed so that a small one cannot be worked out
    not_released,  ///< the period is not over and due: protected facts are divided up only then
};

/// Which cells of protected datasets are not shown.
///
/// For each protected dataset there is one pattern, shared by everything that is worked out from
/// it. It is replayed day by day over all days on which facts were recorded and only grows: what an
/// earlier reading hid, every later one hides.
///
/// Source    docs/method/disclosure.md
class Disclosure {
public:
    Disclosure(Compact const& compact, Asked const& asked, Answers const& answers, Date as_of);

    /// Whether the figure over all rows of a period is small itself, or gives a small one away.
    bool hides_total(Measure const& measure, Slice const& slice, Period const& period) const;

    CellState cell(Measure const& measure, std::string const& column, Period const& period,
                   Group const& group) const;

    /// Whether what a panel shows could give a small cell away. As who is matched changes from
    /// reading to reading, each entity's figure for the two periods must be taken as known, and so
    /// must their total.
    bool hides_panel(Measure const& measure, AskedForMeasure const& asked, Period const& base,
                     Period const& now) const;

private:
    struct OneDataset {
        GuardedDataset const* guarded;
        DisclosurePattern pattern;
    };
    OneDataset const* of(std::string_view dataset) const;
    /// The plain counts over all rows of a period, at these addresses.
    std::vector<Rational> totals(std::vector<CellAddress> const& addresses,
                                 Period const& period) const;
    /// Per guarded count: whether it is small over all rows of the period.
    std::vector<bool> small_totals(OneDataset const& one, std::vector<CellAddress> const& addresses,
                                   Period const& period) const;
    /// Whether this measure shows one of these totals, or gives it away.
    bool gives_small_total(Measure const& measure, OneDataset const& one,
                           std::vector<bool> const& small) const;
    bool panel_reveals(Measure const& measure, GuardedDataset const& guarded,
                       DisclosurePattern const& patterns, Period const& period) const;

    Compact const& compact_;
    Asked const& asked_;
    Answers const& answers_;
    std::vector<OneDataset> datasets_;
};

}  // namespace crosswalk
