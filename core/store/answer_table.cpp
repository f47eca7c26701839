// SPDX-License-Identifier: Apache-2.0
#include "store/answer_table.h"

#include "store/answer_sql.h"
#include "store/value_text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace crosswalk {
namespace {

/// Numbers the groups of one column in the order in which they are met.
class GroupNumbers {
public:
    GroupNumbers(Column const& column, int fiscal_start)
        : column_(column), fiscal_start_(fiscal_start) {}

    std::uint32_t number_of(Chunk const& chunk, std::size_t at, std::size_t row,
                            std::vector<std::optional<std::string>>& groups) {
        auto const next = static_cast<std::uint32_t>(groups.size());
        if (chunk.is_missing(at, row)) {
            if (!missing_) {
                missing_ = next;
                groups.emplace_back();
            }
            return *missing_;
        }
        if (column_.type == ColumnType::text) {
            auto const found = numbers_.find(chunk.text(at, row));
            if (found != numbers_.end()) return found->second;
        }
        auto name = value_text(column_, chunk, at, row, fiscal_start_);
        auto const [found, is_new] = numbers_.try_emplace(name, next);
        if (is_new) groups.emplace_back(std::move(name));
        return found->second;
    }

private:
    Column const& column_;
    int fiscal_start_;
    std::optional<std::uint32_t> missing_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

/// Reads the keys and values of a scan's rows. Columns of the query: what stands before (`skip`),
/// the keys, the number of rows, the aggregates.
class TableReader {
public:
    TableReader(AnswerContext const& context, AnswerJob const& job, AnswerScan const& scan,
                std::size_t aggregates, std::size_t skip)
        : job_(job), scan_(scan), skip_(skip) {
        for (auto const& by : scan.bys) {
            auto const* const column = job.dataset->column(by);
            invariant(column != nullptr, "groups are columns of the dataset");
            numbers_.emplace_back(*column, context.fiscal_year_starts);
        }
        table_.bys.resize(scan.bys.size());
        table_.columns.resize(aggregates);
    }

    void add(Chunk const& chunk, std::size_t row) {
        auto at = skip_;
        table_.unit.push_back(chunk.count(at++, row));
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            auto& by = table_.bys[i];
            by.group.push_back(numbers_[i].number_of(chunk, at++, row, by.groups));
        }
        if (job_.by_recorded) {
            table_.recorded.push_back(chunk.date(at++, row));
            table_.is_taken_back.push_back(chunk.number(at++, row) != 0);
        }
        table_.rows.push_back(chunk.count(at++, row));
        for (auto& column : table_.columns) {
            column.push_back(chunk.is_missing(at, row) ? 0 : chunk.number(at, row));
            ++at;
        }
    }

    AnswerTable take() { return std::move(table_); }

private:
    AnswerJob const& job_;
    AnswerScan const& scan_;
    std::size_t skip_;
    std::vector<GroupNumbers> numbers_;
    AnswerTable table_;
};

/// Gives each row of a query to `take`.
template <class Take>
Result<void> each_row(AnswerContext const& context, std::string const& sql, Take take) {
    TRY_ASSIGN(auto rows, context.engine.query(sql, context.progress));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, rows.next());
        if (chunk == nullptr) return {};
        for (std::size_t i = 0; i < chunk->rows(); ++i) take(*chunk, i);
    }
}

std::string joined(std::vector<std::string> const& list) {
    std::string text;
    for (auto const& item : list) text += (text.empty() ? "" : ", ") + item;
    return text;
}

/// Sums of 128-bit numbers are not added up in steps: a step could overflow where the whole does
/// not.
bool is_wide_sum(AnswerPart const& part) {
    return part.kind == AggregateKind::sum && part.operand->is_wide;
}

/// Which conditions hold in which situation. Rows: situations; columns: conditions.
Result<std::vector<std::vector<bool>>> truth_table(AnswerContext const& context,
                                                   Situations const& situations,
                                                   std::size_t count) {
    std::vector<std::vector<bool>> holds(situations.conditions.size(), std::vector<bool>(count));
    // One SELECT with thousands of conditions costs more than some with hundreds.
    constexpr std::size_t at_once = 256;
    for (std::size_t first = 0; first < situations.conditions.size(); first += at_once) {
        auto const end = std::min(first + at_once, situations.conditions.size());
        std::string sql = "SELECT \"~situation\"";
        for (auto i = first; i < end; ++i) sql += ", " + situations.conditions[i] + " IS TRUE";
        TRY(each_row(context, sql + " FROM \"~situations\" t",
                     [&](Chunk const& chunk, std::size_t row) {
                         auto const situation = static_cast<std::size_t>(chunk.count(0, row));
                         for (auto i = first; i < end; ++i) {
                             holds[i][situation] = chunk.number(1 + i - first, row) != 0;
                         }
                     }));
    }
    return holds;
}

