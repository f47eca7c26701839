// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// One line that a reader can copy and run, and what it does.
struct Example {
    std::string command;
    std::string explanation;
};

/// Gives a command its examples; help, manual page and docs/reference/cli.md show them, and a test
/// runs every one.
void set_examples(CLI::App& command, std::vector<Example> const& examples);
std::vector<Example> examples_of(CLI::App const& command);

/// What is run when this command is the one asked for. Parsing comes to its end first, so that no
/// work is begun on a command line with a mistake in it.
template <class Options>
void set_action(CLI::App& command, Session& session, std::shared_ptr<Options> options,
                ExitCode (*act)(Session&, Options const&)) {
    command.callback([&session, options = std::move(options), act] {
        session.command = [&session, options, act] { return act(session, *options); };
    });
}

/// The argument DIR that most commands have.
void add_folder(CLI::App& command, std::string& folder);
std::optional<std::filesystem::path> named_folder(std::string const& folder);

/// The options --as and --actor of commands that append to a record.
struct WhoOptions {
    std::string organization;
    std::string actor = "operator";
};
void add_who(CLI::App& command, WhoOptions& who);

// One definition per command, each in command_NAME.cpp.
void add_init(CLI::App& program, Session& session);
void add_check(CLI::App& program, Session& session);
void add_import(CLI::App& program, Session& session);
void add_read(CLI::App& program, Session& session);
void add_explain(CLI::App& program, Session& session);
void add_statement(CLI::App& program, Session& session);
void add_diff(CLI::App& program, Session& session);
void add_test(CLI::App& program, Session& session);
void add_found(CLI::App& program, Session& session);
void add_adopt(CLI::App& program, Session& session);
void add_publish(CLI::App& program, Session& session);
void add_withdraw(CLI::App& program, Session& session);
void add_correct(CLI::App& program, Session& session);
void add_dispute(CLI::App& program, Session& session);
void add_erase(CLI::App& program, Session& session);
void add_reveal(CLI::App& program, Session& session);
void add_log(CLI::App& program, Session& session);
void add_bundle(CLI::App& program, Session& session);
void add_backup(CLI::App& program, Session& session);
void add_restore(CLI::App& program, Session& session);
void add_doctor(CLI::App& program, Session& session);
void add_verify(CLI::App& program, Session& session);
void add_key(CLI::App& program, Session& session);
void add_add_key(CLI::App& program, Session& session);
void add_witness(CLI::App& program, Session& session);
void add_countersign(CLI::App& program, Session& session);
void add_completions(CLI::App& program, Session& session);
void add_man(CLI::App& program, Session& session);
void add_help(CLI::App& program, Session& session);
void add_version(CLI::App& program, Session& session);

/// The whole command line: every command, with its options, help and examples.
std::unique_ptr<CLI::App> make_command_line(Session& session);

/// U001, with the nearest command, when the word is none.
std::optional<Diagnostic> unknown_command(CLI::App const& program, std::string const& word);

/// Parses the arguments (without the program's name), runs the command and returns what the process
/// ends with. Complaints go to standard error.
ExitCode run(std::vector<std::string> arguments, Session& session);

}  // namespace crosswalk
