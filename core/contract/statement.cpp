// SPDX-License-Identifier: Apache-2.0
#include "contract/statement.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// Rates are paid for what is known; what is missing can only come on top. The amount of a step or
/// a tier may be another one once all is known.
bool must_be_complete(PaymentTerm const& term) {
    bool const by_total = term.counted == Counted::total;
    return by_total && (term.kind == PaymentKind::steps || term.kind == PaymentKind::tiers);
}

/// Of the periods that the statement before paid for those that can be counted today.
std::vector<CountedPeriod> again(Counting const& now, std::vector<CountedPeriod> const& before) {
    std::vector<CountedPeriod> same;
    for (auto const& each : now.known) {
        if (std::ranges::find(before, each.period, &CountedPeriod::period) != before.end()) {
            same.push_back(each);
        }
    }
    return same;
}

/// A later figure that takes the place of an earlier one corrects nothing.
bool is_replaced(PaymentTerm const& term, StatementLine const& line, StatementLine const& before) {
    return term.counted == Counted::latest && !line.paid_for.empty() && !before.paid_for.empty() &&
           line.paid_for.front().period != before.paid_for.front().period;
}

Result<StatementLine> line_of(Contract const& contract, std::size_t index, Counting counting,
                              StatementLine const* before) {
    auto const& term = contract.terms[index];
    StatementLine line;
    line.term = index;
    line.counting = std::move(counting);
    auto const paid_before = before == nullptr ? std::vector<CountedPeriod>() : before->paid_for;
    auto const same = again(line.counting, paid_before);
    bool const stands_still = must_be_complete(term) && !line.counting.waiting.empty();
    line.paid_for = stands_still ? same : line.counting.known;
    TRY_ASSIGN(line.payment,
               payment(term, contract.currency, figures_of(line.paid_for, term.counted)));
    if (before == nullptr) {
        line.due = line.payment.amount;
        return line;
    }
    line.stated_before = before->payment.amount;
    line.due = line.payment.amount - line.stated_before;
    if (paid_before.empty() || is_replaced(term, line, *before)) return line;
    TRY_ASSIGN(auto const restated,
               payment(term, contract.currency, figures_of(same, term.counted)));
    line.correction = restated.amount - line.stated_before;
    return line;
}

}  // namespace

Result<Statement> next_statement(Compact const& compact, Contract const& contract,
                                 std::vector<MeasureReading> const& readings, Date on,
                                 Statement const* before) {
    Statement statement;
    statement.number = before == nullptr ? 1 : before->number + 1;
    statement.on = on;
    for (std::size_t i = 0; i < contract.terms.size(); ++i) {
        auto const& term = contract.terms[i];
        auto const reading = std::ranges::find(readings, term.measure, &MeasureReading::id);
        invariant(reading != readings.end(), "every measure is read");
        TRY_ASSIGN(auto line, line_of(contract, i, count(compact, contract, term, *reading, on),
                                      before == nullptr ? nullptr : &before->lines[i]));
        statement.to_date = statement.to_date + line.payment.amount;
        statement.lines.push_back(std::move(line));
    }
    if (contract.cap && *contract.cap < statement.to_date) {
        statement.over_the_cap = statement.to_date - *contract.cap;
    }
    if (before != nullptr) statement.stated_before = before->to_date - before->over_the_cap;
    statement.due = statement.to_date - statement.over_the_cap - statement.stated_before;
    return statement;
}

}  // namespace crosswalk
