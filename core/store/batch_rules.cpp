// SPDX-License-Identifier: Apache-2.0
#include "store/batch_rules.h"

#include "store/dataset_table.h"
#include "store/expression_sql.h"
#include "store/value_text.h"
#include "text/utf8.h"

#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

std::string const batch_name = sql_name(batch_column);
std::string const row_name = sql_name(row_column);
std::string const line_name = sql_name(line_column);

std::string of_this_batch(LoadedBatch const& batch, std::string const& table) {
    return table + "." + batch_name + " = " + std::to_string(batch.number);
}

/// Columns whose values a message needs. What is personal is not even asked for.
std::string shown_columns(Dataset const& dataset, std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names) {
        bool const is_personal = dataset.column(name)->personal;
        list += ", " + (is_personal ? "true" : "t." + sql_name(name));
    }
    return list;
}

/// "building is A1, month is 2014-01" from what a query gives from column `first` on.
std::string named_values(LoadedBatch const& batch, std::vector<std::string> const& names,
                         Chunk const& chunk, std::size_t row, std::size_t first) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const& column = *batch.dataset.column(names[i]);
        std::string value = "missing";
        if (column.personal) {
            value = "(personal)";
        } else if (!chunk.is_missing(first + i, row)) {
            value = printable(value_text(column, chunk, first + i, row, batch.fiscal_year_starts));
        }
        text += (i == 0 ? "" : ", ") + names[i] + " is " + value;
    }
    return text;
}

std::string only_name(std::vector<std::string> const& names) {
    return names.size() == 1 ? names.front() : std::string();
}

/// Columns of a query that finds rows to quarantine, before those its caller asks for.
constexpr std::size_t own_columns = 2;

/// Moves rows of this batch from the table to quarantine. `from` finds them as t; `select` names
/// what `fault` needs to give the reason.
template <class MakeFault>
Result<void> move_out(LoadedBatch const& batch, std::string const& from, std::string const& select,
                      std::string const& column, MakeFault fault) {
    auto& engine = batch.engine;
    TRY(engine.run("CREATE OR REPLACE TEMP TABLE \"~bad\" AS SELECT t." + row_name + from));
    TRY_ASSIGN(auto const bad, engine.number("SELECT count(*) FROM \"~bad\""));
    if (bad == 0) return {};
    TRY_ASSIGN(auto rows, engine.query("SELECT t." + line_name + ", t." + row_name + select + from +
                                       " ORDER BY t." + row_name));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, rows.next());
        if (chunk == nullptr) break;
        for (std::size_t i = 0; i < chunk->rows(); ++i) {
            batch.quarantine.add({static_cast<std::uint64_t>(chunk->count(0, i)),
                                  static_cast<std::uint64_t>(chunk->count(1, i))},
                                 column, fault(*chunk, i));
        }
    }
    return engine.run("DELETE FROM " + sql_name(batch.dataset.id) + " t WHERE " +
                      of_this_batch(batch, "t") + " AND t." + row_name + " IN (SELECT " + row_name +
                      " FROM \"~bad\")");
}

std::string help_for_check(Expression const& check, std::vector<std::string> const& columns,
                           Chunk const& chunk, std::size_t row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!chunk.is_missing(own_columns + i, row)) continue;
        return "fill in " + columns[i] + "; if it may be missing, write the check as `" +
               print(check) + " or " + columns[i] + " is missing`";
    }
    return "correct the row where it comes from, or the check in the dataset's clause";
}

Result<void> apply_check(LoadedBatch const& batch, Expression const& check) {
    auto const& dataset = batch.dataset;
    TRY_ASSIGN(auto const condition, sql_condition(check, dataset));
    auto const columns = columns_of(check);
    auto const from = " FROM " + sql_name(dataset.id) + " t WHERE " + of_this_batch(batch, "t") +
                      " AND " + condition + " IS NOT TRUE";
    auto const what = "the check `" + print(check) + "` does not hold: ";
    return move_out(batch, from, shown_columns(dataset, columns), only_name(columns),
                    [&](Chunk const& chunk, std::size_t row) -> Fault {
                        return {"F029",
                                what + named_values(batch, columns, chunk, row, own_columns),
                                help_for_check(check, columns, chunk, row)};
                    });
}

