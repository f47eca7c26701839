// SPDX-License-Identifier: Apache-2.0
#include "service/backup.h"

#include "service/files.h"
#include "service/personal.h"
#include "service/record_files.h"
#include "service/record_folder.h"
#include "text/utf8.h"

#include <optional>
#include <string>
#include <system_error>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// Looking has no clock.
Instant no_time() { return {}; }

/// The whole record read and held against its checkpoint: how many entries it has, and whose it is.
struct Checked {
    std::uint64_t size = 0;
    PublicKey log;
};

Result<Checked> check_record(BackupRequest const& request) {
    Progress progress;
    if (request.watch) {
        progress = [&](std::uint64_t done, std::uint64_t all) {
            return request.watch("checking the record", done, all);
        };
    }
    TRY_ASSIGN(auto log,
               open_record(request.partnership, RecordUse::look_at_all, no_time, progress));
    TRY_ASSIGN(auto const state, log.state());
    return Checked{state.size, state.keys.front().key};
}

/// A backup is often written over the one before, by a program that runs each night. That must
/// never cost something newer, a key, or anything else.
Result<void> check_target(BackupRequest const& request, Checked const& record) {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(request.file, error))) return {};
    auto const refused = [&](std::string const& why) {
        return failure("W008", printable(request.file.string()) + " is there already and " + why,
                       "name another file; nothing was changed");
    };
    auto const old = TarReader::open(request.file);
    if (!old) return refused("is no backup");
    bool const loses_key = request.key == BackupRequest::Key::left_out && old->holds(key_in_backup);
    if (loses_key) return refused("has the log's key in it, which this one would not have");
    bool const loses_vault =
        old->holds(vault_key_in_backup) && !has_vault(record_folder(request.partnership));
    if (loses_vault) return refused("has a vault in it, which this one would not have");
    TRY_ASSIGN(auto const bytes, old->read("checkpoint"));
    TRY_ASSIGN(auto const note, parse_note(bytes));
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
    if (!is_signed_by(note, record.log)) return refused("is of another record");
    if (checkpoint.tree.size <= record.size) return {};
    return refused("has " + std::to_string(checkpoint.tree.size) + " entries, more than the " +
                   std::to_string(record.size) + " the record has now");
}

Result<std::optional<SigningKey>> key_for(BackupRequest const& request, PublicKey const& log) {
    if (request.key == BackupRequest::Key::left_out) return std::nullopt;
    auto key = read_log_key(record_folder(request.partnership) / "log.key");
    if (!key) {
        auto reason = key.error();
        reason.help =
            "run the command as the user who owns record/log.key, or leave the key out with "
            "--without-key and keep a copy of it yourself";
        return std::unexpected(std::move(reason));
    }
    if (key->public_key() == log) return *std::move(key);
    return failure("R020", "record/log.key is not the key of this log, which is " + print(log),
                   "put the log's own key back, or leave it out with --without-key");
}

/// The vault as it is at this moment, whoever writes to it.
Result<void> copy_vault(fs::path const& record, WriteMore const& write) {
    if (!has_vault(record)) return {};
    TRY_ASSIGN(auto vault, open_vault(record));
    TRY_ASSIGN(auto const folder, TemporaryFolder::make());
    auto const copy = folder.path() / "values.sqlite";
    TRY(vault.copy_to(copy.string()));
    TRY_ASSIGN(auto const values, read_file(copy));
    TRY(tar_file(vault_key_in_backup, vault.key().secret_text() + "\n", write));
    return tar_file(vault_values_in_backup, values, write);
}

}  // namespace

Result<BackedUp> back_up(BackupRequest const& request) {
    TRY_ASSIGN(auto const record, check_record(request));
    TRY_ASSIGN(auto const key, key_for(request, record.log));
    TRY(check_target(request, record));
    TRY_ASSIGN(auto const source, source_of_record(request.partnership));
    BackedUp done;
    done.taken_away = take_away_left_over(request.file.parent_path(), request.now);
    auto const fill = [&](WriteMore const& write) -> Result<void> {
        if (key) TRY(tar_file(key_in_backup, key->secret_text() + "\n", write));
        TRY_ASSIGN(done.written, copy_record(source, write, request.watch));
        // Last: a vault has every value before an entry tells of its token.
        if (key) TRY(copy_vault(record_folder(request.partnership), write));
        return tar_end(write);
    };
    TRY(key ? write_secret_file_by(request.file, fill) : write_file_by(request.file, fill));
    return done;
}

}  // namespace crosswalk
