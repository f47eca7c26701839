// SPDX-License-Identifier: Apache-2.0
#include "service/witness.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> refused(std::string code, std::string message) {
    return failure(
        std::move(code), std::move(message),
        "nothing was signed. Keep the checkpoint you signed before, show it to the other "
        "partners, and ask the host for the record as you saw it");
}

std::unexpected<Diagnostic> not_signed(PublicKey const& log) {
    return refused("R030",
                   "the newest checkpoint is not signed by the key you trust, " + print(log));
}

/// Hashes of the tree from the log's tiles. A wrong one cannot make a proof that holds.
class Tiles {
public:
    Tiles(LogSource const& source, std::uint64_t size) : source_(source), size_(size) {}

    Digest hash(unsigned level, std::uint64_t index) {
        if (failed_) return {};  // or a large size would be asked for to no end
        if (level % tile_height != 0) {
            return node_hash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
        }
        auto const tile_level = level / tile_height;
        auto const hashes = size_ >> (tile_level * tile_height);
        auto const first = index / tile_width * tile_width;
        auto const width =
            static_cast<unsigned>(std::min<std::uint64_t>(hashes - first, tile_width));
        auto const bytes = source_.tile({tile_level, index / tile_width, width});
        auto const hash = bytes ? hash_at(*bytes, index % tile_width) : std::optional<Digest>();
        if (!hash) {
            failed_ =
                bytes ? refused("R031", "a tile of the log is too short").error() : bytes.error();
        }
        return hash.value_or(Digest());
    }
    std::optional<Diagnostic> const& failed() const { return failed_; }

private:
    LogSource const& source_;
    std::uint64_t size_;
    std::optional<Diagnostic> failed_;
};

Result<void> check_continues(LogSource const& source, Checkpoint const& last,
                             Checkpoint const& newest) {
    if (newest.tree.size < last.tree.size) {
        return refused("R032", "the log has " + std::to_string(newest.tree.size) +
                                   " entries; you signed for " + std::to_string(last.tree.size));
    }
    Tiles tiles(source, newest.tree.size);
    auto const proof = consistency_proof(
        last.tree.size, newest.tree.size,
        [&](unsigned level, std::uint64_t index) { return tiles.hash(level, index); });
    if (tiles.failed()) return std::unexpected(*tiles.failed());
    if (shows_consistency(proof, last.tree, newest.tree)) return {};
    return refused("R033", "the log does not continue the one you signed: among its first " +
                               std::to_string(last.tree.size) +
                               " entries one was changed, moved or put "
                               "in between");
}

}  // namespace

Result<Note> witness_log(LogSource const& source, WitnessRequest const& request) {
    TRY_ASSIGN(auto const bytes, source.checkpoint());
    TRY_ASSIGN(auto const note, parse_note(bytes));
    TRY_ASSIGN(auto const newest, parse_checkpoint(note.text));
    if (!is_signed_by(note, request.log) || newest.origin != request.log.name()) {
        return not_signed(request.log);
    }
    if (request.last) {
        TRY_ASSIGN(auto const last, parse_checkpoint(request.last->text));
        TRY(check_continues(source, last, newest));
    }
    return countersign_note(note, request.log, request.witness, request.now);
}

Result<Note> countersign_note(Note const& checkpoint, PublicKey const& log,
                              SigningKey const& witness, Instant seen) {
    auto const& text = checkpoint.text;
    auto const logs = std::ranges::find_if(
        checkpoint.signatures, [&](auto const& each) { return is_signed_by({text, {each}}, log); });
    if (logs == checkpoint.signatures.end()) return not_signed(log);
    Note const both{text, {*logs, cosign(text, witness, seen)}};
    // What cannot be read again would end all further signing.
    TRY_ASSIGN(auto again, parse_note(print(both)));
    TRY(parse_checkpoint(again.text));
    return again;
}

}  // namespace crosswalk
