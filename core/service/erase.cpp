// SPDX-License-Identifier: Apache-2.0
#include "service/erase.h"

#include "service/files.h"
#include "service/personal.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_wait{5};  ///< for another writer in the same folder

Result<Vault> vault_of(fs::path const& folder) {
    auto const record = record_folder(folder);
    if (has_vault(record)) return open_vault(record);
    return failure("V006", "this partnership keeps no personal values",
                   "there is nothing to look up or to erase; if there should be, put "
                   "record/vault/ back from a backup");
}

Entry erasure(EraseRequest const& request, Vault::Erasure const& of) {
    return {"erasure_performed",
            {},
            request.who.actor,
            request.who.organization,
            {{"because", of.because}, {"person", print(of.person)}}};
}

/// Appends what the record does not tell of yet. The vault forgets it only then.
Result<std::vector<std::uint64_t>> tell(RecordLog& log, EraseRequest const& request, Vault& vault) {
    std::vector<std::uint64_t> entries;
    TRY_ASSIGN(auto const untold, vault.untold());
    TRY_ASSIGN(auto const state, log.state());
    for (auto const& each : untold) {
        if (state.erased.contains(each.person)) {  // the machine stopped before the vault knew
            TRY(vault.tell(each.person));
            continue;
        }
        auto const appended = log.append(erasure(request, each));
        if (!appended) {
            auto reason = appended.error();
            reason.message =
                "the key is destroyed, and the record could not be told: " + reason.message;
            reason.help += "; then run the same command again, which tells it";
            return std::unexpected(std::move(reason));
        }
        TRY(vault.tell(each.person));
        entries.push_back(appended->number);
    }
    return entries;
}

/// Whether the record would take such an entry, before anything is destroyed for it.
Result<void> check_entry(RecordLog& log, EraseRequest const& request) {
    auto entry = erasure(request, {Digest(), printable(request.because)});
    TRY_ASSIGN(auto const state, log.state());
    entry.time = std::max(request.clock(), state.last_time);
    auto const bytes = print(entry);
    if (bytes.size() > longest_entry) {
        return failure("R006", "the reason is too long for an entry", "say it in fewer words");
    }
    TRY(parse_entry(bytes));
    return {};
}

/// Those that may know persons: of the agreement in force, and whatever a file came for.
std::set<std::string> datasets_of(RecordState const& state, Compact const* compact) {
    std::set<std::string> datasets;
    for (auto const& batch : state.batches) datasets.insert(dataset_of(state, batch));
    if (compact == nullptr) return datasets;
    for (auto const& dataset : compact->datasets) datasets.insert(dataset.id);
    return datasets;
}

/// Where rows that are about somebody else have that name; empty: nowhere.
Result<std::string> named_beside(Vault& vault, Compact const* compact, std::string const& name) {
    if (compact == nullptr) return std::string();
    for (auto const& dataset : compact->datasets) {
        auto const columns = naming_columns(dataset);
        for (auto const* const column : columns) {
            TRY_ASSIGN(auto const token, vault.known_token({dataset.id, column->name, name, {}}));
            if (!token) continue;
            return "; it stands in " + crosswalk::quoted(column->name) + " of " +
                   crosswalk::quoted(dataset.id) + ", whose rows are about whom " +
                   crosswalk::quoted(columns.front()->name) + " names";
        }
    }
    return std::string();
}

std::string listed(std::vector<std::string> const& datasets) {
    std::string text;
    for (auto const& each : datasets) text += (text.empty() ? "" : ", ") + crosswalk::quoted(each);
    return text;
}

/// The datasets that know somebody by that name, the one that is asked for taken out.
Result<std::vector<std::string>> others_who_know(Vault& vault, EraseRequest const& request,
                                                 std::set<std::string> const& datasets) {
    std::vector<std::string> others;
    for (auto const& dataset : datasets) {
        if (dataset == request.dataset) continue;
        TRY_ASSIGN(bool const is_known, vault.knows({dataset, request.person}));
        if (is_known) others.push_back(dataset);
    }
    return others;
}

Result<Erased> nobody_by_that_name(Vault& vault, Compact const* compact,
                                   EraseRequest const& request, Erased const& erased) {
    std::string message = "nobody is known by that name";
    if (erased.same_name.empty()) {
        TRY_ASSIGN(auto const beside, named_beside(vault, compact, request.person));
        message += beside;
    } else {
        message += " in " + crosswalk::quoted(request.dataset) + "; somebody is by that name in " +
                   listed(erased.same_name);
    }
    if (!erased.entries.empty()) {
        message += "; an earlier erasure, which the record did not tell of yet, is now entry " +
                   std::to_string(erased.entries.back());
    }
    return failure("V005", std::move(message),
                   "write the name as it stood in the file that was imported, letter by letter; "
                   "whoever was erased before can no longer be found");
}

}  // namespace

Result<Erased> erase_person(fs::path const& folder, EraseRequest const& request) {
    TRY_ASSIGN(auto const lock, FolderLock::take(folder, longest_wait));
    TRY_ASSIGN(auto vault, vault_of(folder));
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY(check_entry(log, request));
    Erased erased;
    TRY_ASSIGN(erased.entries, tell(log, request, vault));
    TRY_ASSIGN(auto const state, log.state());
    auto const recorded = load_recorded(folder);  // only to find names: what ails it is not asked
    auto const* const compact = recorded ? &recorded->partnership.compact() : nullptr;
    TRY_ASSIGN(erased.same_name, others_who_know(vault, request, datasets_of(state, compact)));
    auto dataset = request.dataset;
    if (dataset.empty() && erased.same_name.size() > 1) {
        return failure("V008",
                       "several datasets know somebody by that name: " + listed(erased.same_name),
                       "say with --dataset whose files you mean; if it is one person, run the "
                       "command for each");
    }
    if (dataset.empty() && !erased.same_name.empty()) {
        dataset = erased.same_name.front();
        erased.same_name.clear();
    }
    TRY_ASSIGN(auto const stay, vault.erase({dataset, request.person}, printable(request.because)));
    if (!stay) return nobody_by_that_name(vault, compact, request, erased);
    erased.values_that_stay = *stay;
    TRY_ASSIGN(auto const told, tell(log, request, vault));
    erased.entries.insert(erased.entries.end(), told.begin(), told.end());
    return erased;
}

Result<std::string> reveal(fs::path const& folder, Digest const& token) {
    TRY_ASSIGN(auto vault, vault_of(folder));
    TRY_ASSIGN(auto value, vault.value_of(token));
    if (value) return *std::move(value);
    return failure("V005", "nobody knows what this token stands for",
                   "look whether it stands in a file of this record; after an erasure nobody can "
                   "tell any more");
}

}  // namespace crosswalk
