// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "text/diagnostic.h"

#include <string>

namespace crosswalk {

/// A reading as JSON, in every language the partnership has. docs/reference/reading-json.md
/// describes it and docs/reference/reading.schema.json checks it.
///
/// Numbers of the agreement are strings, "10.8" as shown and "1090/101" exact: a JSON number would
/// be a double in most programs that read it.
std::string json(Compact const& compact, Reading const& reading);

/// What `check --json` prints: the diagnostics in the shape of problem details (RFC 9457).
std::string json(Diagnostics const& diagnostics);

/// One diagnostic as a JSON object on one line.
std::string json(Diagnostic const& diagnostic);

}  // namespace crosswalk
