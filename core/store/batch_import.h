// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/facts.h"
#include "store/engine.h"
#include "store/progress.h"
#include "store/quarantine.h"
#include "store/row_reader.h"
#include "text/result.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// One file on its way into the table of its dataset.
struct BatchImport {
    Engine& engine;
    Dataset const& dataset;
    RowRules const& rules;
    std::string path;
    std::string shown_as;
    int number = 0;
    Quarantine& quarantine;
    Diagnostics& diagnostics;
    Progress const& progress;
    std::string table = {};  ///< where the rows go; empty: the table of the dataset
};

enum class BatchFormat { csv, tsv, json_lines, parquet };

/// By the ending of the name. F002 for any other.
Result<BatchFormat> batch_format(std::string_view shown_as);

/// Reads the file into the table, good rows there, bad ones into quarantine, and returns the
/// SHA-256 of its bytes. A failure, or an error among the diagnostics, means that nothing of it may
/// be kept.
///
/// Errors    F003 empty, F004 F005 its columns, F007 not text, F008 another separator, F011 too
///           many or
///           too few values, F028 an open quote, F038 F046 F047 Parquet;
///           W001 W002 W004 W005 W011 W032
Result<std::string> import_rows(BatchImport const& import, BatchFormat format);

}  // namespace crosswalk
