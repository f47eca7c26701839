// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"
#include "app/installation.h"
#include "barometer/explain.h"
#include "service/pack.h"
#include "service/partnership.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct CompletionsOptions {
    CLI::App const* program = nullptr;
    std::string shell;
    std::string words;
};

/// One word to a line, for the scripts to offer.
ExitCode print_words(Session& session, std::string const& kind) {
    std::vector<std::string> words;
    if (kind == "packs") {
        words = pack_names(pack_folders());
    } else if (kind == "clauses") {
        auto const found = find_partnership(std::nullopt);
        if (!found) return report(session, found.error());
        auto const loaded = load_partnership(*found);
        if (!loaded) return report(session, loaded.error());
        // An agreement with errors has clauses too, and somebody is about to type one.
        words = explainable(loaded->compact());
    } else {
        return report(session,
                      failure("U007", "there are no words called " + crosswalk::quoted(kind),
                              "write packs or clauses")
                          .error());
    }
    for (auto const& word : words) session.out.write(printable(word) + "\n");
    return ExitCode::fine;
}

ExitCode print_completions(Session& session, CompletionsOptions const& options) {
    if (!options.words.empty()) return print_words(session, options.words);
    if (options.shell.empty()) {
        return report(session, failure("U001", "`crosswalk completions` needs SHELL: which shell",
                                       "run `crosswalk completions --help` for what it takes")
                                   .error());
    }
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
    command.add_option("SHELL", options->shell, "which shell")->type_name("bash|zsh|fish");
    command
        .add_option("--words", options->words,
                    "print no script but the words that a script offers: the packs there are, or "
                    "what can be explained of the partnership here")
        ->type_name("packs|clauses");
    set_examples(command,
                 {{"crosswalk completions bash > crosswalk.bash", "write the script for bash"},
                  {"crosswalk completions fish", "print the one for fish"}});
    set_action(command, session, std::move(options), print_completions);
}

}  // namespace crosswalk
