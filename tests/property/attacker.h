// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <cstdint>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace crosswalk {

/// A small exact fraction: the coefficients of these systems are -1, 0 and 1, and stay small.
struct Fraction {
    std::int64_t top = 0;
    std::int64_t bottom = 1;

    static Fraction of(std::int64_t top, std::int64_t bottom) {
        auto const shared = std::gcd(top, bottom) * (bottom < 0 ? -1 : 1);
        return {top / shared, bottom / shared};
    }
    bool is_zero() const { return top == 0; }
    friend Fraction operator+(Fraction a, Fraction b) {
        return of(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
    }
    friend Fraction operator-(Fraction a, Fraction b) { return a + Fraction{-b.top, b.bottom}; }
    friend Fraction operator*(Fraction a, Fraction b) {
        return of(a.top * b.top, a.bottom * b.bottom);
    }
    friend Fraction operator/(Fraction a, Fraction b) {
        return of(a.top * b.bottom, a.bottom * b.top);
    }
    friend bool operator<(Fraction a, Fraction b) { return a.top * b.bottom < b.top * a.bottom; }
};

/// What somebody can work out who has written down every published figure as an equation over
/// counts that cannot be negative: the least and the greatest value of any sum of them. The simplex
/// method with Bland's rule, in fractions.
class Attacker {
public:
    using Sum = std::vector<int>;  ///< a coefficient per unknown count

    explicit Attacker(std::size_t unknowns) : unknowns_(unknowns) {}

    void sees(Sum sum, std::int64_t value) {
        if (!seen_.emplace(sum, value).second) return;
        invariant(value >= 0, "what is published are counts");
        std::vector<Fraction> row;
        for (auto const each : sum) row.push_back({each, 1});
        rows_.push_back(std::move(row));
        values_.push_back({value, 1});
    }

    /// To be called once, after everything was seen and before anything is asked.
    void begin() {
        auto const wide = unknowns_ + rows_.size();
        std::vector<Fraction> cost(wide);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_[i].resize(wide);
            rows_[i][unknowns_ + i] = {1, 1};
            cost[unknowns_ + i] = {-1, 1};
            basis_.push_back(unknowns_ + i);
        }
        auto const reached = climb(cost, {1, 1});
        invariant(reached && reached->is_zero(), "the facts themselves solve the equations");
        leave_out_helpers();
    }

    /// Whether everybody who sees this knows that the sum is at least 1 and below the limit.
    bool knows_small(Sum const& sum, std::int64_t limit) {
        std::vector<Fraction> most(unknowns_);
        std::vector<Fraction> least(unknowns_);
        for (std::size_t i = 0; i < unknowns_; ++i) {
            most[i] = {sum[i], 1};
            least[i] = {-sum[i], 1};
        }
        auto const above = climb(most, {limit, 1});
        if (!above || !(*above < Fraction{limit, 1})) return false;
        auto const below = climb(least, {0, 1});
        return below && *below < Fraction{0, 1};
    }

private:
    /// The greatest value of the sum, or the first found that is not below `enough`; nothing when
    /// it has no bound.
    std::optional<Fraction> climb(std::vector<Fraction> const& sum, Fraction enough) {
        while (true) {
            Fraction at;
            for (std::size_t i = 0; i < rows_.size(); ++i) at = at + sum[basis_[i]] * values_[i];
            if (!(at < enough)) return at;
            auto const enters = entering(sum);
            if (!enters) return at;
            auto const leaves = leaving(*enters);
            if (!leaves) return std::nullopt;
            pivot(*leaves, *enters);
        }
    }

    std::optional<std::size_t> entering(std::vector<Fraction> const& sum) const {
        for (std::size_t j = 0; j < sum.size(); ++j) {
            auto gain = sum[j];
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                if (rows_[i][j].is_zero() || sum[basis_[i]].is_zero()) continue;
                gain = gain - sum[basis_[i]] * rows_[i][j];
            }
            if (gain.top > 0) return j;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> leaving(std::size_t column) const {
        std::optional<std::size_t> row;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i][column].top <= 0) continue;
            if (!row) {
                row = i;
                continue;
            }
            auto const a = values_[i] / rows_[i][column];
            auto const b = values_[*row] / rows_[*row][column];
            if (a < b || (!(b < a) && basis_[i] < basis_[*row])) row = i;
        }
        return row;
    }

    void pivot(std::size_t row, std::size_t column) {
        auto const by = rows_[row][column];
        for (auto& each : rows_[row]) {
            if (!each.is_zero()) each = each / by;
        }
        values_[row] = values_[row] / by;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            auto const times = rows_[i][column];
            if (i == row || times.is_zero()) continue;
            for (std::size_t j = 0; j < rows_[i].size(); ++j) {
                if (rows_[row][j].is_zero()) continue;
                rows_[i][j] = rows_[i][j] - times * rows_[row][j];
            }
            values_[i] = values_[i] - times * values_[row];
        }
        basis_[row] = column;
    }

    /// The helping unknowns of the start are all zero now: they go, with the rows that said nothing
    /// new.
    void leave_out_helpers() {
        for (std::size_t i = 0; i < rows_.size();) {
            std::size_t column = 0;
            while (column < unknowns_ && rows_[i][column].is_zero()) ++column;
            if (basis_[i] < unknowns_) {
                ++i;
            } else if (column < unknowns_) {
                pivot(i++, column);
            } else {
                auto const at = static_cast<std::ptrdiff_t>(i);
                rows_.erase(rows_.begin() + at);
                values_.erase(values_.begin() + at);
                basis_.erase(basis_.begin() + at);
            }
        }
        for (auto& row : rows_) row.resize(unknowns_);
    }

    std::size_t unknowns_;
    std::set<std::pair<Sum, std::int64_t>> seen_;
    std::vector<std::vector<Fraction>> rows_;
    std::vector<Fraction> values_;
    std::vector<std::size_t> basis_;
};

}  // namespace crosswalk
