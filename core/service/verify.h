// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/log_check.h"
#include "service/log_source.h"
#include "service/read.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct VerifyRequest {
    Trust trust;
    enum class Readings { recompute, skip } readings = Readings::recompute;
    Watch watch = {};
};

/// What was checked and what was found. Without errors among the findings everything is as it was
/// signed; warnings say what nobody has vouched for.
struct Verified {
    std::uint64_t entries = 0;
    std::uint64_t objects = 0;
    std::uint64_t readings = 0;  ///< computed again and found the same, byte for byte
    std::optional<Instant> newest;  ///< time of the last entry
    Note checkpoint;
    std::vector<LogCheck::Countersigned> countersigned;
    Diagnostics findings;
};

/// Checks a record against what its reader trusts, and nothing else: signatures, tree, earlier
/// checkpoints, every object, every published reading.
///
/// Findings  those of `LogCheck`; R023 an object; R036 a reading comes out otherwise; R040 an
///           adopted version is not its files. Warnings: R035 an entry of a newer version was not
///           understood; R041 facts that say they were known before a reading that was published
///           without them; R043 fewer witnesses than the agreement asks for vouch for a published
///           reading; R045 an organization that was no partner; R037 nobody but the host has
///           vouched for the newest checkpoint
/// Errors    what the source lacks or the world does; W011 stopped
Result<Verified> verify_record(LogSource const& source, VerifyRequest const& request);

}  // namespace crosswalk
