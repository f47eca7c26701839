// SPDX-License-Identifier: Apache-2.0
#include "measure/guarded_counts.h"

#include "measure/condition.h"
#include "quantity/unit.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crosswalk {
namespace {

constexpr std::size_t most_combinations = 64;

/// Units of time, length and the like: a whole number of them counts no people and no things.
constexpr std::array<std::string_view, 26> quantities = {
    "acre", "año",  "day",  "degree", "día",   "foot",    "gallon", "hora",   "hour",
    "inch", "mes",  "mile", "month",  "pound", "quarter", "score",  "second", "semana",
    "ton",  "week", "yard", "year",   "%",     "point",   "min",    "t"};

constexpr std::array<std::string_view, 27> symbols = {
    "Btu", "CO2", "CO2e", "GWh", "J", "L",  "MWh", "W",  "cm", "ft",  "g",    "ha",  "kBtu", "kW",
    "kWh", "kg",  "km",   "lb",  "m", "mL", "mg",  "mi", "mm", "mph", "sqft", "sqm", "therm"};

bool can_be_counted(Unit const& unit) {
    if (unit.is_plain()) return true;
    auto const& factors = unit.factors();
    if (factors.size() != 1 || factors.front().second != 1) return false;
    auto const& symbol = factors.front().first;
    return std::ranges::find(quantities, symbol) == quantities.end() &&
           std::ranges::find(symbols, symbol) == symbols.end() && symbol != "tonne" &&
           currency_digits(symbol) < 0;
}

bool is_whole_number(Expression const& e, Dataset const& dataset) {
    if (e.kind == ExpressionKind::add) {
        return std::ranges::all_of(
            e.parts, [&](auto const& part) { return is_whole_number(part, dataset); });
    }
    if (e.kind != ExpressionKind::column) return false;
    auto const* const column = dataset.column(e.name);
    if (column == nullptr || !can_be_counted(column->unit)) return false;
    return column->type == ColumnType::integer ||
           (column->type == ColumnType::decimal && column->scale == 0);
}

std::size_t add(std::vector<Aggregate>& asked, Aggregate const& wanted) {
    auto const found = std::ranges::find(asked, wanted);
    auto const index = static_cast<std::size_t>(found - asked.begin());
    if (found == asked.end()) asked.push_back(wanted);
    return index;
}

Aggregate rows_of(std::string dataset) {
    Aggregate rows;
    rows.kind = AggregateKind::count;
    rows.dataset = std::move(dataset);
    return rows;
}

/// The rows that an aggregate takes, counted.
Aggregate rows_behind(Aggregate const& aggregate) {
    auto rows = aggregate;
    rows.kind = AggregateKind::count;
    rows.unit = Unit();
    return rows;
}

/// Every way of taking away pairwise disjoint parts so that no further one could be taken away too:
/// what is left of any smaller choice is a sum of such rests and parts, so these are enough.
class Rests {
public:
    Rests(std::vector<RowFilter> const& filters, std::size_t whole,
          std::vector<std::size_t> candidates, GuardedCounts& into)
        : filters_(filters), whole_(whole), candidates_(std::move(candidates)), into_(into) {}

    void find() { choose({}, candidates_, {}); }

private:
    /// Bron and Kerbosch's search for maximal cliques, in the order of the text. What is disjoint
    /// with the pivot need not be tried: a choice without the pivot and without anything that
    /// meets it could still be widened by the pivot. Without this, twenty kinds that exclude each
    /// other would take a million steps.
    void choose(std::vector<std::size_t> const& taken, std::vector<std::size_t> open,
                std::vector<std::size_t> done) {
        if (open.empty()) {
            if (done.empty() && !taken.empty()) keep(taken);
            return;
        }
        auto const passed_over = disjoint_with(pivot(open, done), open);
        for (auto const next : std::vector(open)) {
            if (into_.too_many) return;
            if (std::ranges::find(passed_over, next) != passed_over.end()) continue;
            auto wider = taken;
            wider.push_back(next);
            choose(wider, disjoint_with(next, open), disjoint_with(next, done));
            std::erase(open, next);
            done.push_back(next);
        }
    }

    /// The part that most of the open ones are disjoint with.
    std::size_t pivot(std::vector<std::size_t> const& open,
                      std::vector<std::size_t> const& done) const {
        std::vector<std::size_t> all = open;
        all.insert(all.end(), done.begin(), done.end());
        return *std::ranges::max_element(
            all, {}, [&](auto part) { return disjoint_with(part, open).size(); });
    }

    std::vector<std::size_t> disjoint_with(std::size_t one,
                                           std::vector<std::size_t> const& others) const {
        std::vector<std::size_t> apart;
        for (auto const other : others) {
            if (other != one && excludes(filters_[one], filters_[other])) apart.push_back(other);
        }
        return apart;
    }

    void keep(std::vector<std::size_t> const& parts) {
        GuardedCount const rest{whole_, parts};
        if (std::ranges::find(into_.counts, rest) != into_.counts.end()) return;
        if (into_.counts.size() >= most_combinations + into_.asked.size()) {
            into_.too_many = true;
            return;
        }
        into_.counts.push_back(rest);
    }

