// SPDX-License-Identifier: Apache-2.0
#include "store/taking_back.h"

#include "store/batch_rules.h"
#include "store/dataset_table.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::string const batch_name = sql_name(batch_column);
std::string const row_name = sql_name(row_column);
std::string const line_name = sql_name(line_column);
std::string const superseded_name = sql_name(superseded_column);
std::string const since_name = sql_name(since_column);

constexpr auto keys_table = "~keys";

std::string number_of(TakingBackRows const& rows) {
    return "(SELECT max(number) FROM \"~takings\" WHERE batch = " +
           std::to_string(rows.taking.batch) + ")";
}

/// The key columns alone, as a dataset that a list of keys is read by.
Dataset keys_of(Dataset const& dataset) {
    Dataset keys;
    keys.id = dataset.id;
    keys.key = dataset.key;
    for (auto const& column : dataset.columns) {
        if (std::ranges::find(dataset.key, column.name) == dataset.key.end()) continue;
        keys.columns.push_back(column);
    }
    return keys;
}

Diagnostic complaint(TakingBackRows const& rows, std::uint64_t line, std::string code,
                     std::string message, std::string help) {
    auto reason = failure(std::move(code), std::move(message), std::move(help)).error();
    auto const& taking = rows.taking;
    reason.place.path = taking.shown_as.empty() ? taking.keys : taking.shown_as;
    reason.place.line = static_cast<std::uint32_t>(line);
    return reason;
}

/// The list of keys into a table of its own. A line that cannot be read is a complaint: a list that
/// is taken in part would take back something else than was meant.
Result<std::string> read_keys(TakingBackRows const& rows, Dataset const& keys) {
    auto const& taking = rows.taking;
    auto table = keys;
    table.id = keys_table;
    TRY(rows.engine.run("DROP TABLE IF EXISTS " + sql_name(keys_table)));
    TRY(rows.engine.run(create_table(table)));
    auto const shown_as = taking.shown_as.empty() ? taking.keys : taking.shown_as;
    Quarantine quarantine(shown_as);
    Diagnostics found;
    Progress const no_progress;
    TRY_ASSIGN(auto const sha256, import_rows({rows.engine, keys, rows.rules, taking.keys, shown_as,
                                               0, quarantine, found, no_progress, keys_table},
                                              BatchFormat::csv));
    for (auto const& each : found.list()) {
        bool const is_about_names = each.code == "F004" || each.severity == Severity::error;
        if (is_about_names) rows.complaints.push_back(each);
    }
    for (auto const& bad : quarantine.first_rows()) {
        auto const where =
            bad.column.empty() ? "" : "column " + crosswalk::quoted(bad.column) + ": ";
        rows.complaints.push_back(
            complaint(rows, bad.line, bad.code, where + bad.reason, bad.help));
    }
    TRY_ASSIGN(auto const count,
               rows.engine.number("SELECT count(*) FROM " + sql_name(keys_table)));
    if (rows.complaints.empty() && count == 0) {
        rows.complaints.push_back(complaint(rows, 0, "F054", "the list names no observation",
                                            "write the key of each observation that no longer "
                                            "counts on a line of its own"));
    }
    return sha256;
}

/// A complaint for each line of the list that `where` finds, as k.
Result<void> complain_of_keys(TakingBackRows const& rows, std::string const& where,
                              std::string const& code, std::string const& message,
                              std::string const& help) {
    constexpr auto most = "20";
    TRY_ASSIGN(auto lines, rows.engine.query("SELECT k." + line_name + " FROM " +
                                             sql_name(keys_table) + " k WHERE " + where +
                                             " ORDER BY k." + row_name + " LIMIT " + most));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, lines.next());
        if (chunk == nullptr) return {};
        for (std::size_t i = 0; i < chunk->rows(); ++i) {
            auto const line = static_cast<std::uint64_t>(chunk->count(0, i));
            rows.complaints.push_back(complaint(rows, line, code, message, help));
        }
    }
}

/// The rows of the batch, as t, as they came.
std::string rows_of_batch(TakingBackRows const& rows) {
    return sql_name(rows.dataset.id) + " t WHERE t." + batch_name + " = " +
           std::to_string(rows.taking.batch) + " AND t." + since_name + " IS NULL";
}

std::string is_taken(std::string const& row) {
    return "EXISTS (SELECT 1 FROM \"~taken_back\" x WHERE x.batch = " + row + "." + batch_name +
           " AND x.row = " + row + "." + row_name + ")";
}

