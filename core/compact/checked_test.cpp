// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include "text/utf8.h"

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

CheckedCompact check_clauses(std::string_view clauses) {
    return load_compact({{"COMPACT.md", "# Test\n```toml\n" + std::string(clauses) + "\n```\n"}});
}

CheckedCompact check_with_meters(std::string_view clauses) {
    return check_clauses(std::string(office) + std::string(meters) + std::string(clauses));
}

CheckedCompact check_value(std::string_view value, std::string_view unit) {
    return check_with_meters("[measure.m]\ntitle = \"M\"\ndataset = \"meters\"\nvalue = '''" +
                             std::string(value) + "'''\nunit = \"" + std::string(unit) +
                             "\"\nbetter = \"lower\"\nperiod = \"year\"\n");
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
