// SPDX-License-Identifier: Apache-2.0
#include "record/note.h"

#include "identity/base64.h"
#include "text/utf8.h"

#include <optional>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr std::size_t id_bytes = 4;
constexpr std::size_t most_signatures = 100;

std::unexpected<Diagnostic> refused(std::string_view why) {
    return failure("R001", "this is no signed note: " + std::string(why),
                   "fetch the whole file again, without changing anything in it");
}

bool has_control_characters(std::string_view text) {
    for (char const c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return true;
    }
    return false;
}

std::string id_text(std::uint32_t id) {
    std::string bytes;
    for (unsigned shift = 32; shift > 0; shift -= 8) {
        bytes += static_cast<char>(id >> (shift - 8) & 0xffU);
    }
    return bytes;
}

std::optional<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return std::nullopt;
    line.remove_prefix(dash.size());
    auto const blank = line.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    auto const data = from_base64(line.substr(blank + 1));
    NoteSignature signature;
    signature.name = line.substr(0, blank);
    if (!is_key_name(signature.name) || !data || data->size() <= id_bytes) return std::nullopt;
    for (std::size_t i = 0; i < id_bytes; ++i) {
        signature.id = signature.id << 8U | static_cast<unsigned char>((*data)[i]);
    }
    signature.bytes = data->substr(id_bytes);
    return signature;
}

}  // namespace

std::string print(Note const& note) {
    auto text = note.text + "\n";
    for (auto const& signature : note.signatures) {
        text += std::string(dash) + signature.name + " ";
        text += base64(id_text(signature.id) + signature.bytes) + "\n";
    }
    return text;
}

Result<Note> parse_note(std::string_view bytes) {
    if (first_invalid_utf8(bytes)) return refused("it is not well-formed UTF-8");
    if (has_control_characters(bytes)) return refused("it has control characters");
    auto const end = bytes.rfind("\n\n");
    if (end == std::string_view::npos || end == 0) {
        return refused("no blank line stands between a text and its signatures");
    }
    Note note;
    note.text = bytes.substr(0, end + 1);
    auto rest = bytes.substr(end + 2);
    if (rest.empty() || rest.back() != '\n') return refused("its last line has no end");
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        auto signature = parse_signature(line);
        if (!signature) return refused(crosswalk::quoted(line) + " is no signature");
        if (note.signatures.size() == most_signatures) {
            return refused("it has more than a hundred signatures");
        }
        note.signatures.push_back(*std::move(signature));
    }
    return note;
}

}  // namespace crosswalk
