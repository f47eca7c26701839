// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "quantity/decimal.h"
#include "store/answer_plan.h"
#include "store/engine.h"
#include "store/progress.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// What one scan brought back: rows grouped by the scan's unit and columns, and perhaps by what its
/// conditions look at (`situation`).
struct AnswerTable {
    struct By {
        std::vector<std::optional<std::string>> groups;  ///< as printed; absent: missing in the row
        std::vector<std::uint32_t> group;  ///< per row
    };
    std::vector<std::int64_t> unit;
    std::vector<By> bys;  ///< as the scan's columns
    std::vector<Date> recorded;  ///< empty unless asked for
    std::vector<bool> is_taken_back;  ///< the same: the rows were superseded on that day
    std::vector<std::size_t>
        situation_start;  ///< rows are ordered by situation: where each begins,
    ///< and one past the last row
    std::vector<std::int64_t> rows;
    std::vector<std::vector<Int128>> columns;  ///< partial results, 0 where there is none

    /// Where a part of the scan is computed from: the column of its values and that of how many
    /// facts went into each (none: the rows), and the situations in which its condition holds.
    struct Source {
        std::optional<std::size_t> value;
        std::optional<std::size_t> count;
        std::vector<bool> holds;
    };
    std::vector<Source> sources;  ///< as the scan's parts

    std::size_t size() const { return unit.size(); }
};

struct AnswerContext {
    Engine const& engine;
    int fiscal_year_starts = 1;
    Progress const& progress;
};

/// The rows of a query whose columns are the keys of the scan, the number of rows and some
/// aggregates.
Result<AnswerTable> read_table(AnswerContext const& context, AnswerJob const& job,
                               AnswerScan const& scan, std::size_t aggregates,
                               std::string const& sql);

/// Runs a scan with every part as an aggregate of its own.
Result<AnswerTable> scan_one_by_one(AnswerContext const& context, AnswerJob const& job,
                                    AnswerScan const& scan, std::string const& known);

/// Runs a scan in two steps: rows are first summarized by everything the conditions look at, then
/// each part is added up from the summary. Pays when many parts differ in their conditions only.
/// Nothing when the summary turns out too large to pay.
Result<std::optional<AnswerTable>> scan_summarized(AnswerContext const& context,
                                                   AnswerJob const& job, AnswerScan const& scan,
                                                   std::string const& known);

/// Whether the second way gives the same answers: not for medians, which cannot be combined.
bool can_be_summarized(AnswerJob const& job, AnswerScan const& scan);

/// Whether the second way is worth a try, by an estimate from a sample.
Result<bool> is_summary_small(AnswerContext const& context, AnswerJob const& job,
                              AnswerScan const& scan);

}  // namespace crosswalk
