// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/batch_import.h"
#include "store/byte_source.h"

namespace crosswalk {

/// Parquet through DuckDB's reader. Every value is taken as the text that names it exactly and then
/// read as any other file's: whole numbers and decimals digit by digit, floating point as the
/// shortest text that means the same number (and a warning F039 says so).
///
/// Errors    F038 a column of values that are no plain values, F046 a name DuckDB would take for a
///           pattern, F047 not Parquet; W032 outside of the folders that may be read
Result<std::string> import_parquet(BatchImport const& import);

}  // namespace crosswalk
