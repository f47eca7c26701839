// SPDX-License-Identifier: Apache-2.0
#include "measure/hidden_cells.h"

#include <algorithm>
#include <optional>

namespace crosswalk {
namespace {

std::size_t width(CellCounts const& counts) {
    return counts.empty() ? 0 : counts.begin()->second.size();
}

Rational total(CellCounts const& counts, std::size_t which) {
    Rational sum;
    for (auto const& [group, values] : counts) sum = sum + values[which];
    return sum;
}

Rational hidden_sum(CellCounts const& counts, std::set<Group> const& hidden, std::size_t which) {
    Rational sum;
    for (auto const& group : hidden) {
        auto const found = counts.find(group);
        if (found != counts.end()) sum = sum + found->second[which];
    }
    return sum;
}

bool has_small(std::vector<Rational> const& values, std::int64_t fewer_than) {
    return std::ranges::any_of(values,
                               [&](auto const& value) { return is_small(value, fewer_than); });
}

/// The first count that gives a hidden cell away, or nothing.
std::optional<std::size_t> weak_count(CellCounts const& counts, std::int64_t fewer_than,
                                      std::set<Group> const& hidden) {
    for (std::size_t which = 0; which < width(counts); ++which) {
        if (is_small(total(counts, which), fewer_than)) continue;
        if (is_small(hidden_sum(counts, hidden, which), fewer_than)) return which;
        if (hidden.size() != 1) continue;
        auto const found = counts.find(*hidden.begin());
        if (found != counts.end() && is_small(found->second[which], fewer_than)) return which;
    }
    return std::nullopt;
}

/// The shown group with the smallest count that is not zero.
std::optional<Group> next_to_hide(CellCounts const& counts, std::set<Group> const& hidden,
                                  std::size_t which) {
    std::optional<Group> next;
    for (auto const& [group, values] : counts) {
        if (values[which] <= Rational(0) || hidden.contains(group)) continue;
        if (!next || values[which] < counts.at(*next)[which]) next = group;
    }
    return next;
}

/// Groups of the first column, each with the number of the part of the crossing it lies in.
std::map<Group, std::size_t> parts_of_crossing(Crossing const& crossing) {
    std::map<Group, std::set<Group>> of_first;
    std::map<Group, std::set<Group>> of_second;
    for (auto const& [first, second] : crossing) {
        of_first[first].insert(second);
        of_second[second].insert(first);
    }
    std::map<Group, std::size_t> part;
    std::size_t number = 0;
    for (auto const& [start, unused] : of_first) {
        if (part.contains(start)) continue;
        std::vector<Group> open = {start};
        part.emplace(start, number);
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            for (auto const& second : of_first[at]) {
                for (auto const& neighbour : of_second[second]) {
                    if (part.emplace(neighbour, number).second) open.push_back(neighbour);
                }
            }
        }
        ++number;
    }
    return part;
}

}  // namespace

void hide_cells(CellCounts const& counts, std::int64_t fewer_than, std::set<Group>& hidden) {
    for (auto const& [group, values] : counts) {
        if (has_small(values, fewer_than)) hidden.insert(group);
    }
    while (auto const weak = weak_count(counts, fewer_than, hidden)) {
        auto const next = next_to_hide(counts, hidden, *weak);
        // Everything that has this count is hidden: it is then as large as its total, which is not
        // small, so this cannot be; only counts below zero, which no count is, could lead here.
        if (!next) return;
        hidden.insert(*next);
    }
}

bool stays_hidden(CellCounts const& counts, std::set<Group> const& hidden, Crossing const& crossing,
                  std::int64_t fewer_than) {
    auto const part = parts_of_crossing(crossing);
    std::map<std::size_t, std::set<Group>> by_part;
    for (auto const& group : hidden) {
        auto const found = part.find(group);
        if (found != part.end()) by_part[found->second].insert(group);  // else it has no rows
    }
    for (auto const& [number, groups] : by_part) {
        for (std::size_t which = 0; which < width(counts); ++which) {
            auto const sum = hidden_sum(counts, groups, which);
            if (is_small(sum, fewer_than)) return false;
        }
        if (groups.size() > 1) continue;
        auto const found = counts.find(*groups.begin());
        if (found != counts.end() && has_small(found->second, fewer_than)) return false;
    }
    return true;
}

namespace {

/// The cells as lines between groups and periods; a line that lies on no cycle is a bridge, and the
/// value of a bridge follows from the totals.
class Bridges {
public:
    explicit Bridges(std::vector<HiddenCell> const& cells) : cells_(cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const group = groups_.try_emplace(cells[i].group, nodes_.size());
            if (group.second) nodes_.emplace_back();
            auto const period = periods_.try_emplace(cells[i].period, nodes_.size());
            if (period.second) nodes_.emplace_back();
            ends_.emplace_back(group.first->second, period.first->second);
            nodes_[group.first->second].push_back(i);
            nodes_[period.first->second].push_back(i);
        }
    }

    /// Whether the two ends of this cell stay joined without it.
    bool lies_on_cycle(std::size_t cell) const {
        std::set<std::size_t> seen = {ends_[cell].first};
        std::vector<std::size_t> open = {ends_[cell].first};
        while (!open.empty()) {
            auto const node = open.back();
            open.pop_back();
            for (auto const line : nodes_[node]) {
                if (line == cell) continue;
                auto const other =
                    ends_[line].first == node ? ends_[line].second : ends_[line].first;
                if (seen.insert(other).second) open.push_back(other);
            }
        }
        return seen.contains(ends_[cell].second);
    }

private:
    std::vector<HiddenCell> const& cells_;
    std::map<Group, std::size_t> groups_;
    std::map<std::size_t, std::size_t> periods_;
    std::vector<std::vector<std::size_t>> nodes_;
    std::vector<std::pair<std::size_t, std::size_t>> ends_;
};

}  // namespace

bool stands_row_totals(std::vector<HiddenCell> const& cells) {
    Bridges const bridges(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].is_small && !bridges.lies_on_cycle(i)) return false;
    }
    return true;
}

}  // namespace crosswalk
