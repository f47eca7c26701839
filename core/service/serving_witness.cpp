// SPDX-License-Identifier: Apache-2.0
#include "service/serving_witness.h"

#include "identity/sha256.h"
#include "service/witness.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_wait{2};
constexpr std::size_t longest_note = 1U << 20U;
constexpr std::string_view path_end = "/add-checkpoint";
constexpr std::string_view size_type = "text/x.tlog.size";

HttpResponse plain(unsigned status, std::string text) {
    return {status, "text/plain; charset=utf-8", std::move(text) + "\n"};
}

HttpResponse failed(unsigned status, Diagnostic const& why) {
    return plain(status, why.message + "\nhelp: " + why.help);
}

Result<Checkpoint> read_last(fs::path const& file, PublicKey const& log) {
    TRY_ASSIGN(auto const bytes, read_file(file, longest_note));
    TRY_ASSIGN(auto const note, parse_note(bytes));
    TRY_ASSIGN(auto checkpoint, parse_checkpoint(note.text));
    if (checkpoint.origin == log.name()) return checkpoint;
    return failure("R002",
                   printable(file.string()) + " is of the log " + printable(checkpoint.origin) +
                       ", not of " + printable(log.name()),
                   "put the right file back; without it nothing is signed");
}

/// What is remembered of a log for which nothing was signed: the tree without entries, which every
/// log begins with.
Result<void> begin_memory(fs::path const& file, PublicKey const& log, ServingRequest const& asked) {
    if (asked.memory == ServingRequest::Memory::of_each_log) {
        return failure("U023",
                       printable(file.string()) + " is not there, so what you signed before for " +
                           printable(log.name()) + " is not known",
                       "correct the name of the folder; if you never signed for this log, say "
                       "--first");
    }
    Note note{print(Checkpoint{log.name(), {0, TreeEdge().root()}}), {}};
    note.signatures.push_back(cosign(note.text, asked.witness, asked.clock()));
    return write_file(file, print(note));
}

}  // namespace

fs::path state_file(fs::path const& folder, PublicKey const& log) {
    constexpr std::size_t shown = 60;
    auto name = log.name().substr(0, shown);
    for (char& c : name) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!is_plain) c = '_';
    }
    // Two names may look alike like this; their digests do not.
    return folder / ("signed-" + name + "-" + print(digest(log.name())).substr(0, 16) + ".txt");
}

Result<ServingWitness> ServingWitness::open(ServingRequest request) {
    bool const may_be_new = request.memory == ServingRequest::Memory::may_be_new;
    NewFolders folders;
    if (may_be_new) TRY(folders.make(request.folder));
    TRY_ASSIGN(auto lock, FolderLock::take(request.folder, longest_wait));
    ServingWitness witness(std::move(request), std::move(lock));
    auto const& asked = witness.request_;
    for (auto const& key : asked.logs) {
        auto log = std::unique_ptr<Log>(new Log{key, state_file(asked.folder, key)});
        auto last = read_last(log->file, key);
        if (!last && last.error().code == "W001") {
            TRY(begin_memory(log->file, key, asked));
            last = read_last(log->file, key);
        }
        if (!last) return std::unexpected(last.error());
        if (witness.logs_.emplace(key.name(), std::move(log)).second) continue;
        return failure("U027", "two of the logs have the name " + printable(key.name()),
                       "give each log once; a log that changed its key under the same name is "
                       "another log, and needs another name");
    }
    folders.keep();
    return witness;
}

HttpResponse ServingWitness::answer(HttpRequest const& request) const {
    if (!request.path().ends_with(path_end)) {
        return plain(404, "there is nothing here but add-checkpoint");
    }
    if (request.method == "POST") return add_checkpoint(request.body);
    auto response = plain(405, "a checkpoint is sent with POST");
    response.headers.emplace_back("Allow", "POST");
    return response;
}

HttpResponse ServingWitness::add_checkpoint(std::string_view body) const {
    auto const asked = parse_add_checkpoint(body);
    if (!asked) return failed(400, asked.error());
    auto const newest = parse_checkpoint(asked->checkpoint.text);
    if (!newest) return failed(400, newest.error());
    auto const found = logs_.find(newest->origin);
    if (found == logs_.end()) {
        return plain(404, "this witness signs for other logs, not for " + newest->origin);
    }
    auto& log = *found->second;
    if (!is_signed_by(asked->checkpoint, log.key)) {
        return plain(403, "the checkpoint is not signed by the key of " + newest->origin);
    }
    if (asked->old_size > newest->tree.size) {
        return plain(400, "the old size is larger than the checkpoint's");
    }
    std::lock_guard const one_at_a_time(log.mutex);
    return sign(log, *asked, *newest);
}

HttpResponse ServingWitness::sign(Log& log, AddCheckpoint const& asked,
                                  Checkpoint const& newest) const {
    // What lies on the disk counts. If that is gone, nothing is signed until it is back.
    auto const last = read_last(log.file, log.key);
    if (!last) return failed(500, last.error());
    bool const is_other_root =
        newest.tree.size == last->tree.size && newest.tree.root != last->tree.root;
    if (asked.old_size != last->tree.size || is_other_root) {
        return conflict(log, last->tree, newest);
    }
    if (!shows_consistency(asked.proof, last->tree, newest.tree)) {
        tell(log, "refused: " + std::to_string(newest.tree.size) +
                      " entries were not shown to continue the " + std::to_string(last->tree.size) +
                      " that were signed");
        return plain(422, "the proof does not show that the checkpoint continues the one over " +
                              std::to_string(last->tree.size) + " entries");
    }
    auto const signature = keep(log, asked.checkpoint);
    if (!signature) return failed(500, signature.error());
    tell(log, "signed: " + std::to_string(newest.tree.size) + " entries");
    return {200, "text/plain; charset=utf-8", print(std::vector{*signature})};
}

HttpResponse ServingWitness::conflict(Log const& log, TreeHead const& last,
                                      Checkpoint const& newest) const {
    if (newest.tree.size == last.size && newest.tree.root != last.root) {
        tell(log, "refused: another history of the " + std::to_string(last.size) +
                      " entries that were signed");
    }
    return {409, std::string(size_type), std::to_string(last.size) + "\n"};
}

/// On the disk when it returns, and only then worth giving away.
Result<NoteSignature> ServingWitness::keep(Log const& log, Note const& checkpoint) const {
    TRY_ASSIGN(auto note,
               countersign_note(checkpoint, log.key, request_.witness, request_.clock()));
    TRY(write_file(log.file, print(note)));
    return std::move(note.signatures.back());
}

void ServingWitness::tell(Log const& log, std::string const& what) const {
    if (request_.tell) request_.tell(printable(log.key.name()) + ": " + what);
}

}  // namespace crosswalk
