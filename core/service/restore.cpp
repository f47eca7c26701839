// SPDX-License-Identifier: Apache-2.0
#include "service/restore.h"

#include "record/log_tree.h"
#include "service/bundle.h"
#include "service/files.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_wait{5};  ///< for another program in the same folder
constexpr std::uint64_t tiles_at_once = 16;      ///< are written with one message

Result<std::vector<std::string>> entries_at(LogSource const& source, std::uint64_t size,
                                            std::uint64_t index) {
    auto const left = size - index * tile_width;
    auto const width = static_cast<unsigned>(std::min<std::uint64_t>(left, tile_width));
    TRY_ASSIGN(auto const bytes, source.entries(index, width));
    TRY_ASSIGN(auto const entries, split_entries(bytes));
    return std::vector<std::string>(entries.begin(), entries.end());
}

/// Whose log it says it is.
Result<PublicKey> own_key(LogSource const& source, std::uint64_t size) {
    auto const none = [] {
        return failure("R021", "the backup does not begin with the founding of a record",
                       "take another backup");
    };
    if (size == 0) return none();
    TRY_ASSIGN(auto const entries, entries_at(source, size, 0));
    if (entries.empty()) return none();
    JsonReader reader;
    TRY_ASSIGN(auto const first, read_entry(entries.front(), reader));
    if (first.kind != "partnership_founded") return none();
    return PublicKey::parse(text_in(first, "key"));
}

Result<std::uint64_t> size_of(LogSource const& source) {
    TRY_ASSIGN(auto const bytes, source.checkpoint());
    TRY_ASSIGN(auto const note, parse_note(bytes));
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
    return checkpoint.tree.size;
}

class Restoring {
public:
    explicit Restoring(RestoreRequest const& request) : request_(request) {}

    Result<Restored> run() {
        TRY_ASSIGN(source_, open_log_source(request_.file));
        TRY_ASSIGN(auto const bytes, source_.checkpoint());
        TRY_ASSIGN(newest_, parse_note(bytes));
        TRY_ASSIGN(restored_.checkpoint, parse_checkpoint(newest_.text));
        TRY(check_place());
        TRY_ASSIGN(auto const log, own_key(source_, size()));
        TRY(check_everything(request_.log.value_or(log)));
        if (restored_.findings.has_errors()) return std::move(restored_);
        TRY_ASSIGN(auto const key, key_of(log));
        NewFolders folders;
        TRY(folders.make(request_.folder));
        TRY_ASSIGN(auto const lock, FolderLock::take(request_.folder, longest_wait));
        TRY(check_place());
        TRY(build(key));
        folders.keep();
        return std::move(restored_);
    }

private:
    std::uint64_t size() const { return restored_.checkpoint.tree.size; }

    Result<void> go_on(std::string_view doing, std::uint64_t done, std::uint64_t all) const {
        if (!request_.watch || request_.watch(doing, done, all)) return {};
        return failure("W011", "stopped before the end",
                       "run the same command again; nothing was changed");
    }

    /// What is there is never replaced; whoever wants to must know which of the two is the newer.
    Result<void> check_place() const {
        if (!request_.record_url.empty()) TRY(check_record_address(request_.record_url));
        if (!has_record(request_.folder)) return {};
        std::string there = printable(request_.folder.string()) + " has a record already";
        if (auto const record = open_log_source(request_.folder)) {
            if (auto const entries = size_of(*record)) {
                there += ", over " + std::to_string(*entries) + " entries; the backup is over " +
                         std::to_string(size());
            }
        }
        return failure("W008", there,
                       "nothing was changed; restore into another folder, or first move record/ "
                       "away and keep it: its last entries may be in no backup");
    }

