// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "text/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// One signature below a note. Whose it is only a key can tell: name and id are what it claims.
struct NoteSignature {
    std::string name;
    std::uint32_t id = 0;
    std::string bytes;

    friend bool operator==(NoteSignature const&, NoteSignature const&) = default;
};

/// A text and the signatures below it.
///
/// Source    C2SP signed-note
struct Note {
    std::string text;  ///< one or more lines, each with its line end
    std::vector<NoteSignature> signatures;

    friend bool operator==(Note const&, Note const&) = default;
};

/// Text, blank line, and "— NAME BASE64" for each signature.
std::string print(Note const& note);

/// R001 says what is wrong. Signatures are only taken apart, not checked.
Result<Note> parse_note(std::string_view bytes);

}  // namespace crosswalk
