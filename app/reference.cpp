// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// `|` would end a cell of a Markdown table, `<` begin a tag.
std::string cell(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

std::string command_section(CommandText const& command) {
    auto out = "\n## " + command.name + "\n\n" + command.summary + ".\n";
    if (!command.details.empty()) out += "\n" + command.details + "\n";
    out += "\n```text\n" + command.usage() + "\n```\n";
    out += "\n| argument or option | meaning |\n| --- | --- |\n";
    for (auto const& option : command.options) {
        out += "| `" + cell(option.spelling()) + "`" +
               (option.is_argument && !option.value.empty() && option.value != option.names.front()
                    ? ": `" + cell(option.value) + "`"
                    : "") +
               " | " + cell(option.description) + " |\n";
    }
    out += "\n";
    for (auto const& example : command.examples) {
        out += "- `" + example.command + "`: " + example.explanation + "\n";
    }
    return out;
}

constexpr std::string_view page_begin = R"(# The command line

<!-- Made by `crosswalk man --markdown` from the definitions in app/; a test compares. -->

)";

constexpr std::string_view page_middle = R"(
What a command has to say goes to standard output, complaints and progress to standard error.
Colours and progress appear only on a terminal; `NO_COLOR` set to anything switches colours off.

| exit code | meaning |
| --- | --- |
| 0 | fine |
| 1 | the agreement, the facts or the cases have errors |
| 2 | the command was called wrongly |
| 3 | the world failed: a disk, a folder, a permission |
| 70 | a bug of ours |
| 130, 143 | stopped by Ctrl-C or another signal, as a shell shows it; nothing is decided |

Every complaint has a code, such as K014; the pages in [errors](errors) say what each means and what
to do.
)";

/// `\` and a leading `.` or `'` mean something to roff; `-` would be set as a hyphen.
std::string roff(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return out;
}

/// How a command is called, ragged at the right: the lines end between options and not within one,
/// and stand below the first option.
std::string roff_usage(CommandText const& command) {
    auto out = ".SY \"" + roff(command.name) + "\"\n";
    for (auto const& option : command.options) {
        if (option.names.back() == "--help") continue;
        auto const usage = roff(option.usage());
        for (char const c : usage) out += c == ' ' ? std::string("\\ ") : std::string(1, c);
        out += "\n";
    }
    return out + ".YS\n";
}

std::string roff_options(CommandText const& command) {
    std::string out;
    for (auto const& option : command.options) {
        out += ".TP\n.B " + roff(option.spelling()) + "\n" + roff(option.description) + "\n";
    }
    return out;
}

std::string roff_examples(std::vector<Example> const& examples) {
    std::string out;
    for (auto const& example : examples) {
        out += ".PP\n" + roff(example.explanation) + ":\n.PP\n.RS 4\n.nf\n" +
               roff(example.command) + "\n.fi\n.RE\n";
    }
    return out;
}

constexpr std::string_view manual_end = R"(.SH EXIT STATUS
.TP
.B 0
Fine.
.TP
.B 1
The agreement, the facts or the cases have errors.
.TP
.B 2
The command was called wrongly.
.TP
.B 3
The world failed: a disk, a folder, a permission. It is safe to run the same command again.
.TP
.B 70
A bug of ours.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Set to anything: no colours.
.TP
.B TMPDIR
Where temporary folders are made.
.SH FILES
.TP
.I COMPACT.md
The agreement, or
.I compact/*.md
in the order of their names.
.TP
.I data/
Facts that come with the agreement.
.TP
.I facts/
Imported facts, byte for byte, and their list
.IR facts/batches.jsonl .
.TP
.I cases/
Examples that
.B crosswalk test
runs.
)";

}  // namespace

std::string reference_markdown(CommandText const& program) {
    auto out = std::string(page_begin) + program.summary + ".\n";
    out += "\n| command | what it does |\n| --- | --- |\n";
    for (auto const& command : program.commands) {
        out += "| `" + command.name + "` | " + command.summary + " |\n";
    }
    out += page_middle;
    out += command_section(program);
    for (auto const& command : program.commands) out += command_section(command);
    return out;
}

std::string manual_page(CommandText const& program, std::string_view version) {
    std::string out = ".TH CROSSWALK 1 \"\" \"crosswalk " + std::string(version) + "\"\n";
    out += ".SH NAME\ncrosswalk \\- " + roff(program.summary) + "\n.SH SYNOPSIS\n";
    for (auto const& command : program.commands) out += roff_usage(command);
    out += ".SH OPTIONS\n" + roff_options(program) + ".SH COMMANDS\n";
    for (auto const& command : program.commands) {
        out += ".SS " + roff(command.name) + "\n" + roff_usage(command) + ".PP\n" +
               roff(command.summary) + ".\n.PP\n" + roff(command.details) + "\n" +
               roff_options(command) + roff_examples(command.examples);
    }
    out += ".SH EXAMPLES\n" + roff_examples(program.examples);
    return out + std::string(manual_end);
}

}  // namespace crosswalk
