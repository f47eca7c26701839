// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/batch_import.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "store/observations.h"
#include "text/result.h"

namespace crosswalk {

// How observations are taken back: docs/reference/facts.md.

/// The tables "~takings" and "~taken_back": each taking back, and the rows it took.
Result<void> create_tables_of_taking_back(Engine& engine);

/// Whether anything of the dataset was taken back.
Result<bool> has_taken_back(Engine const& engine, Dataset const& dataset);

/// Whether some of its rows may no longer count: another may have replaced them, or they were taken
/// back.
Result<bool> rows_may_end(Engine const& engine, Dataset const& dataset);

/// A taking back on its way into the tables, inside an open transaction.
struct TakingBackRows {
    Engine& engine;
    Dataset const& dataset;
    RowRules const& rules;
    TakingBack const& taking;
    std::string file;  ///< of the batch, as shown
    std::vector<Diagnostic>& complaints;
};

struct TakenRows {
    std::string keys;  ///< SHA-256 of the list
    std::int64_t rows = 0;
};

/// Notes which rows are taken back, from which day on, and settles what counts instead. With
/// complaints nothing of it may be kept.
Result<TakenRows> take_rows_back(TakingBackRows const& rows);

/// After batches came into a dataset of which something was taken back: says of every row that
/// shares a key with them when it counts.
///
/// Of the rows with one key that are known on a day and not taken back by then, the one recorded
/// last counts, and of those recorded on one day that of the later batch. A row that counts, does
/// not, and counts again stands in the table once for each time.
Result<void> settle_batches(Engine& engine, Dataset const& dataset, BatchRange batches);

}  // namespace crosswalk
