// SPDX-License-Identifier: Apache-2.0
#include "store/observations.h"

#include "store/answers.h"
#include "store/dataset_facts.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "store/store_state.h"
#include "store/taking_back.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// Tables of ours beside those of the datasets.
Result<void> create_own_tables(Engine& engine) {
    TRY(engine.run("CREATE TABLE IF NOT EXISTS \"~shape\" (dataset VARCHAR, shape VARCHAR)"));
    TRY(engine.run(
        "CREATE TABLE IF NOT EXISTS \"~batches\" (number INTEGER, dataset VARCHAR, file VARCHAR, "
        "sha256 VARCHAR, recorded DATE, rows BIGINT, quarantined BIGINT, withdrawn DATE)"));
    TRY(engine.run(
        "CREATE TABLE IF NOT EXISTS \"~quarantine\" (batch INTEGER, line BIGINT, row BIGINT, "
        "col VARCHAR, code VARCHAR, reason VARCHAR, help VARCHAR)"));
    TRY(create_tables_of_taking_back(engine));
    // How many rows of a batch are about a day and were recorded on a day: when what became known;
    // and by which taking back, from which day on, they no longer count.
    return engine.run(
        "CREATE TABLE IF NOT EXISTS \"~known\" (batch INTEGER, recorded DATE, day DATE, "
        "taking INTEGER, back DATE, rows BIGINT)");
}

/// Makes a dataset's table, or makes sure that the one there is was made under the same clause.
Result<void> prepare_table(Engine& engine, Dataset const& dataset, bool is_read_only) {
    auto const wanted = sql_text(shape(dataset));
    auto const of_dataset = " FROM \"~shape\" WHERE dataset = " + sql_text(dataset.id);
    TRY_ASSIGN(auto const known, engine.number("SELECT count(*)" + of_dataset));
    if (known == 0 && !is_read_only) {
        TRY(engine.run(create_table(dataset)));
        return engine.run("INSERT INTO \"~shape\" VALUES (" + sql_text(dataset.id) + ", " + wanted +
                          ")");
    }
    TRY_ASSIGN(auto const same,
               engine.number("SELECT count(*)" + of_dataset + " AND shape = " + wanted));
    if (same == 1) return {};
    return failure("F049",
                   "the database was made when the clause of " + crosswalk::quoted(dataset.id) +
                       " said something else",
                   "move the database away and import the facts again: the files are the record");
}

/// Names that DuckDB, which ignores case, would take for one.
Result<void> check_names(Dataset const& dataset) {
    std::vector<std::string> names;
    for (auto const& column : dataset.columns) names.push_back(ascii_lower(column.name));
    std::ranges::sort(names);
    auto const twice = std::ranges::adjacent_find(names);
    if (twice == names.end()) return {};
    return failure("F050",
                   "two columns of " + crosswalk::quoted(dataset.id) + " are both called " +
                       crosswalk::quoted(*twice),
                   "rename one of them; names that differ only in capitals count as the same");
}

RowRules rules_of(Compact const& compact) {
    RowRules rules;
    rules.fiscal_year_starts = compact.partnership.fiscal_year_starts;
    auto const zone = ascii_lower(compact.partnership.time_zone);
    bool const is_universal = zone == "utc" || zone == "etc/utc";
    rules.universal_time = is_universal ? UniversalTime::is_local : UniversalTime::is_elsewhere;
    for (auto const& source : compact.source_clauses) rules.sources.push_back(source.id);
    return rules;
}

}  // namespace

Result<Dataset const*> ObservationStore::State::dataset(std::string_view id) const {
    auto const found = std::ranges::find(datasets, id, &Dataset::id);
    if (found != datasets.end()) return &*found;
    std::vector<std::string> names;
    for (auto const& known : datasets) names.push_back(known.id);
    auto const near = did_you_mean(id, names);
    return failure("F001", "there is no dataset " + crosswalk::quoted(id) + " in the agreement",
                   near.empty()
                       ? "name one of its datasets, or add a clause [dataset." + printable(id) + "]"
                       : "did you mean " + crosswalk::quoted(near) + "?");
}

