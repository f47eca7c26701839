// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/reading.h"

#include <vector>

namespace crosswalk {

/// Why a period is not paid yet. Unknown is not zero, and nothing is paid on an unknown.
enum class WaitingFor {
    its_end,        ///< it still runs, and the amount depends on the whole
    the_due_day,    ///< it is over, and facts and corrections may still come in time
    facts,          ///< nothing was reported
    missing_parts,  ///< some of its months, say, were not reported
    small_cells,    ///< it is withheld to protect people
    a_decision,     ///< published figures differ, and nobody decided which counts
    a_denominator,  ///< 0 of 0
};

struct WaitingPeriod {
    Period period;
    WaitingFor what = WaitingFor::facts;
};

struct CountedPeriod {
    Period period;
    Rational figure;
};

/// What a term may be paid for, as one reading has it, by period.
struct Counting {
    std::vector<CountedPeriod> known;
    std::vector<WaitingPeriod> waiting;  ///< periods that are over and cannot be counted yet
    std::vector<WaitingPeriod> running;  ///< periods of the contract that are not over
};

/// The figures that are paid for these periods: one by one, or their total.
std::vector<Rational> figures_of(std::vector<CountedPeriod> const& periods, Counted counted);

/// Goes through the periods of the contract.
Counting count(Compact const& compact, Contract const& contract, PaymentTerm const& term,
               MeasureReading const& reading, Date as_of);

}  // namespace crosswalk
