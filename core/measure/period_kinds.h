// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"

#include <vector>

namespace crosswalk {

/// Whether every period of `fine` lies in exactly one period of `coarse`: months in quarters and
/// years, days in anything; weeks in nothing longer, because they straddle. A kind nests in itself.
bool nests_in(PeriodKind fine, PeriodKind coarse, int fiscal_start);

/// The periods of that kind that make up `whole`, in order.
///
/// Domain    nests_in(fine, whole.kind())
std::vector<Period> parts_of(Period const& whole, PeriodKind fine);

/// All periods from one to the other.
std::vector<Period> periods_from_to(Period const& first, Period const& last);

}  // namespace crosswalk
