// SPDX-License-Identifier: Apache-2.0
#include "measure/answers.h"

#include "text/result.h"

#include <algorithm>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

bool adds_up(AggregateKind kind) {
    return kind == AggregateKind::sum || kind == AggregateKind::count;
}

/// Joins one more value in; nothing known on either side leaves the other.
std::optional<Rational> joined(AggregateKind kind, std::optional<Rational> const& a,
                               std::optional<Rational> const& b) {
    if (!a || !b) return a ? a : b;
    switch (kind) {
        case AggregateKind::sum:
        case AggregateKind::count:
            return *a + *b;
        case AggregateKind::min:
            return std::min(*a, *b);
        case AggregateKind::max:
            return std::max(*a, *b);
        case AggregateKind::median:
            break;
    }
    return std::nullopt;
}

}  // namespace

Answers::Answers(Compact const& compact, Facts const& facts, Asked const& asked, Date as_of)
    : compact_(compact), facts_(facts), asked_(asked), as_of_(as_of) {}

std::vector<AnswerRow> const& Answers::rows(std::size_t question) const {
    invariant(question < facts_.answers.size(), "every question of questions() has an answer");
    return facts_.answers[question].rows;
}

AnswerRow const* Answers::row(std::size_t question, Period const& period,
                              Group const& group) const {
    auto const& all = rows(question);
    auto const place = std::pair(period.first(), group);
    auto const found = std::lower_bound(all.begin(), all.end(), place,
                                        [](AnswerRow const& row, auto const& wanted) {
                                            if (row.period.first() != wanted.first)
                                                return row.period.first() < wanted.first;
                                            return row.group < wanted.second;
                                        });
    bool const is_there = found != all.end() && found->period == period && found->group == group;
    return is_there ? &*found : nullptr;
}

std::vector<Period> Answers::periods(Slice const& slice) const {
    std::set<Period> periods;
    for (auto const& dataset : slice.datasets) {
        for (auto const& row : rows(dataset.question)) {
            if (row.period.first() <= as_of_) periods.insert(row.period);
        }
    }
    return {periods.begin(), periods.end()};
}

std::vector<Group> Answers::groups(Slice const& slice) const {
    std::set<Group> groups;
    for (auto const& dataset : slice.datasets) {
        for (auto const& row : rows(dataset.question)) {
            if (row.period.first() <= as_of_) groups.insert(row.group);
        }
    }
    std::vector<Group> ordered(groups.begin(), groups.end());
    // An absent optional is less than any text: "not stated" moves to the end.
    if (!ordered.empty() && !ordered.front()) std::ranges::rotate(ordered, ordered.begin() + 1);
    return ordered;
}

bool Answers::is_known_zero(std::size_t question, Period const& period) const {
    auto const& asked = asked_.questions.at(question);
    auto const* const dataset = compact_.dataset(asked.dataset);
    if (dataset == nullptr || !dataset->empty_period_is_zero) return false;
    auto const& all = rows(question);
    if (!all.empty() && all.back().period.first() > period.last()) return true;
    auto const facts = std::ranges::find(facts_.datasets, asked.dataset, &DatasetFacts::dataset);
    if (facts == facts_.datasets.end()) return false;
    return std::ranges::any_of(facts->batches, [&](auto const& batch) {
        bool const is_withdrawn = batch.withdrawn && *batch.withdrawn <= asked.known_by;
        return batch.recorded && *batch.recorded > period.last() &&
               *batch.recorded <= asked.known_by && !is_withdrawn;
    });
}

bool Answers::is_reported(std::size_t question, Period const& period, Group const& group) const {
    return row(question, period, group) != nullptr || is_known_zero(question, period);
}

AggregateValues Answers::at(Measure const& measure, Slice const& slice, Period const& period,
                            Group const& group) const {
    AggregateValues at;
    for (auto const& dataset : slice.datasets) {
        auto const* const found = row(dataset.question, period, group);
        at.any_rows = at.any_rows || found != nullptr;
        at.dataset_without_rows = at.dataset_without_rows || found == nullptr;
        if (found != nullptr) at.rows += found->rows;
    }
    for (std::size_t i = 0; i < slice.values.size(); ++i) {
        auto const kind = measure.aggregates[i].kind;
        auto const& address = slice.values[i];
        auto const* const found = row(address.question, period, group);
        std::optional<Rational> value;
        if (found != nullptr) {
            auto const& cell = found->cells.at(address.cell);
            if (cell.value) value = Rational(*cell.value);
            if (!value && slice.matching[i]) {
                auto const& fitting = found->cells.at(slice.matching[i]->cell).value;
                if (fitting && fitting->is_zero()) value = Rational(0);
            }
        } else if (adds_up(kind) && is_known_zero(address.question, period)) {
            value = Rational(0);
        }
        at.values.push_back(std::move(value));
    }
    return at;
}

AggregateValues Answers::over(Measure const& measure, Slice const& slice, Period const& period,
                              std::vector<Group> const& groups) const {
    AggregateValues all;
    all.values.resize(measure.aggregates.size());
    all.dataset_without_rows = true;
    for (auto const& group : groups) {
        auto const one = at(measure, slice, period, group);
        for (std::size_t i = 0; i < all.values.size(); ++i) {
            auto const kind = measure.aggregates[i].kind;
            if (kind == AggregateKind::median && groups.size() > 1) continue;
            all.values[i] = joined(kind, all.values[i], one.values[i]);
        }
        all.rows += one.rows;
        all.any_rows = all.any_rows || one.any_rows;
        all.dataset_without_rows = all.dataset_without_rows && one.dataset_without_rows;
    }
    return all;
}

}  // namespace crosswalk
