// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

/// A second of Coordinated Universal Time, years 1970 to 9999: when something was entered.
///
/// Leap seconds are not counted, as in POSIX time.
class Instant {
public:
    Instant() = default;  ///< 1970-01-01T00:00:00Z

    /// Q023 when the year is outside the domain.
    static Result<Instant> from_seconds(std::int64_t seconds_since_1970);
    /// "2026-11-22T16:46:08Z" and nothing else: one way to write each second. Q023.
    static Result<Instant> parse(std::string_view text);

    std::int64_t seconds() const { return seconds_; }  ///< since 1970
    /// The day it falls on in Coordinated Universal Time.
    Date date() const;

    friend auto operator<=>(Instant const&, Instant const&) = default;

private:
    explicit Instant(std::int64_t seconds) : seconds_(seconds) {}
    std::int64_t seconds_ = 0;
};

/// As `parse` reads it.
std::string print(Instant instant);

}  // namespace crosswalk
