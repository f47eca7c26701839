// SPDX-License-Identifier: Apache-2.0
#include "contract/statement.h"

#include "contract/figures.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace crosswalk {
namespace {

/// What a rate pays for the known part is added to later. Which step or tier the total reaches is
/// only known when all of it is.
bool must_be_whole(PaymentTerm const& term) {
    bool const by_total = term.counted == Counted::total;
    return by_total && (term.kind == PaymentKind::steps || term.kind == PaymentKind::tiers);
}

/// The last period that is known takes the place of those before, also when it is not paid for.
void keep_latest(StatementLine& line) {
    std::optional<Period> latest;
    if (!line.paid_for.empty()) latest = line.paid_for.back().period;
    if (!line.shut.empty() && (!latest || *latest < line.shut.back().period)) {
        latest = line.shut.back().period;
    }
    if (!latest) return;
    auto const is_before = [&](auto const& each) { return each.period < *latest; };
    std::erase_if(line.paid_for, is_before);
    std::erase_if(line.shut, is_before);
    std::erase_if(line.waiting, is_before);
}

/// The periods that are paid for, and those that still wait.
void choose(PaymentTerm const& term, Counting const& counting, StatementLine& line) {
    line.paid_for = counting.known;
    line.waiting = counting.waiting;
    line.shut = counting.shut;
    line.is_whole = counting.is_whole();
    if (must_be_whole(term)) {
        line.waiting.insert(line.waiting.end(), counting.running.begin(), counting.running.end());
        if (!line.waiting.empty()) line.paid_for.clear();
    } else if (term.counted == Counted::latest) {
        keep_latest(line);
    }
}

/// Of the periods that the statement before paid for those that can be counted today; one whose
/// gate is shut by now counts nothing. What was paid for the whole is not paid for a part.
std::vector<CountedPeriod> again(PaymentTerm const& term, Counting const& now,
                                 std::vector<CountedPeriod> const& before) {
    auto const was_paid = [&](auto const& each) {
        return std::ranges::find(before, each.period, &CountedPeriod::period) != before.end();
    };
    std::vector<CountedPeriod> same;
    std::ranges::copy_if(now.known, std::back_inserter(same), was_paid);
    auto const shut = static_cast<std::size_t>(std::ranges::count_if(now.shut, was_paid));
    if (must_be_whole(term) && same.size() + shut < before.size()) same.clear();
    return same;
}

Result<Payment> payment_for(Contract const& contract, PaymentTerm const& term,
                            std::vector<CountedPeriod> const& periods, bool is_whole) {
    return payment(term, contract.currency, figures_of(term, periods, is_whole));
}

/// What was published may be about later periods than those that are paid for.
std::optional<Reconciled> reconcile(std::string const& measure, Date begins, Date ends,
                                    Counter const& counter, Rational const& worked_out) {
    if (measure.empty()) return std::nullopt;
    auto counting = counter.count(measure, begins, std::max(ends, counter.as_of));
    if (counting.known.empty()) return std::nullopt;
    Reconciled reconciled;
    for (auto const& each : counting.known)
        reconciled.published = reconciled.published + each.figure;
    reconciled.difference = reconciled.published - worked_out;
    reconciled.unknown = std::move(counting.waiting);
    std::erase_if(reconciled.unknown,
                  [&](WaitingPeriod const& each) { return ends < each.period.first(); });
    return reconciled;
}

Result<StatementLine> line_of(Contract const& contract, std::size_t index, Counter const& counter,
                              StatementLine const* before) {
    auto const& term = contract.terms[index];
    auto const counting = counter.count(term);
    StatementLine line;
    line.term = index;
    choose(term, counting, line);
    TRY_ASSIGN(line.payment, payment_for(contract, term, line.paid_for, counting.is_whole()));
    line.reconciled =
        reconcile(term.reconcile_with, term.begins, term.ends, counter, line.payment.amount);
    if (before != nullptr) line.stated_before = before->payment.amount;
    line.due = line.payment.amount - line.stated_before;
    if (before == nullptr || before->paid_for.empty()) return line;
    auto const same = again(term, counting, before->paid_for);
    TRY_ASSIGN(auto const restated,
               payment_for(contract, term, same, before->is_whole && counting.is_whole()));
    line.correction = restated.amount - line.stated_before;
    return line;
}

/// Of what is earned; what the provider owes is owed at once.
Result<Rational> held_back(Contract const& contract, Rational const& earned, Date on) {
    bool const is_last = on == contract.statements.back();
    if (!contract.held_back || is_last || earned.is_negative()) return Rational();
    return to_coins(earned * *contract.held_back, contract.currency);
}

}  // namespace

Result<Statement> next_statement(Compact const& compact, Contract const& contract,
                                 std::vector<MeasureReading> const& readings, Date on,
                                 Statement const* before) {
    Statement statement;
    statement.number = before == nullptr ? 1 : before->number + 1;
    statement.on = on;
    Counter const counter{compact, readings, on};
    for (std::size_t i = 0; i < contract.terms.size(); ++i) {
        TRY_ASSIGN(auto line,
                   line_of(contract, i, counter, before == nullptr ? nullptr : &before->lines[i]));
        statement.to_date = statement.to_date + line.payment.amount;
        statement.lines.push_back(std::move(line));
    }
    if (contract.cap && *contract.cap < statement.to_date) {
        statement.over_the_cap = statement.to_date - *contract.cap;
    }
    auto const earned = statement.to_date - statement.over_the_cap;
    TRY_ASSIGN(statement.held_back, held_back(contract, earned, on));
    if (before != nullptr) {
        statement.stated_before = before->to_date - before->over_the_cap - before->held_back;
    }
    statement.due = earned - statement.held_back - statement.stated_before;
    statement.reconciled =
        reconcile(contract.reconcile_with, contract.begins, contract.ends, counter, earned);
    return statement;
}

}  // namespace crosswalk
