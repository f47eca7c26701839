// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "quantity/instant.h"
#include "record/checkpoint.h"
#include "service/log_source.h"
#include "text/result.h"

#include <filesystem>
#include <optional>

namespace crosswalk {

struct WitnessRequest {
    PublicKey log;          ///< the key the partner was given
    SigningKey witness;     ///< the partner's own
    std::optional<Note> last;  ///< the checkpoint he signed before
    Instant now;
};

/// Countersigns the newest checkpoint of a log if it continues the one the witness signed before,
/// and only then: whoever signed one history never signs another.
///
/// Returns   the checkpoint with the log's signature and his, for the host and for his own keeping
/// Errors    R030 not signed by the log's key; R032 fewer entries than he saw; R033 it does not
///           continue what he saw
Result<Note> witness_log(LogSource const& source, WitnessRequest const& request);

/// A checkpoint with two signatures: the first of the log's that holds, and the witness's own. Who
/// asks may send others, and what is remembered must not grow by them until it cannot be read.
///
/// Errors    R030 not signed by the log's key; R001, R002 it could not be read again
Result<Note> countersign_note(Note const& checkpoint, PublicKey const& log,
                              SigningKey const& witness, Instant seen);

}  // namespace crosswalk
