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
/// Returns   the checkpoint with his signature, for the host and for his own keeping
/// Errors    R030 not signed by the log's key; R032 fewer entries than he saw; R033 it does not
///           continue what he saw
Result<Note> witness_log(LogSource const& source, WitnessRequest const& request);

}  // namespace crosswalk
