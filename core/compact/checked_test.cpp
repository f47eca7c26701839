// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include "text/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crosswalk {
namespace {

std::string marked(Place const& place) {
    auto rest = std::string_view(place.excerpt);
    rest.remove_prefix(first_code_points(rest, place.column - place.excerpt_column).size());
    return std::string(first_code_points(rest, place.width));
}

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', '|');
    return text;
}

}  // namespace

CheckedCompact check_file(std::string_view text) {
    return load_compact({{"COMPACT.md", std::string(text)}});
}

CheckedCompact check_clauses(std::string_view clauses) {
    return check_file("# Test\n```toml\n" + std::string(clauses) + "\n```\n");
}

CheckedCompact check_text_below(std::string_view text) {
    return check_file("```toml\n" + std::string(office) + "```\n" + std::string(text));
}

CheckedCompact check_with_meters(std::string_view clauses) {
    return check_clauses(std::string(office) + std::string(meters) + std::string(clauses));
}

CheckedCompact check_value(std::string_view value_and_unit) {
    auto const in = value_and_unit.rfind(" in ");
    bool const has_unit = in != std::string_view::npos && !value_and_unit.ends_with(')') &&
                          !value_and_unit.substr(in).starts_with(" in (");
    auto const unit = has_unit ? value_and_unit.substr(in + 4) : "kWh";
    auto const value = has_unit ? value_and_unit.substr(0, in) : value_and_unit;
    return check_with_meters("[measure.m]\ntitle = \"M\"\ndataset = \"meters\"\nvalue = '''" +
                             std::string(value) + "'''\nunit = \"" + std::string(unit) +
                             "\"\nbetter = \"lower\"\nperiod = \"year\"\n");
}

CheckedCompact check_partnership(std::string_view keys) {
    auto clauses = std::string(office);
    clauses.insert(clauses.find("[partner.office]"), std::string(keys) + "\n");
    return check_clauses(clauses);
}

CheckedCompact check_dataset(std::string_view keys) {
    return check_with_meters("[dataset.d]\ncolumns.day = { type = \"date\", role = \"time\" }\n" +
                             std::string(keys));
}

CheckedCompact check_measure(std::string_view keys) {
    return check_with_meters(
        "[measure.m]\ntitle = \"M\"\ndataset = \"meters\"\nvalue = \"sum(kwh)\"\nunit = "
        "\"kWh\"\nbetter = \"lower\"\nperiod = \"year\"\n" +
        std::string(keys));
}

CheckedCompact check_share(std::string_view keys) {
    return check_with_meters(
        "[measure.m]\ntitle = \"M\"\ndataset = \"meters\"\nvalue = \"share(where empty)\"\nunit "
        "= \"%\"\nbetter = \"higher\"\nperiod = \"year\"\n" +
        std::string(keys));
}

CheckedCompact check_published(std::string_view keys) {
    constexpr std::string_view before = R"toml([dataset.claims]
columns.day = { type = "date", role = "time" }
columns.change = { type = "decimal(5,1)", unit = "%" }
columns.plain = { type = "decimal(5,1)" }
columns.claim = { type = "text", values = ["a", "b"] }
columns.source = { type = "text", role = "source" }
[source.paper]
title = "The paper"
[measure.m]
title = "M"
dataset = "claims"
unit = "%"
better = "higher"
period = "year"
)toml";
    return check_with_meters(std::string(before) + std::string(keys));
}

CheckedCompact check_text_value(std::string_view value) {
    return check_with_meters("[term.a]\nmeans = " + std::string(value));
}

CheckedCompact check_date_value(std::string_view value) {
    return check_with_meters("[source.s]\ntitle = \"S\"\npublished = " + std::string(value));
}

void expect_told(CheckedCompact (*check)(std::string_view), std::span<Told const> all) {
    for (auto const& each : all) EXPECT_EQ(told(check(each.text)), each.told) << each.text;
}

std::string told(CheckedCompact const& checked) {
    std::string lines;
    for (auto const& each : checked.diagnostics.list()) {
        if (!lines.empty()) lines += '\n';
        if (each.severity != Severity::error) lines += "warning ";
        lines += each.code + " [" + marked(each.place) + "] " + each.message + " / " +
                 on_one_line(each.help);
    }
    return lines;
}

std::string printed(CheckedCompact const& checked) {
    std::string text;
    for (auto const& each : checked.diagnostics.list()) text += print(each);
    return text;
}

}  // namespace crosswalk
