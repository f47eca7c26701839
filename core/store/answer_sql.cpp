// SPDX-License-Identifier: Apache-2.0
#include "store/answer_sql.h"

#include "store/batch_rules.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "text/result.h"

#include <algorithm>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

std::string filter(std::string const& where) {
    return where.empty() ? "" : " FILTER (WHERE " + where + ")";
}

/// The sum of 128-bit numbers needs an aggregate of its own: see exact_sum.h.
std::string sum_of(SqlValue const& operand) {
    if (!operand.is_wide) return "sum(" + operand.sql + ")";
    auto const scale = std::to_string(operand.scale);
    return "exact_sum_" + scale + "(CAST(" + operand.sql + " AS DECIMAL(38, " + scale + ")))";
}

/// Gives every atom of the scan's conditions to `take`.
template <class Take>
void each_atom(AnswerJob const& job, AnswerScan const& scan, Take take) {
    for (auto const part : scan.parts) {
        if (!job.parts[part].where) continue;
        auto const compiled =
            sql_condition(*job.parts[part].where, *job.dataset, [&](Atom const& atom) {
                take(atom);
                return atom.sql;
            });
        invariant(compiled.has_value(), "the condition was compiled when the job was planned");
    }
}

}  // namespace

std::size_t SqlAggregates::index_of(std::string const& sql) {
    auto const [found, is_new] = indices_.try_emplace(sql, all_.size());
    if (is_new) all_.push_back(sql);
    return found->second;
}

std::string SqlAggregates::list() const {
    std::string text;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        text += ", " + all_[i] + " AS " + sql_name("~v" + std::to_string(i));
    }
    return text;
}

PartAggregates aggregates_of(AnswerPart const& part, std::string const& where,
                             SqlAggregates& list) {
    auto const only = filter(where);
    // Where nothing can be missing, counting values is counting rows.
    std::optional<std::size_t> count;
    if (part.operand && part.may_miss) {
        count = list.index_of("count(" + part.operand->sql + ")" + only);
    } else if (!where.empty()) {
        count = list.index_of("count(*)" + only);
    }
    if (part.kind == AggregateKind::count) return {count, count};
    auto const& operand = *part.operand;
    switch (part.kind) {
        case AggregateKind::sum:
            return {list.index_of(sum_of(operand) + only), count};
        case AggregateKind::min:
            return {list.index_of("min(" + operand.sql + ")" + only), count};
        case AggregateKind::max:
            return {list.index_of("max(" + operand.sql + ")" + only), count};
        case AggregateKind::count:
        case AggregateKind::median:
            break;
    }
    invariant(false, "medians have a scan of their own");
    return {};
}

std::string key_columns(AnswerJob const& job, AnswerScan const& scan, int fiscal_start) {
    auto const* const time = job.dataset->column_with(ColumnRole::time);
    invariant(time != nullptr, "every dataset has a time column");
    auto list = unit_sql(scan.unit, "t." + sql_name(time->name), fiscal_start) + " AS \"~unit\"";
    for (std::size_t i = 0; i < scan.bys.size(); ++i) {
        list += ", t." + sql_name(scan.bys[i]) + " AS " + sql_name("~by" + std::to_string(i));
    }
    if (job.by_recorded) list += ", t.\"~day\", t.\"~back\"";
    return list;
}

std::string source_rows(AnswerJob const& job, std::string const& known) {
    auto const& dataset = *job.dataset;
    auto const table = sql_name(dataset.id) + " t";
    if (!job.by_recorded) return " FROM " + table + (known.empty() ? "" : " WHERE " + known);
    auto const day = sql_date(job.known_by);
    // A row about a later day counts from that day on, and so does what replaces it.
    auto const about = "t." + sql_name(dataset.column_with(ColumnRole::time)->name);
    auto const counts_from = [&](std::string const& day_known) {
        return "greatest(" + day_known + ", " + about + ")";
    };
    auto const recorded = counts_from(recorded_day(dataset));
    auto const rows = [&](std::string const& known_on, std::string const& back,
                          std::string const& where) {
        return "SELECT t.*, " + known_on + " AS \"~day\", " + back + " AS \"~back\" FROM " + table +
               " JOIN \"~batches\" b ON b.number = t." + sql_name(batch_column) + " WHERE " + where;
    };
    auto sql = rows(recorded, "false", recorded + " <= " + day);
    if (job.rows_may_end) {
        auto const superseded = "CASE WHEN t." + sql_name(superseded_column) +
                                " IS NOT NULL THEN " +
                                counts_from("t." + sql_name(superseded_column)) + " END";
        sql += " UNION ALL " + rows(superseded, "true",
                                    recorded + " <= " + day + " AND " + superseded + " <= " + day);
    }
    return " FROM (" + sql + ") t";
}

std::vector<std::string> much_compared_columns(AnswerJob const& job, AnswerScan const& scan) {
    std::map<std::string, std::set<std::string>> atoms;
    each_atom(job, scan, [&](Atom const& atom) {
        if (atom.columns.size() == 1) atoms[atom.columns[0]].insert(atom.sql);
    });
    constexpr std::size_t many = 3;
    std::vector<std::string> columns;
    for (auto const& [column, different] : atoms) {
        if (different.size() >= many) columns.push_back(column);
    }
    return columns;
}

Situations situations_of(AnswerJob const& job, AnswerScan const& scan,
                         std::vector<std::string> const& kept_columns) {
    Situations situations;
    std::map<std::string, std::string> name_of;
    auto const name = [&](Atom const& atom) {
        bool const is_kept = atom.columns.size() == 1 &&
                             std::ranges::find(kept_columns, atom.columns[0]) != kept_columns.end();
        auto const definition = is_kept ? sql_name(atom.columns[0]) : atom.sql;
        auto const [found, is_new] = name_of.try_emplace(
            definition, is_kept ? definition : sql_name("~is" + std::to_string(name_of.size())));
        if (is_new) {
            situations.names.push_back(found->second);
            situations.definitions.push_back(definition);
        }
        return is_kept ? atom.sql : found->second;
    };
    std::map<std::string, std::size_t> conditions;
    for (auto const part : scan.parts) {
        situations.condition_of.emplace_back();
        if (!job.parts[part].where) continue;
        auto const sql = sql_condition(*job.parts[part].where, *job.dataset, name);
        invariant(sql.has_value(), "the condition was compiled when the job was planned");
        auto const [found, is_new] = conditions.try_emplace(*sql, situations.conditions.size());
        if (is_new) situations.conditions.push_back(*sql);
        situations.condition_of.back() = found->second;
    }
    return situations;
}

}  // namespace crosswalk
