// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t longest_name = 24;  // a longer one stands on a line of its own

/// Words put into lines that begin at `indent`; the first line is begun already, at `column`.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t column) {
    std::string out;
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        auto const width = display_width(word);
        if (column > indent && column + 1 + width > columns) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width;
    }
    return out + "\n";
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
        out += wrapped(row.meaning, indent, indent);
    }
    return out;
}

}  // namespace

std::string help_text(CommandText const& command) {
    std::string out = command.summary + "\n";
    if (!command.details.empty()) out += "\n" + wrapped(command.details, 0, 0);
    out += "\nUsage: " + wrapped(command.usage(), 7, 7);
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
        out += "  " + example.command + "\n      " + wrapped(example.explanation, 6, 6);
    }
    return out;
}

}  // namespace crosswalk
