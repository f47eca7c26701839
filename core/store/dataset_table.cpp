// SPDX-License-Identifier: Apache-2.0
#include "store/dataset_table.h"

#include "store/engine.h"

namespace crosswalk {

std::string sql_type(Column const& column) {
    switch (column.type) {
        case ColumnType::text:
            return "VARCHAR";
        case ColumnType::integer:
            return "BIGINT";
        case ColumnType::decimal:
            return "DECIMAL(" + std::to_string(column.precision) + ", " +
                   std::to_string(column.scale) + ")";
        case ColumnType::date:
        case ColumnType::period:
            return "DATE";  // of a period: its first day
        case ColumnType::boolean:
            return "BOOLEAN";
    }
    return {};
}

std::string create_table(Dataset const& dataset) {
    auto sql = "CREATE TABLE " + sql_name(dataset.id) + " (" + sql_name(batch_column) +
               " INTEGER, " + sql_name(row_column) + " INTEGER, " + sql_name(line_column) +
               " INTEGER, " + sql_name(superseded_column) + " DATE, " + sql_name(since_column) +
               " DATE";
    for (auto const& column : dataset.columns) {
        sql += ", " + sql_name(column.name) + " " + sql_type(column);
    }
    return sql + ")";
}

std::string shape(Dataset const& dataset) {
    auto text = create_table(dataset);
    for (auto const& column : dataset.columns) {
        text += "; " + column.name + " role " + std::to_string(static_cast<int>(column.role));
        text += " period " + std::to_string(static_cast<int>(column.period));
        text += column.required ? " required" : "";
        for (auto const& value : column.values) text += " " + sql_text(value);
    }
    for (auto const& key : dataset.key) text += "; key " + key;
    if (dataset.on_duplicate == OnDuplicate::supersede) text += "; supersede";
    for (auto const& check : dataset.checks) text += "; check " + print(check);
    for (auto const& rule : dataset.adds_up) {
        if (!rule.overlapping)
            text += "; " + rule.part + " over " + rule.over + " to " + rule.whole;
    }
    return text;
}

std::string of_batches(std::string_view table, BatchRange batches) {
    auto const number = std::string(table) + "." + sql_name(batch_column);
    auto const first = std::to_string(batches.first);
    if (batches.first == batches.last) return number + " = " + first;
    return number + " BETWEEN " + first + " AND " + std::to_string(batches.last);
}

std::string key_list(Dataset const& dataset, std::string_view prefix) {
    std::string list;
    for (auto const& key : dataset.key) {
        list += (list.empty() ? "" : ", ") + std::string(prefix) + sql_name(key);
    }
    return list;
}

std::string same_key(Dataset const& dataset, std::string_view a, std::string_view b) {
    std::string condition;
    for (auto const& key : dataset.key) {
        // Equality joins by hash; only where a part may be missing is the slower form needed.
        bool const may_miss = !dataset.column(key)->required;
        condition += (condition.empty() ? "" : " AND ") + std::string(a) + sql_name(key) +
                     (may_miss ? " IS NOT DISTINCT FROM " : " = ") + std::string(b) + sql_name(key);
    }
    return condition;
}

}  // namespace crosswalk
