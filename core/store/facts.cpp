// SPDX-License-Identifier: Apache-2.0
#include "store/dataset_facts.h"
#include "store/observations.h"
#include "store/store_state.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// The kinds of period in which a dataset's measures are read.
std::vector<PeriodKind> kinds_of(Compact const& compact, std::vector<Question> const& asked,
                                 std::string const& dataset) {
    std::vector<PeriodKind> kinds;
    for (auto const& measure : compact.measures) {
        if (measure.dataset == dataset) kinds.push_back(measure.period);
    }
    for (auto const& question : asked) {
        if (question.dataset == dataset) kinds.push_back(question.period);
    }
    std::ranges::sort(kinds);
    auto const rest = std::ranges::unique(kinds);
    kinds.erase(rest.begin(), rest.end());
    return kinds;
}

bool is_about_a_measure(Diagnostic const& reason) {
    return reason.code == "F040" || reason.code == "F041" || reason.code == "F044";
}

/// The complaint with the place of the first measure that cannot be answered.
std::unexpected<Diagnostic> in_measure(ObservationStore const& store, Compact const& compact,
                                       Date as_of, Diagnostic reason) {
    if (!is_about_a_measure(reason)) return std::unexpected(std::move(reason));
    for (auto const& measure : compact.measures) {
        if (measure.aggregates.empty()) continue;
        Question alone;
        alone.dataset = measure.aggregates.front().dataset;
        alone.aggregates = measure.aggregates;
        alone.period = measure.period;
        alone.known_by = as_of;
        auto const answer = store.answers({alone});
        if (answer || !is_about_a_measure(answer.error())) continue;
        reason = answer.error();
        reason.place = compact.place(measure.value_span);
        break;
    }
    return std::unexpected(std::move(reason));
}

}  // namespace

Result<Facts> ObservationStore::facts(Compact const& compact, Date as_of,
                                      Progress const& progress) const {
    Facts facts;
    auto const asked = questions(compact, as_of);
    for (auto const& dataset : compact.datasets) {
        TRY_ASSIGN(auto dataset_found,
                   dataset_facts(state_->engine, dataset, kinds_of(compact, asked, dataset.id),
                                 as_of, compact.partnership.fiscal_year_starts));
        facts.datasets.push_back(std::move(dataset_found));
    }
    auto found = answers(asked, progress);
    if (!found) return in_measure(*this, compact, as_of, std::move(found).error());
    facts.answers = *std::move(found);
    TRY_ASSIGN(facts.claims, claims(state_->engine, compact, as_of));
    return facts;
}

}  // namespace crosswalk