/// Rows of one batch with the same key. Where the clause says supersede and rows carry the day they
/// were recorded on, a key may come again on another day: that is a correction.
Result<void> apply_key_once(LoadedBatch const& batch) {
    auto const& dataset = batch.dataset;
    auto const* const recorded = dataset.column_with(ColumnRole::recorded);
    auto keys = dataset;
    if (dataset.on_duplicate == OnDuplicate::supersede && recorded != nullptr) {
        keys.key.push_back(recorded->name);
    }
    auto const table = sql_name(dataset.id);
    auto const doubled = "(SELECT " + key_list(keys, "s.") + ", min(s." + row_name +
                         ") AS \"~first\", min(s." + line_name + ") AS \"~first line\" FROM " +
                         table + " s WHERE " + of_this_batch(batch, "s") +
                         " GROUP BY ALL HAVING count(*) > 1)";
    auto const from = " FROM " + table + " t JOIN " + doubled + " d ON " +
                      same_key(keys, "t.", "d.") + " WHERE " + of_this_batch(batch, "t") +
                      " AND t." + row_name + " <> d.\"~first\"";
    auto const first = sql_name(batch.has_lines ? "~first line" : "~first");
    auto const unit = std::string(batch.has_lines ? "line " : "row ");
    return move_out(batch, from, ", d." + first + shown_columns(dataset, dataset.key),
                    only_name(dataset.key), [&](Chunk const& chunk, std::size_t row) -> Fault {
                        auto const key =
                            named_values(batch, dataset.key, chunk, row, own_columns + 1);
                        return {"F030",
                                "the key is used twice: " + key + ", as in " + unit +
                                    std::to_string(chunk.count(own_columns, row)),
                                "keep the right one of the two rows; the first was taken"};
                    });
}

/// Rows whose key an earlier batch used.
Result<void> apply_key_new(LoadedBatch const& batch) {
    auto const& dataset = batch.dataset;
    auto const table = sql_name(dataset.id);
    // What was taken back before this batch came is not in its way.
    auto const earlier = "(SELECT * FROM " + table + " a WHERE a." + batch_name + " <> " +
                         std::to_string(batch.number) + " AND a." + sql_name(since_column) +
                         " IS NULL AND NOT EXISTS (SELECT 1 FROM \"~taken_back\" x WHERE x.batch "
                         "= a." +
                         batch_name + " AND x.row = a." + row_name + "))";
    auto const from = " FROM " + table + " t JOIN " + earlier + " e ON " +
                      same_key(dataset, "t.", "e.") + " JOIN \"~batches\" b ON b.number = e." +
                      batch_name + " WHERE " + of_this_batch(batch, "t");
    auto const select = ", b.file, e." + line_name + ", e." + row_name;
    return move_out(
        batch, from, select + shown_columns(dataset, dataset.key), only_name(dataset.key),
        [&](Chunk const& chunk, std::size_t row) -> Fault {
            auto const line = chunk.count(own_columns + 1, row);
            auto const where =
                printable(chunk.text(own_columns, row)) +
                (line > 0 ? ":" + std::to_string(line)
                          : ", row " + std::to_string(chunk.count(own_columns + 2, row)));
            return {
                "F031",
                "the key is already used: " +
                    named_values(batch, dataset.key, chunk, row, own_columns + 3) + ", as in " +
                    where,
                "leave the row out; if it corrects the earlier one, the dataset's clause must say "
                "on_duplicate = \"supersede\""};
        });
}

/// The rows that would count if this batch were taken: its own, and those of earlier batches that
/// none of its rows replaces.
std::string counting_rows(LoadedBatch const& batch) {
    auto const& dataset = batch.dataset;
    auto const table = sql_name(dataset.id);
    auto sql = "SELECT t.* FROM " + table + " t WHERE " + of_this_batch(batch, "t") +
               " UNION ALL SELECT e.* FROM " + table + " e WHERE e." + batch_name + " <> " +
               std::to_string(batch.number) + " AND e." + sql_name(superseded_column) + " IS NULL";
    if (dataset.on_duplicate == OnDuplicate::supersede) {
        sql += " AND NOT EXISTS (SELECT 1 FROM " + table + " n WHERE " + of_this_batch(batch, "n") +
               " AND " + same_key(dataset, "n.", "e.") + ")";
    }
    return sql;
}

/// Groups whose parts do not fit their whole, with ~sum, ~least and ~most of the whole.
std::string exceeding_groups(LoadedBatch const& batch, AddsUp const& rule,
                             std::vector<std::string> const& group) {
    auto const sum = "sum(" + sql_name(rule.part) + ")";
    auto const least = "min(" + sql_name(rule.whole) + ")";
    auto const most = "max(" + sql_name(rule.whole) + ")";
    std::string names;
    for (auto const& name : group) names += sql_name(name) + ", ";
    auto sql = "(SELECT " + names + sum + " AS \"~sum\", " + least + " AS \"~least\", " + most +
               " AS \"~most\" FROM (" + counting_rows(batch) + ")";
    if (!group.empty()) sql += " GROUP BY " + names.substr(0, names.size() - 2);
    return sql + " HAVING " + sum + " > " + least + " OR " + least + " <> " + most + ")";
}

