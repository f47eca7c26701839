// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/asked.h"
#include "measure/evaluate.h"

#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

using Group = std::optional<std::string>;  ///< absent: not stated

/// The answers to the questions of one compact, looked up by where they were asked.
class Answers {
public:
    Answers(Compact const& compact, Facts const& facts, Asked const& asked, Date as_of);

    /// The row of a question, or nothing when there is none for that period and group.
    AnswerRow const* row(std::size_t question, Period const& period, Group const& group = {}) const;

    /// Every period that has rows, up to the one that contains the as-of day.
    std::vector<Period> periods(Slice const& slice) const;
    /// Every group that has rows in any period, "not stated" last.
    std::vector<Group> groups(Slice const& slice) const;

    /// The aggregates of a measure at one place.
    AggregateValues at(Measure const& measure, Slice const& slice, Period const& period,
                       Group const& group = {}) const;

    /// The aggregates over several groups: sums and counts added, the least minimum, the greatest
    /// maximum. A median has no value, unless there is one group.
    AggregateValues over(Measure const& measure, Slice const& slice, Period const& period,
                         std::vector<Group> const& groups) const;

    /// Whether a period without rows in a question means zero: the dataset declares it, and a batch
    /// recorded after the period's end, or a row about a later day, shows that somebody looked.
    /// What counts is what was known by the question's day.
    bool is_known_zero(std::size_t question, Period const& period) const;

    /// Whether a period, or a group in it, has rows, or is known to be zero without any.
    bool is_reported(std::size_t question, Period const& period, Group const& group = {}) const;

    std::vector<AnswerRow> const& rows(std::size_t question) const;

private:
    Compact const& compact_;
    Facts const& facts_;
    Asked const& asked_;
    Date as_of_;
};

}  // namespace crosswalk
