// SPDX-License-Identifier: Apache-2.0
#include "compact/resolve_targets.h"
#include "compact/resolving.h"

#include <algorithm>
#include <map>
#include <utility>

namespace crosswalk {
namespace {

/// For which measure and period a figure is picked, and where.
using Picked = std::map<std::pair<std::string, std::string>, Span>;

void resolve_pick(Resolving& state, Node const& node, Decision& decision, Picked& picked) {
    Pick pick;
    pick.span = node.span;
    pick.measure = Resolving::text(node, "measure");
    pick.source = Resolving::text(node, "source");
    auto const* const name = Resolving::value(node, "measure");
    auto const* const written = Resolving::value(node, "period");
    auto const period = written == nullptr ? std::nullopt : state.period(*written);
    auto const found = state.measure_index.find(pick.measure);
    if (name == nullptr || found == state.measure_index.end()) return;
    auto const& measure = state.compact.measures[found->second];
    auto const& clause = *state.measure_notes[found->second].clause;
    if (clause.find("published") == nullptr) {
        auto const* const value = clause.find("value");
        state.complaints
            .error("K080", name->span,
                   "only published figures are picked, and " + code_word(pick.measure) +
                       " is worked out")
            .with_related(state.complaints.place(value == nullptr ? clause.span : value->key_span),
                          "")
            .with_help("correct the facts, or name a measure with `published`");
        return;
    }
    if (!period || !same_kind(state, clause, *written, *period, measure.period)) return;
    pick.period = *period;
    auto const [earlier, first] =
        picked.emplace(std::pair(pick.measure, print(*period)), node.span);
    if (!first) {
        state.complaints
            .error("K081", node.span,
                   "two figures are picked for the same measure and "
                   "period")
            .with_related(state.complaints.place(earlier->second), "the other one")
            .with_help(
                "keep the one that counts; what counted before is in the earlier versions of "
                "the agreement");
        return;
    }
    if (!pick.source.empty()) decision.picks.push_back(std::move(pick));
}

void resolve_decision(Resolving& state, Node const& clause, Picked& picked) {
    Decision decision;
    decision.clause = state.clause(clause);
    decision.id = clause.key;
    decision.title = state.local_text(clause, "title");
    decision.because = state.local_text(clause, "because");
    if (auto const on = Resolving::date(clause, "on")) decision.on = *on;
    decision.by = Resolving::texts(clause, "by");
    for (auto const* const node : tables_of(clause, "picks")) {
        resolve_pick(state, *node, decision, picked);
    }
    state.compact.decisions.push_back(std::move(decision));
}

}  // namespace

void resolve_decisions(Resolving& state) {
    Picked picked;
    for (auto const* const clause : clauses_of(state, "decision")) {
        resolve_decision(state, *clause, picked);
    }
}

}  // namespace crosswalk
