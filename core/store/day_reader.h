// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "store/record.h"

#include <expected>
#include <string_view>

namespace crosswalk {

/// What a moment without its place is worth.
enum class UniversalTime { is_local, is_elsewhere };

/// A day: "2014-03-09", or the day of a local time "2014-03-09T02:30:00": a clock that is put
/// forward or back never moves a day. A time with an offset or Z names a moment, and which day that
/// is depends on the place: it is refused, unless the partnership itself lives in universal time.
///
/// Domain    any text without spaces around it, not empty
/// Errors    F015 not written as a day, F016 no such day, F017 a moment
std::expected<Date, Fault> read_day(std::string_view text, UniversalTime universal_time);

/// A period of one kind: "2016", "2016-Q2", "2016-06", "2016-W07", "FY2016".
///
/// Errors    F018 not such a period
std::expected<Period, Fault> read_period(std::string_view text, PeriodKind kind, int fiscal_start);

}  // namespace crosswalk
