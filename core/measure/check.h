// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "text/diagnostic.h"

namespace crosswalk {

/// What is wrong with the measures of a resolved compact beyond their words and units: promises
/// that could never be judged, panels that compare with another period than the baseline,
/// breakdowns that small cells could be worked out of. `crosswalk check` runs it after
/// load_compact; it is only to be run on a compact without errors.
///
/// Errors    M001 to M019, each with a section in docs/reference/errors/M.md
void check_measures(Compact const& compact, Diagnostics& diagnostics);

}  // namespace crosswalk
