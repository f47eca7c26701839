// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace crosswalk {

/// Called now and then on long work: done and total in rows or bytes (a total of 0 is unknown);
/// returns false to stop.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

}  // namespace crosswalk