    Result<void> check_everything(PublicKey const& log) {
        VerifyRequest verify{.trust = {log, {}, {}}, .watch = request_.watch};
        verify.readings = VerifyRequest::Readings::skip;
        for (auto const& note : request_.seen) {
            auto const checkpoint = parse_checkpoint(note.text);
            bool const is_newer =
                checkpoint && is_signed_by(note, log) && checkpoint->tree.size > size();
            if (is_newer) {
                tell_newer(checkpoint->tree.size);
            } else {
                verify.trust.seen.push_back(note);
            }
        }
        TRY_ASSIGN(auto const verified, verify_record(source_, verify));
        for (auto const& each : verified.findings.list()) {
            // Nobody asked who else vouches for it.
            if (each.code != "R037") restored_.findings.add(each);
        }
        restored_.newest = verified.newest.value_or(Instant());
        return {};
    }

    void tell_newer(std::uint64_t seen) {
        auto const message = "a partner saw " + std::to_string(seen) +
                             " entries of this record, and the backup holds " +
                             std::to_string(size());
        if (request_.key == RestoreRequest::Key::left_out) {
            restored_.findings.warning("R044", {}, message)
                .with_help("look at it, but do not let it go on: ask the partners for a bundle");
            return;
        }
        restored_.findings.error("R044", {}, message)
            .with_help(
                "if it went on from here, it would be another history, which no witness signs: ask "
                "the partners for a bundle over all entries and restore that one, with --key for "
                "the log's key; --without-key restores this one to look at");
    }

    /// The log's key: given, or in the backup.
    Result<std::optional<SigningKey>> key_of(PublicKey const& log) const {
        if (request_.key == RestoreRequest::Key::left_out) return std::nullopt;
        std::optional<SigningKey> key;
        if (!request_.key_file.empty()) {
            TRY_ASSIGN(key, read_log_key(request_.key_file));
        } else if (auto text = source_.file(key_in_backup)) {
            while (text->ends_with('\n')) text->pop_back();
            TRY_ASSIGN(key, SigningKey::parse(*text));
        } else if (text.error().code != "W001") {
            return std::unexpected(text.error());
        }
        if (!key || key->public_key() == log) return key;
        return failure("R020",
                       "the key " + print(key->public_key()) +
                           " is not the key of this log, which is " + print(log),
                       "name the file with the log's own key, or restore --without-key to look "
                       "at the record only");
    }

    Result<void> build(std::optional<SigningKey> const& key) {
        TRY_ASSIGN(auto draft, FolderDraft::beside(record_folder(request_.folder)));
        bool is_in_server = false;
        std::vector<fs::path> agreement;
        auto const built = [&]() -> Result<void> {
            TRY(fill(draft.path(), is_in_server));
            // The last file of the folder: with it, the names of all of them are on the disk.
            if (key) {
                // Of a bundle that came from somebody else a vault could be his.
                if (request_.key_file.empty()) TRY(write_vault(draft.path() / "vault"));
                TRY(create_secret_file(draft.path() / "log.key", key->secret_text() + "\n"));
            }
            TRY(write_agreement(agreement));
            return draft.put_in_place(FolderDraft::Readers::everybody);
        }();
        std::error_code ignored;
        if (!built && is_in_server) static_cast<void>(erase_postgres_record(request_.record_url));
        if (!built) {
            for (auto const& file : agreement) fs::remove(file, ignored);
        }
        restored_.has_key = key.has_value();
        return built;
    }

    /// Only a backup has one. It goes with the key: who may only look has no use for it.
    Result<void> write_vault(fs::path const& folder) const {
        auto const key = source_.file(vault_key_in_backup);
        if (!key && key.error().code == "W001") return {};
        if (!key) return std::unexpected(key.error());
        TRY_ASSIGN(auto const values, source_.file(vault_values_in_backup));
        NewFolders folders;
        TRY(folders.make(folder));
        std::error_code error;
        fs::permissions(folder, fs::perms::owner_all, error);
        TRY(create_secret_file(folder / "key", *key));
        TRY(create_secret_file(folder / "values.sqlite", values));
        folders.keep();
        return {};
    }

