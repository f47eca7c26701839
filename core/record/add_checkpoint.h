// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/checkpoint.h"
#include "text/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// What a log sends to a witness: its newest checkpoint, and what shows that it continues the one
/// the witness signed last.
///
///   old SIZE         how many entries that one was over; 0 for none
///   HASH             the consistency proof, in base64, at most 63 lines
///                    an empty line
///   CHECKPOINT       the note
///
/// Source    C2SP tlog-witness
struct AddCheckpoint {
    std::uint64_t old_size = 0;
    std::vector<Digest> proof;
    Note checkpoint;

    friend bool operator==(AddCheckpoint const&, AddCheckpoint const&) = default;
};

std::string print(AddCheckpoint const& request);
/// R007; R001 the note.
Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);

/// The lines of signatures with which a witness answers.
std::string print(std::vector<NoteSignature> const& signatures);
/// R001.
Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines);

/// The number that a witness answers when it knows another size than the log thought. R007.
Result<std::uint64_t> parse_known_size(std::string_view body);

}  // namespace crosswalk
