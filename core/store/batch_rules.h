// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "store/quarantine.h"

#include <string>
#include <vector>

namespace crosswalk {

/// Batches whose rows lie in the dataset's table already, inside an open transaction. None came
/// after them.
struct LoadedBatches {
    Engine& engine;
    Dataset const& dataset;
    BatchRange numbers;        ///< some of them may be of other datasets
    bool has_earlier = false;  ///< batches of the same dataset came before them
    bool are_many = false;     ///< more than one is of this dataset
    std::vector<Quarantine>& quarantines;  ///< of each number
    int fiscal_year_starts = 1;
};

/// Applies what can only be judged once all rows are there, in this order: checks, keys used twice,
/// parts that exceed their whole. Rows that fail are moved from the table to quarantine; a row that
/// failed one rule is not there for the next. With parts that must fit their whole, one batch at a
/// time.
///
/// Errors    F029 a check, F030 a key twice in the batch, F031 a key an earlier batch has (refuse),
///           F032 parts exceed the whole, F033 the whole differs from row to row
Result<void> apply_rules(LoadedBatches const& batches);

/// Where the clause says supersede: says of every row that shares a key with these batches from
/// which day on another row takes its place. Of one key the row that was recorded last counts; of
/// two recorded on one day that of the later batch.
Result<void> apply_supersede(LoadedBatches const& batches);

/// The day from which a row of the dataset was known, or counts again, as SQL over its table t and
/// "~batches" b.
std::string recorded_day(Dataset const& dataset);

}  // namespace crosswalk
