// SPDX-License-Identifier: Apache-2.0
#include "store/dataset_facts.h"

#include "store/batch_rules.h"
#include "store/dataset_table.h"
#include "store/expression_sql.h"
#include "store/quarantine.h"
#include "store/taking_back.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace crosswalk {
namespace {

std::string const beginning = sql_date(known_from_the_beginning());

/// Gives each row of a query to `take`.
template <class Take>
Result<void> each_row(Engine const& engine, std::string const& sql, Take take) {
    TRY_ASSIGN(auto rows, engine.query(sql));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, rows.next());
        if (chunk == nullptr) return {};
        for (std::size_t i = 0; i < chunk->rows(); ++i) take(*chunk, i);
    }
}

std::optional<Date> optional_date(Chunk const& chunk, std::size_t column, std::size_t row) {
    if (chunk.is_missing(column, row)) return std::nullopt;
    return chunk.date(column, row);
}

/// The batches recorded by then, and those of which a row was: a row may carry its own day.
std::string batches_of(Dataset const& dataset, Date as_of) {
    auto const day = sql_date(as_of);
    return " FROM \"~batches\" b WHERE b.dataset = " + sql_text(dataset.id) +
           " AND (COALESCE(b.recorded, " + beginning + ") <= " + day +
           " OR EXISTS (SELECT 1 FROM \"~known\" k WHERE k.batch = b.number AND k.recorded <= " +
           day + "))";
}

/// What was known by then and still counted.
std::string known_of(Dataset const& dataset, Date as_of) {
    return " FROM \"~known\" k JOIN \"~batches\" b ON b.number = k.batch WHERE b.dataset = " +
           sql_text(dataset.id) + " AND k.recorded <= " + sql_date(as_of) +
           " AND (k.back IS NULL OR k.back > " + sql_date(as_of) + ")";
}

using BatchNumbers = std::vector<std::pair<int, std::size_t>>;

/// Rows of each batch that another row replaced: those that came to an end, without those that were
/// taken back and those that count again.
Result<void> add_superseded(Engine const& engine, Dataset const& dataset, Date as_of,
                            BatchNumbers const& number_at, DatasetFacts& facts) {
    auto const* const time = dataset.column_with(ColumnRole::time);
    TRY_ASSIGN(bool const may_end, rows_may_end(engine, dataset));
    if (!may_end || time == nullptr) return {};
    auto const day = sql_date(as_of);
    auto const since = "t." + sql_name(since_column);
    auto const ended = "COALESCE(t." + sql_name(superseded_column) + " <= " + day + ", false)";
    return each_row(
        engine,
        "SELECT t." + sql_name(batch_column) + ", count(*) FILTER (" + since + " IS NULL AND " +
            ended + ") - count(*) FILTER (" + since + " IS NOT NULL AND NOT " + ended +
            ") - COALESCE((SELECT sum(k.rows) FROM \"~known\" k WHERE k.batch = t." +
            sql_name(batch_column) + " AND k.recorded <= " + day + " AND k.day <= " + day +
            " AND k.back <= " + day + "), 0) FROM " + sql_name(dataset.id) +
            " t JOIN \"~batches\" b ON b.number = t." + sql_name(batch_column) + " WHERE " +
            recorded_day(dataset) + " <= " + day + " AND t." + sql_name(time->name) + " <= " + day +
            " GROUP BY t." + sql_name(batch_column),
        [&](Chunk const& chunk, std::size_t row) {
            for (auto const& [number, at] : number_at) {
                if (number == chunk.count(0, row)) {
                    facts.batches[at].superseded = chunk.count(1, row);
                }
            }
        });
}

