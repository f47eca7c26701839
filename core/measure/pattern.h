// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/asked.h"
#include "measure/hidden_cells.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace crosswalk {

/// What is hidden in one period of the finest kind, column by column.
struct PeriodPattern {
    struct OneColumn {
        std::set<Group> hidden;
        bool withheld = false;  ///< the column is not broken down at all
        CellCounts counts;      ///< as known on the day of the reading
    };
    std::vector<OneColumn> columns;  ///< in the order of GuardedDataset::columns
    /// Per guarded count: the day since the release on which it first was small over all rows. Such
    /// a total stays withheld, or its growth, seen elsewhere, would say what it was.
    std::vector<std::optional<Date>> small_from;
    /// The day from which on the figures over all rows are withheld: a group or a total that was
    /// shown before had to be hidden, and the total less what was shown before would give it away.
    std::optional<Date> total_withheld_from;
};

/// The pattern of one protected dataset: for every released period it is worked out on the day of
/// release and again on every later day on which facts about the period were recorded, each time
/// keeping what was hidden before. A reading as of an earlier day so sees a part of this pattern.
///
/// Source    docs/method/disclosure.md#day-by-day
class DisclosurePattern {
public:
    DisclosurePattern(Compact const& compact, GuardedDataset const& guarded, Answers const& answers,
                      Date as_of);

    /// Nothing for a period without rows or not yet released.
    PeriodPattern const* at(Period const& period) const;

    /// Over and due: from that day on it is broken down.
    bool is_released(Period const& period) const;

private:
    struct Event;
    void replay(Period const& period, std::vector<Event> const& events);

    GuardedDataset const& guarded_;
    Date as_of_;
    int due_days_ = 0;
    std::map<Period, PeriodPattern> patterns_;
};

}  // namespace crosswalk
