// SPDX-License-Identifier: Apache-2.0
#include "measure/pattern.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace crosswalk {
namespace {

void add_to(std::vector<Rational>& sums, std::size_t which, std::optional<Decimal> const& value) {
    if (value) sums[which] = sums[which] + Rational(*value);
}

/// The guarded counts out of the plain ones: what is left when parts are taken away.
std::vector<Rational> guarded_values(GuardedCounts const& guarded,
                                     std::vector<Rational> const& plain) {
    std::vector<Rational> values;
    for (auto const& count : guarded.counts) {
        auto value = plain[count.whole];
        for (auto const part : count.parts) value = value - plain[part];
        values.push_back(std::move(value));
    }
    return values;
}

}  // namespace

/// One change of what is known about a period.
struct DisclosurePattern::Event {
    Date day;
    std::optional<std::size_t> column;  ///< nothing: over all rows
    AnswerRow const* row = nullptr;
};

namespace {

/// What is known about one period, column by column, as days pass.
class KnownCells {
public:
    explicit KnownCells(GuardedDataset const& guarded)
        : guarded_(guarded),
          plain_(guarded.columns.size()),
          all_rows_(guarded.counts.asked.size()),
          together_(guarded.columns.size()) {
        for (std::size_t j = 0; j < guarded.columns.size(); ++j) {
            together_[j].resize(guarded.columns[j].across.size());
        }
    }

    void take(std::optional<std::size_t> column, AnswerRow const& row) {
        if (column) return take_group(*column, row);
        auto const& cells = guarded_.all_rows.cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            add_to(all_rows_, i, row.cells[cells[i]].value);
        }
    }

    std::vector<Rational> totals() const { return guarded_values(guarded_.counts, all_rows_); }

    void take_group(std::size_t column, AnswerRow const& row) {
        auto& sums = plain_[column][row.group];
        sums.resize(guarded_.counts.asked.size());
        auto const& cells = guarded_.columns[column].cells;
        for (std::size_t i = 0; i < cells.size(); ++i) add_to(sums, i, row.cells[cells[i]].value);
        for (std::size_t j = 0; j < guarded_.columns.size(); ++j) {
            for (std::size_t k = 0; k < guarded_.columns[j].across.size(); ++k) {
                take_together(j, k, column, row);
            }
        }
    }

    std::vector<CellCounts> counts() const {
        std::vector<CellCounts> all;
        for (auto const& column : plain_) {
            auto& counts = all.emplace_back();
            for (auto const& [group, plain] : column) {
                counts.emplace(group, guarded_values(guarded_.counts, plain));
            }
        }
        return all;
    }

    /// Which groups of `other` occur with which of `column`.
    Crossing crossing(std::size_t column, std::size_t k) const {
        Crossing pairs;
        for (auto const& [pair, rows] : together_[column][k]) {
            if (rows > Rational(0)) pairs.insert(pair);
        }
        return pairs;
    }

private:
    void take_together(std::size_t j, std::size_t k, std::size_t column, AnswerRow const& row) {
        auto const& across = guarded_.columns[j].across[k];
        // The question by one column counts the values of the other.
        if (column != (across.turned ? across.other : j)) return;
        for (std::size_t i = 0; i < across.cells.size(); ++i) {
            auto const& rows = row.cells[across.cells[i].cell].value;
            if (!rows) continue;
            Group const value = i < across.values.size() ? Group(across.values[i]) : Group();
            auto const pair =
                across.turned ? std::pair(row.group, value) : std::pair(value, row.group);
            auto& sum = together_[j][k][pair];
            sum = sum + Rational(*rows);
        }
    }

    GuardedDataset const& guarded_;
    std::vector<std::map<Group, std::vector<Rational>>> plain_;
    std::vector<Rational> all_rows_;
    std::vector<std::vector<std::map<std::pair<Group, Group>, Rational>>> together_;
};

Crossing turned(Crossing const& crossing) {
    Crossing other;
    for (auto const& [first, second] : crossing) other.emplace(second, first);
    return other;
}

/// Whether both columns can be shown beside each other.
bool can_stand_together(GuardedDataset const& guarded, KnownCells const& known,
                        PeriodPattern const& pattern, std::size_t first, std::size_t second) {
    auto const& a = pattern.columns[first];
    auto const& b = pattern.columns[second];
    if (a.hidden.empty() && b.hidden.empty()) return true;
    auto const& across = guarded.columns[second].across;
    auto const k = std::ranges::find(across, first, &GuardedColumn::Across::other);
    if (k == across.end() || k->cells.empty()) return false;  // nobody can tell whether one nests
    auto const crossing = known.crossing(second, static_cast<std::size_t>(k - across.begin()));
    auto const limit = guarded.counts.fewer_than;
    return stays_hidden(a.counts, a.hidden, crossing, limit) &&
           stays_hidden(b.counts, b.hidden, turned(crossing), limit);
}