Result<void> add_batches(Engine const& engine, Dataset const& dataset, Date as_of,
                         DatasetFacts& facts) {
    BatchNumbers number_at;
    auto const day = sql_date(as_of);
    TRY(each_row(engine,
                 "SELECT b.number, b.file, b.sha256, b.recorded, CASE WHEN b.withdrawn <= " + day +
                     " THEN 0 ELSE b.quarantined END, COALESCE((SELECT sum(k.rows) FROM "
                     "\"~known\" k WHERE k.batch = b.number AND k.recorded <= " +
                     day + " AND k.day <= " + day + "), 0), CASE WHEN b.withdrawn <= " + day +
                     " THEN b.withdrawn END" + batches_of(dataset, as_of) +
                     " ORDER BY b.recorded NULLS FIRST, b.number",
                 [&](Chunk const& chunk, std::size_t row) {
                     BatchFacts batch;
                     batch.file = chunk.text(1, row);
                     batch.sha256 = chunk.text(2, row);
                     batch.recorded = optional_date(chunk, 3, row);
                     batch.quarantined = chunk.count(4, row);
                     batch.rows = chunk.count(5, row);
                     batch.withdrawn = optional_date(chunk, 6, row);
                     number_at.emplace_back(static_cast<int>(chunk.count(0, row)),
                                            facts.batches.size());
                     facts.quarantined_rows += batch.quarantined;
                     facts.batches.push_back(std::move(batch));
                 }));
    return add_superseded(engine, dataset, as_of, number_at, facts);
}

/// What was taken back of rows the reading would see.
Result<void> add_taken_back(Engine const& engine, Dataset const& dataset, Date as_of,
                            DatasetFacts& facts) {
    auto const day = sql_date(as_of);
    return each_row(
        engine,
        "SELECT b.file, b.sha256, x.keys, x.day, sum(k.rows)::BIGINT, x.because FROM "
        "\"~takings\" x JOIN \"~batches\" b ON b.number = x.batch JOIN \"~known\" k ON "
        "k.taking = x.number WHERE b.dataset = " +
            sql_text(dataset.id) + " AND x.day <= " + day + " AND k.recorded <= " + day +
            " AND k.day <= " + day +
            " GROUP BY x.number, b.file, b.sha256, x.keys, x.day, x.because ORDER BY "
            "x.day, x.number",
        [&](Chunk const& chunk, std::size_t row) {
            auto const text = [&](std::size_t i) { return std::string(chunk.text(i, row)); };
            facts.taken_back.push_back(
                {text(0), text(1), text(2), chunk.date(3, row), chunk.count(4, row), text(5)});
        });
}

/// Rows that the reading leaves aside, and rows of which nobody said since when they were known.
Result<void> add_row_counts(Engine const& engine, Dataset const& dataset, Date as_of,
                            DatasetFacts& facts) {
    auto const day = sql_date(as_of);
    return each_row(engine,
                    "SELECT COALESCE(sum(k.rows) FILTER (WHERE k.day > " + day +
                        "), 0), COALESCE(sum(k.rows) FILTER (WHERE k.day <= " + day +
                        " AND k.recorded = " + beginning + "), 0)" + known_of(dataset, as_of),
                    [&](Chunk const& chunk, std::size_t row) {
                        facts.later_rows = chunk.count(0, row);
                        facts.undated_rows = chunk.count(1, row);
                    });
}

Result<void> add_quarantined(Engine const& engine, Dataset const& dataset, Date as_of,
                             DatasetFacts& facts) {
    return each_row(
        engine,
        "SELECT b.file, q.line, q.row, q.col, q.code, q.reason, q.help FROM \"~quarantine\" q "
        "JOIN (SELECT b.number, b.file" +
            batches_of(dataset, as_of) + " AND (b.withdrawn IS NULL OR b.withdrawn > " +
            sql_date(as_of) +
            ")) b ON b.number = q.batch ORDER BY b.file, q.line, q.row, b.number LIMIT " +
            std::to_string(Quarantine::most_kept),
        [&](Chunk const& chunk, std::size_t row) {
            auto const text = [&](std::size_t i) { return std::string(chunk.text(i, row)); };
            facts.quarantined.push_back({text(0), static_cast<std::uint64_t>(chunk.count(1, row)),
                                         static_cast<std::uint64_t>(chunk.count(2, row)), text(3),
                                         text(4), text(5), text(6)});
        });
}

/// The last day the row is about.
Date last_day(Column const& time, Date stored, int fiscal_start) {
    if (time.type != ColumnType::period) return stored;
    return Period::containing(time.period, stored, fiscal_start).last();
}