/// Some 200,000 rows of a dataset from all over it: whole stretches of rows, which cost little.
Result<std::string> sample_of(AnswerContext const& context, Dataset const& dataset) {
    constexpr std::int64_t wanted = 200'000;
    auto const table = sql_name(dataset.id);
    TRY_ASSIGN(auto const rows, context.engine.number("SELECT count(*) FROM " + table));
    if (rows <= wanted) return table;
    auto const percent = Decimal::make(std::max<std::int64_t>(100 * 10'000 * wanted / rows, 1), 4);
    invariant(percent.has_value(), "a small number fits");
    return "(SELECT * FROM " + table + " t TABLESAMPLE system(" + print(*percent) + " PERCENT))";
}

/// Columns that are compared in many ways and hold few different values are better kept as they are
/// than asked every question for every row.
Result<std::vector<std::string>> columns_to_keep(AnswerContext const& context, AnswerJob const& job,
                                                 AnswerScan const& scan) {
    constexpr std::int64_t few = 1000;
    std::vector<std::string> kept;
    auto const columns = much_compared_columns(job, scan);
    if (columns.empty()) return kept;
    TRY_ASSIGN(auto const sample, sample_of(context, *job.dataset));
    for (auto const& column : columns) {
        TRY_ASSIGN(auto const different,
                   context.engine.number("SELECT count(DISTINCT " + sql_name(column) + ") FROM " +
                                         sample));
        if (different <= few) kept.push_back(column);
    }
    return kept;
}

/// The summary of a scan as two tables of the connection's own: ~summary and ~situations.
Result<void> make_summary(AnswerContext const& context, AnswerJob const& job,
                          AnswerScan const& scan, Situations const& situations,
                          std::string const& aggregates, std::string const& known) {
    std::string looked_at;
    for (std::size_t i = 0; i < situations.names.size(); ++i) {
        looked_at += ", " + situations.definitions[i] + " AS " + situations.names[i];
    }
    TRY(context.engine.query("CREATE OR REPLACE TEMP TABLE \"~summary\" AS SELECT " +
                                 key_columns(job, scan, context.fiscal_year_starts) + looked_at +
                                 ", count(*) AS \"~rows\"" + aggregates + source_rows(job, known) +
                                 " GROUP BY ALL",
                             context.progress));
    auto const names = joined(situations.names);
    TRY(
        context.engine.query("CREATE OR REPLACE TEMP TABLE \"~situations\" AS SELECT row_number() "
                             "OVER () - 1 AS \"~situation\", " +
                             names + " FROM (SELECT DISTINCT " + names + " FROM \"~summary\")"));
    return {};
}

std::string summary_rows(AnswerJob const& job, AnswerScan const& scan, Situations const& situations,
                         std::size_t aggregates) {
    std::string list = "s.\"~situation\", c.\"~unit\"";
    for (std::size_t i = 0; i < scan.bys.size(); ++i)
        list += ", c." + sql_name("~by" + std::to_string(i));
    if (job.by_recorded) list += ", c.\"~day\", c.\"~back\"";
    list += ", c.\"~rows\"";
    for (std::size_t i = 0; i < aggregates; ++i)
        list += ", c." + sql_name("~v" + std::to_string(i));
    std::string same;
    for (auto const& name : situations.names) {
        same += (same.empty() ? "" : " AND ") + ("c." + name) + " IS NOT DISTINCT FROM s." + name;
    }
    return "SELECT " + list + " FROM \"~summary\" c JOIN \"~situations\" s ON " + same +
           " ORDER BY s.\"~situation\"";
}

}  // namespace

Result<AnswerTable> read_table(AnswerContext const& context, AnswerJob const& job,
                               AnswerScan const& scan, std::size_t aggregates,
                               std::string const& sql) {
    TableReader reader(context, job, scan, aggregates, 0);
    TRY(each_row(context, sql,
                 [&](Chunk const& chunk, std::size_t row) { reader.add(chunk, row); }));
    return reader.take();
}

Result<AnswerTable> scan_one_by_one(AnswerContext const& context, AnswerJob const& job,
                                    AnswerScan const& scan, std::string const& known) {
    SqlAggregates list;
    std::vector<AnswerTable::Source> sources;
    for (auto const part : scan.parts) {
        auto const [value, count] = aggregates_of(job.parts[part], job.parts[part].where_sql, list);
        sources.push_back({value, count, {true}});
    }
    TRY_ASSIGN(
        auto table,
        read_table(context, job, scan, list.size(),
                   "SELECT " + key_columns(job, scan, context.fiscal_year_starts) + ", count(*)" +
                       list.list() + source_rows(job, known) + " GROUP BY ALL"));
    table.situation_start = {0, table.size()};
    table.sources = std::move(sources);
    return table;
}

Result<std::optional<AnswerTable>> scan_summarized(AnswerContext const& context,
                                                   AnswerJob const& job, AnswerScan const& scan,
                                                   std::string const& known) {
    TRY_ASSIGN(auto const kept, columns_to_keep(context, job, scan));
    auto const situations = situations_of(job, scan, kept);
    if (situations.names.empty()) return std::nullopt;
    SqlAggregates list;
    std::vector<AnswerTable::Source> sources;
    for (auto const part : scan.parts) {
        auto const [value, count] = aggregates_of(job.parts[part], "", list);
        sources.push_back({value, count, {}});
    }
    TRY(make_summary(context, job, scan, situations, list.list(), known));
    TRY_ASSIGN(auto const count, context.engine.number("SELECT count(*) FROM \"~situations\""));
    constexpr std::int64_t most_tests = 50'000'000;
    if (count * static_cast<std::int64_t>(situations.conditions.size()) > most_tests)
        return std::nullopt;
    auto const situation_count = static_cast<std::size_t>(count);
    TRY_ASSIGN(auto const holds, truth_table(context, situations, situation_count));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto const condition = situations.condition_of[i];
        sources[i].holds = condition ? holds[*condition] : std::vector<bool>(situation_count, true);
    }
    TableReader reader(context, job, scan, list.size(), 1);
    std::vector<std::size_t> start(situation_count + 1);
    TRY(each_row(context, summary_rows(job, scan, situations, list.size()),
                 [&](Chunk const& chunk, std::size_t row) {
                     reader.add(chunk, row);
                     ++start[static_cast<std::size_t>(chunk.count(0, row)) + 1];
                 }));
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    auto table = reader.take();
    table.situation_start = std::move(start);
    table.sources = std::move(sources);
    return table;
}

