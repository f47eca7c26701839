// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"

namespace crosswalk {
namespace {

struct ManOptions {
    CLI::App const* program = nullptr;
    bool wants_markdown = false;
};

ExitCode print_manual(Session& session, ManOptions const& options) {
    auto const program = describe(*options.program);
    session.out.write(options.wants_markdown ? reference_markdown(program)
                                             : manual_page(program, CROSSWALK_VERSION));
    return ExitCode::fine;
}

}  // namespace

void add_man(CLI::App& program, Session& session) {
    auto options = std::make_shared<ManOptions>();
    options->program = &program;
    auto& command = *program.add_subcommand("man",
                                            "Print the manual page\n"
                                            "It is made from the same definitions as --help. An "
                                            "installed crosswalk brings it along: man "
                                            "crosswalk.");
    command.add_flag(
        "--markdown", options->wants_markdown,
        "print docs/reference/cli.md instead, which is made from the same definitions");
    set_examples(command,
                 {{"crosswalk man > crosswalk.1", "write the page for man -l crosswalk.1"}});
    set_action(command, session, std::move(options), print_manual);
}

}  // namespace crosswalk
