// SPDX-License-Identifier: Apache-2.0
#include "measure/asked.h"

#include "measure/period_kinds.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::string key_of(Aggregate const& aggregate) {
    std::string key(1, static_cast<char>('a' + static_cast<int>(aggregate.kind)));
    for (auto const& operand : aggregate.operand) key += " " + print(operand);
    for (auto const& where : aggregate.where) key += " where " + print(where);
    return key;
}

Aggregate count_of_rows(std::string const& dataset) {
    Aggregate count;
    count.kind = AggregateKind::count;
    count.dataset = dataset;
    return count;
}

/// The rows that pass the condition of a sum, whether or not they have a value: when none does, the
/// sum is a known zero.
std::optional<Aggregate> rows_that_fit(Aggregate const& aggregate) {
    if (aggregate.kind != AggregateKind::sum || aggregate.where.empty()) return std::nullopt;
    auto rows = aggregate;
    rows.kind = AggregateKind::count;
    rows.operand.clear();
    rows.unit = Unit();
    return rows;
}

bool has_column(Compact const& compact, Measure const& measure, std::string const& column) {
    return std::ranges::all_of(datasets_of(measure), [&](auto const& id) {
        auto const* const dataset = compact.dataset(id);
        return dataset != nullptr && dataset->column(column) != nullptr;
    });
}

}  // namespace

std::vector<std::string> datasets_of(Measure const& measure) {
    std::vector<std::string> ids;
    for (auto const& aggregate : measure.aggregates) {
        if (std::ranges::find(ids, aggregate.dataset) == ids.end())
            ids.push_back(aggregate.dataset);
    }
    if (ids.empty() && !measure.dataset.empty()) ids.push_back(measure.dataset);
    return ids;
}

std::optional<int> due_days(Measure const& measure, Compact const& compact) {
    std::optional<int> longest;
    for (auto const& id : datasets_of(measure)) {
        auto const* const dataset = compact.dataset(id);
        if (dataset == nullptr || !dataset->due_days) continue;
        longest = std::max(longest.value_or(*dataset->due_days), *dataset->due_days);
    }
    return longest;
}

Date history_known_by(Measure const& measure, Compact const& compact, Date as_of) {
    auto const& standing = *measure.standing;
    auto const due =
        standing.history_last->last().plus_days(due_days(measure, compact).value_or(0));
    return std::min(as_of, std::max(standing.from, due));
}

Asked::Asked(Compact const& compact, Date as_of) : compact_(compact), as_of_(as_of) {
    // Guards first: slices of protected datasets also ask for the counts that must not be small.
    for (auto const& dataset : compact.datasets) guard(dataset);
    for (auto const& measure : compact.measures) ask_for_measure(measure);
}

GuardedDataset const* Asked::guarded_dataset(std::string_view id) const {
    auto const found = std::ranges::find(guarded, id, &GuardedDataset::dataset);
    return found == guarded.end() ? nullptr : &*found;
}

std::size_t Asked::question(std::string const& dataset, Where const& where, bool by_recorded) {
    auto const [found, is_new] = index_.try_emplace(
        std::tuple(dataset, where.kind, where.by, where.known_by, by_recorded), questions.size());
    if (is_new) {
        questions.push_back({.dataset = dataset,
                             .aggregates = {},
                             .period = where.kind,
                             .by = where.by,
                             .known_by = where.known_by,
                             .by_recorded = by_recorded});
        cells_.emplace_back();
    }
    return found->second;
}

CellAddress Asked::ask(Aggregate const& aggregate, Where const& where, bool by_recorded) {
    auto const at = question(aggregate.dataset, where, by_recorded);
    auto& aggregates = questions[at].aggregates;
    auto const [found, is_new] = cells_[at].try_emplace(key_of(aggregate), aggregates.size());
    if (is_new) aggregates.push_back(aggregate);
    return {at, found->second};
}

