// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/print_views.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/adopt.h"

namespace crosswalk {
namespace {

struct AdoptOptions {
    std::string folder;
    std::string because;
    std::string as_of;
    WhoOptions who;
    bool is_trial = false;
};

ExitCode adopt(Session& session, AdoptOptions const& options) {
    auto const as_of = parse_day("--as-of", options.as_of);
    if (!as_of) return report(session, as_of.error());
    auto const recording = recording_in(session, options.folder, options.who);
    if (!recording) return recording.error();
    AdoptRequest request;
    request.who = recording->who;
    request.because = options.because;
    request.as_of = as_of->value_or(today());
    request.keep = options.is_trial ? AdoptRequest::Keep::no : AdoptRequest::Keep::yes;
    request.clock = now;
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto const adopted = adopt_compact(recording->folder, request);
    progress.end();
    if (!adopted) return report(session, adopted.error());
    auto const exit = report(session, seen_from(recording->folder, adopted->diagnostics));
    if (exit != ExitCode::fine) return exit;
    session.out.write("As of " + print(request.as_of) + ":\n\n" +
                      print_changes(adopted->moves, terminal_options(session.out)) + "\n");
    if (adopted->entry) {
        session.out.write("Adopted: entry " + std::to_string(*adopted->entry) +
                          " of the record. What it moves is kept with it.\n");
    } else {
        session.out.write("Nothing was adopted.\n");
    }
    return ExitCode::fine;
}

}  // namespace

void add_adopt(CLI::App& program, Session& session) {
    auto options = std::make_shared<AdoptOptions>();
    auto& command = *program.add_subcommand(
        "adopt",
        "Put a changed agreement in force\n"
        "Takes the agreement as it lies in the folder, shows every number and status it moves, and "
        "adopts it as the next version in the record. The versions before it stay: a reading of "
        "an earlier moment of the record is made under the version of that moment.");
    add_folder(command, options->folder);
    command.add_option("--because", options->because, "why, in a sentence everybody will read")
        ->type_name("TEXT")
        ->required();
    command
        .add_option("--as-of", options->as_of,
                    "compare readings with what was known on that day; today when left out")
        ->type_name("DATE");
    add_who(command, options->who);
    command.add_flag("--dry-run", options->is_trial, "show what would move; adopt nothing");
    set_examples(command,
                 {{"crosswalk adopt my-city --because \"the council's vote of 3 March\" --dry-run",
                   "what the changed COMPACT.md would move"},
                  {"crosswalk adopt my-city --because \"the council's vote of 3 March\"",
                   "put it in force"}});
    set_action(command, session, std::move(options), adopt);
}

}  // namespace crosswalk
