// SPDX-License-Identifier: Apache-2.0
// Batches on their way in. Whatever is asked of a database costs about a millisecond, however few
// the rows, so it is asked about many batches at once.
#include "store/batch_import.h"
#include "store/batch_rules.h"
#include "store/dataset_table.h"
#include "store/engine.h"
#include "store/observations.h"
#include "store/store_state.h"
#include "store/taking_back.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

std::string const& shown(BatchSource const& batch) {
    return batch.shown_as.empty() ? batch.path : batch.shown_as;
}

/// Where parts must fit their whole, what a batch may say depends on which rows of those before it
/// were accepted. Keys do not: of one key, the first is.
bool is_judged_alone(Dataset const& dataset) {
    return std::ranges::any_of(dataset.adds_up,
                               [](AddsUp const& rule) { return !rule.overlapping; });
}

}  // namespace

std::unexpected<Diagnostic> ObservationStore::State::refuse(Diagnostics found,
                                                            Diagnostics& others) {
    std::optional<Diagnostic> first;
    found.sort();
    for (auto const& diagnostic : found.list()) {
        if (!first && diagnostic.severity == Severity::error) {
            first = diagnostic;
        } else {
            others.add(diagnostic);
        }
    }
    return std::unexpected(*std::move(first));
}

std::size_t ObservationStore::State::fit_together(std::span<BatchSource const> batches) const {
    // When one is refused, those that were read with it are read again.
    constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20U;
    constexpr std::size_t most = 1000;
    std::uintmax_t bytes = 0;
    std::set<std::string_view> alone;
    for (std::size_t i = 0; i < batches.size() && i < most; ++i) {
        std::error_code error;
        auto const size = std::filesystem::file_size(batches[i].path, error);
        bytes += error ? 0 : size;
        auto const known = std::ranges::find(datasets, batches[i].dataset, &Dataset::id);
        bool const is_second =
            known != datasets.end() && is_judged_alone(*known) && !alone.insert(known->id).second;
        if (i > 0 && (is_second || bytes > most_bytes)) return i;
    }
    return std::min(batches.size(), most);
}

Result<AddedBatch> ObservationStore::State::read_batch(BatchSource const& batch, int number,
                                                       Quarantine& quarantine,
                                                       Progress const& progress,
                                                       Diagnostics& others) {
    TRY_ASSIGN(auto const* const of, dataset(batch.dataset));
    TRY_ASSIGN(auto const format, batch_format(shown(batch)));
    BatchFacts facts;
    facts.file = shown(batch);
    facts.recorded = batch.recorded;
    AddedBatch read{BatchFacts()};
    TRY_ASSIGN(facts.sha256, import_rows({engine, *of, rules, batch.path, facts.file, number,
                                          quarantine, read.diagnostics, progress},
                                         format));
    if (read.diagnostics.has_errors()) return refuse(std::move(read.diagnostics), others);
    read.facts = std::move(facts);
    return read;
}

Result<void> ObservationStore::State::judge(Dataset const& of, BatchRange batches,
                                            std::vector<Quarantine>& quarantines) {
    auto const of_dataset = "SELECT count(*) FROM \"~batches\" WHERE dataset = " + sql_text(of.id);
    TRY_ASSIGN(auto const all, engine.number(of_dataset));
    TRY_ASSIGN(auto const earlier,
               engine.number(of_dataset + " AND number < " + std::to_string(batches.first)));
    LoadedBatches const loaded{
        engine, of, batches, earlier > 0, all - earlier > 1, quarantines, rules.fiscal_year_starts};
    TRY(apply_rules(loaded));
    TRY_ASSIGN(bool const has_takings, has_taken_back(engine, of));
    TRY(has_takings ? settle_batches(engine, of, batches) : apply_supersede(loaded));
    return keep_days(of, batches);
}

Result<void> ObservationStore::State::add_together(std::span<BatchSource const> batches,
                                                   ProgressOf const& progress_of,
                                                   std::vector<AddedBatch>& added,
                                                   Diagnostics& others) {
    TRY_ASSIGN(auto transaction, Transaction::begin(engine));
    TRY_ASSIGN(auto const before,
               engine.number("SELECT COALESCE(max(number), 0) FROM \"~batches\""));
    auto const first = static_cast<int>(before) + 1;
    BatchRange const numbers{first, static_cast<int>(before) + static_cast<int>(batches.size())};
    std::vector<Quarantine> quarantines;
    for (auto const& batch : batches) {
        auto const number = first + static_cast<int>(added.size());
        auto& quarantine = quarantines.emplace_back(shown(batch));
        TRY_ASSIGN(auto read, read_batch(batch, number, quarantine, progress_of(batch), others));
        added.push_back(std::move(read));
    }
    TRY(keep_batches(batches, first, added));
    for (auto const& each : datasets) {
        bool const has_some =
            std::ranges::find(batches, each.id, &BatchSource::dataset) != batches.end();
        if (has_some) TRY(judge(each, numbers, quarantines));
    }
    TRY(keep_quarantines(first, quarantines));
    TRY(count_rows(first, quarantines, added));
    return transaction.commit();
}