void grow(GuardedDataset const& guarded, KnownCells const& known, Date day,
          PeriodPattern& pattern) {
    auto const totals = known.totals();
    pattern.small_from.resize(totals.size());
    for (std::size_t i = 0; i < totals.size(); ++i) {
        auto& from = pattern.small_from[i];
        if (!from && is_small(totals[i], guarded.counts.fewer_than)) from = day;
    }
    auto counts = known.counts();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        pattern.columns[i].counts = std::move(counts[i]);
        hide_cells(pattern.columns[i].counts, guarded.counts.fewer_than, pattern.columns[i].hidden);
    }
    for (std::size_t second = 1; second < pattern.columns.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            if (pattern.columns[first].withheld || pattern.columns[second].withheld) continue;
            if (!can_stand_together(guarded, known, pattern, first, second)) {
                pattern.columns[second].withheld = true;
            }
        }
    }
}

std::size_t hidden_in(PeriodPattern::OneColumn const& column) { return column.hidden.size(); }

/// Which column goes on being shown once the total is not: the first that hides a group which it
/// showed before. Any other one would add up to the total, or to a part of it.
std::optional<std::size_t> first_that_grew(PeriodPattern const& before, PeriodPattern const& now) {
    for (std::size_t i = 0; i < now.columns.size(); ++i) {
        if (hidden_in(now.columns[i]) > hidden_in(before.columns[i])) return i;
    }
    return std::nullopt;
}

bool withholds_more(PeriodPattern const& before, PeriodPattern const& now) {
    if (now.small_from != before.small_from) return true;
    for (std::size_t i = 0; i < now.columns.size(); ++i) {
        if (now.columns[i].withheld && !before.columns[i].withheld) return true;
    }
    return first_that_grew(before, now).has_value();
}

void withhold_total(PeriodPattern const& before, PeriodPattern& now, Date day) {
    if (now.total_withheld_from) return;
    now.total_withheld_from = day;
    auto const kept = first_that_grew(before, now);
    for (std::size_t i = 0; i < now.columns.size(); ++i) {
        if (i != kept) now.columns[i].withheld = true;
    }
}

}  // namespace

DisclosurePattern::DisclosurePattern(Compact const& compact, GuardedDataset const& guarded,
                                     Answers const& answers, Date as_of)
    : guarded_(guarded),
      as_of_(as_of),
      due_days_(compact.dataset(guarded.dataset)->due_days.value_or(0)) {
    std::map<Period, std::vector<Event>> events;
    for (auto const& row : answers.rows(guarded.all_rows.question)) {
        if (row.recorded <= as_of) events[row.period].push_back({row.recorded, {}, &row});
    }
    for (std::size_t i = 0; i < guarded.columns.size(); ++i) {
        for (auto const& row : answers.rows(guarded.columns[i].question)) {
            if (row.recorded <= as_of) events[row.period].push_back({row.recorded, i, &row});
        }
    }
    for (auto& [period, of_period] : events) {
        if (!is_released(period)) continue;
        std::ranges::stable_sort(of_period, {}, &Event::day);
        replay(period, of_period);
    }
}

void DisclosurePattern::replay(Period const& period, std::vector<Event> const& events) {
    auto& pattern = patterns_[period];
    pattern.columns.resize(guarded_.columns.size());
    KnownCells known(guarded_);
    auto const released = period.last().plus_days(due_days_);
    bool is_first = true;
    for (auto event = events.begin(); event != events.end();) {
        // Everything known by the day of release is seen at once; from then on day by day.
        auto const day = std::max(event->day, released);
        for (; event != events.end() && event->day <= day; ++event) {
            known.take(event->column, *event->row);
        }
        auto const before = pattern;
        grow(guarded_, known, day, pattern);
        if (!is_first && withholds_more(before, pattern)) withhold_total(before, pattern, day);
        is_first = false;
    }
}

bool DisclosurePattern::is_released(Period const& period) const {
    return period.last().plus_days(due_days_) <= as_of_;
}

PeriodPattern const* DisclosurePattern::at(Period const& period) const {
    auto const found = patterns_.find(period);
    return found == patterns_.end() ? nullptr : &found->second;
}

}  // namespace crosswalk
