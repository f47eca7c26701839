// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/resolving.h"

namespace crosswalk {

/// What is promised about a measure: baseline, targets, standing target, rule of its status.
///
/// Errors    K057 to K073
void resolve_promises(Resolving& state, Node const& clause, bool unit_is_sound, Measure& measure);

/// Whether a period is of the kind the measure is read by; else K057.
bool same_kind(Resolving& state, Node const& clause, Node const& written, Period const& period,
               PeriodKind wanted);

}  // namespace crosswalk
