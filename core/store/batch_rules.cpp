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

std::string of_these(LoadedBatches const& batches, std::string_view table) {
    return of_batches(table, batches.numbers);
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
std::string named_values(LoadedBatches const& batches, std::vector<std::string> const& names,
                         Chunk const& chunk, std::size_t row, std::size_t first) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const& column = *batches.dataset.column(names[i]);
        std::string value = "missing";
        if (column.personal) {
            value = "(personal)";
        } else if (!chunk.is_missing(first + i, row)) {
            value =
                printable(value_text(column, chunk, first + i, row, batches.fiscal_year_starts));
        }
        text += (i == 0 ? "" : ", ") + names[i] + " is " + value;
    }
    return text;
}

std::string only_name(std::vector<std::string> const& names) {
    return names.size() == 1 ? names.front() : std::string();
}

/// Columns of a query that finds rows to quarantine, before those its caller asks for.
constexpr std::size_t own_columns = 3;

/// "line 3", or "row 2" of a file without lines.
std::string place_of_row(std::int64_t line, std::int64_t row) {
    return line > 0 ? "line " + std::to_string(line) : "row " + std::to_string(row);
}

/// Moves rows of these batches from the table to quarantine. `from` finds them as t; `select` names
/// what `fault` needs to give the reason.
template <class MakeFault>
Result<void> move_out(LoadedBatches const& batches, std::string const& from,
                      std::string const& select, std::string const& column, MakeFault fault) {
    auto& engine = batches.engine;
    auto const place = "t." + batch_name + ", t." + row_name;
    TRY(engine.run("CREATE OR REPLACE TEMP TABLE \"~bad\" AS SELECT t.rowid AS id" + from));
    TRY_ASSIGN(auto const bad, engine.number("SELECT count(*) FROM \"~bad\""));
    if (bad == 0) return {};
    TRY_ASSIGN(auto rows, engine.query("SELECT " + place + ", t." + line_name + select + from +
                                       " ORDER BY " + place));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, rows.next());
        if (chunk == nullptr) break;
        for (std::size_t i = 0; i < chunk->rows(); ++i) {
            auto const at = chunk->count(0, i) - batches.numbers.first;
            batches.quarantines[static_cast<std::size_t>(at)].add(
                {static_cast<std::uint64_t>(chunk->count(2, i)),
                 static_cast<std::uint64_t>(chunk->count(1, i))},
                column, fault(*chunk, i));
        }
    }
    return engine.run("DELETE FROM " + sql_name(batches.dataset.id) +
                      " WHERE rowid IN (SELECT id FROM \"~bad\")");
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

Result<void> apply_check(LoadedBatches const& batches, Expression const& check) {
    auto const& dataset = batches.dataset;
    TRY_ASSIGN(auto const condition, sql_condition(check, dataset));
    auto const columns = columns_of(check);
    auto const from = " FROM " + sql_name(dataset.id) + " t WHERE " + of_these(batches, "t") +
                      " AND " + condition + " IS NOT TRUE";
    auto const what = "the check `" + print(check) + "` does not hold: ";
    return move_out(batches, from, shown_columns(dataset, columns), only_name(columns),
                    [&](Chunk const& chunk, std::size_t row) -> Fault {
                        return {"F029",
                                what + named_values(batches, columns, chunk, row, own_columns),
                                help_for_check(check, columns, chunk, row)};
                    });
}

/// Rows of a batch with the same key. Where the clause says supersede and rows carry the day they
/// were recorded on, a key may come again on another day: that is a correction.
Result<void> apply_key_once(LoadedBatches const& batches) {
    auto const& dataset = batches.dataset;
    auto const* const recorded = dataset.column_with(ColumnRole::recorded);
    auto keys = dataset;
    if (dataset.on_duplicate == OnDuplicate::supersede && recorded != nullptr) {
        keys.key.push_back(recorded->name);
    }
    auto const table = sql_name(dataset.id);
    // In one large file, comparing its number as well would take a good part of the time.
    bool const is_one = batches.numbers.first == batches.numbers.last;
    auto const number = is_one ? std::string() : "s." + batch_name + ", ";
    auto const same_batch =
        is_one ? std::string() : "t." + batch_name + " = d." + batch_name + " AND ";
    auto const doubled = "(SELECT " + number + key_list(keys, "s.") + ", min(s." + row_name +
                         ") AS \"~first\", min(s." + line_name + ") AS \"~first line\" FROM " +
                         table + " s WHERE " + of_these(batches, "s") +
                         " GROUP BY ALL HAVING count(*) > 1)";
    auto const from = " FROM " + table + " t JOIN " + doubled + " d ON " + same_batch +
                      same_key(keys, "t.", "d.") + " WHERE " + of_these(batches, "t") + " AND t." +
                      row_name + " <> d.\"~first\"";
    auto const select = ", d.\"~first line\", d.\"~first\"";
    return move_out(
        batches, from, select + shown_columns(dataset, dataset.key), only_name(dataset.key),
        [&](Chunk const& chunk, std::size_t row) -> Fault {
            auto const key = named_values(batches, dataset.key, chunk, row, own_columns + 2);
            return {
                "F030",
                "the key is used twice: " + key + ", as in " +
                    place_of_row(chunk.count(own_columns, row), chunk.count(own_columns + 1, row)),
                "keep the right one of the two rows; the first was taken"};
        });
}

