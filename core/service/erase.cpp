// SPDX-License-Identifier: Apache-2.0
#include "service/erase.h"

#include "service/files.h"
#include "service/personal.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>

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

}  // namespace

Result<std::vector<std::uint64_t>> erase_person(fs::path const& folder,
                                                EraseRequest const& request) {
    TRY_ASSIGN(auto const lock, FolderLock::take(folder, longest_wait));
    TRY_ASSIGN(auto vault, vault_of(folder));
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY(check_entry(log, request));
    TRY_ASSIGN(auto const caught_up, tell(log, request, vault));
    TRY_ASSIGN(bool const is_known, vault.erase(request.person, printable(request.because)));
    if (is_known) return tell(log, request, vault);
    auto const earlier = caught_up.empty()
                             ? std::string()
                             : "; an earlier erasure, which the record did not tell of yet, is now "
                               "entry " +
                                   std::to_string(caught_up.back());
    return failure("V005", "nobody is known by that name" + earlier,
                   "write the name as it stood in the file that was imported, letter by letter; "
                   "whoever was erased before can no longer be found");
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
