// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "measure/guarded_counts.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace crosswalk {

/// Where the answer to one aggregate stands: which question, which cell of its rows.
struct CellAddress {
    std::size_t question = 0;
    std::size_t cell = 0;
};

/// Where everything stands that one formula needs, for one way of dividing the facts up.
struct Slice {
    struct OneDataset {
        std::string dataset;
        std::size_t question = 0;
        std::vector<CellAddress> guarded;  ///< one per GuardedCounts::asked; empty when unprotected
        std::vector<CellAddress> finest;  ///< the same over all rows, at the finest kind shown
    };
    std::vector<CellAddress> values;  ///< one per aggregate of the measure
    std::vector<std::optional<CellAddress>>
        matching;  ///< for a sum with a condition: rows that fit
    std::vector<OneDataset> datasets;
};

/// A period made of shorter ones, each of which every entity should report: months of a year.
struct Coverage {
    std::string dataset;
    PeriodKind kind = PeriodKind::month;
    std::size_t question = 0;
    std::optional<std::size_t> by_entity;  ///< the same per entity of the panel
};

/// Where everything stands that one measure needs.
struct AskedForMeasure {
    std::optional<Slice> totals;
    std::optional<Slice> baseline;  ///< as known when it was frozen
    std::optional<Slice> baseline_today;  ///< only when it was frozen
    std::optional<Slice> history;  ///< of a standing target, as known when it began to bind
    std::vector<std::optional<Slice>> groups;  ///< one per column of `by`
    std::optional<Slice> panel_base;  ///< per entity
    std::optional<Slice> panel_base_total;  ///< over all of them, as known when panel_base is
    std::optional<Slice> panel_now;
    std::vector<Coverage> coverage;
    // What was there when each of these stopped moving: months that come later make nothing whole.
    std::vector<Coverage> baseline_coverage;
    std::vector<Coverage> history_coverage;
    std::vector<Coverage> panel_coverage;  ///< of the panel's base
};

/// One way in which a protected dataset is broken down.
struct GuardedColumn {
    std::string column;
    std::size_t question = 0;  ///< by the day of recording too, at the finest kind
    std::vector<std::size_t> cells;  ///< one per GuardedCounts::asked
    /// How this column lies across the ones before it: per value of that one the cell that counts
    /// its rows; the last is "not stated". Empty when it cannot be told.
    struct Across {
        std::size_t other = 0;  ///< index of the other column
        bool turned = false;  ///< the values are this column's, the question the other's
        std::vector<std::string> values;
        std::vector<CellAddress> cells;
    };
    std::vector<Across> across;
};

struct GuardedDataset {
    std::string dataset;
    GuardedCounts counts;
    std::vector<PeriodKind> kinds;  ///< in which it is shown; the finest first
    std::vector<PeriodKind> refused;  ///< that do not nest with the finest: nothing is shown
    GuardedColumn all_rows;  ///< not broken down
    std::vector<GuardedColumn> columns;  ///< in the order in which they have precedence
};

/// What must be asked to read a compact as of a day, and where each answer is to be found.
class Asked {
public:
    Asked(Compact const& compact, Date as_of);

    std::vector<Question> questions;
    std::vector<AskedForMeasure> measures;  ///< in the order of the compact
    std::vector<GuardedDataset> guarded;  ///< only protected datasets, in the order of the compact

    GuardedDataset const* guarded_dataset(std::string_view id) const;

private:
    struct Where {
        PeriodKind kind;
        std::string by;
        Date known_by;
    };
    std::size_t question(std::string const& dataset, Where const& where, bool by_recorded);
    CellAddress ask(Aggregate const& aggregate, Where const& where, bool by_recorded = false);
    Slice slice(Measure const& measure, Where const& where);
    void ask_for_measure(Measure const& measure);
    void ask_for_panel(Measure const& measure, AskedForMeasure& asked);
    /// `where.kind` is that of the whole; with `where.by` also per entity.
    std::vector<Coverage> coverage(Measure const& measure, Where const& where);
    void guard(Dataset const& dataset);
    void guard_columns(Dataset const& dataset, GuardedDataset& guarded);
    void ask_across(Dataset const& dataset, GuardedDataset& guarded, std::size_t column);

    Compact const& compact_;
    Date as_of_;
    std::map<std::tuple<std::string, PeriodKind, std::string, Date, bool>, std::size_t> index_;
    std::vector<std::map<std::string, std::size_t>> cells_;  ///< per question, by printed aggregate
};

/// Columns by which a protected dataset is broken down, panels included. Those of measures that
/// declare small cells come first: where not all can be shown, the first is.
std::vector<std::string> columns_shown(Compact const& compact, Dataset const& dataset);

/// The kinds of periods in which a dataset is read.
std::vector<PeriodKind> kinds_shown(Compact const& compact, Dataset const& dataset);

/// The one of these kinds that nests in most others.
PeriodKind finest_of(std::vector<PeriodKind> const& kinds, int fiscal_start);

/// Whether the compact lists all values of a column, so that it can be seen whether it nests in
/// another.
bool has_known_values(Column const& column);

/// The day on which the yardstick of a standing target from history stopped moving.
Date history_known_by(Measure const& measure, Compact const& compact, Date as_of);

/// The days after its end on which a period of this measure is due: the longest of its datasets, or
/// nothing when none of them says.
std::optional<int> due_days(Measure const& measure, Compact const& compact);

/// The datasets a measure's aggregates come from, each once, in order.
std::vector<std::string> datasets_of(Measure const& measure);

}  // namespace crosswalk
