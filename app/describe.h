// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// An option or argument, as help, manual, completions and docs/reference/cli.md say it.
struct OptionText {
    std::vector<std::string> names;  ///< "--as-of"; for an argument its name: "DIR"
    std::string value;               ///< "DATE", "bash|zsh|fish"; empty for a flag
    std::string description;
    bool is_argument = false;
    bool is_required = false;
    bool is_repeated = false;

    std::string spelling() const;  ///< "--as-of DATE", "DIR"
    std::string usage() const;     ///< "[--as-of DATE]", "DIR", "[PATH...]"
};

struct CommandText {
    std::string name;     ///< "crosswalk read"
    std::string summary;  ///< one line
    std::string details;  ///< the rest; may be empty
    std::vector<OptionText> options;  ///< arguments first
    std::vector<Example> examples;
    std::vector<CommandText> commands;

    std::string usage() const;
};

OptionText describe_option(CLI::Option const& option);

/// All that the definitions say, in their order. Everything that documents the command line is made
/// from this, so that none of it can be out of date.
CommandText describe(CLI::App const& program);

/// What --help prints: at most 80 columns wide.
std::string help_text(CommandText const& command);

/// docs/reference/cli.md.
std::string reference_markdown(CommandText const& program);

/// The manual page in roff.
std::string manual_page(CommandText const& program, std::string_view version);

/// A completion script. The shell is bash, zsh or fish.
std::string completion_script(CommandText const& program, std::string_view shell);

}  // namespace crosswalk
