// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"

namespace crosswalk {
namespace {

struct HelpOptions {
    CLI::App const* program = nullptr;
    std::string command;
};

ExitCode print_help(Session& session, HelpOptions const& options) {
    auto const& program = *options.program;
    if (options.command.empty()) {
        session.out.write(help_text(describe(program)));
        return ExitCode::fine;
    }
    if (auto const unknown = unknown_command(program, options.command)) {
        return report(session, *unknown);
    }
    session.out.write(program.get_subcommand(options.command)->help());
    return ExitCode::fine;
}

struct VersionOptions {};

ExitCode print_version(Session& session, VersionOptions const&) {
    session.out.write("crosswalk " CROSSWALK_VERSION "\n");
    return ExitCode::fine;
}

}  // namespace

void add_help(CLI::App& program, Session& session) {
    auto options = std::make_shared<HelpOptions>();
    options->program = &program;
    auto& command = *program.add_subcommand("help",
                                            "Say what a command does and takes\n"
                                            "The same as --help after a command; without one, "
                                            "the list of commands.");
    command.add_option("COMMAND", options->command, "the command; when left out, all of them")
        ->type_name("COMMAND");
    set_examples(command, {{"crosswalk help", "the list of commands"},
                           {"crosswalk help read", "everything about one command"}});
    set_action(command, session, std::move(options), print_help);
}

void add_version(CLI::App& program, Session& session) {
    auto& command = *program.add_subcommand("version",
                                            "Say which version this is\n"
                                            "The same as --version. A report of a mistake should "
                                            "name it.");
    set_examples(command, {{"crosswalk version", "the version of this program"}});
    set_action(command, session, std::make_shared<VersionOptions>(), print_version);
}

}  // namespace crosswalk
