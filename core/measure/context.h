// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/answers.h"
#include "measure/asked.h"
#include "measure/disclosure.h"

namespace crosswalk {

/// Everything that reading one measure may look at. It is made once per reading and changes
/// nothing.
struct ReadingContext {
    Compact const& compact;
    Facts const& facts;
    Date as_of;
    Asked const& asked;
    Answers const& answers;
    Disclosure const& disclosure;
};

/// The days after a period's end on which its facts are due, and what that means for a date.
struct Schedule {
    int due_days = 0;
    bool is_agreed = false;  ///< the compact says when facts are due

    static Schedule of(Measure const& measure, Compact const& compact);

    Date due(Period const& period) const { return period.last().plus_days(due_days); }
    /// The latest period whose facts should be in: it was due before that day.
    Period last_expected(PeriodKind kind, Date as_of, int fiscal_start) const;
};

}  // namespace crosswalk
