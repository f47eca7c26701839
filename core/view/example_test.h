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

/// The same with some of its measures, and only the facts and clauses that belong to them.
Example only(Example example, std::vector<std::string> const& measures);

/// A partnership without measures or facts.
Example empty_example();

}  // namespace crosswalk
