// SPDX-License-Identifier: Apache-2.0
#include "service/erase.h"

#include "service/files.h"
#include "service/personal.h"
#include "text/utf8.h"

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

/// Appends what the record does not tell of yet. The vault forgets it only then.
Result<std::vector<std::uint64_t>> tell(fs::path const& folder, EraseRequest const& request,
                                        Vault& vault) {
    std::vector<std::uint64_t> entries;
    TRY_ASSIGN(auto const untold, vault.untold());
    if (untold.empty()) return entries;
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    for (auto const& each : untold) {
        TRY_ASSIGN(auto const appended,
                   log.append({"erasure_performed",
                               {},
                               request.who.actor,
                               request.who.organization,
                               {{"because", each.because}, {"person", print(each.person)}}}));
        TRY(vault.tell(each.person));
        entries.push_back(appended.number);
    }
    return entries;
}

}  // namespace

Result<std::vector<std::uint64_t>> erase_person(fs::path const& folder,
                                                EraseRequest const& request) {
    TRY_ASSIGN(auto const lock, FolderLock::take(folder, longest_wait));
    TRY_ASSIGN(auto vault, vault_of(folder));
    // An entry that cannot be appended would leave a destroyed key that nobody is told of.
    TRY(open_record(folder, RecordUse::append, request.clock));
    TRY_ASSIGN(bool const is_known, vault.erase(request.person, printable(request.because)));
    TRY_ASSIGN(auto entries, tell(folder, request, vault));
    if (is_known || !entries.empty()) return entries;
    return failure("V005", "nobody is known by that name",
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
