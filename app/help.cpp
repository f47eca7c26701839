// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"
#include "view/text_layout.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t longest_name = 24;  // a longer one stands on a line of its own

/// Text in lines of which all but the first, which is begun already, are indented.
std::string wrapped(std::string const& text, std::size_t indent) {
    std::string out;
    for (auto const& line : wrap(text, columns - indent)) {
        out += (out.empty() ? std::string() : std::string(indent, ' ')) + line + "\n";
    }
    return out;
}

struct Row {
    std::string name;
    std::string meaning;
};

std::string table(std::string_view heading, std::vector<Row> const& rows) {
    if (rows.empty()) return {};
    std::size_t width = 0;
    for (auto const& row : rows) {
        if (row.name.size() <= longest_name) width = std::max(width, row.name.size());
    }
    auto const indent = width + 4;
    std::string out = "\n" + std::string(heading) + ":\n";
    for (auto const& row : rows) {
        out += "  " + row.name;
        if (row.name.size() > width) {
            out += "\n" + std::string(indent, ' ');
        } else {
            out += std::string(indent - 2 - row.name.size(), ' ');
        }
        out += wrapped(row.meaning, indent);
    }
    return out;
}

}  // namespace

std::string help_text(CommandText const& command) {
    auto out = wrapped(command.summary, 0);
    if (!command.details.empty()) out += "\n" + wrapped(command.details, 0);
    out += "\nUsage: " + wrapped(command.usage(), 7);
    std::vector<Row> arguments;
    std::vector<Row> options;
    std::vector<Row> commands;
    for (auto const& option : command.options) {
        (option.is_argument ? arguments : options)
            .push_back({option.spelling(), option.description});
    }
    for (auto const& each : command.commands) {
        commands.push_back({each.name.substr(command.name.size() + 1), each.summary});
    }
    out += table("Commands", commands) + table("Arguments", arguments) + table("Options", options);
    if (!command.examples.empty()) out += "\nExamples:\n";
    for (auto const& example : command.examples) {
        out += "  " + example.command + "\n      " + wrapped(example.explanation, 6);
    }
    return out;
}

}  // namespace crosswalk
