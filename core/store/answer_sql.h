// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/answer_plan.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// The aggregates of one SELECT, each once.
class SqlAggregates {
public:
    std::size_t index_of(std::string const& sql);
    /// `, sum(x) AS "~v0", ...`
    std::string list() const;
    std::size_t size() const { return all_.size(); }

private:
    std::vector<std::string> all_;
    std::map<std::string, std::size_t> indices_;
};

/// Which aggregates a part is computed from; see AnswerTable::Source.
struct PartAggregates {
    std::optional<std::size_t> value;
    std::optional<std::size_t> count;
};
PartAggregates aggregates_of(AnswerPart const& part, std::string const& where, SqlAggregates& list);

/// The columns a scan groups by: `u AS "~unit", "neighbourhood" AS "~by0"`, with the day of
/// recording and whether rows are taken back, where that is asked for.
std::string key_columns(AnswerJob const& job, AnswerScan const& scan, int fiscal_start);

/// ` FROM "requests" t WHERE ...`, with rows that are taken back a second time, where that is asked
/// for.
std::string source_rows(AnswerJob const& job, std::string const& known);

/// What the conditions of some parts look at, and the conditions over that.
struct Situations {
    std::vector<std::string> names;  ///< columns of the summary, quoted
    std::vector<std::string> definitions;  ///< what each is of a row
    std::vector<std::string> conditions;  ///< over the names, each once
    std::vector<std::optional<std::size_t>> condition_of;  ///< as the scan's parts
};

/// `tells_apart` says of a column that is compared in many ways whether it is better kept as it is.
Situations situations_of(AnswerJob const& job, AnswerScan const& scan,
                         std::vector<std::string> const& kept_columns);

/// Columns that at least three different conditions of the scan look at alone.
std::vector<std::string> much_compared_columns(AnswerJob const& job, AnswerScan const& scan);

}  // namespace crosswalk