Result<void> ObservationStore::State::keep_batches(std::span<BatchSource const> batches, int first,
                                                   std::vector<AddedBatch> const& added) {
    TRY_ASSIGN(auto writer, engine.writer("~batches"));
    for (std::size_t i = 0; i < batches.size(); ++i) {
        writer.set_number(0, first + static_cast<int>(i));
        writer.set_text(1, batches[i].dataset);
        writer.set_text(2, added[i].facts->file);
        writer.set_text(3, added[i].facts->sha256);
        writer.set_missing(4);
        if (auto const& recorded = batches[i].recorded) writer.set_number(4, recorded->days());
        writer.set_number(5, 0);
        writer.set_number(6, 0);
        writer.set_missing(7);
        TRY(writer.end_row());
    }
    return writer.finish();
}

Result<void> ObservationStore::State::keep_quarantines(int first,
                                                       std::vector<Quarantine>& quarantines) {
    TRY_ASSIGN(auto writer, engine.writer("~quarantine"));
    for (std::size_t i = 0; i < quarantines.size(); ++i) {
        for (auto const& row : quarantines[i].first_rows()) {
            writer.set_number(0, first + static_cast<int>(i));
            writer.set_number(1, static_cast<Int128>(row.line));
            writer.set_number(2, static_cast<Int128>(row.row));
            writer.set_text(3, row.column);
            writer.set_text(4, row.code);
            writer.set_text(5, row.reason);
            writer.set_text(6, row.help);
            TRY(writer.end_row());
        }
    }
    return writer.finish();
}

Result<void> ObservationStore::State::keep_days(Dataset const& of, BatchRange batches) {
    auto const* const time = of.column_with(ColumnRole::time);
    invariant(time != nullptr, "every dataset has a time column");
    auto const batch = "t." + sql_name(batch_column);
    // In one large file, grouping by its number as well would take a good part of the time.
    bool const is_one = batches.first == batches.last;
    auto const number = is_one ? std::to_string(batches.first) : batch;
    return engine.run("INSERT INTO \"~known\" SELECT " + number + ", " + recorded_day(of) + ", t." +
                      sql_name(time->name) + ", x.taking, x.day, count(*) FROM " + sql_name(of.id) +
                      " t JOIN \"~batches\" b ON b.number = " + batch +
                      " LEFT JOIN \"~taken_back\" x ON x.batch = " + batch + " AND x.row = t." +
                      sql_name(row_column) + " WHERE " + of_batches("t", batches) + " AND t." +
                      sql_name(since_column) + " IS NULL GROUP BY ALL");
}

Result<void> ObservationStore::State::count_rows(int first,
                                                 std::vector<Quarantine> const& quarantines,
                                                 std::vector<AddedBatch>& added) {
    TRY_ASSIGN(auto counted,
               engine.query("SELECT batch, sum(rows)::BIGINT FROM \"~known\" WHERE batch >= " +
                            std::to_string(first) + " GROUP BY batch"));
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, counted.next());
        if (chunk == nullptr) break;
        for (std::size_t i = 0; i < chunk->rows(); ++i) {
            added[static_cast<std::size_t>(chunk->count(0, i) - first)].facts->rows =
                chunk->count(1, i);
        }
    }
    std::string counts;
    for (std::size_t i = 0; i < added.size(); ++i) {
        auto& facts = *added[i].facts;
        facts.quarantined = quarantines[i].count();
        counts += (i == 0 ? "(" : ", (") + std::to_string(first + static_cast<int>(i)) + ", " +
                  std::to_string(facts.rows) + ", " + std::to_string(facts.quarantined) + ")";
    }
    return engine.run(
        "UPDATE \"~batches\" b SET rows = n.rows, quarantined = n.quarantined FROM "
        "(VALUES " +
        counts + ") n(number, rows, quarantined) WHERE b.number = n.number");
}

Result<BatchFacts> ObservationStore::add(BatchSource const& batch, Diagnostics& diagnostics,
                                         Progress const& progress) {
    auto added = add_all({&batch, 1}, [&](BatchSource const&) { return progress; });
    for (auto const& diagnostic : added.front().diagnostics.list()) diagnostics.add(diagnostic);
    return std::move(added.front().facts);
}

std::vector<AddedBatch> ObservationStore::add_all(std::span<BatchSource const> batches,
                                                  ProgressOf const& progress_of) {
    std::vector<AddedBatch> all;
    auto most = batches.size();
    while (all.size() < batches.size()) {
        auto const rest = batches.subspan(all.size());
        auto const together = rest.first(std::min(most, state_->fit_together(rest)));
        most = batches.size();
        std::vector<AddedBatch> added;
        Diagnostics others;
        auto const done = state_->add_together(together, progress_of, added, others);
        if (done) {
            std::ranges::move(added, std::back_inserter(all));
            continue;
        }
        bool const is_stopped = done.error().code == "W011";
        if (together.size() > 1 && !is_stopped) {
            // Those that were read are not to blame for the one that could not be.
            auto const read = added.size();
            most = std::max<std::size_t>(read < together.size() ? read : read / 2, 1);
            continue;
        }
        all.push_back({std::unexpected(done.error()), std::move(others)});
        if (done.error().code.starts_with('W')) break;
    }
    return all;
}

}  // namespace crosswalk
