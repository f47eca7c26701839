// SPDX-License-Identifier: Apache-2.0
#include "contract/statement.h"

#include "contract/figures.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// What a rate pays for the known part is added to later. Which step or tier the total reaches is
/// only known when all of it is.
bool must_be_whole(PaymentTerm const& term) {
    bool const by_total = term.counted == Counted::total;
    return by_total && (term.kind == PaymentKind::steps || term.kind == PaymentKind::tiers);
}

/// The periods that are paid for, and those that still wait.
void choose(PaymentTerm const& term, Counting const& counting, StatementLine& line) {
    line.paid_for = counting.known;
    line.waiting = counting.waiting;
    line.shut = counting.shut;
    if (must_be_whole(term)) {
        line.waiting.insert(line.waiting.end(), counting.running.begin(), counting.running.end());
        if (!line.waiting.empty()) line.paid_for.clear();
    } else if (term.counted == Counted::latest && !line.paid_for.empty()) {
        line.paid_for.erase(line.paid_for.begin(), line.paid_for.end() - 1);
        auto const latest = line.paid_for.front().period;
        // A later period that is not paid for has taken its place.
        bool const is_replaced = std::ranges::any_of(
            line.shut, [&](ShutPeriod const& each) { return latest < each.period; });
        if (is_replaced) line.paid_for.clear();
        std::erase_if(line.waiting,
                      [&](WaitingPeriod const& each) { return each.period < latest; });
    }
}

/// Of the periods that the statement before paid for those that can be counted today. What was paid
/// for the whole is not paid for a part.
std::vector<CountedPeriod> again(PaymentTerm const& term, Counting const& now,
                                 std::vector<CountedPeriod> const& before) {
    std::vector<CountedPeriod> same;
    for (auto const& each : now.known) {
        if (std::ranges::find(before, each.period, &CountedPeriod::period) != before.end()) {
            same.push_back(each);
        }
    }
    if (must_be_whole(term) && same.size() < before.size()) same.clear();
    return same;
}

Result<Payment> payment_for(Contract const& contract, PaymentTerm const& term,
                            std::vector<CountedPeriod> const& periods, bool is_whole) {
    return payment(term, contract.currency, figures_of(term, periods, is_whole));
}

std::optional<Reconciled> reconcile(Contract const& contract, std::string const& measure,
                                    Counter const& counter, Rational const& worked_out) {
    if (measure.empty()) return std::nullopt;
    auto counting = counter.count(measure, contract.begins, counter.as_of);
    if (counting.known.empty()) return std::nullopt;
    Reconciled reconciled;
    for (auto const& each : counting.known)
        reconciled.published = reconciled.published + each.figure;
    reconciled.difference = reconciled.published - worked_out;
    reconciled.unknown = std::move(counting.waiting);
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
    line.reconciled = reconcile(contract, term.reconcile_with, counter, line.payment.amount);
    if (before != nullptr) line.stated_before = before->payment.amount;
    line.due = line.payment.amount - line.stated_before;
    if (before == nullptr || before->paid_for.empty()) return line;
    auto const same = again(term, counting, before->paid_for);
    bool const is_whole = counting.is_whole() && same.size() == counting.known.size();
    TRY_ASSIGN(auto const restated, payment_for(contract, term, same, is_whole));
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
    if (before != nullptr) statement.stated_before = before->to_date - before->over_the_cap;
    statement.due = statement.to_date - statement.over_the_cap - statement.stated_before;
    statement.reconciled = reconcile(contract, contract.reconcile_with, counter,
                                     statement.to_date - statement.over_the_cap);
    return statement;
}

}  // namespace crosswalk
