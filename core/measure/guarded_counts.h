// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// A number of people or things that a reader of one cell can see or work out: a count that goes
/// into a measure, or what is left of one when others are taken away.
struct GuardedCount {
    std::size_t whole = 0;  ///< index into GuardedCounts::asked
    std::vector<std::size_t> parts;  ///< taken away from it; empty for a plain count

    friend bool operator==(GuardedCount const&, GuardedCount const&) = default;
};

/// Everything that must not be small in a cell of one dataset.
struct GuardedCounts {
    std::int64_t fewer_than = 0;  ///< the strictest of the compact for this dataset
    std::vector<Aggregate> asked;  ///< plain counts the store is asked for
    std::vector<GuardedCount> counts;  ///< over `asked`
    bool too_many = false;  ///< more combinations than are followed: an error (M008), all is hidden
};

/// The counts of a dataset over which at least one measure declares small cells; nothing for
/// others. What the measures over it count that declare none is guarded just the same: protection
/// belongs to the dataset.
///
/// Source    docs/method/disclosure.md#what-is-counted
std::optional<GuardedCounts> guarded_counts(Compact const& compact, std::string_view dataset);

/// Whether a row of the dataset may be one person: how many rows there are, in all or in a batch,
/// would then give withheld totals away, and is not shown.
///
/// Source    docs/method/disclosure.md#numbers-of-rows
bool hides_row_counts(Compact const& compact, std::string_view dataset);

/// The plain counts of `asked` that this aggregate shows, alone or in a formula.
std::vector<std::size_t> counts_shown_by(GuardedCounts const& guarded, Aggregate const& aggregate,
                                         Dataset const& dataset);

/// Whether a sum of this operand counts people or things: whole numbers without a unit, or in a
/// unit that can be counted ("person", not "day" or "USD").
bool counts_things(Aggregate const& aggregate, Dataset const& dataset);

/// Small: from 1 to fewer_than - 1. Zero is not.
bool is_small(Rational const& count, std::int64_t fewer_than);

}  // namespace crosswalk
