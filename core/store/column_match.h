// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "text/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The names a file gives its columns, and where they stand.
struct Header {
    std::string file;                 ///< as shown
    std::uint32_t line = 0;           ///< 0 when names do not stand on a line (Parquet, JSON)
    std::string excerpt;              ///< that line
    std::vector<std::string> names;
    std::vector<std::uint32_t> at;    ///< character each name begins at; empty without a line
};

/// Which column of the file each column of a dataset is read from; none: not in the file.
using ColumnMatch = std::vector<std::optional<std::size_t>>;

/// Whether a column of a file under that heading is this one.
bool is_called(Column const& column, std::string_view heading);

/// Columns belong together by name alone (`name` or one of `also_called`); their order says
/// nothing.
///
/// Errors    F004 a required column is missing, F005 two columns of the file are the same one;
///           note F006: columns that are not taken
ColumnMatch match_columns(Dataset const& dataset, Header const& header, Diagnostics& diagnostics);

}  // namespace crosswalk