Result<void> take_keys(TakingBackRows const& rows, Dataset const& keys) {
    auto const with_key = " AND " + same_key(keys, "t.", "k.");
    auto const of_batch = "EXISTS (SELECT 1 FROM " + rows_of_batch(rows) + with_key;
    TRY(complain_of_keys(rows, "NOT " + of_batch + ")", "F052",
                         "no observation of " + crosswalk::quoted(rows.file) + " has this key",
                         "correct the line, or name the import that brought the observation"));
    TRY(complain_of_keys(
        rows, of_batch + " AND " + is_taken("t") + ")", "F053",
        "this observation of " + crosswalk::quoted(rows.file) + " was taken back before",
        "leave the line out"));
    return rows.engine.run("INSERT INTO \"~taken_back\" SELECT " + number_of(rows) + ", t." +
                           batch_name + ", t." + row_name + ", " + sql_date(rows.taking.on) +
                           " FROM " + rows_of_batch(rows) + " AND EXISTS (SELECT 1 FROM " +
                           sql_name(keys_table) + " k WHERE " + same_key(keys, "k.", "t.") + ")");
}

/// All rows of the batch, those too that a correction would have taken on a later day.
Result<void> take_batch(TakingBackRows const& rows) {
    auto const batch = std::to_string(rows.taking.batch);
    auto const day = sql_date(rows.taking.on);
    TRY(rows.engine.run("DELETE FROM \"~taken_back\" WHERE batch = " + batch + " AND day > " +
                        day));
    TRY(rows.engine.run("INSERT INTO \"~taken_back\" SELECT " + number_of(rows) + ", t." +
                        batch_name + ", t." + row_name + ", " + day + " FROM " +
                        rows_of_batch(rows) + " AND NOT " + is_taken("t")));
    return rows.engine.run("UPDATE \"~batches\" SET withdrawn = " + day +
                           " WHERE number = " + batch);
}

/// Rows of datasets without a key have no other that could take their place.
Result<void> end_rows(TakingBackRows const& rows) {
    auto const table = sql_name(rows.dataset.id);
    return rows.engine.run(
        "UPDATE " + table + " SET " + superseded_name + " = n.back FROM (SELECT t." + batch_name +
        " AS batch, t." + row_name + " AS row, greatest(x.day, " + recorded_day(rows.dataset) +
        ") AS back FROM " + table + " t JOIN \"~batches\" b ON b.number = t." + batch_name +
        " JOIN \"~taken_back\" x ON x.batch = t." + batch_name + " AND x.row = t." + row_name +
        " WHERE t." + batch_name + " = " + std::to_string(rows.taking.batch) + ") n WHERE " +
        table + "." + batch_name + " = n.batch AND " + table + "." + row_name + " = n.row");
}

/// "~chain": the rows that share a key with one of the batches, each key in the order in which one
/// takes the other's place; "~spans": from which day to which each of them counts.
Result<void> find_spans(Engine& engine, Dataset const& dataset, BatchRange batches) {
    auto const table = sql_name(dataset.id);
    auto const keys = key_list(dataset, "t.");
    auto const touched = "EXISTS (SELECT 1 FROM " + table + " k WHERE " + of_batches("k", batches) +
                         " AND k." + since_name + " IS NULL AND " + same_key(dataset, "k.", "t.") +
                         ")";
    TRY(engine.run("CREATE OR REPLACE TEMP TABLE \"~rows\" AS SELECT dense_rank() OVER (ORDER BY " +
                   keys + ") AS key, t." + batch_name + " AS batch, t." + row_name + " AS row, " +
                   recorded_day(dataset) + " AS recorded, x.day AS back FROM " + table +
                   " t JOIN \"~batches\" b ON b.number = t." + batch_name +
                   " LEFT JOIN \"~taken_back\" x ON x.batch = t." + batch_name + " AND x.row = t." +
                   row_name + " WHERE t." + since_name + " IS NULL AND " + touched));
    TRY(engine.run(
        "CREATE OR REPLACE TEMP TABLE \"~chain\" AS SELECT *, row_number() OVER (PARTITION BY key "
        "ORDER BY recorded, batch, row) AS place FROM \"~rows\""));
    // Only on these days can it change which one counts.
    std::string const days =
        "(SELECT key, recorded AS day FROM \"~chain\" UNION SELECT key, back FROM \"~chain\" "
        "WHERE back IS NOT NULL)";
    auto const counting = "(SELECT d.key, d.day, max(c.place) AS place FROM " + days +
                          " d LEFT JOIN \"~chain\" c ON c.key = d.key AND c.recorded <= d.day AND "
                          "(c.back IS NULL OR c.back > d.day) GROUP BY d.key, d.day)";
    auto const changes =
        "(SELECT *, lag(place) OVER (PARTITION BY key ORDER BY day) AS before FROM " + counting +
        ")";
    auto const spans =
        "(SELECT key, place, day, lead(day) OVER (PARTITION BY key ORDER BY day) AS until FROM " +
        changes + " WHERE place IS DISTINCT FROM before)";
    return engine.run(
        "CREATE OR REPLACE TEMP TABLE \"~spans\" AS SELECT c.batch, c.row, c.recorded, s.day, "
        "s.until FROM " +
        spans + " s JOIN \"~chain\" c ON c.key = s.key AND c.place = s.place");
}

}  // namespace