bool can_be_summarized(AnswerJob const& job, AnswerScan const& scan) {
    return std::ranges::none_of(scan.parts, [&](std::size_t part) {
        return !job.parts[part].can_be_combined() || is_wide_sum(job.parts[part]);
    });
}

Result<bool> is_summary_small(AnswerContext const& context, AnswerJob const& job,
                              AnswerScan const& scan) {
    auto const conditions = std::ranges::count_if(
        scan.parts, [&](std::size_t part) { return job.parts[part].where.has_value(); });
    constexpr std::ptrdiff_t few = 4;
    if (conditions < few || !can_be_summarized(job, scan)) return false;
    TRY_ASSIGN(auto const kept, columns_to_keep(context, job, scan));
    auto const situations = situations_of(job, scan, kept);
    auto plain = job;
    plain.by_recorded = false;
    TRY_ASSIGN(auto const sample, sample_of(context, *job.dataset));
    TRY_ASSIGN(auto rows,
               context.engine.query("SELECT count(*), COALESCE(sum(n), 0)::BIGINT FROM (SELECT " +
                                    key_columns(plain, scan, context.fiscal_year_starts) +
                                    (situations.names.empty() ? "" : ", ") +
                                    joined(situations.definitions) + ", count(*) AS n FROM " +
                                    sample + " t GROUP BY ALL)"));
    TRY_ASSIGN(auto const* const chunk, rows.next());
    invariant(chunk != nullptr && chunk->rows() == 1, "an aggregate without groups has one row");
    // Of s rows drawn from D equally frequent kinds, D (1 - exp(-s/D)) are different. At most seven
    // eighths different means D <= 3.6 s: a summary of at most some 700,000 rows.
    return chunk->count(0, 0) * 8 <= chunk->count(1, 0) * 7;
}

}  // namespace crosswalk