Result<ObservationStore::State::KnownBatch> ObservationStore::State::batch(int number) const {
    TRY_ASSIGN(auto asked, engine.query("SELECT dataset, file, sha256 FROM \"~batches\" WHERE "
                                        "number = " +
                                        std::to_string(number)));
    TRY_ASSIGN(auto const* const chunk, asked.next());
    invariant(chunk != nullptr && chunk->rows() == 1, "what is taken back was added before");
    KnownBatch batch;
    batch.dataset = chunk->text(0, 0);
    batch.rows.file = chunk->text(1, 0);
    batch.rows.sha256 = chunk->text(2, 0);
    return batch;
}

ObservationStore::ObservationStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
ObservationStore::ObservationStore(ObservationStore&&) noexcept = default;
ObservationStore& ObservationStore::operator=(ObservationStore&&) noexcept = default;
ObservationStore::~ObservationStore() = default;

Result<ObservationStore> ObservationStore::open(Compact const& compact, StoreOptions options) {
    for (auto const& dataset : compact.datasets) TRY(check_names(dataset));
    TRY_ASSIGN(auto engine,
               Engine::open({std::move(options.database), options.threads, options.memory_limit_mb,
                             std::move(options.temp_directory), std::move(options.readable),
                             options.read_only}));
    if (!options.read_only) TRY(create_own_tables(engine));
    for (auto const& dataset : compact.datasets)
        TRY(prepare_table(engine, dataset, options.read_only));
    return ObservationStore(
        std::make_unique<State>(State{std::move(engine), compact.datasets, rules_of(compact)}));
}

Result<TakenBack> ObservationStore::take_back(TakingBack const& taking, Diagnostics& diagnostics) {
    auto& engine = state_->engine;
    TRY_ASSIGN(auto transaction, Transaction::begin(engine));
    TRY_ASSIGN(auto taken, state_->batch(taking.batch));
    TRY_ASSIGN(auto const* const dataset, state_->dataset(taken.dataset));
    std::vector<Diagnostic> complaints;
    TRY_ASSIGN(auto const rows, take_rows_back({engine, *dataset, state_->rules, taking,
                                                taken.rows.file, complaints}));
    if (!complaints.empty()) {
        Diagnostics found;
        for (auto& each : complaints) {
            each.severity = Severity::error;
            found.add(std::move(each));
        }
        return ObservationStore::State::refuse(std::move(found), diagnostics);
    }
    TRY(engine.run("DELETE FROM \"~known\" WHERE batch = " + std::to_string(taking.batch)));
    TRY(state_->keep_days(*dataset, {taking.batch, taking.batch}));
    TRY(transaction.commit());
    taken.rows.keys = rows.keys;
    taken.rows.on = taking.on;
    taken.rows.observations = rows.rows;
    taken.rows.because = taking.because;
    return taken.rows;
}

Result<std::vector<Answer>> ObservationStore::answers(std::vector<Question> const& questions,
                                                      Progress const& progress,
                                                      AnswerWay way) const {
    TRY_ASSIGN(auto jobs, plan_jobs(questions, state_->datasets));
    for (auto& job : jobs) {
        TRY_ASSIGN(job.rows_may_end, rows_may_end(state_->engine, *job.dataset));
    }
    std::vector<Answer> answers(questions.size());
    AnswerContext const context{state_->engine, state_->rules.fiscal_year_starts, progress};
    for (auto const& job : jobs) TRY(answer_job(context, job, questions, way, answers));
    return answers;
}

Result<SelectedRows> ObservationStore::select(std::string_view sql) const {
    TRY_ASSIGN(auto asked, state_->engine.select(std::string(sql)));
    SelectedRows table;
    for (std::size_t i = 0; i < asked.columns(); ++i) table.names.push_back(asked.column_name(i));
    TRY_ASSIGN(table.rows, asked.texts());
    return table;
}

}  // namespace crosswalk
