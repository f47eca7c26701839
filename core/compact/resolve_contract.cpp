// SPDX-License-Identifier: Apache-2.0
#include "compact/contract_conditions.h"
#include "compact/contract_terms.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// K099 the days of a contract contradict each other.
void resolve_days(Resolving& state, Node const& clause, Contract& contract) {
    auto& complaints = state.complaints;
    auto const begins = Resolving::date(clause, "begins");
    auto const ends = Resolving::date(clause, "ends");
    if (begins) contract.begins = *begins;
    if (ends) contract.ends = *ends;
    if (begins && ends && *ends < *begins) {
        complaints
            .error("K099", Resolving::value(clause, "ends")->span,
                   "the contract ends before it begins")
            .with_related(complaints.place(Resolving::value(clause, "begins")->span), "begins here")
            .with_help("write the earlier day under `begins`");
    }
    auto const* const days = Resolving::value(clause, "statements");
    if (days == nullptr) return;
    if (days->parts.empty()) {
        complaints.error("K029", days->span, "there must be at least one statement")
            .with_help("write the days on which it is worked out what is due: [2017-10-30]");
    }
    Node const* before = nullptr;
    for (auto const& day : days->parts) {
        if (!day.is(NodeKind::date)) continue;
        contract.statements.push_back(day.date);
        bool const is_early = begins && day.date < *begins;
        bool const is_out_of_order = before != nullptr && day.date <= before->date;
        if (is_early || is_out_of_order) {
            auto const& other =
                is_out_of_order ? before->span : Resolving::value(clause, "begins")->span;
            complaints
                .error("K099", day.span,
                       is_out_of_order ? "a statement comes after the one before it"
                                       : "this statement comes before the contract begins")
                .with_related(complaints.place(other),
                              is_out_of_order ? "the one before it" : "begins here")
                .with_help("write the days in their order, each once");
        }
        before = &day;
    }
}

/// K101 a period is cut in two by the first or last day, and counts whole.
void warn_of_cut_period(Resolving& state, Node const& day, Period const& period, bool is_whole,
                        PaymentTerm const& term, std::string_view does) {
    if (is_whole) return;
    state.complaints
        .warning("K101", day.span,
                 "what is paid for " + std::string(does) + " inside of " + print(period) +
                     ", and " + code_word(term.measure) + " is counted by " +
                     std::string(name(period.kind())) + ": all of it counts")
        .with_related(state.complaints.place(term.clause.span), "paid here")
        .with_help(
            "choose the first or last day of such a period, or count the measure by shorter "
            "ones");
}

/// The measures that must be known before a period is paid for.
std::vector<std::string> measures_of(PaymentTerm const& term) {
    std::vector<std::string> all{term.measure};
    for (auto const& gate : term.gates) all.push_back(gate.measure);
    if (term.cohorts) all.push_back(term.cohorts->size);
    return all;
}

/// K106 what is due after the last statement is never paid. Whether it is warned of.
bool warn_of_late_facts(Resolving& state, Node const& clause, Contract const& contract,
                        PaymentTerm const& term, Measure const& measure, Period const& last) {
    auto const* const dataset = state.compact.dataset(measure.dataset);
    auto const due = last.last().plus_days(dataset == nullptr ? 0 : dataset->due_days.value_or(0));
    bool const is_in_order = std::ranges::is_sorted(contract.statements) &&
                             !contract.statements.empty() &&
                             contract.statements.front() >= contract.begins;
    if (!is_in_order || contract.statements.back() > due) return false;
    state.complaints
        .warning("K106", Resolving::value(clause, "statements")->parts.back().span,
                 "the last statement is on " + print(contract.statements.back()) +
                     ", and the facts of " + print(last) + " are due on " + print(due) +
                     ": they are never paid")
        .with_related(state.complaints.place(term.clause.span), "paid here")
        .with_help("add a statement after " + print(due));
    return true;
}

/// Where the day stands: in the term, or in the contract.
Node const& day_of(Node const& clause, PaymentTerm const& term, std::string_view key) {
    auto const& own = *Resolving::value(clause, "terms")->find(term.id);
    auto const* const day = Resolving::value(own, key);
    return day != nullptr ? *day : *Resolving::value(clause, key);
}