/// Rows whose key is used by `earlier`: rows of batches before theirs.
Result<void> apply_key_new(LoadedBatches const& batches, std::string const& earlier) {
    auto const& dataset = batches.dataset;
    auto const from = " FROM " + sql_name(dataset.id) + " t JOIN (" + earlier + ") e ON " +
                      same_key(dataset, "t.", "e.") + " JOIN \"~batches\" b ON b.number = e." +
                      batch_name + " WHERE " + of_these(batches, "t") + " AND t." + batch_name +
                      " <> e." + batch_name;
    auto const select = ", b.file, e." + line_name + ", e." + row_name;
    return move_out(
        batches, from, select + shown_columns(dataset, dataset.key), only_name(dataset.key),
        [&](Chunk const& chunk, std::size_t row) -> Fault {
            auto const line = chunk.count(own_columns + 1, row);
            auto const where =
                printable(chunk.text(own_columns, row)) +
                (line > 0 ? ":" + std::to_string(line)
                          : ", row " + std::to_string(chunk.count(own_columns + 2, row)));
            return {
                "F031",
                "the key is already used: " +
                    named_values(batches, dataset.key, chunk, row, own_columns + 3) + ", as in " +
                    where,
                "leave the row out; if it corrects the earlier one, the dataset's clause must say "
                "on_duplicate = \"supersede\""};
        });
}

/// The rows of batches that came before all of these.
std::string rows_before(LoadedBatches const& batches) {
    // What was taken back before these batches came is not in their way.
    return "SELECT * FROM " + sql_name(batches.dataset.id) + " a WHERE a." + batch_name + " < " +
           std::to_string(batches.numbers.first) + " AND a." + sql_name(since_column) +
           " IS NULL AND NOT EXISTS (SELECT 1 FROM \"~taken_back\" x WHERE x.batch = a." +
           batch_name + " AND x.row = a." + row_name + ")";
}

/// Of each key that several of these batches use, the row of the first: each uses it once by now.
std::string first_rows(LoadedBatches const& batches) {
    auto const of_first = [](std::string const& name) {
        return ", arg_min(s." + name + ", s." + batch_name + ") AS " + name;
    };
    return "SELECT " + key_list(batches.dataset, "s.") + of_first(line_name) + of_first(row_name) +
           of_first(batch_name) + " FROM " + sql_name(batches.dataset.id) + " s WHERE " +
           of_these(batches, "s") + " GROUP BY " + key_list(batches.dataset, "s.") +
           " HAVING count(*) > 1";
}

/// The rows that would count if this batch were taken: its own, and those of earlier batches that
/// none of its rows replaces.
std::string counting_rows(LoadedBatches const& batches) {
    auto const& dataset = batches.dataset;
    auto const table = sql_name(dataset.id);
    auto sql = "SELECT t.* FROM " + table + " t WHERE " + of_these(batches, "t") +
               " UNION ALL SELECT e.* FROM " + table + " e WHERE NOT (" + of_these(batches, "e") +
               ") AND e." + sql_name(superseded_column) + " IS NULL";
    if (dataset.on_duplicate == OnDuplicate::supersede) {
        sql += " AND NOT EXISTS (SELECT 1 FROM " + table + " n WHERE " + of_these(batches, "n") +
               " AND " + same_key(dataset, "n.", "e.") + ")";
    }
    return sql;
}

