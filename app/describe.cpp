// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"

#include <algorithm>

namespace crosswalk {
OptionText describe_option(CLI::Option const& option) {
    OptionText text;
    text.is_argument = option.get_positional();
    if (text.is_argument) {
        text.names.push_back(option.get_single_name());
    } else {
        for (auto const& name : option.get_snames()) text.names.push_back("-" + name);
        for (auto const& name : option.get_lnames()) text.names.push_back("--" + name);
    }
    if (option.get_items_expected_max() > 0) text.value = option.get_type_name();
    text.description = option.get_description();
    text.is_required = option.get_required();
    text.is_repeated = option.get_items_expected_max() > 1;
    return text;
}

namespace {

CommandText describe_command(CLI::App const& app, std::string const& name) {
    CommandText text;
    text.name = name;
    auto const description = app.get_description();
    auto const line_end = description.find('\n');
    text.summary = description.substr(0, line_end);
    if (line_end != std::string::npos) text.details = description.substr(line_end + 1);
    for (auto const* option : app.get_options()) text.options.push_back(describe_option(*option));
    std::ranges::stable_partition(text.options, &OptionText::is_argument);
    text.examples = examples_of(app);
    for (auto const* command : app.get_subcommands([](CLI::App const*) { return true; })) {
        text.commands.push_back(describe_command(*command, name + " " + command->get_name()));
    }
    return text;
}

}  // namespace

std::string OptionText::spelling() const {
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
    if (!is_argument && !value.empty()) all += " " + value;
    return all;
}

std::string OptionText::usage() const {
    auto shown = names.back();
    if (!is_argument && !value.empty()) shown += " " + value;
    if (is_repeated) shown += "...";
    return is_required ? shown : "[" + shown + "]";
}

std::string CommandText::usage() const {
    auto line = name;
    if (!commands.empty()) line += " COMMAND";
    for (auto const& option : options) {
        if (option.names.back() != "--help") line += " " + option.usage();
    }
    return line;
}

CommandText describe(CLI::App const& program) {
    return describe_command(program, program.get_name());
}

}  // namespace crosswalk
