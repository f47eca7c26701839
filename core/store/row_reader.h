// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "store/column_match.h"
#include "store/day_reader.h"
#include "store/engine.h"
#include "store/number_reader.h"
#include "store/record.h"

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// What reading a row needs to know beside its dataset.
struct RowRules {
    int fiscal_year_starts = 1;
    UniversalTime universal_time = UniversalTime::is_elsewhere;
    std::vector<std::string> sources;  ///< ids of the compact's sources
};

/// A value that cannot be taken, and in which column.
struct ColumnFault {
    std::string column;
    Fault fault;
    std::uint32_t lines_before = 0;
};

/// Turns the cells of one record into the typed values of one row, exactly as the clause says, or
/// says why not.
///
/// Errors    F012 to F018 by type, F019 not true or false, F020 not one of the values, F021
///           missing,
///           F025 not UTF-8, F026 a NUL byte, F034 not a source
class RowReader {
public:
    RowReader(Dataset const& dataset, RowRules rules);

    /// Writes the row's values from column `first` on. A fault leaves an unfinished row, which the
    /// next one overwrites.
    std::optional<ColumnFault> read(std::vector<CellText> const& cells, ColumnMatch const& match,
                                    TableWriter& writer, std::size_t first);

private:
    struct Reader {
        Column const* column = nullptr;
        NumberForm form;
        std::vector<std::string> values;  ///< sorted
        std::string cached_text;  ///< periods repeat: the last one read
        Date cached_day;
    };
    std::optional<Fault> read_cell(Reader& reader, CellText const& cell, TableWriter& writer,
                                   std::size_t column);
    std::optional<Fault> read_text(Reader& reader, std::string_view text, TableWriter& writer,
                                   std::size_t column);
    std::expected<Int128, Fault> read_value(Reader& reader, std::string_view text) const;
    ColumnFault all_faults(std::vector<CellText> const& cells, ColumnMatch const& match,
                           TableWriter& writer, std::size_t first);
    std::vector<std::string> explain_percent(ColumnFault& found, std::vector<CellText> const& cells,
                                             ColumnMatch const& match) const;

    Dataset const& dataset_;
    RowRules rules_;
    std::vector<Reader> readers_;
};

}  // namespace crosswalk
