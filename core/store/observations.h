// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "store/progress.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

struct StoreOptions {
    std::string database = {};              ///< file, or empty for memory
    int threads = 0;                   ///< 0: as many as there are cores; never changes a result
    std::int64_t memory_limit_mb = 0;  ///< 0: DuckDB's default
    std::string temp_directory = {};
    std::vector<std::string> readable =
        {};  ///< folders the sandbox may read; only Parquet needs it
    bool read_only = false;            ///< of a database file: nothing can be added
};

/// One file of facts to take in. Format by its ending: .csv .tsv .jsonl .ndjson .parquet
struct BatchSource {
    std::string dataset;
    std::string path;                  ///< on disk
    std::string shown_as;              ///< in diagnostics and readings; empty: the path
    std::optional<Date> recorded;
};

/// What became of one of several batches: its facts, or the first reason why it was refused. The
/// other reasons, and what else there is to say of it.
struct AddedBatch {
    Result<BatchFacts> facts;
    Diagnostics diagnostics = {};
};

/// Which progress to tell while a batch is read.
using ProgressOf = std::function<Progress(BatchSource const&)>;

/// Observations that no longer count from some day on: a whole batch, or some of its rows.
struct TakingBack {
    int batch = 0;     ///< which one, in the order in which batches were added, from 1
    Date on;           ///< a reading as of an earlier day still sees them
    std::string because;
    std::string keys;  ///< path of a CSV file with a key on each line; empty: the whole batch
    std::string shown_as;  ///< that file, in diagnostics; empty: its path
};

/// What SELECT says, as text, for people who look for themselves.
struct SelectedRows {
    std::vector<std::string> names;
    std::vector<std::vector<std::optional<std::string>>> rows;
};

/// How a store computes answers; every way gives the same ones, so only tests and benchmarks
/// choose.
enum class AnswerWay { automatic, one_by_one, summarized };

/// Observations in an embedded DuckDB, sandboxed. The only home of SQL over facts.
///
/// How files are read, what is refused and what a reading may know: docs/reference/facts.md.
class ObservationStore {
public:
    static Result<ObservationStore> open(Compact const& compact, StoreOptions options);
    ObservationStore(ObservationStore&&) noexcept;
    ObservationStore& operator=(ObservationStore&&) noexcept;
    ~ObservationStore();

    /// Takes one batch in: all its good rows, its bad rows into quarantine; or, when the batch as a
    /// whole is wrong (a column is missing, the file cannot be read), nothing. Then the first
    /// reason is returned and the others, if any, are added to the diagnostics. Warnings and notes
    /// also come with accepted batches. Bad rows are not among the diagnostics: they stand in the
    /// facts.
    Result<BatchFacts> add(BatchSource const& batch, Diagnostics& diagnostics,
                           Progress const& progress = {});

    /// The same for several, as if they were added one after the other: but what can be judged
    /// together is, so that many small files take a fraction of the time. Ends with the first batch
    /// that the world refused (W), else with the last. W011, as that of one, may stand for others
    /// that were read with it: nothing of them is kept.
    std::vector<AddedBatch> add_all(std::span<BatchSource const> batches,
                                    ProgressOf const& progress_of);

    /// Takes observations of a batch back that was added before; all that are named, or none. Rows
    /// they had replaced count again, and their keys are free for batches to come.
    ///
    /// Errors    F051 the dataset has no key; F052 a line names no row of the batch; F053 it was
    ///           taken back before; F054 no line at all; those of a file and its values
    Result<TakenBack> take_back(TakingBack const& taking, Diagnostics& diagnostics);

    /// Everything a reading as of that day may know.
    Result<Facts> facts(Compact const& compact, Date as_of, Progress const& progress = {}) const;

    /// Answers to questions, in their order. What `facts` uses.
    Result<std::vector<Answer>> answers(std::vector<Question> const& questions,
                                        Progress const& progress = {},
                                        AnswerWay way = AnswerWay::automatic) const;

    /// Runs one SELECT that somebody else wrote; a dataset is a table of its name. F045 for
    /// anything but one SELECT.
    Result<SelectedRows> select(std::string_view sql) const;

private:
    struct State;
    explicit ObservationStore(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosswalk
