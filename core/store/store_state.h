// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "store/observations.h"
#include "store/quarantine.h"
#include "store/row_reader.h"
#include "text/result.h"

#include <cstddef>
#include <span>
#include <string>
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

    /// How many of them can be judged together, at least one.
    std::size_t fit_together(std::span<BatchSource const> batches) const;
    /// All of them or none. `added` says how many were read; of a failure, `others` gets what else
    /// is wrong.
    Result<void> add_together(std::span<BatchSource const> batches, ProgressOf const& progress_of,
                              std::vector<AddedBatch>& added, Diagnostics& others);
    Result<AddedBatch> read_batch(BatchSource const& batch, int number, Quarantine& quarantine,
                                  Progress const& progress, Diagnostics& others);
    Result<void> judge(Dataset const& of, BatchRange batches, std::vector<Quarantine>& quarantines);

    // What is kept of batches beside their rows, inside their transaction.
    Result<void> keep_batches(std::span<BatchSource const> batches, int first,
                              std::vector<AddedBatch> const& added);
    Result<void> keep_quarantines(int first, std::vector<Quarantine>& quarantines);
    Result<void> keep_days(Dataset const& of, BatchRange batches);
    Result<void> count_rows(int first, std::vector<Quarantine> const& quarantines,
                            std::vector<AddedBatch>& added);

    /// The first reason is returned, the others are added to what the caller collects.
    static std::unexpected<Diagnostic> refuse(Diagnostics found, Diagnostics& others);
};

}  // namespace crosswalk
