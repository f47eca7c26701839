// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/reading.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
    the_year_before,  ///< whether it is an improvement is not known
    a_size,  ///< of a cohort, it is less than zero
};

struct WaitingPeriod {
    Period period;
    WaitingFor what = WaitingFor::facts;
    std::string measure;  ///< of a condition, when it is that whose figure is awaited
};

struct CountedPeriod {
    Period period;
    Rational figure;
    Rational size = Rational(1);           ///< of the cohort
    std::optional<Rational> before = {};  ///< of the same period a year before, if that matters
};

/// A period that is not paid for, because the figure of another measure keeps the gate shut.
struct ShutPeriod {
    Period period;
    std::size_t gate = 0;  ///< of the term: the first one that is shut
    Rational figure;
};

/// What a term may be paid for, as one reading has it, by period.
struct Counting {
    std::vector<CountedPeriod> known;
    std::vector<ShutPeriod> shut;
    std::vector<WaitingPeriod> waiting;  ///< periods that are over and cannot be counted yet
    std::vector<WaitingPeriod> running;  ///< periods of the term that are not over

    /// Whether nothing can be added any more.
    bool is_whole() const { return waiting.empty() && running.empty(); }
};

/// One reading, and how the figures of its periods are counted.
struct Counter {
    Compact const& compact;
    std::vector<MeasureReading> const& readings;  ///< of every measure
    Date as_of;

    /// Goes through the periods of the term.
    Counting count(PaymentTerm const& term) const;
    /// What a measure comes to from one day to another, with what is not known of it.
    Counting count(std::string_view measure, Date from, Date to) const;

private:
    struct Found;
    Found find(std::string_view measure, Period const& period) const;
    std::optional<Rational> reported(std::string_view measure, Period const& period) const;
    /// The first gate that is known to be shut.
    std::optional<ShutPeriod> shut(PaymentTerm const& term, Period const& period) const;
    /// Fills in what the period is paid by; what is not known of it.
    std::optional<WaitingPeriod> unknown(PaymentTerm const& term, CountedPeriod& counted) const;
    void add(PaymentTerm const& term, Period const& period, Counting& into) const;
};

}  // namespace crosswalk
