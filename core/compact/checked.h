// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/load.h"

#include <string>
#include <string_view>

namespace crosswalk {

// For tests of the checker: agreements in a few lines and complaints in one line each.

/// A partnership with one partner, `office`.
inline constexpr std::string_view office = R"toml([partnership]
name = "Example"
backbone = "office"
[partner.office]
name = "The office"
sector = "public"
)toml";

/// A dataset of meters, with a column of every kind.
inline constexpr std::string_view meters = R"toml([dataset.meters]
columns.building = { type = "text", role = "entity", values = ["Arch", "Bell"] }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(18,3)", unit = "kWh" }
columns.sqft = { type = "integer", unit = "sqft" }
columns.cost = { type = "decimal(18,2)", unit = "USD" }
columns.price = { type = "decimal(18,2)", unit = "EUR" }
columns.rate = { type = "decimal(5,1)", unit = "%" }
columns.n = { type = "integer" }
columns.opened = { type = "date" }
columns.closed = { type = "date", required = false }
columns.empty = { type = "boolean" }
columns.owner = { type = "text", personal = true }
columns.income = { type = "integer", unit = "USD", personal = true }
)toml";

/// The agreement with these clauses, in COMPACT.md.
CheckedCompact check_clauses(std::string_view clauses);
/// With `office` and `meters` before them.
CheckedCompact check_with_meters(std::string_view clauses);
/// A measure `m` over the meters with this value and unit.
CheckedCompact check_value(std::string_view value, std::string_view unit = "kWh");

/// "K021 [tilte] measure `m` has no key `tilte` / did you mean `title`?": code, marked text, message
/// and help of every complaint, one on a line; warnings begin with "warning ".
std::string told(CheckedCompact const& checked);
/// The same as people see them.
std::string printed(CheckedCompact const& checked);

}  // namespace crosswalk
