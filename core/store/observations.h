// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace crosswalk {

struct StoreOptions {
    std::string database;              ///< file, or empty for memory
    int threads = 0;                   ///< 0: as many as there are cores; never changes a result
    std::int64_t memory_limit_mb = 0;  ///< 0: DuckDB's default
    std::string temp_directory;
    std::vector<std::string> readable; ///< folders the sandbox may read
};

/// One file of facts to take in. Format by its ending: .csv .tsv .jsonl .ndjson .parquet
struct BatchSource {
    std::string dataset;
    std::string path;                  ///< on disk
    std::string shown_as;              ///< in diagnostics and readings
    std::optional<Date> recorded;
};

/// Called now and then on long work: done and total in rows or bytes; returns false to stop.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Observations in an embedded DuckDB, sandboxed. The only home of SQL over facts.
class ObservationStore {
public:
    static Result<ObservationStore> open(Compact const& compact, StoreOptions options);
    ObservationStore(ObservationStore&&) noexcept;
    ObservationStore& operator=(ObservationStore&&) noexcept;
    ~ObservationStore();

    /// Takes one batch in: all its good rows, its bad rows into quarantine; or, when the batch as a
    /// whole is wrong (a column is missing, the file cannot be read), nothing and the reasons.
    /// Warnings and notes also come with accepted batches.
    Result<BatchFacts> add(BatchSource const& batch, Diagnostics& diagnostics,
                           Progress const& progress = {});

    /// Everything a reading as of that day may know.
    Result<Facts> facts(Compact const& compact, Date as_of, Progress const& progress = {}) const;

private:
    struct State;
    explicit ObservationStore(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosswalk
