// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/load.h"

#include <span>
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
/// One file, as it is.
CheckedCompact check_file(std::string_view text);
/// A first block that is fine, and this after it.
CheckedCompact check_text_below(std::string_view text);
/// With `office` and `meters` before them.
CheckedCompact check_with_meters(std::string_view clauses);
/// A measure `m` over the meters with this value; its unit stands behind " in ", else it is kWh.
CheckedCompact check_value(std::string_view value_and_unit);
/// More keys of the partnership.
CheckedCompact check_partnership(std::string_view keys);
/// More keys of a dataset `d` that has a column `day`.
CheckedCompact check_dataset(std::string_view keys);
/// More keys of a measure `m`, the yearly sum of kWh; lower is better.
CheckedCompact check_measure(std::string_view keys);
/// The same of a share in percent; higher is better.
CheckedCompact check_share(std::string_view keys);
/// The same of a measure in percent that has no value yet, over the dataset `claims`, which has
/// figures in the columns `change` (in %) and `plain`.
CheckedCompact check_published(std::string_view keys);
/// The value of a key that takes a text, and of one that takes a date.
CheckedCompact check_text_value(std::string_view value);
CheckedCompact check_date_value(std::string_view value);

/// "K021 [tilte] measure `m` has no key `tilte` / did you mean `title`?": code, marked text,
/// message and help of every complaint, one on a line; warnings begin with "warning ".
std::string told(CheckedCompact const& checked);
/// The same as people see them.
std::string printed(CheckedCompact const& checked);

/// A text and what the checker tells about it; nothing when it is fine.
struct Told {
    std::string_view text;
    std::string_view told;
};
void expect_told(CheckedCompact (*check)(std::string_view), std::span<Told const> all);

}  // namespace crosswalk
