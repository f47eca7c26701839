// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/facts.h"
#include "store/expression_sql.h"
#include "text/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// One distinct aggregate of a dataset, as SQL; many questions may ask for it.
struct AnswerPart {
    AggregateKind kind = AggregateKind::count;
    std::optional<SqlValue> operand;           ///< none: rows are counted
    bool may_miss = false;                     ///< the operand may be missing in a row
    std::optional<Expression> where;
    std::string where_sql;                     ///< empty: all rows
    std::string written;                       ///< as a person wrote it, for complaints

    /// Results over parts of the rows give the result over all of them.
    bool can_be_combined() const { return kind != AggregateKind::median; }
};

/// What is asked of one scan: these parts per period of this kind and per value of this column.
struct AnswerTarget {
    PeriodKind kind = PeriodKind::year;
    std::string by;                  ///< empty: all rows of the period
    std::vector<std::size_t> parts;  ///< sorted, each once

    friend bool operator==(AnswerTarget const&, AnswerTarget const&) = default;
};

/// Everything that is asked of one dataset as it was known on one day.
struct AnswerJob {
    Dataset const* dataset = nullptr;
    Date known_by;
    bool by_recorded = false;
    bool rows_may_end = false;  ///< some row no longer counts, from some day on
    std::vector<AnswerPart> parts;
    std::vector<std::size_t> questions;              ///< indices of the questions it answers
    std::vector<std::vector<std::size_t>> asked;  ///< per question: the part of each aggregate
};

/// Sorts questions into jobs and finds the parts they share. F041 F044 for what cannot be computed.
Result<std::vector<AnswerJob>> plan_jobs(std::vector<Question> const& questions,
                                         std::vector<Dataset> const& datasets);

/// One pass over a dataset: grouped by a unit of time and some columns, all parts at once.
struct AnswerScan {
    PeriodKind unit = PeriodKind::year;
    std::vector<std::string> bys;  ///< columns, each once
    std::vector<std::size_t> parts;  ///< sorted, each once
    std::vector<AnswerTarget> targets;  ///< served from it
};

/// The passes that answer a job: as few as possible, medians apart, because they cannot be
/// combined.
std::vector<AnswerScan> plan_scans(AnswerJob const& job, std::vector<Question> const& questions);

/// The start of the period a day lies in, as a number that counts periods of that kind.
std::string unit_sql(PeriodKind unit, std::string const& day, int fiscal_start);
/// A day of the unit with that number.
Date unit_day(PeriodKind unit, std::int64_t number, int fiscal_start);

}  // namespace crosswalk
