// SPDX-License-Identifier: Apache-2.0
#include "service/import.h"

#include "service/files.h"
#include "service/personal.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_wait{5};  ///< for another import in the same folder

Result<void> check_dataset(Compact const& compact, std::string const& dataset) {
    if (compact.dataset(dataset) != nullptr) return {};
    std::vector<std::string> ids;
    std::string all;
    for (auto const& each : compact.datasets) {
        ids.push_back(each.id);
        all += (all.empty() ? "" : ", ") + each.id;
    }
    auto const nearest = did_you_mean(dataset, ids);
    auto const message = "the agreement has no dataset " + crosswalk::quoted(dataset);
    if (!nearest.empty()) return failure("U003", message, "did you mean " + nearest + "?");
    if (all.empty()) {
        return failure("U003", message,
                       "write a [dataset." + printable(dataset) + "] clause first");
    }
    return failure("U003", message, "its datasets are " + all);
}

std::string day_of(std::optional<Date> const& recorded) {
    return recorded ? "on " + print(*recorded) : "without a date";
}

/// Of rows with one key only one counts at a time. Without a key nothing says that two are one.
bool comes_again_later(LoadedPartnership const& partnership, ImportRequest const& request,
                       Date withdrawn) {
    auto const* const dataset = partnership.compact().dataset(request.dataset);
    return !dataset->key.empty() || (request.recorded && *request.recorded >= withdrawn);
}

/// The same bytes twice would count everything twice, or supersede every row by itself.
bool is_imported_before(LoadedPartnership const& partnership, ImportRequest const& request,
                        std::string const& sha256, Diagnostics& diagnostics) {
    for (auto const& file : partnership.facts) {
        if (file.sha256 != sha256 || file.source.dataset != request.dataset) continue;
        Place place;
        place.path = request.shown_as;
        if (file.withdrawn) {
            if (comes_again_later(partnership, request, *file.withdrawn)) continue;
            diagnostics
                .error("F090", place,
                       "this file was withdrawn on " + print(*file.withdrawn) +
                           " and would count beside itself until then")
                .with_related(file.named_at, "as " + file.source.shown_as)
                .with_help("import it with --recorded " + print(*file.withdrawn) +
                           " or a later day");
            return true;
        }
        diagnostics
            .error("F085", place, "this file was imported before, " + day_of(file.source.recorded))
            .with_related(file.named_at, "as " + file.source.shown_as)
            .with_help("there is nothing to do; a correction is a file with other numbers in it");
        return true;
    }
    return false;
}

bool has_file(LoadedPartnership const& partnership, std::string const& sha256) {
    return std::ranges::find(partnership.facts, sha256, &FactsFile::sha256) !=
           partnership.facts.end();
}

/// A vault that is gone, and not one that never was: made again, it would give everybody a second
/// token.
Result<void> check_vault(LoadedPartnership const& partnership) {
    if (has_vault(record_folder(partnership.folder))) return {};
    for (auto const& file : partnership.facts) {
        auto const* const dataset = partnership.compact().dataset(file.source.dataset);
        if (dataset == nullptr || file.withdrawn || !is_about_persons(*dataset)) continue;
        return failure("V006",
                       "the record has facts about persons, and its vault is not here, so the same "
                       "persons would come a second time",
                       "put record/vault/ back from a backup; or withdraw those files and import "
                       "them again, which makes a new vault");
    }
    return {};
}

/// The file's ending, which says its format.
std::string ending(fs::path const& file) { return ascii_lower(file.extension().string()); }

std::string stored_name(ImportRequest const& request, std::string const& sha256) {
    auto const day = request.recorded ? print(*request.recorded) : std::string("undated");
    return "facts/" + request.dataset + "/" + day + "-" + sha256.substr(0, 8) +
           ending(request.file);
}

