// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"

#include <cstdint>

namespace crosswalk {

/// The one place that knows what time it is. Everything below is given a date.

/// Today where this machine is.
Date today();

/// Milliseconds since some moment; never goes backwards.
std::int64_t milliseconds();

}  // namespace crosswalk
