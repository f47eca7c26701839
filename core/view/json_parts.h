// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "view/json_writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

// What JSON documents of this program share; docs/reference/reading-json.md describes each.

using JsonShape = JsonWriter::Shape;

/// A number of the measure: rounded as shown, exact, and its unit. null when there is none.
void write_number(JsonWriter& json, std::optional<Rational> const& value, int digits,
                  Unit const& unit);
/// A share as a percent: 1/5 is "20.0" with the unit "%".
void write_percent(JsonWriter& json, std::optional<Rational> const& share);
/// The members of a figure into the object that is open.
void write_figure_members(JsonWriter& json, Figure const& figure, Measure const& measure);
void write_figure(JsonWriter& json, Figure const& figure, Measure const& measure);

void write_texts(JsonWriter& json, std::vector<std::pair<std::string, std::string>> const& texts);
void write_date(JsonWriter& json, std::optional<Date> const& date);
void write_place(JsonWriter& json, Place const& place);
void write_strings(JsonWriter& json, std::vector<std::string> const& strings);
void write_periods(JsonWriter& json, std::vector<Period> const& periods);

/// The text, or null when it is empty.
void write_text_or_null(JsonWriter& json, std::string_view text);

/// "on_track"; names of the terminal with underscores, for programs.
std::string_view json_name(Status status);
std::string_view json_name(Absence absence);

void write_measure(JsonWriter& json, Compact const& compact, Measure const& measure,
                   MeasureReading const& said, Provenance const& from,
                   std::vector<std::pair<std::string, std::string>> const& findings);

}  // namespace crosswalk
