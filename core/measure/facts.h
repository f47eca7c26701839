// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "quantity/date.h"
#include "quantity/decimal.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// What a reading asks the store: exact aggregates of one dataset, per period and per value of at
/// most one column. The store may answer several questions with one scan.
struct Question {
    std::string dataset;
    std::vector<Aggregate> aggregates;  ///< all of this dataset
    PeriodKind period = PeriodKind::year;
    std::string by;                     ///< a column, or empty
    Date known_by;                      ///< only rows recorded by then
    bool by_recorded = false;           ///< one row per day of recording too; see AnswerRow

    friend bool operator==(Question const&, Question const&) = default;
};

/// `value` is absent when there was nothing to aggregate: no row, or only missing operands.
/// count() over existing rows of which none fits is 0, and known.
struct Cell {
    std::optional<Decimal> value;
    std::int64_t rows = 0;  ///< rows that went in

    friend bool operator==(Cell const&, Cell const&) = default;
};

struct AnswerRow {
    Period period;
    std::optional<std::string> group;  ///< absent: the column is missing in these rows
    /// With `by_recorded`: the day on which this change of the sums became known. A row that
    /// supersedes another counts as +new and -old on its day, so that adding all days up to D
    /// gives the state of knowledge on D.
    Date recorded;
    std::vector<Cell> cells;  ///< as many as the question has aggregates
    std::int64_t rows = 0;    ///< all rows of the period and group

    friend bool operator==(AnswerRow const&, AnswerRow const&) = default;
};

/// Rows ordered by period, group (absent first, then bytes), recorded.
struct Answer {
    std::vector<AnswerRow> rows;
};

/// A row that was not accepted, and why. Never dropped silently.
struct Quarantined {
    std::string file;
    std::uint64_t line = 0;   ///< from 1; 0 when the file has no lines (Parquet): see row
    std::uint64_t row = 0;    ///< data row from 1
    std::string column;       ///< empty when the row as a whole is wrong
    std::string code;         ///< "F012"
    std::string reason;       ///< "\"62 %\" is not a whole number"
    std::string help;
};

struct BatchFacts {
    std::string file;
    std::string sha256;
    std::optional<Date> recorded;
    std::int64_t rows = 0;         ///< accepted; in a reading: that it could use, see later_rows
    std::int64_t quarantined = 0;
    std::int64_t superseded = 0;  ///< accepted rows that a later batch replaced, as of the reading
    std::optional<Date> withdrawn = {};  ///< the day from which none of its rows counts any more
};

/// Accepted rows of one batch that no longer count: it was withdrawn, or some were corrected.
struct TakenBack {
    std::string file;  ///< of the batch
    std::string sha256;  ///< of the batch
    std::string keys;  ///< SHA-256 of the list of what was taken back; empty: the whole batch
    Date on;  ///< from this day on
    std::int64_t observations = 0;
    std::string because;
};

/// When the facts of a period first became known, for "late".
struct Arrival {
    Period period;
    Date first_recorded;
};

struct DatasetFacts {
    std::string dataset;
    std::vector<BatchFacts> batches;  ///< known by the as-of date, oldest first
    std::vector<TakenBack> taken_back;  ///< by the as-of date, oldest first
    std::vector<Quarantined> quarantined;  ///< the first 1,000, ordered by file and line
    std::int64_t quarantined_rows = 0;  ///< all of them
    /// Accepted and known, but about days after the day of the reading, which leaves them aside:
    /// they are not in the `rows` of the batches.
    std::int64_t later_rows = 0;
    /// Of the rows of the batches those that no day of recording came with. They count as known
    /// from the beginning, so a reading as of a past day may know more than was known then.
    std::int64_t undated_rows = 0;
    std::optional<Date> facts_through;  ///< last day any accepted row is about
    std::vector<Arrival> arrivals;  ///< per period of the measure kinds asked; see store
    /// In a reading: numbers of rows could give a small cell away, so they were taken out. Those of
    /// the batches are 0 then, and nothing is listed in `quarantined`.
    bool row_counts_withheld = false;
};

/// One published figure.
struct Claim {
    std::string measure;
    Period period;
    Decimal value;
    std::string qualifier;  ///< "more than"; may be empty
    std::string source;  ///< id of a [source] clause
    Date recorded;  ///< when it was published, or the batch recorded
    /// What else the row says it is about: its day or period and its names, of whatever kind. A
    /// later figure of one source corrects an earlier one only about the same subject.
    std::string subject = {};
    /// The day on which a row with the same key replaced it: what was known before stays known of
    /// that time.
    std::optional<Date> replaced = std::nullopt;

    friend bool operator==(Claim const&, Claim const&) = default;
};

/// Everything a reading may know.
struct Facts {
    std::vector<DatasetFacts> datasets;  ///< in the order of the compact
    std::vector<Answer> answers;  ///< one per question, in the order of questions()
    std::vector<Claim> claims;  ///< by measure, period, recorded, source
};

/// What must be asked to read `compact` as of that day: the same list, in the same order, every
/// time.
std::vector<Question> questions(Compact const& compact, Date as_of);

}  // namespace crosswalk