/// Parts against their whole; when they do not fit, the rows of this batch go.
Result<void> apply_adds_up(LoadedBatch const& batch, AddsUp const& rule) {
    auto const& dataset = batch.dataset;
    std::vector<std::string> group;
    std::string same_group = "true";
    for (auto const& key : dataset.key) {
        if (key == rule.over) continue;
        group.push_back(key);
        same_group += " AND t." + sql_name(key) + " IS NOT DISTINCT FROM g." + sql_name(key);
    }
    auto const from = " FROM " + sql_name(dataset.id) + " t JOIN " +
                      exceeding_groups(batch, rule, group) + " g ON " + same_group + " WHERE " +
                      of_this_batch(batch, "t");
    std::string const select =
        ", CAST(g.\"~sum\" AS VARCHAR), CAST(g.\"~least\" AS VARCHAR), CAST(g.\"~most\" AS "
        "VARCHAR)";
    auto const fault = [&](Chunk const& chunk, std::size_t row) -> Fault {
        auto const shown = [&](std::size_t i) {
            return std::string(chunk.text(own_columns + i, row));
        };
        auto where = named_values(batch, group, chunk, row, own_columns + 3);
        if (!where.empty()) where = " where " + where;
        if (shown(1) != shown(2)) {
            return {"F033",
                    "the whole differs from row to row" + where + ": " + rule.whole + " is " +
                        shown(1) + " and " + shown(2),
                    "give all rows of one whole the same " + rule.whole};
        }
        return {
            "F032",
            "the parts add up to more than their whole" + where + ": " + rule.part +
                " adds up to " + shown(0) + " of " + shown(1),
            "correct the parts; if one thing may be counted in several parts, write overlapping = "
            "true in adds_up"};
    };
    return move_out(batch, from, select + shown_columns(dataset, group), rule.part, fault);
}

}  // namespace

std::string recorded_day(Dataset const& dataset) {
    auto const* const column = dataset.column_with(ColumnRole::recorded);
    auto const own = column == nullptr ? std::string() : "t." + sql_name(column->name) + ", ";
    return "COALESCE(t." + sql_name(since_column) + ", " + own + "b.recorded, " +
           sql_date(known_from_the_beginning()) + ")";
}

Result<void> apply_rules(LoadedBatch const& batch) {
    for (auto const& check : batch.dataset.checks) TRY(apply_check(batch, check));
    if (!batch.dataset.key.empty()) {
        TRY(apply_key_once(batch));
        bool const refuses = batch.dataset.on_duplicate == OnDuplicate::refuse;
        if (refuses && batch.has_earlier) TRY(apply_key_new(batch));
    }
    for (auto const& rule : batch.dataset.adds_up) {
        if (!rule.overlapping) TRY(apply_adds_up(batch, rule));
    }
    return {};
}

Result<void> apply_supersede(LoadedBatch const& batch) {
    auto const& dataset = batch.dataset;
    if (dataset.on_duplicate != OnDuplicate::supersede || dataset.key.empty()) return {};
    auto const* const recorded = dataset.column_with(ColumnRole::recorded);
    if (!batch.has_earlier && recorded == nullptr) return {};
    auto const table = sql_name(dataset.id);
    auto const superseded = sql_name(superseded_column);
    // The batch numbers say in which order batches came; rows of one batch and key differ in their
    // day.
    auto const following = "lead(" + recorded_day(dataset) + ") OVER (PARTITION BY " +
                           key_list(dataset, "t.") + " ORDER BY " + recorded_day(dataset) + ", t." +
                           batch_name + ")";
    auto const touched = "EXISTS (SELECT 1 FROM " + table + " k WHERE " +
                         of_this_batch(batch, "k") + " AND " + same_key(dataset, "k.", "t.") + ")";
    return batch.engine.run(
        "UPDATE " + table + " SET " + superseded + " = n.next FROM (SELECT t." + batch_name +
        " AS batch, t." + row_name + " AS row, " + following + " AS next FROM " + table +
        " t JOIN \"~batches\" b ON b.number = t." + batch_name + " WHERE " + touched +
        ") n WHERE " + table + "." + batch_name + " = n.batch AND " + table + "." + row_name +
        " = n.row AND " + table + "." + superseded + " IS DISTINCT FROM n.next");
}

}  // namespace crosswalk
