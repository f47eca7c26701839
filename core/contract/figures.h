// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/counting.h"
#include "contract/payment.h"

#include <vector>

namespace crosswalk {

/// The figures that a term pays for in these periods: one by one, their total, or the mean of all
/// cohorts, weighed by size, where none of them reached its own threshold.
///
/// Domain    `is_whole`: these are all the periods there will be; only then cohorts are pooled
/// Rounding  none
/// Source    docs/method/contracts.md
std::vector<FigureToPay> figures_of(PaymentTerm const& term,
                                    std::vector<CountedPeriod> const& periods, bool is_whole);

}  // namespace crosswalk
