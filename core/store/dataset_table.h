// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace crosswalk {

// How a dataset lies in the database: one table of its name. Before the columns of the clause stand
// ours, whose names begin with a character that no name in a compact may have.

inline constexpr std::string_view batch_column = "~batch";  ///< number of the batch
inline constexpr std::string_view row_column = "~row";  ///< data row in its file, from 1
inline constexpr std::string_view line_column = "~line";  ///< line in its file, 0 when it has none
/// The day from which the row no longer counts: another took its place, or it was taken back.
inline constexpr std::string_view superseded_column = "~superseded";
/// Missing in a row as it came. A row that counts again, because the one that replaced it was taken
/// back, stands in the table once more with the day from which it does.
inline constexpr std::string_view since_column = "~since";

/// Rows of batches without a day are known from the beginning.
inline Date known_from_the_beginning() { return Date::from_days(-719162); }  // 0001-01-01

inline constexpr std::size_t first_value_column = 5;  ///< after those above
std::string sql_type(Column const& column);
std::string create_table(Dataset const& dataset);

/// Everything about a dataset that its stored rows depend on: a database made under another shape
/// must not be read under this one.
std::string shape(Dataset const& dataset);

/// Batches that came one behind the other, by their numbers, whatever their datasets.
struct BatchRange {
    int first = 0;
    int last = 0;
};
/// That a row of `table`, or of what goes by that name, is of one of them.
std::string of_batches(std::string_view table, BatchRange batches);

/// The list of the key columns, each after `prefix`: t."building", t."month".
std::string key_list(Dataset const& dataset, std::string_view prefix = {});
/// That two rows have the same key; a missing part is the same as a missing part.
std::string same_key(Dataset const& dataset, std::string_view a, std::string_view b);

}  // namespace crosswalk
