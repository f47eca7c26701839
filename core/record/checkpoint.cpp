// SPDX-License-Identifier: Apache-2.0
#include "record/checkpoint.h"

#include "identity/base64.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t time_bytes = 8;

std::unexpected<Diagnostic> refused(std::string_view why) {
    return failure("R002", "this is no checkpoint of a log: " + std::string(why),
                   "fetch the checkpoint again; its lines are the log's name, a number of entries "
                   "and a root in base64");
}

std::string_view take_line(std::string_view& text) {
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || std::to_string(size) != text) return std::nullopt;
    // Beyond this many no log grows, and arithmetic with sizes stays inside 64 bits.
    return size < (std::uint64_t{1} << 62U) ? std::optional(size) : std::nullopt;
}

std::string bytes_of(Signature const& signature) { return {signature.begin(), signature.end()}; }

std::optional<Signature> signature_of(std::string_view bytes) {
    Signature signature{};
    if (bytes.size() != signature.size()) return std::nullopt;
    std::ranges::copy(bytes, signature.begin());
    return signature;
}

std::string witnessed_text(std::string_view text, Instant seen) {
    return "cosignature/v1\ntime " + std::to_string(seen.seconds()) + "\n" + std::string(text);
}

/// The signatures that say they are of this key.
template <class Check>
bool any_signature_of(Note const& note, PublicKey const& key, Check const& check) {
    return std::ranges::any_of(note.signatures, [&](NoteSignature const& each) {
        return each.name == key.name() && each.id == key.id() && check(each);
    });
}

}  // namespace

std::string print(Checkpoint const& checkpoint) {
    auto const& root = checkpoint.tree.root.bytes();
    return checkpoint.origin + "\n" + std::to_string(checkpoint.tree.size) + "\n" +
           base64(std::string(root.begin(), root.end())) + "\n";
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
    Checkpoint checkpoint;
    checkpoint.origin = take_line(text);
    if (!is_key_name(checkpoint.origin)) return refused("its first line names no log");
    auto const size = parse_size(take_line(text));
    if (!size) return refused("its second line is no number of entries");
    checkpoint.tree.size = *size;
    auto const root = from_base64(take_line(text));
    if (!root || root->size() != Digest::size) return refused("its third line is no root");
    Digest::Bytes bytes{};
    std::ranges::copy(*root, bytes.begin());
    checkpoint.tree.root = Digest(bytes);
    return checkpoint;
}

Note sign_checkpoint(Checkpoint const& checkpoint, SigningKey const& log) {
    auto const& key = log.public_key();
    invariant(key.use() == KeyUse::log && key.name() == checkpoint.origin,
              "a log signs its own checkpoints");
    Note note{print(checkpoint), {}};
    note.signatures.push_back({key.name(), key.id(), bytes_of(log.sign(note.text))});
    return note;
}

bool is_signed_by(Note const& note, PublicKey const& log) {
    if (log.use() != KeyUse::log) return false;
    return any_signature_of(note, log, [&](NoteSignature const& each) {
        auto const signature = signature_of(each.bytes);
        return signature && log.has_signed(note.text, *signature);
    });
}

NoteSignature cosign(std::string_view text, SigningKey const& witness, Instant seen) {
    auto const& key = witness.public_key();
    invariant(key.use() == KeyUse::witness, "a witness's key countersigns");
    std::string bytes;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(seen.seconds()) >> (shift - 8));
    }
    bytes += bytes_of(witness.sign(witnessed_text(text, seen)));
    return {key.name(), key.id(), std::move(bytes)};
}

std::optional<Instant> cosigned_at(Note const& note, PublicKey const& witness) {
    if (witness.use() != KeyUse::witness) return std::nullopt;
    std::optional<Instant> seen;
    any_signature_of(note, witness, [&](NoteSignature const& each) {
        if (each.bytes.size() < time_bytes) return false;
        std::uint64_t seconds = 0;
        for (std::size_t i = 0; i < time_bytes; ++i) {
            seconds = seconds << 8U | static_cast<unsigned char>(each.bytes[i]);
        }
        auto const time = Instant::from_seconds(static_cast<std::int64_t>(seconds));
        auto const signature = signature_of(std::string_view(each.bytes).substr(time_bytes));
        if (!time || !signature) return false;
        if (!witness.has_signed(witnessed_text(note.text, *time), *signature)) return false;
        seen = *time;
        return true;
    });
    return seen;
}

}  // namespace crosswalk
