// SPDX-License-Identifier: Apache-2.0
#include "measure/asked.h"
#include "measure/period_kinds.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// Above this a column is not checked against its values: it is taken to nest.
constexpr std::size_t most_values = 200;

bool uses(Measure const& measure, std::string const& dataset) {
    return std::ranges::any_of(measure.aggregates,
                               [&](auto const& aggregate) { return aggregate.dataset == dataset; });
}

void add_once(std::vector<std::string>& list, std::string const& name) {
    if (std::ranges::find(list, name) == list.end()) list.push_back(name);
}

Expression column_node(std::string const& name) {
    Expression column;
    column.kind = ExpressionKind::column;
    column.name = name;
    return column;
}

Aggregate count_where(std::string const& dataset, Expression condition) {
    Aggregate count;
    count.kind = AggregateKind::count;
    count.dataset = dataset;
    count.where.push_back(std::move(condition));
    return count;
}

Aggregate count_where_equal(std::string const& dataset, std::string const& column,
                            std::string const& value) {
    Expression text;
    text.kind = ExpressionKind::text;
    text.name = value;
    Expression equal;
    equal.kind = ExpressionKind::equal;
    equal.parts = {column_node(column), std::move(text)};
    return count_where(dataset, std::move(equal));
}

Aggregate count_where_missing(std::string const& dataset, std::string const& column) {
    Expression missing;
    missing.kind = ExpressionKind::missing;
    missing.parts = {column_node(column)};
    return count_where(dataset, std::move(missing));
}

}  // namespace

std::vector<std::string> columns_shown(Compact const& compact, Dataset const& dataset) {
    std::vector<std::string> columns;
    for (bool const declared : {true, false}) {
        for (auto const& measure : compact.measures) {
            if (measure.protection.has_value() != declared || !uses(measure, dataset.id)) continue;
            for (auto const& column : measure.by) add_once(columns, column);
        }
    }
    for (auto const& measure : compact.measures) {
        if (measure.panel && uses(measure, dataset.id)) add_once(columns, measure.panel->entity);
    }
    std::erase_if(columns, [&](auto const& name) { return dataset.column(name) == nullptr; });
    return columns;
}

std::vector<PeriodKind> kinds_shown(Compact const& compact, Dataset const& dataset) {
    std::vector<PeriodKind> kinds;
    auto const add = [&](PeriodKind kind) {
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    };
    for (auto const& measure : compact.measures) {
        if (!uses(measure, dataset.id)) continue;
        add(measure.period);
        if (measure.baseline && !measure.baseline->value) add(measure.baseline->period.kind());
        if (measure.panel) add(measure.panel->fixed_from.kind());
    }
    return kinds;
}

bool has_known_values(Column const& column) {
    return column.type == ColumnType::text && !column.values.empty() &&
           column.values.size() <= most_values;
}

PeriodKind finest_of(std::vector<PeriodKind> const& kinds, int fiscal_start) {
    // The finest is the one that nests in most others; where all nest in each other it is any.
    return *std::ranges::max_element(kinds, {}, [&](PeriodKind kind) {
        return std::ranges::count_if(
            kinds, [&](auto other) { return nests_in(kind, other, fiscal_start); });
    });
}

void Asked::guard(Dataset const& dataset) {
    auto counts = guarded_counts(compact_, dataset.id);
    if (!counts) return;
    GuardedDataset guard{dataset.id, *std::move(counts), {}, {}, {}, {}};
    auto const start = compact_.partnership.fiscal_year_starts;
    auto const kinds = kinds_shown(compact_, dataset);
    auto const finest = finest_of(kinds, start);
    guard.kinds.push_back(finest);
    for (auto const kind : kinds) {
        if (kind == finest) continue;
        (nests_in(finest, kind, start) ? guard.kinds : guard.refused).push_back(kind);
    }
    guard_columns(dataset, guard);
    guarded.push_back(std::move(guard));
}

void Asked::guard_columns(Dataset const& dataset, GuardedDataset& guard) {
    auto const finest = guard.kinds.front();
    auto const asked = [&](std::string const& name) {
        GuardedColumn column{name, 0, {}, {}};
        for (auto const& count : guard.counts.asked) {
            auto const address = ask(count, {finest, name, as_of_}, true);
            column.question = address.question;
            column.cells.push_back(address.cell);
        }
        return column;
    };
    guard.all_rows = asked("");
    for (auto const& name : columns_shown(compact_, dataset)) guard.columns.push_back(asked(name));
    for (std::size_t i = 1; i < guard.columns.size(); ++i) ask_across(dataset, guard, i);
}

void Asked::ask_across(Dataset const& dataset, GuardedDataset& guard, std::size_t column) {
    auto const finest = guard.kinds.front();
    auto const& own = *dataset.column(guard.columns[column].column);
    for (std::size_t other = 0; other < column; ++other) {
        auto const& before = *dataset.column(guard.columns[other].column);
        GuardedColumn::Across across{other, !has_known_values(before), {}, {}};
        auto const& listed = across.turned ? own : before;
        auto const& asked_by = across.turned ? before : own;
        if (has_known_values(listed)) {
            Where const where{finest, asked_by.name, as_of_};
            across.values = listed.values;
            for (auto const& value : listed.values) {
                across.cells.push_back(
                    ask(count_where_equal(dataset.id, listed.name, value), where, true));
            }
            across.cells.push_back(ask(count_where_missing(dataset.id, listed.name), where, true));
        }
        guard.columns[column].across.push_back(std::move(across));
    }
}

}  // namespace crosswalk