Result<void> add_arrivals(Engine const& engine, Dataset const& dataset,
                          std::vector<PeriodKind> const& kinds, Date as_of, int fiscal_start,
                          DatasetFacts& facts) {
    auto const* const time = dataset.column_with(ColumnRole::time);
    std::vector<std::pair<Date, Date>> days;
    TRY(each_row(engine,
                 "SELECT k.day, min(k.recorded)" + known_of(dataset, as_of) +
                     " AND k.day <= " + sql_date(as_of) + " GROUP BY k.day ORDER BY k.day",
                 [&](Chunk const& chunk, std::size_t row) {
                     days.emplace_back(chunk.date(0, row), chunk.date(1, row));
                 }));
    if (time == nullptr || days.empty()) return {};
    facts.facts_through = last_day(*time, days.back().first, fiscal_start);
    for (auto const kind : kinds) {
        auto const first = facts.arrivals.size();
        for (auto const& [day, recorded] : days) {
            auto const period = Period::containing(kind, day, fiscal_start);
            if (facts.arrivals.size() > first && facts.arrivals.back().period == period) {
                auto& earliest = facts.arrivals.back().first_recorded;
                earliest = std::min(earliest, recorded);
            } else {
                facts.arrivals.push_back({period, recorded});
            }
        }
    }
    return {};
}

std::string text_or_empty(Dataset const& dataset, ColumnRole role) {
    auto const* const column = dataset.column_with(role);
    return column == nullptr ? "''" : "COALESCE(t." + sql_name(column->name) + ", '')";
}

/// The rows that had come, or counted again, by a day, replaced or not: an SQL condition, or
/// nothing when all had.
Result<std::string> recorded_rows(Engine const& engine, Dataset const& dataset, Date known_by) {
    auto const day = sql_date(known_by);
    auto const later =
        " FROM \"~known\" k JOIN \"~batches\" b ON b.number = k.batch WHERE b.dataset = " +
        sql_text(dataset.id) + " AND k.recorded > " + day;
    std::string condition;
    TRY_ASSIGN(auto const unknown, engine.number("SELECT count(*)" + later));
    if (unknown > 0) {
        condition =
            "t." + sql_name(batch_column) +
            " IN (SELECT b.number FROM \"~batches\" b WHERE b.dataset = " + sql_text(dataset.id) +
            " AND COALESCE(b.recorded, " + beginning + ") <= " + day + ")";
        if (auto const* const column = dataset.column_with(ColumnRole::recorded)) {
            auto const own = "t." + sql_name(column->name);
            condition =
                "(" + own + " <= " + day + " OR (" + own + " IS NULL AND " + condition + "))";
        }
    }
    TRY_ASSIGN(bool const has_takings, has_taken_back(engine, dataset));
    if (has_takings) {
        auto const since = "t." + sql_name(since_column);
        condition += (condition.empty() ? "(" : " AND (") + since + " IS NULL OR " + since +
                     " <= " + day + ")";
    }
    return condition;
}

/// The columns that say what a claim is about, as one text. Numbers are what is claimed, and of the
/// rest the wording, the source and the day may change with a correction.
std::string subject_of(Dataset const& dataset) {
    std::string parts = "''";
    for (auto const& column : dataset.columns) {
        bool const is_number =
            column.type == ColumnType::integer || column.type == ColumnType::decimal;
        bool const may_change = column.role == ColumnRole::qualifier ||
                                column.role == ColumnRole::source ||
                                column.role == ColumnRole::recorded;
        if (is_number || may_change) continue;
        // Length first, so that no two lists of values make the same text.
        auto const value = "COALESCE(CAST(t." + sql_name(column.name) + " AS VARCHAR), '')";
        parts += " || length(" + value + ") || ':' || " + value;
    }
    return parts;
}

