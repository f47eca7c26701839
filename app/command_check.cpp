// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "service/partnership.h"
#include "view/json.h"
#include "view/terminal.h"

namespace crosswalk {
namespace {

struct CheckOptions {
    std::string folder;
    bool wants_json = false;
};

ExitCode check(Session& session, CheckOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const partnership = load_partnership(*folder);
    if (!partnership) return report(session, partnership.error());
    auto const diagnostics = seen_from(*folder, partnership->diagnostics());
    auto const exit = diagnostics.has_errors() ? ExitCode::errors : ExitCode::fine;
    if (options.wants_json) {
        session.out.write(json(diagnostics));
        return exit;
    }
    auto& output = exit == ExitCode::fine ? session.out : session.err;
    output.write(print_check(diagnostics, terminal_options(output)));
    return exit;
}

}  // namespace

void add_check(CLI::App& program, Session& session) {
    auto options = std::make_shared<CheckOptions>();
    auto& command = *program.add_subcommand("check",
                                            "Find everything that is wrong in an agreement\n"
                                            "Reads COMPACT.md (or compact/*.md) and reports every "
                                            "problem it can find in one go, each with its "
                                            "place, the clause it stands in and what to write "
                                            "instead. Facts are not opened; that they are "
                                            "there is checked.");
    add_folder(command, options->folder);
    command.add_flag("--json", options->wants_json,
                     "print the complaints as JSON, for editors and other programs");
    set_examples(command, {{"crosswalk check my-city", "check the agreement in the folder my-city"},
                           {"crosswalk check my-city --json", "the same, for another program"}});
    set_action(command, session, std::move(options), check);
}

}  // namespace crosswalk
