// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct CompletionsOptions {
    CLI::App const* program = nullptr;
    std::string shell;
};

ExitCode print_completions(Session& session, CompletionsOptions const& options) {
    if (options.shell != "bash" && options.shell != "zsh" && options.shell != "fish") {
        return report(
            session,
            failure("U007", "there are no completions for " + crosswalk::quoted(options.shell),
                    "write bash, zsh or fish")
                .error());
    }
    session.out.write(completion_script(describe(*options.program), options.shell));
    return ExitCode::fine;
}

}  // namespace

void add_completions(CLI::App& program, Session& session) {
    auto options = std::make_shared<CompletionsOptions>();
    options->program = &program;
    auto& command = *program.add_subcommand("completions",
                                            "Print a script that lets a shell complete commands\n"
                                            "Put what it prints where your shell looks for "
                                            "completions, or read it in the current shell.");
    command.add_option("SHELL", options->shell, "which shell")
        ->type_name("bash|zsh|fish")
        ->required();
    set_examples(command,
                 {{"crosswalk completions bash > crosswalk.bash", "write the script for bash"},
                  {"crosswalk completions fish", "print the one for fish"}});
    set_action(command, session, std::move(options), print_completions);
}

}  // namespace crosswalk