Result<void> create_tables_of_taking_back(Engine& engine) {
    TRY(engine.run(
        "CREATE TABLE IF NOT EXISTS \"~takings\" (number INTEGER, dataset VARCHAR, batch INTEGER, "
        "day DATE, keys VARCHAR, because VARCHAR)"));
    return engine.run(
        "CREATE TABLE IF NOT EXISTS \"~taken_back\" (taking INTEGER, batch INTEGER, row INTEGER, "
        "day DATE)");
}

Result<bool> has_taken_back(Engine const& engine, Dataset const& dataset) {
    TRY_ASSIGN(
        auto const count,
        engine.number("SELECT count(*) FROM \"~takings\" WHERE dataset = " + sql_text(dataset.id)));
    return count > 0;
}

Result<bool> rows_may_end(Engine const& engine, Dataset const& dataset) {
    if (dataset.on_duplicate == OnDuplicate::supersede) return true;
    return has_taken_back(engine, dataset);
}

Result<void> settle_batches(Engine& engine, Dataset const& dataset, BatchRange batches) {
    if (dataset.key.empty()) return {};
    auto const table = sql_name(dataset.id);
    TRY(find_spans(engine, dataset, batches));
    TRY(engine.run("DELETE FROM " + table + " WHERE " + since_name +
                   " IS NOT NULL AND EXISTS "
                   "(SELECT 1 FROM \"~chain\" c WHERE c.batch = " +
                   table + "." + batch_name + " AND c.row = " + table + "." + row_name + ")"));
    auto const ends =
        "(SELECT c.batch, c.row, CASE WHEN s.day IS NULL THEN c.recorded ELSE s.until END AS until "
        "FROM \"~chain\" c LEFT JOIN \"~spans\" s ON s.batch = c.batch AND s.row = c.row AND s.day "
        "= c.recorded)";
    TRY(engine.run("UPDATE " + table + " SET " + superseded_name + " = n.until FROM " + ends +
                   " n WHERE " + table + "." + batch_name + " = n.batch AND " + table + "." +
                   row_name + " = n.row"));
    return engine.run("INSERT INTO " + table + " SELECT t.* REPLACE (s.until AS " +
                      superseded_name + ", s.day AS " + since_name + ") FROM " + table +
                      " t JOIN \"~spans\" s ON s.batch = t." + batch_name + " AND s.row = t." +
                      row_name + " WHERE s.day > s.recorded AND t." + since_name + " IS NULL");
}

Result<TakenRows> take_rows_back(TakingBackRows const& rows) {
    auto const& taking = rows.taking;
    TakenRows taken;
    TRY(rows.engine.run("INSERT INTO \"~takings\" SELECT COALESCE(max(number), 0) + 1, " +
                        sql_text(rows.dataset.id) + ", " + std::to_string(taking.batch) + ", " +
                        sql_date(taking.on) + ", '', " + sql_text(taking.because) +
                        " FROM \"~takings\""));
    if (taking.keys.empty()) {
        TRY(take_batch(rows));
    } else {
        if (rows.dataset.key.empty()) {
            return failure("F051",
                           "the observations of " + crosswalk::quoted(rows.dataset.id) +
                               " have no key, so none can be named",
                           "withdraw the file and import it again without what was wrong, or give "
                           "the dataset a key");
        }
        auto const keys = keys_of(rows.dataset);
        TRY_ASSIGN(taken.keys, read_keys(rows, keys));
        if (!rows.complaints.empty()) return taken;
        TRY(take_keys(rows, keys));
        TRY(rows.engine.run("DROP TABLE " + sql_name(keys_table)));
        if (!rows.complaints.empty()) return taken;
        TRY(rows.engine.run("UPDATE \"~takings\" SET keys = " + sql_text(taken.keys) +
                            " WHERE number = " + number_of(rows)));
    }
    TRY_ASSIGN(taken.rows,
               rows.engine.number("SELECT count(*) FROM \"~taken_back\" WHERE taking = " +
                                  number_of(rows)));
    TRY(rows.dataset.key.empty()
            ? end_rows(rows)
            : settle_batches(rows.engine, rows.dataset, {taking.batch, taking.batch}));
    return taken;
}

}  // namespace crosswalk