/// What the store makes of the file beside all facts that are there. The facts themselves stay as
/// they are; this store lives in memory only.
Result<BatchFacts> try_out(LoadedPartnership const& partnership, ImportRequest const& request,
                           ImportOutcome& outcome) {
    std::error_code error;
    auto const file = fs::absolute(request.file, error).lexically_normal();
    ReadRequest const read_request{.as_of = {}, .threads = request.threads, .watch = request.watch};
    // What is only worth a warning about earlier files was said when they were imported.
    Diagnostics earlier;
    TRY_ASSIGN(auto store,
               take_in_facts(partnership, read_request, {file.parent_path().string()}, earlier));
    for (auto const& diagnostic : earlier.list()) {
        if (diagnostic.severity == Severity::error) outcome.diagnostics.add(diagnostic);
    }
    if (outcome.diagnostics.has_errors()) return BatchFacts();
    BatchSource const source{.dataset = request.dataset,
                             .path = file.string(),
                             .shown_as = request.shown_as,
                             .recorded = request.recorded};
    TRY_ASSIGN(auto const batch, take_in_one(store, source, request.watch, outcome.diagnostics));
    if (batch.quarantined == 0) return batch;
    TRY_ASSIGN(auto const for_ever, Date::from_civil(9999, 12, 31));
    TRY_ASSIGN(auto const facts, store.facts(partnership.compact(), for_ever));
    for (auto const& dataset : facts.datasets) {
        for (auto const& row : dataset.quarantined) {
            if (row.file == request.shown_as) outcome.quarantined.push_back(row);
        }
    }
    return batch;
}

std::unexpected<Diagnostic> changed_meanwhile(ImportRequest const& request) {
    return failure("W009", printable(request.shown_as) + " changed while it was imported",
                   "wait until the other program has finished writing and import it again");
}

/// Two steps, under the lock of the import. The copy without its line in the list is nothing: if
/// the second step fails the copy is taken away, and if the machine stops between them the next
/// import replaces it.
Result<void> keep_file(LoadedPartnership const& partnership, ImportRequest const& request,
                       ImportedBatch const& batch) {
    auto const& folder = partnership.folder;
    auto const copy = folder / batch.file;
    NewFolders folders;
    TRY(folders.make(copy.parent_path()));
    std::string list;
    std::error_code error;
    if (fs::exists(folder / batch_list_file, error)) {
        TRY_ASSIGN(list, read_file(folder / batch_list_file));
    }
    if (!list.empty() && list.back() != '\n') list += '\n';
    TRY_ASSIGN(auto const sha256, copy_file_whole(request.file, copy));
    auto const undo = [&](Diagnostic reason) {
        fs::remove(copy, error);
        return std::unexpected(std::move(reason));
    };
    if (sha256 != batch.sha256) {
        return undo(changed_meanwhile(request).error());
    }
    auto const written = write_file(folder / batch_list_file, list + print(batch));
    if (!written) return undo(written.error());
    folders.keep();
    return {};
}

/// The object first, then the entry that names it: an object nobody names is nothing. So is a
/// value in the vault that no object has the token of.
Result<std::uint64_t> keep_in_record(LoadedPartnership const& partnership,
                                     ImportRequest const& request, BatchFacts const& facts,
                                     std::string const& name, SealedCopy* sealed) {
    TRY_ASSIGN(auto log, open_record(partnership.folder, RecordUse::append, request.clock));
    TRY_ASSIGN(auto const object, objects_of(partnership.folder).keep_file(request.file));
    if (print(object) != facts.sha256) return changed_meanwhile(request);
    if (sealed != nullptr) TRY(sealed->keep());
    TRY_ASSIGN(auto const appended,
               log.append(import_of(facts, request.dataset, name, request.who)));
    return appended.number;
}

/// A slip of the year would keep facts out of every reading until then, and nobody would be told.
void check_recorded(ImportRequest const& request, Diagnostics& diagnostics) {
    if (!request.recorded || !request.today || *request.recorded <= *request.today) return;
    Place place;
    place.path = request.shown_as;
    auto const day = print(*request.recorded);
    diagnostics
        .warning("F088", place,
                 "these facts are recorded in the future: " + day + " is yet to come")
        .with_help("no reading as of a day before " + day +
                   " sees them; if they are known today, leave --recorded out");
}