    std::vector<RowFilter> const& filters_;
    std::size_t whole_;
    std::vector<std::size_t> candidates_;
    GuardedCounts& into_;
};

/// What can be compared: counts of rows with one another, sums of one column with one another.
bool same_things(Aggregate const& a, Aggregate const& b) {
    if (a.kind != b.kind) return false;
    return a.kind == AggregateKind::count || a.operand == b.operand;
}

void add_rests(GuardedCounts& guarded) {
    std::vector<RowFilter> filters;
    for (auto const& count : guarded.asked) filters.push_back(RowFilter::of(count));
    for (std::size_t whole = 0; whole < guarded.asked.size(); ++whole) {
        std::vector<std::size_t> candidates;
        for (std::size_t part = 0; part < guarded.asked.size(); ++part) {
            if (part == whole || !same_things(guarded.asked[part], guarded.asked[whole])) continue;
            if (implies(filters[part], filters[whole])) candidates.push_back(part);
        }
        Rests(filters, whole, std::move(candidates), guarded).find();
    }
}

/// "62 % of the children": those who are not ready can be counted from the two sides.
void add_rest_of_ratio(GuardedCounts& guarded, Measure const& measure, Dataset const& dataset) {
    if (!measure.formula || measure.formula->kind != ExpressionKind::divide) return;
    if (!measure.unit.is_percent() && !measure.unit.is_plain()) return;
    auto const& sides = measure.formula->parts;
    bool const plain = std::ranges::all_of(
        sides, [](auto const& side) { return side.kind == ExpressionKind::aggregate; });
    if (!plain) return;
    auto const& part = measure.aggregates[sides[0].index];
    auto const& whole = measure.aggregates[sides[1].index];
    if (part.dataset != dataset.id || whole.dataset != dataset.id) return;
    auto const part_at = std::ranges::find(guarded.asked, part);
    auto const whole_at = std::ranges::find(guarded.asked, whole);
    if (part_at == guarded.asked.end() || whole_at == guarded.asked.end()) return;
    GuardedCount const rest{static_cast<std::size_t>(whole_at - guarded.asked.begin()),
                            {static_cast<std::size_t>(part_at - guarded.asked.begin())}};
    if (std::ranges::find(guarded.counts, rest) == guarded.counts.end())
        guarded.counts.push_back(rest);
}

}  // namespace

bool counts_things(Aggregate const& aggregate, Dataset const& dataset) {
    return aggregate.kind == AggregateKind::sum &&
           std::ranges::all_of(aggregate.operand, [&](auto const& operand) {
               return is_whole_number(operand, dataset);
           });
}

bool is_small(Rational const& count, std::int64_t fewer_than) {
    return count > Rational(0) && count < Rational(fewer_than);
}

std::vector<std::size_t> counts_shown_by(GuardedCounts const& guarded, Aggregate const& aggregate,
                                         Dataset const& dataset) {
    auto const own = aggregate.kind == AggregateKind::count || counts_things(aggregate, dataset)
                         ? aggregate
                         : rows_behind(aggregate);
    std::vector<std::size_t> shown;
    for (auto const& wanted : {own, rows_of(aggregate.dataset)}) {
        auto const found = std::ranges::find(guarded.asked, wanted);
        if (found == guarded.asked.end()) continue;
        auto const index = static_cast<std::size_t>(found - guarded.asked.begin());
        if (std::ranges::find(shown, index) == shown.end()) shown.push_back(index);
    }
    return shown;
}

std::optional<GuardedCounts> guarded_counts(Compact const& compact, std::string_view id) {
    auto const* const dataset = compact.dataset(id);
    if (dataset == nullptr) return std::nullopt;
    GuardedCounts guarded;
    for (auto const& measure : compact.measures) {
        if (!measure.protection) continue;
        if (std::ranges::find(measure.aggregates, id, &Aggregate::dataset) ==
            measure.aggregates.end()) {
            continue;
        }
        guarded.fewer_than = std::max(guarded.fewer_than, measure.protection->fewer_than);
    }
    if (guarded.fewer_than == 0) return std::nullopt;
    std::vector<Aggregate> uses;
    bool rows_hold_counts = false;
    for (auto const& measure : compact.measures) {
        for (auto const& aggregate : measure.aggregates) {
            if (aggregate.dataset != id) continue;
            rows_hold_counts = rows_hold_counts || counts_things(aggregate, *dataset);
            add(uses, aggregate);
        }
    }
    for (auto const& aggregate : uses) {
        if (aggregate.kind == AggregateKind::count || counts_things(aggregate, *dataset)) {
            add(guarded.asked, aggregate);
        } else if (!rows_hold_counts) {
            add(guarded.asked, rows_behind(aggregate));
        }
    }
    // A figure says how many rows went into it, so what a condition leaves of them can be seen.
    if (std::ranges::find(uses, AggregateKind::count, &Aggregate::kind) != uses.end()) {
        add(guarded.asked, rows_of(dataset->id));
    }
    for (std::size_t i = 0; i < guarded.asked.size(); ++i) guarded.counts.push_back({i, {}});
    add_rests(guarded);
    for (auto const& measure : compact.measures) add_rest_of_ratio(guarded, measure, *dataset);
    // The rows themselves, unless each row already stands for many: not small either, though what
    // is left of them is nobody's promise.
    auto const before = guarded.asked.size();
    if (!rows_hold_counts && add(guarded.asked, rows_of(dataset->id)) == before) {
        guarded.counts.push_back({before, {}});
    }
    return guarded;
}

bool hides_row_counts(Compact const& compact, std::string_view dataset) {
    auto const guarded = guarded_counts(compact, dataset);
    return guarded && std::ranges::any_of(guarded->asked, [](auto const& asked) {
               return asked.kind == AggregateKind::count;
           });
}

}  // namespace crosswalk
