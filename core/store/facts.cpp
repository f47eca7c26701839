// SPDX-License-Identifier: Apache-2.0
#include "store/dataset_facts.h"
#include "store/observations.h"
#include "store/store_state.h"

#include <algorithm>

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

}  // namespace

Result<Facts> ObservationStore::facts(Compact const& compact, Date as_of,
                                      Progress const& progress) const {
    Facts facts;
    auto const asked = questions(compact, as_of);
    for (auto const& dataset : compact.datasets) {
        TRY_ASSIGN(auto found,
                   dataset_facts(state_->engine, dataset, kinds_of(compact, asked, dataset.id),
                                 as_of, compact.partnership.fiscal_year_starts));
        facts.datasets.push_back(std::move(found));
    }
    TRY_ASSIGN(facts.answers, answers(asked, progress));
    TRY_ASSIGN(facts.claims, claims(state_->engine, compact, as_of));
    return facts;
}

}  // namespace crosswalk
