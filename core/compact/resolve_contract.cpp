// SPDX-License-Identifier: Apache-2.0
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

/// What a reader of the contract should know, though it may be meant.
void warn(Resolving& state, Node const& clause, Contract const& contract) {
    auto& complaints = state.complaints;
    for (auto const& term : contract.terms) {
        if (contract.evaluator.empty() && term.validation.by_language.empty()) {
            complaints
                .warning("K100", term.clause.span,
                         "nobody says how this figure is checked before it is paid")
                .with_help("name an `evaluator` of the contract, or write `validation`");
        }
        auto const* const measure = state.compact.measure(term.measure);
        auto const first = Period::containing(measure->period, contract.begins,
                                              state.compact.partnership.fiscal_year_starts);
        if (first.first() == contract.begins || term.counted == Counted::latest) continue;
        complaints
            .warning("K101", Resolving::value(clause, "begins")->span,
                     "the contract begins inside of " + print(first) + ", and " +
                         code_word(term.measure) + " is counted by " +
                         std::string(name(measure->period)) + ": all of it counts")
            .with_related(complaints.place(term.clause.span), "paid here")
            .with_help("begin on " + print(first.first()) + " or " + print(first.next().first()) +
                       ", or count the measure by shorter periods");
    }
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
    bool const has_days = Resolving::date(clause, "begins").has_value();
    if (has_days) warn(state, clause, contract);
    state.compact.contracts.push_back(std::move(contract));
}

}  // namespace

void resolve_contracts(Resolving& state) {
    for (auto const* const clause : clauses_of(state, "contract")) resolve_contract(state, *clause);
}

}  // namespace crosswalk