Slice Asked::slice(Measure const& measure, Where const& where) {
    Slice slice;
    for (auto const& aggregate : measure.aggregates) {
        slice.values.push_back(ask(aggregate, where));
        auto const fitting = rows_that_fit(aggregate);
        slice.matching.push_back(fitting ? std::optional(ask(*fitting, where)) : std::nullopt);
    }
    for (auto const& id : datasets_of(measure)) {
        Slice::OneDataset one{id, question(id, where, false), {}, {}};
        if (auto const* const guard = guarded_dataset(id)) {
            Where const finest{guard->kinds.front(), "", where.known_by};
            for (auto const& count : guard->counts.asked) {
                one.guarded.push_back(ask(count, where));
                one.finest.push_back(ask(count, finest));
            }
        }
        slice.datasets.push_back(std::move(one));
    }
    return slice;
}

void Asked::ask_for_measure(Measure const& measure) {
    auto& asked = measures.emplace_back();
    asked.groups.resize(measure.by.size());
    if (!measure.formula) return;
    asked.totals = slice(measure, {measure.period, "", as_of_});
    if (measure.baseline && !measure.baseline->value) {
        auto const kind = measure.baseline->period.kind();
        auto const frozen = measure.baseline->frozen;
        Where const then{kind, "", std::min(as_of_, frozen.value_or(as_of_))};
        asked.baseline = slice(measure, then);
        asked.baseline_coverage = coverage(measure, then);
        if (frozen) asked.baseline_today = slice(measure, {kind, "", as_of_});
    }
    if (measure.standing && measure.standing->history_last) {
        Where const then{measure.period, "", history_known_by(measure, compact_, as_of_)};
        asked.history = slice(measure, then);
        asked.history_coverage = coverage(measure, then);
    }
    for (std::size_t i = 0; i < measure.by.size(); ++i) {
        if (!has_column(compact_, measure, measure.by[i])) continue;
        asked.groups[i] = slice(measure, {measure.period, measure.by[i], as_of_});
    }
    ask_for_panel(measure, asked);
    auto const entity = asked.panel_now ? measure.panel->entity : std::string();
    asked.coverage = coverage(measure, {measure.period, entity, as_of_});
}

void Asked::ask_for_panel(Measure const& measure, AskedForMeasure& asked) {
    if (!measure.panel || !has_column(compact_, measure, measure.panel->entity)) return;
    auto const& panel = *measure.panel;
    // The panel starts from the same knowledge as the baseline, so that both stay where they were.
    auto known_by = as_of_;
    bool const same = measure.baseline && measure.baseline->period == panel.fixed_from;
    if (same && measure.baseline->frozen) known_by = std::min(as_of_, *measure.baseline->frozen);
    Where const then{panel.fixed_from.kind(), panel.entity, known_by};
    asked.panel_base = slice(measure, then);
    asked.panel_coverage = coverage(measure, then);
    asked.panel_base_total = slice(measure, {panel.fixed_from.kind(), "", known_by});
    asked.panel_now = slice(measure, {measure.period, panel.entity, as_of_});
}

std::vector<Coverage> Asked::coverage(Measure const& measure, Where const& where) {
    std::vector<Coverage> coverage;
    for (auto const& id : datasets_of(measure)) {
        auto const* const dataset = compact_.dataset(id);
        auto const* const time = dataset->column_with(ColumnRole::time);
        if (time == nullptr || time->type != ColumnType::period || time->period == where.kind) {
            continue;
        }
        auto const start = compact_.partnership.fiscal_year_starts;
        if (!nests_in(time->period, where.kind, start)) continue;
        Coverage each{id, time->period, 0, std::nullopt};
        auto const rows = count_of_rows(id);
        each.question = ask(rows, {time->period, "", where.known_by}).question;
        if (!where.by.empty()) {
            each.by_entity = ask(rows, {time->period, where.by, where.known_by}).question;
        }
        coverage.push_back(std::move(each));
    }
    return coverage;
}

std::vector<Question> questions(Compact const& compact, Date as_of) {
    return Asked(compact, as_of).questions;
}

}  // namespace crosswalk