/// Groups whose parts do not fit their whole, with ~sum, ~least and ~most of the whole.
std::string exceeding_groups(LoadedBatches const& batches, AddsUp const& rule,
                             std::vector<std::string> const& group) {
    auto const sum = "sum(" + sql_name(rule.part) + ")";
    auto const least = "min(" + sql_name(rule.whole) + ")";
    auto const most = "max(" + sql_name(rule.whole) + ")";
    std::string names;
    for (auto const& name : group) names += sql_name(name) + ", ";
    auto sql = "(SELECT " + names + sum + " AS \"~sum\", " + least + " AS \"~least\", " + most +
               " AS \"~most\" FROM (" + counting_rows(batches) + ")";
    if (!group.empty()) sql += " GROUP BY " + names.substr(0, names.size() - 2);
    return sql + " HAVING " + sum + " > " + least + " OR " + least + " <> " + most + ")";
}

/// Parts against their whole; when they do not fit, the rows of this batch go.
Result<void> apply_adds_up(LoadedBatches const& batches, AddsUp const& rule) {
    auto const& dataset = batches.dataset;
    std::vector<std::string> group;
    std::string same_group = "true";
    for (auto const& key : dataset.key) {
        if (key == rule.over) continue;
        group.push_back(key);
        same_group += " AND t." + sql_name(key) + " IS NOT DISTINCT FROM g." + sql_name(key);
    }
    auto const from = " FROM " + sql_name(dataset.id) + " t JOIN " +
                      exceeding_groups(batches, rule, group) + " g ON " + same_group + " WHERE " +
                      of_these(batches, "t");
    std::string const select =
        ", CAST(g.\"~sum\" AS VARCHAR), CAST(g.\"~least\" AS VARCHAR), CAST(g.\"~most\" AS "
        "VARCHAR)";
    auto const fault = [&](Chunk const& chunk, std::size_t row) -> Fault {
        auto const shown = [&](std::size_t i) {
            return std::string(chunk.text(own_columns + i, row));
        };
        auto where = named_values(batches, group, chunk, row, own_columns + 3);
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
    return move_out(batches, from, select + shown_columns(dataset, group), rule.part, fault);
}

}  // namespace

std::string recorded_day(Dataset const& dataset) {
    auto const* const column = dataset.column_with(ColumnRole::recorded);
    auto const own = column == nullptr ? std::string() : "t." + sql_name(column->name) + ", ";
    return "COALESCE(t." + sql_name(since_column) + ", " + own + "b.recorded, " +
           sql_date(known_from_the_beginning()) + ")";
}

Result<void> apply_rules(LoadedBatches const& batches) {
    for (auto const& check : batches.dataset.checks) TRY(apply_check(batches, check));
    if (!batches.dataset.key.empty()) {
        TRY(apply_key_once(batches));
        bool const refuses = batches.dataset.on_duplicate == OnDuplicate::refuse;
        if (refuses && batches.has_earlier) TRY(apply_key_new(batches, rows_before(batches)));
        if (refuses && batches.are_many) TRY(apply_key_new(batches, first_rows(batches)));
    }
    for (auto const& rule : batches.dataset.adds_up) {
        if (!rule.overlapping) TRY(apply_adds_up(batches, rule));
    }
    return {};
}

Result<void> apply_supersede(LoadedBatches const& batches) {
    auto const& dataset = batches.dataset;
    if (dataset.on_duplicate != OnDuplicate::supersede || dataset.key.empty()) return {};
    auto const* const recorded = dataset.column_with(ColumnRole::recorded);
    if (!batches.has_earlier && !batches.are_many && recorded == nullptr) return {};
    auto const table = sql_name(dataset.id);
    auto const superseded = sql_name(superseded_column);
    // The batch numbers say in which order batches came; rows of one batch and key differ in their
    // day.
    auto const following = "lead(" + recorded_day(dataset) + ") OVER (PARTITION BY " +
                           key_list(dataset, "t.") + " ORDER BY " + recorded_day(dataset) + ", t." +
                           batch_name + ")";
    auto const touched = "EXISTS (SELECT 1 FROM " + table + " k WHERE " + of_these(batches, "k") +
                         " AND " + same_key(dataset, "k.", "t.") + ")";
    return batches.engine.run(
        "UPDATE " + table + " SET " + superseded + " = n.next FROM (SELECT t." + batch_name +
        " AS batch, t." + row_name + " AS row, " + following + " AS next FROM " + table +
        " t JOIN \"~batches\" b ON b.number = t." + batch_name + " WHERE " + touched +
        ") n WHERE " + table + "." + batch_name + " = n.batch AND " + table + "." + row_name +
        " = n.row AND " + table + "." + superseded + " IS DISTINCT FROM n.next");
}

}  // namespace crosswalk
