// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "quantity/instant.h"

#include <cstdint>

namespace crosswalk {

/// The one place that knows what time it is. Everything below is given a date.

/// Today where this machine is.
Date today();

/// Now, for the entries of a record.
Instant now();

/// Milliseconds since some moment; never goes backwards.
std::int64_t milliseconds();

}  // namespace crosswalk
