// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

namespace crosswalk {

/// A reading put together by hand, with the agreement it belongs to: every kind of measure, absence
/// and note a view must be able to show. The facts are made up and say so.
struct Example {
    Compact compact;
    Reading reading;
};

Example mesa_example();

/// A partnership without measures or facts.
Example empty_example();

}  // namespace crosswalk