Result<void> add_claims(Engine const& engine, Compact const& compact, Measure const& measure,
                        Date as_of, std::vector<Claim>& claims) {
    auto const* const dataset = compact.dataset(measure.dataset);
    auto const* const time = dataset == nullptr ? nullptr : dataset->column_with(ColumnRole::time);
    auto const* const column =
        dataset == nullptr ? nullptr : dataset->column(measure.published->value);
    if (time == nullptr || column == nullptr) return {};
    auto where = "t." + sql_name(column->name) + " IS NOT NULL";
    for (auto const& condition : measure.published->where) {
        TRY_ASSIGN(auto const sql, sql_condition(condition, *dataset));
        where += " AND " + sql;
    }
    TRY_ASSIGN(auto const known, recorded_rows(engine, *dataset, as_of));
    if (!known.empty()) where += " AND " + known;
    // Also those that were replaced since: a baseline frozen before that keeps them.
    auto const replaced = "t." + sql_name(superseded_column);
    auto const scale = column->type == ColumnType::decimal ? column->scale : 0;
    std::optional<Diagnostic> failed;
    TRY(each_row(
        engine,
        "SELECT t." + sql_name(time->name) + ", t." + sql_name(column->name) + ", " +
            text_or_empty(*dataset, ColumnRole::qualifier) + ", " +
            text_or_empty(*dataset, ColumnRole::source) + ", " + recorded_day(*dataset) + ", " +
            subject_of(*dataset) + ", " + replaced + " FROM " + sql_name(dataset->id) +
            " t JOIN \"~batches\" b ON b.number = t." + sql_name(batch_column) + " WHERE " + where,
        [&](Chunk const& chunk, std::size_t row) {
            auto value = Decimal::make(chunk.number(1, row), scale);
            if (!value) {
                failed = value.error();
                return;
            }
            claims.push_back(
                {measure.id,
                 Period::containing(measure.period, chunk.date(0, row),
                                    compact.partnership.fiscal_year_starts),
                 *value, std::string(chunk.text(2, row)), std::string(chunk.text(3, row)),
                 chunk.date(4, row), std::string(chunk.text(5, row)),
                 chunk.is_missing(6, row) ? std::nullopt : std::optional(chunk.date(6, row))});
        }));
    if (failed) return std::unexpected(*failed);
    return {};
}

}  // namespace

Result<DatasetFacts> dataset_facts(Engine const& engine, Dataset const& dataset,
                                   std::vector<PeriodKind> const& kinds, Date as_of,
                                   int fiscal_year_starts) {
    DatasetFacts facts;
    facts.dataset = dataset.id;
    TRY(add_batches(engine, dataset, as_of, facts));
    TRY(add_taken_back(engine, dataset, as_of, facts));
    TRY(add_row_counts(engine, dataset, as_of, facts));
    TRY(add_quarantined(engine, dataset, as_of, facts));
    TRY(add_arrivals(engine, dataset, kinds, as_of, fiscal_year_starts, facts));
    return facts;
}

Result<std::vector<Claim>> claims(Engine const& engine, Compact const& compact, Date as_of) {
    std::vector<Claim> found;
    for (auto const& measure : compact.measures) {
        if (measure.published) TRY(add_claims(engine, compact, measure, as_of, found));
    }
    auto const order = [](Claim const& claim) {
        return std::tie(claim.measure, claim.period, claim.recorded, claim.source, claim.value,
                        claim.qualifier);
    };
    std::ranges::sort(found, [&](Claim const& a, Claim const& b) { return order(a) < order(b); });
    return found;
}

Result<std::string> known_rows(Engine const& engine, Dataset const& dataset, Date known_by) {
    auto const day = sql_date(known_by);
    TRY_ASSIGN(auto condition, recorded_rows(engine, dataset, known_by));
    // Facts about later days are left aside. The comparison costs time, so only when there are any.
    TRY_ASSIGN(auto const later, engine.number("SELECT count(*)" + known_of(dataset, known_by) +
                                               " AND k.day > " + day));
    if (later > 0) {
        condition += (condition.empty() ? "" : " AND ") + std::string("t.") +
                     sql_name(dataset.column_with(ColumnRole::time)->name) + " <= " + day;
    }
    TRY_ASSIGN(bool const may_end, rows_may_end(engine, dataset));
    if (!may_end) return condition;
    auto const superseded = "t." + sql_name(superseded_column);
    TRY_ASSIGN(auto const replaced, engine.number("SELECT count(" + superseded + ") FROM " +
                                                  sql_name(dataset.id) + " t"));
    if (replaced == 0) return condition;
    return condition + (condition.empty() ? "" : " AND ") + "(" + superseded + " IS NULL OR " +
           superseded + " > " + day + ")";
}

}  // namespace crosswalk