    Result<void> fill(fs::path const& draft, bool& is_in_server) {
        // The files first: a server does not let a transaction wait for long.
        TRY(write_objects(Objects(draft / "objects")));
        TRY_ASSIGN(auto database, begin_record(draft, request_.record_url));
        TRY(write_entries(*database));
        TRY(write_witnessed(*database));
        Addition last;
        last.first = last.size = size();
        last.checkpoint = print(newest_);
        TRY(database->commit(last));
        is_in_server = !request_.record_url.empty();
        return {};
    }

    Result<void> write_entries(RecordDatabase& database) {
        LogTree tree;
        for (std::uint64_t index = 0; tree.size() < size();) {
            TRY(go_on("restoring entries", tree.size(), size()));
            Addition addition;
            addition.first = tree.size();
            auto const stop = index + tiles_at_once;
            for (; index < stop && index * tile_width < size(); ++index) {
                TRY_ASSIGN(auto entries, entries_at(source_, size(), index));
                for (auto& bytes : entries) {
                    tree.add(leaf_hash(bytes), addition.tiles);
                    addition.entries.push_back(std::move(bytes));
                }
            }
            if (addition.entries.empty()) break;
            TRY(database.add(addition));
        }
        if (TreeHead{tree.size(), tree.root()} == restored_.checkpoint.tree) return {};
        return changed_meanwhile();
    }

    Result<void> write_objects(Objects const& kept) {
        std::set<Digest> objects;
        JsonReader reader;
        for (std::uint64_t index = 0; index * tile_width < size(); ++index) {
            TRY(go_on("restoring files", index * tile_width, size()));
            TRY_ASSIGN(auto const entries, entries_at(source_, size(), index));
            for (auto const& bytes : entries) {
                TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
                if (entry.kind == "compact_adopted") {
                    TRY_ASSIGN(adopted_, parse_entry(bytes));
                }
                std::vector<Digest> named;
                if (check_body(entry)) add_objects(entry, named);
                for (auto const& object : named) {
                    if (!objects.insert(object).second) continue;
                    TRY_ASSIGN(auto const content, source_.object(object));
                    TRY(kept.keep(content));
                }
            }
        }
        restored_.objects = objects.size();
        return {};
    }

    /// A partnership's folder holds its agreement: the one in force, unless there is a draft.
    Result<void> write_agreement(std::vector<fs::path>& made) const {
        if (!adopted_ || find_partnership(request_.folder)) return {};
        for (auto const& file : *adopted_->body.at("files").list()) {
            auto const& path = *file.find("path")->text();
            if (path != "COMPACT.md" && !path.starts_with("compact/")) continue;
            TRY_ASSIGN(auto const place, inside(request_.folder, path));
            TRY_ASSIGN(auto const sha256, Digest::parse(*file.find("sha256")->text()));
            TRY_ASSIGN(auto const bytes, source_.object(sha256));
            NewFolders folders;
            TRY(folders.make(place.parent_path()));
            TRY(create_file(place, bytes));
            folders.keep();
            made.push_back(place);
        }
        return {};
    }

    Result<void> write_witnessed(RecordDatabase& database) const {
        TRY_ASSIGN(auto const notes, source_.checkpoints());
        for (auto const& bytes : notes) {
            TRY_ASSIGN(auto const note, parse_note(bytes));
            TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
            if (checkpoint.tree.size > size()) return changed_meanwhile();
            Addition addition;
            addition.first = size();
            addition.size = checkpoint.tree.size;
            addition.checkpoint = bytes;
            TRY(database.add(addition));
        }
        return {};
    }

    static std::unexpected<Diagnostic> changed_meanwhile() {
        return failure("W009", "the backup changed while it was restored",
                       "nothing was put in place; run the command again when nobody writes to it");
    }

    RestoreRequest const& request_;
    LogSource source_;
    Note newest_;
    std::optional<Entry> adopted_;  ///< the entry of the agreement in force
    Restored restored_;
};

}  // namespace

Result<Restored> restore_record(RestoreRequest const& request) { return Restoring(request).run(); }

}  // namespace crosswalk
