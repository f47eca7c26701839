// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "quantity/instant.h"
#include "record/merkle.h"
#include "record/note.h"
#include "text/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// What a log says of itself at one moment: its name, how many entries it has and the root over
/// them. Signed by the log, it binds the host to every entry below it; countersigned by a witness,
/// it also binds him to having shown others the same.
///
/// Source    C2SP tlog-checkpoint
struct Checkpoint {
    std::string origin;  ///< the log's name, which is that of its key
    TreeHead tree;

    friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

/// The text that is signed: three lines.
std::string print(Checkpoint const& checkpoint);
/// R002. Further lines, which later versions may add, are accepted and stay in the note.
Result<Checkpoint> parse_checkpoint(std::string_view text);

/// The checkpoint as a note with the log's signature.
Note sign_checkpoint(Checkpoint const& checkpoint, SigningKey const& log);
bool is_signed_by(Note const& note, PublicKey const& log);

/// A witness's signature over a checkpoint's text and the time it saw it.
///
/// Source    C2SP tlog-cosignature, cosignature/v1
NoteSignature cosign(std::string_view text, SigningKey const& witness, Instant seen);
/// When the witness saw it; nothing when it did not sign.
std::optional<Instant> cosigned_at(Note const& note, PublicKey const& witness);

}  // namespace crosswalk
