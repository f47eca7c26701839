// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output.h"
#include "text/diagnostic.h"
#include "view/terminal.h"

#include <functional>
#include <optional>
#include <string>

namespace crosswalk {

/// What a command ends with; docs/reference/cli.md.
enum class ExitCode { fine = 0, errors = 1, usage = 2, world_failed = 3, our_bug = 70 };

/// One run of the program: where it writes, and the command that was asked for.
struct Session {
    Output out{1};
    Output err{2};
    std::function<ExitCode()> command;  ///< set by the parser, run after it
};

/// Prints one complaint to standard error; the exit code follows from its topic: U usage, W the
/// world, else errors in text or facts.
ExitCode report(Session& session, Diagnostic const& diagnostic);

/// Prints all of them, and how many there are when some are errors.
ExitCode report(Session& session, Diagnostics const& diagnostics);

/// How text for this output is made.
TerminalOptions terminal_options(Output const& output, std::string language = "en");

/// A day given on the command line. U002.
Result<std::optional<Date>> parse_day(std::string const& option, std::string const& text);

/// A number of threads or jobs given on the command line; 0 when it is left out. U010.
Result<int> parse_count(std::string const& option, std::string const& text);

/// The language to speak: the one asked for, when the partnership has it, else its first one. U006.
Result<std::string> choose_language(Compact const& compact, std::string const& asked);

}  // namespace crosswalk