/// What a reader of the contract should know, though it may be meant.
void warn(Resolving& state, Node const& clause, Contract const& contract) {
    auto const starts = state.compact.partnership.fiscal_year_starts;
    for (auto const& term : contract.terms) {
        if (contract.evaluator.empty() && term.validation.by_language.empty()) {
            state.complaints
                .warning("K100", term.clause.span,
                         "nobody says how this figure is checked before it is paid")
                .with_help("name an `evaluator` of the contract, or write `validation`");
        }
        auto const& measure = *state.compact.measure(term.measure);
        auto const first = Period::containing(measure.period, term.begins, starts);
        auto const last = Period::containing(measure.period, term.ends, starts);
        bool const is_first_paid = term.counted != Counted::latest;
        warn_of_cut_period(state, day_of(clause, term, "begins"), first,
                           !is_first_paid || first.first() == term.begins, term, "begins");
        warn_of_cut_period(state, day_of(clause, term, "ends"), last, last.last() == term.ends,
                           term, "ends");
        for (auto const& id : measures_of(term)) {
            auto const& needed = *state.compact.measure(id);
            if (warn_of_late_facts(state, clause, contract, term, needed, last)) break;
        }
    }
}

/// K100 whoever is paid must not find out for what; K107 who pays himself.
void check_parties(Resolving& state, Node const& clause, Contract const& contract) {
    auto const is_paid = [&](std::string const& partner) {
        return std::ranges::find(contract.providers, partner) != contract.providers.end();
    };
    if (is_paid(contract.evaluator)) {
        state.complaints
            .warning("K100", Resolving::value(clause, "evaluator")->span,
                     "the evaluator is paid for what it finds")
            .with_help("name a partner who is neither paid nor pays");
    }
    if (is_paid(contract.payer)) {
        state.complaints
            .error("K107", Resolving::value(clause, "payer")->span,
                   "the payer is one of the providers")
            .with_help("name who pays whom");
    }
}

/// K097 what is guaranteed is more than the cap of the contract.
void check_floors(Resolving& state, Node const& clause, Contract const& contract) {
    auto const* const cap = Resolving::value(clause, "cap");
    if (!contract.cap) return;
    Rational guaranteed;
    for (auto const& term : contract.terms) {
        if (term.floor) guaranteed = guaranteed + *term.floor;
    }
    if (!contract.cap->is_negative() && guaranteed <= *contract.cap) return;
    state.complaints
        .error("K097", cap->span,
               contract.cap->is_negative()
                   ? "a cap is not less than zero"
                   : "the cap of the contract is lower than the floors of its terms together")
        .with_help("the least that is paid cannot be more than the most");
}

/// K111 what is held back is a part.
void resolve_held_back(Resolving& state, Node const& clause, Contract& contract) {
    auto const* const node = Resolving::value(clause, "held_back");
    if (node == nullptr) return;
    auto const share = state.share(*node);
    if (!share) return;
    auto const part = share->part();
    if (!part.is_negative() && part < Rational(1)) {
        contract.held_back = part;
        return;
    }
    state.complaints.error("K111", node->span, "what is held back is a part of what is worked out")
        .with_help("write a share from 0% to less than 100%");
}

void resolve_contract(Resolving& state, Node const& clause) {
    Contract contract;
    contract.clause = state.clause(clause);
    contract.id = clause.key;
    contract.title = state.local_text(clause, "title");
    contract.payer = Resolving::text(clause, "payer");
    contract.providers = Resolving::texts(clause, "providers");
    contract.investors = Resolving::texts(clause, "investors");
    contract.evaluator = Resolving::text(clause, "evaluator");
    contract.currency = state.compact.partnership.currency;
    resolve_days(state, clause, contract);
    if (auto const* const cap = Resolving::value(clause, "cap")) {
        contract.cap = read_money(state, *cap, contract);
    }
    if (auto const* const terms = Resolving::value(clause, "terms")) {
        for (auto const& term : terms->parts) {
            if (term.is(NodeKind::table)) resolve_payment_term(state, term, contract);
        }
    }
    resolve_held_back(state, clause, contract);
    contract.reconcile_with = resolve_reconciled(state, clause, contract);
    check_floors(state, clause, contract);
    check_parties(state, clause, contract);
    bool const has_days = Resolving::date(clause, "begins") && Resolving::date(clause, "ends") &&
                          contract.begins <= contract.ends;
    if (has_days) warn(state, clause, contract);
    state.compact.contracts.push_back(std::move(contract));
}

}  // namespace

void resolve_contracts(Resolving& state) {
    for (auto const* const clause : clauses_of(state, "contract")) resolve_contract(state, *clause);
}

}  // namespace crosswalk
