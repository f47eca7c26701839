// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "store/engine.h"
#include "store/observations.h"
#include "store/quarantine.h"
#include "store/row_reader.h"
#include "text/result.h"

#include <string_view>
#include <vector>

namespace crosswalk {

/// A store's database and the clauses it was opened with.
struct ObservationStore::State {
    Engine engine;
    std::vector<Dataset> datasets;
    RowRules rules;

    /// F001 when there is none of that name.
    Result<Dataset const*> dataset(std::string_view id) const;

    /// A batch that was added: its dataset, and its rows as something of which all or some are
    /// taken back.
    struct KnownBatch {
        std::string dataset;
        TakenBack rows;
    };
    Result<KnownBatch> batch(int number) const;

    // What is kept of a batch beside its rows, inside its transaction.
    Result<void> keep_batch(Dataset const& of, int number, BatchFacts const& facts);
    Result<void> keep_quarantine(int number, Quarantine& quarantine);
    Result<void> keep_days(Dataset const& of, int number);
    Result<void> count_rows(int number, Quarantine const& quarantine, BatchFacts& facts);
};

}  // namespace crosswalk
