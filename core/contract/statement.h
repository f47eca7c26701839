// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/counting.h"
#include "contract/payment.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace crosswalk {

/// What was published as paid, beside what is worked out: a difference is shown, never smoothed.
struct Reconciled {
    Rational published;   ///< to date
    Rational difference;  ///< published - worked out to date
    std::vector<WaitingPeriod> unknown;  ///< periods that are over and nothing is published for
};

/// What one term comes to. Amounts are in the currency of the contract; less than zero is owed to
/// the payer.
struct StatementLine {
    std::size_t term = 0;  ///< of the contract
    std::vector<CountedPeriod> paid_for;  ///< by period; of `latest` at most one
    std::vector<WaitingPeriod> waiting;   ///< what cannot be paid yet, and why
    std::vector<ShutPeriod> shut;         ///< what is not paid because a condition was not met
    bool is_whole = false;                ///< nothing can be added any more
    Payment payment;  ///< for all of that, from the beginning of the contract
    Rational stated_before;  ///< of that, in the statements before
    /// What the periods of the statements before come to with what is known now, less what they
    /// came to then: earlier statements stand, and what was wrong in them is put right here.
    Rational correction;
    Rational due;  ///< payment.amount - stated_before; the correction is in it
    std::optional<Reconciled> reconciled;  ///< null when no published payment counts yet
};

/// What is due on a day of the contract, line by line.
struct Statement {
    std::size_t number = 0;  ///< from 1
    Date on;
    std::vector<StatementLine> lines;  ///< one per term, in their order
    Rational to_date;  ///< of all lines
    Rational over_the_cap;  ///< of that, what lies above the cap of the contract
    Rational held_back;  ///< of the rest, what is paid with the last statement only
    Rational stated_before;
    Rational due;  ///< to_date - over_the_cap - held_back - stated_before
    std::optional<Reconciled> reconciled;  ///< null when no published payment counts yet
};

/// The statement that follows `before` (null: it is the first one), from what was known on its day.
///
/// Domain    `readings` of all measures as of that day; one statement after the other
/// Errors    Q002 an amount has more digits than fit
Result<Statement> next_statement(Compact const& compact, Contract const& contract,
                                 std::vector<MeasureReading> const& readings, Date on,
                                 Statement const* before);

}  // namespace crosswalk