/// `sealed`: what `request` names is its copy, in which no personal value stands.
Result<ImportOutcome> import_into(LoadedPartnership const& partnership,
                                  ImportRequest const& request, SealedCopy* sealed = nullptr) {
    ImportOutcome outcome;
    TRY_ASSIGN(auto const facts, try_out(partnership, request, outcome));
    if (outcome.diagnostics.has_errors()) return outcome;
    if (is_imported_before(partnership, request, facts.sha256, outcome.diagnostics)) {
        outcome.quarantined.clear();  // that every row is there already is said
        return outcome;
    }
    if (sealed != nullptr && sealed->was_there() && !has_file(partnership, facts.sha256)) {
        Place place;
        place.path = request.shown_as;
        outcome.diagnostics
            .error("V007", place, "this file was imported before, and somebody in it was erased")
            .with_help("its other rows count already; import a file that has only new ones");
        return outcome;
    }
    if (facts.rows == 0 && facts.quarantined > 0) {
        Place place;
        place.path = request.shown_as;
        outcome.diagnostics.error("F086", place, "not one row of this file can be used")
            .with_help("nothing was imported; correct its rows and import it again");
        return outcome;
    }
    ImportedBatch batch;
    batch.dataset = request.dataset;
    batch.file = stored_name(request, facts.sha256);
    batch.sha256 = facts.sha256;
    batch.recorded = request.recorded;
    batch.rows = facts.rows;
    batch.quarantined = facts.quarantined;
    batch.name = request.file.filename().string();
    batch.line = static_cast<std::uint32_t>(partnership.imported.size() + 1);
    bool const is_recorded = has_record(partnership.folder);
    if (request.keep == ImportRequest::Keep::yes && is_recorded) {
        TRY_ASSIGN(outcome.entry, keep_in_record(partnership, request, facts, batch.file, sealed));
    } else if (request.keep == ImportRequest::Keep::yes) {
        TRY(keep_file(partnership, request, batch));
    }
    outcome.batch = std::move(batch);
    check_recorded(request, outcome.diagnostics);
    return outcome;
}

/// Into a record goes no personal value: the file is imported as its sealed copy.
Result<ImportOutcome> import_sealed(LoadedPartnership const& partnership,
                                    ImportRequest const& request) {
    auto const& dataset = *partnership.compact().dataset(request.dataset);
    if (!has_record(partnership.folder) || !is_about_persons(dataset)) {
        return import_into(partnership, request);
    }
    TRY(check_vault(partnership));
    auto const record = record_folder(partnership.folder);
    bool const is_trial = request.keep == ImportRequest::Keep::no && !has_vault(record);
    ImportOutcome sealing;
    TRY_ASSIGN(auto copy, SealedCopy::make({dataset, request.file, request.shown_as},
                                           is_trial ? std::nullopt : std::optional(record),
                                           sealing.diagnostics));
    if (sealing.diagnostics.has_errors()) return sealing;
    auto of_copy = request;
    of_copy.file = copy.path();
    auto outcome = import_into(partnership, of_copy, &copy);
    if (!outcome) return outcome;
    for (auto const& note : sealing.diagnostics.list()) outcome->diagnostics.add(note);
    return outcome;
}

}  // namespace

Result<ImportOutcome> import_facts(LoadedPartnership const& partnership,
                                   ImportRequest const& request) {
    invariant(!partnership.diagnostics().has_errors(), "only a checked agreement takes facts in");
    TRY(check_dataset(partnership.compact(), request.dataset));
    TRY(check_readable(request.file));
    if (request.keep == ImportRequest::Keep::no) return import_sealed(partnership, request);
    TRY_ASSIGN(auto const lock, FolderLock::take(partnership.folder, longest_wait));
    // Another import may have ended since this partnership was loaded: what counts is what is there
    // now that nobody else writes.
    TRY_ASSIGN(auto const now, open_partnership(partnership.folder));
    if (now.diagnostics().has_errors()) return ImportOutcome{{}, {}, now.diagnostics(), {}};
    TRY(check_dataset(now.compact(), request.dataset));
    return import_sealed(now, request);
}

}  // namespace crosswalk
