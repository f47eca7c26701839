// SPDX-License-Identifier: Apache-2.0
#include "record/add_checkpoint.h"

#include "identity/base64.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view old_word = "old ";
constexpr std::size_t most_hashes = 63;
/// A text in front of signatures, so that they can be read like those of any note.
constexpr std::string_view any_text = "-\n\n";

std::unexpected<Diagnostic> refused(std::string_view why) {
    return failure(
        "R007", "this is no request to a witness: " + std::string(why),
        "send `old SIZE`, at most 63 hashes in base64, an empty line and the checkpoint, "
        "as C2SP tlog-witness has it");
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || std::to_string(size) != text) return std::nullopt;
    return size < (std::uint64_t{1} << 62U) ? std::optional(size) : std::nullopt;
}

/// The next line without its end, taken away; nothing when no line end comes.
std::optional<std::string_view> take_line(std::string_view& text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<Digest> parse_hash(std::string_view line) {
    auto const bytes = from_base64(line);
    if (!bytes || bytes->size() != Digest::size) return std::nullopt;
    Digest::Bytes hash{};
    std::ranges::copy(*bytes, hash.begin());
    return Digest(hash);
}

}  // namespace

std::string print(AddCheckpoint const& request) {
    auto text = std::string(old_word) + std::to_string(request.old_size) + "\n";
    for (auto const& hash : request.proof) {
        text += base64(std::string(hash.bytes().begin(), hash.bytes().end())) + "\n";
    }
    return text + "\n" + print(request.checkpoint);
}

Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
    AddCheckpoint request;
    auto const first = take_line(body);
    if (!first || !first->starts_with(old_word)) return refused("it does not begin with `old `");
    auto const size = parse_size(first->substr(old_word.size()));
    if (!size) return refused("no size stands behind `old`");
    request.old_size = *size;
    for (;;) {
        auto const line = take_line(body);
        if (!line) return refused("no empty line stands before the checkpoint");
        if (line->empty()) break;
        if (request.proof.size() == most_hashes) return refused("it has more than 63 hashes");
        auto const hash = parse_hash(*line);
        if (!hash) return refused("a line of its proof is no hash in base64");
        request.proof.push_back(*hash);
    }
    TRY_ASSIGN(request.checkpoint, parse_note(body));
    return request;
}

std::string print(std::vector<NoteSignature> const& signatures) {
    return print(Note{"-\n", signatures}).substr(any_text.size());
}

Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines) {
    TRY_ASSIGN(auto note, parse_note(std::string(any_text) + std::string(lines)));
    if (note.text == any_text.substr(0, 2)) return std::move(note.signatures);
    return failure("R001", "these are no signatures: an empty line stands among them",
                   "ask who runs the witness");
}

Result<std::uint64_t> parse_known_size(std::string_view body) {
    auto const line = take_line(body);
    auto const size = line && body.empty() ? parse_size(*line) : std::nullopt;
    if (size) return *size;
    return failure("R007", "the witness names no size that it knows", "ask who runs the witness");
}

}  // namespace crosswalk
