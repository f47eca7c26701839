// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"

#include <chrono>
#include <ctime>

namespace crosswalk {

Date today() {
    std::time_t const now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return Date::from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date());
}

Instant now() {
    // A clock that shows a year beyond 9999 or before 1970 is as good as none.
    return Instant::from_seconds(std::time(nullptr)).value_or(Instant());
}

std::int64_t milliseconds() {
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace crosswalk
