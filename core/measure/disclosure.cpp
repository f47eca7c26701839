// SPDX-License-Identifier: Apache-2.0
#include "measure/disclosure.h"

#include "measure/condition.h"
#include "measure/period_kinds.h"

#include <algorithm>

namespace crosswalk {
namespace {

bool contains(std::vector<std::size_t> const& list, std::size_t item) {
    return std::ranges::find(list, item) != list.end();
}

/// Whether what is shown takes rows of this count, or rows beside it that a whole could be less by.
bool bears_on(Aggregate const& shown, Aggregate const& count) {
    auto const a = RowFilter::of(shown);
    auto const b = RowFilter::of(count);
    return excludes(a, b) || implies(a, b);
}

/// What cannot be checked is not shown: neither periods that cut the others into pieces, nor
/// anything where the counts are too many to follow. `check` refuses both.
bool is_refused(GuardedDataset const& guarded, PeriodKind kind) {
    return guarded.counts.too_many ||
           std::ranges::find(guarded.refused, kind) != guarded.refused.end();
}

bool is_since(std::optional<Date> const& from, Date day) { return from && *from <= day; }

std::optional<std::size_t> column_index(GuardedDataset const& guarded, std::string const& column) {
    auto const found = std::ranges::find(guarded.columns, column, &GuardedColumn::column);
    if (found == guarded.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - guarded.columns.begin());
}

}  // namespace

Disclosure::Disclosure(Compact const& compact, Asked const& asked, Answers const& answers,
                       Date as_of)
    : compact_(compact), asked_(asked), answers_(answers) {
    for (auto const& guarded : asked.guarded) {
        datasets_.push_back({&guarded, DisclosurePattern(compact, guarded, answers, as_of)});
    }
}

Disclosure::OneDataset const* Disclosure::of(std::string_view dataset) const {
    auto const found = std::ranges::find(
        datasets_, dataset, [](auto const& one) { return std::string_view(one.guarded->dataset); });
    return found == datasets_.end() ? nullptr : &*found;
}

std::vector<Rational> Disclosure::totals(std::vector<CellAddress> const& addresses,
                                         Period const& period) const {
    std::vector<Rational> plain;
    for (auto const& address : addresses) {
        auto const* const row = answers_.row(address.question, period);
        auto const value = row == nullptr ? std::nullopt : row->cells.at(address.cell).value;
        plain.push_back(value ? Rational(*value) : Rational());
    }
    return plain;
}

std::vector<bool> Disclosure::small_totals(OneDataset const& one,
                                           std::vector<CellAddress> const& addresses,
                                           Period const& period) const {
    auto const plain = totals(addresses, period);
    std::vector<bool> small;
    for (auto const& count : one.guarded->counts.counts) {
        auto value = plain[count.whole];
        for (auto const part : count.parts) value = value - plain[part];
        small.push_back(is_small(value, one.guarded->counts.fewer_than));
    }
    return small;
}

bool Disclosure::gives_small_total(Measure const& measure, OneDataset const& one,
                                   std::vector<bool> const& small) const {
    auto const& guarded = one.guarded->counts;
    auto const* const dataset = compact_.dataset(one.guarded->dataset);
    std::vector<std::size_t> shown;
    for (auto const& aggregate : measure.aggregates) {
        if (aggregate.dataset != one.guarded->dataset) continue;
        for (auto const index : counts_shown_by(guarded, aggregate, *dataset)) {
            if (!contains(shown, index)) shown.push_back(index);
        }
    }
    for (std::size_t i = 0; i < guarded.counts.size(); ++i) {
        auto const& count = guarded.counts[i];
        if (!small[i]) continue;
        if (count.parts.empty()) {
            if (contains(shown, count.whole)) return true;
            // Another measure that counts the rest of the rows, or some of these, would give it
            // away.
            for (auto const& aggregate : measure.aggregates) {
                bool const same = aggregate.dataset == one.guarded->dataset;
                if (same && bears_on(aggregate, guarded.asked[count.whole])) return true;
            }
        } else if (std::ranges::any_of(count.parts,
                                       [&](auto part) { return contains(shown, part); })) {
            return true;
        }
    }
    return false;
}

bool Disclosure::hides_total(Measure const& measure, Slice const& slice,
                             Period const& period) const {
    for (auto const& dataset : slice.datasets) {
        auto const* const one = of(dataset.dataset);
        if (one == nullptr) continue;
        auto const& guarded = *one->guarded;
        if (is_refused(guarded, period.kind())) return true;
        if (gives_small_total(measure, *one, small_totals(*one, dataset.guarded, period)))
            return true;
        // A month whose total is hidden would follow from its year and the other months.
        auto const finest = guarded.kinds.front();
        auto const known_by = asked_.questions[dataset.question].known_by;
        for (auto const& part : parts_of(period, finest)) {
            auto small = small_totals(*one, dataset.finest, part);
            if (auto const* const pattern = one->pattern.at(part)) {
                if (is_since(pattern->total_withheld_from, known_by)) return true;
                for (std::size_t i = 0; i < small.size(); ++i) {
                    if (is_since(pattern->small_from[i], known_by)) small[i] = true;
                }
            }
            if (gives_small_total(measure, *one, small)) return true;
        }
    }
    return false;
}

CellState Disclosure::cell(Measure const& measure, std::string const& column, Period const& period,
                           Group const& group) const {
    for (auto const& id : datasets_of(measure)) {
        auto const* const one = of(id);
        if (one == nullptr) continue;
        auto const& guarded = *one->guarded;
        if (is_refused(guarded, period.kind())) return CellState::withheld;
        if (!one->pattern.is_released(period)) return CellState::not_released;
        auto const index = column_index(guarded, column);
        if (!index) return CellState::withheld;
        for (auto const& part : parts_of(period, guarded.kinds.front())) {
            auto const* const pattern = one->pattern.at(part);
            if (pattern == nullptr) continue;
            auto const& of_column = pattern->columns[*index];
            if (of_column.withheld || of_column.hidden.contains(group)) return CellState::withheld;
        }
    }
    return CellState::shown;
}

bool Disclosure::panel_reveals(Measure const& measure, GuardedDataset const& guarded,
                               DisclosurePattern const& patterns, Period const& period) const {
    if (!patterns.is_released(period)) return true;
    auto const index = column_index(guarded, measure.panel->entity);
    if (!index || is_refused(guarded, period.kind()) ||
        !nests_in(guarded.kinds.front(), period.kind(), period.fiscal_start()))
        return true;
    auto const limit = guarded.counts.fewer_than;
    std::vector<HiddenCell> cells;
    std::map<Group, std::vector<Rational>> hidden_sums;
    auto const parts = parts_of(period, guarded.kinds.front());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const* const pattern = patterns.at(parts[i]);
        if (pattern == nullptr) continue;
        auto const& column = pattern->columns[*index];
        if (column.withheld) return true;
        for (auto const& group : column.hidden) {
            auto const found = column.counts.find(group);
            if (found == column.counts.end()) continue;
            bool const small = std::ranges::any_of(
                found->second, [&](auto const& value) { return is_small(value, limit); });
            cells.push_back({group, i, small});
            auto& sums = hidden_sums[group];
            sums.resize(found->second.size());
            for (std::size_t c = 0; c < sums.size(); ++c) sums[c] = sums[c] + found->second[c];
        }
    }
    for (auto const& [group, sums] : hidden_sums) {
        if (std::ranges::any_of(sums, [&](auto const& sum) { return is_small(sum, limit); })) {
            return true;
        }
    }
    return !stands_row_totals(cells);
}

bool Disclosure::hides_panel(Measure const& measure, AskedForMeasure const& asked,
                             Period const& base, Period const& now) const {
    if (hides_total(measure, *asked.panel_base_total, base)) return true;
    if (hides_total(measure, *asked.totals, now)) return true;
    for (auto const& slice : asked.panel_base->datasets) {
        auto const* const one = of(slice.dataset);
        if (one == nullptr) continue;
        // A frozen base is shown as it was known then, so it must stand as it was known then.
        auto const known_by = asked_.questions[slice.question].known_by;
        DisclosurePattern const then(compact_, *one->guarded, answers_, known_by);
        if (panel_reveals(measure, *one->guarded, then, base) ||
            panel_reveals(measure, *one->guarded, one->pattern, base) ||
            panel_reveals(measure, *one->guarded, one->pattern, now)) {
            return true;
        }
    }
    return false;
}

}  // namespace crosswalk
