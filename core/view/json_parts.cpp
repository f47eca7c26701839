// SPDX-License-Identifier: Apache-2.0
#include "view/json_parts.h"

#include <array>

namespace crosswalk {
namespace {

/// Rounded and without separators: "10.8"; the exact fraction when it does not fit a decimal.
std::string rounded_text(Rational const& value, int digits) {
    auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
    return rounded ? print(*rounded) : print(value);
}

void write_number_members(JsonWriter& json, Rational const& value, int digits, Unit const& unit) {
    json.key("value").text(rounded_text(value, digits));
    json.key("exact").text(print(value));
    json.key("unit").text(print(unit));
}

}  // namespace

std::string_view json_name(Status status) {
    constexpr auto names =
        std::to_array<std::string_view>({"met", "on_track", "behind", "off_track", "missed",
                                         "too_early", "stale", "no_baseline", "unknown"});
    return names.at(static_cast<std::size_t>(status));
}

std::string_view json_name(Absence absence) {
    constexpr auto names = std::to_array<std::string_view>(
        {"none", "no_facts", "zero_denominator", "withheld", "differing", "incomplete"});
    return names.at(static_cast<std::size_t>(absence));
}

void write_number(JsonWriter& json, std::optional<Rational> const& value, int digits,
                  Unit const& unit) {
    if (!value) {
        json.null();
        return;
    }
    json.begin_object(JsonShape::one_line);
    write_number_members(json, *value, digits, unit);
    json.end();
}

void write_percent(JsonWriter& json, std::optional<Rational> const& share) {
    auto const percent = share ? std::optional(*share * Rational(100)) : std::nullopt;
    write_number(json, percent, 1, Unit::percent());
}

void write_figure_members(JsonWriter& json, Figure const& figure, Measure const& measure) {
    if (!figure.value) {
        json.key("value").null();
        json.key("absence").text(json_name(figure.absence));
        return;
    }
    write_number_members(json, *figure.value, measure.digits, measure.unit);
    if (figure.numerator) json.key("numerator").text(print(*figure.numerator));
    if (figure.denominator) json.key("denominator").text(print(*figure.denominator));
    json.key("observations").whole(figure.rows);
}

void write_figure(JsonWriter& json, Figure const& figure, Measure const& measure) {
    json.begin_object(JsonShape::one_line);
    write_figure_members(json, figure, measure);
    json.end();
}

void write_texts(JsonWriter& json, std::vector<std::pair<std::string, std::string>> const& texts) {
    json.begin_object();
    for (auto const& [language, text] : texts) json.key(language).text(text);
    json.end();
}

void write_date(JsonWriter& json, std::optional<Date> const& date) {
    if (date) {
        json.text(print(*date));
    } else {
        json.null();
    }
}

void write_place(JsonWriter& json, Place const& place) {
    if (place.path.empty()) {
        json.null();
        return;
    }
    json.begin_object(JsonShape::one_line);
    json.key("path").text(place.path);
    json.key("line").whole(place.line);
    json.key("column").whole(place.column);
    json.key("width").whole(place.width);
    if (!place.clause.empty()) json.key("clause").text(place.clause);
    if (!place.excerpt.empty()) json.key("excerpt").text(place.excerpt);
    json.end();
}

void write_strings(JsonWriter& json, std::vector<std::string> const& strings) {
    json.begin_array(JsonShape::one_line);
    for (auto const& each : strings) json.text(each);
    json.end();
}

void write_periods(JsonWriter& json, std::vector<Period> const& periods) {
    json.begin_array(JsonShape::one_line);
    for (auto const& each : periods) json.text(print(each));
    json.end();
}

void write_text_or_null(JsonWriter& json, std::string_view text) {
    if (text.empty()) {
        json.null();
    } else {
        json.text(text);
    }
}

}  // namespace crosswalk
