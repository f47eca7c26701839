// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/print_views.h"
#include "app/reading_of.h"

#include <system_error>

namespace crosswalk {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string as_of;
    std::string language;
};

/// NEW is a folder with its own facts, or a changed agreement that is read over the facts of OLD.
Result<LoadedPartnership> load_new(LoadedPartnership const& before, std::string const& after) {
    std::error_code error;
    if (std::filesystem::is_regular_file(after, error)) {
        return load_partnership_with(before.folder, after);
    }
    TRY_ASSIGN(auto const folder, find_partnership(std::filesystem::path(after)));
    return load_partnership(folder);
}

ExitCode diff(Session& session, DiffOptions const& options) {
    auto const day = parse_day("--as-of", options.as_of);
    if (!day) return report(session, day.error());
    ReadRequest const request{.as_of = day->value_or(today())};
    auto const before = load_named(session, options.before);
    if (!before) return before.error();
    auto const after = require_good(session, load_new(*before, options.after));
    if (!after) return after.error();
    auto const language = choose_language(after->compact(), options.language);
    if (!language) return report(session, language.error());
    auto const old_reading = reading_of(session, *before, request);
    if (!old_reading) return old_reading.error();
    auto const new_reading = reading_of(session, *after, request);
    if (!new_reading) return new_reading.error();
    auto const changes =
        difference(before->compact(), *old_reading, after->compact(), *new_reading, *language);
    session.out.write("As of " + print(*request.as_of) + ":\n\n" +
                      print_changes(changes, terminal_options(session.out, *language)));
    return ExitCode::fine;
}

}  // namespace

void add_diff(CLI::App& program, Session& session) {
    auto options = std::make_shared<DiffOptions>();
    auto& command = *program.add_subcommand("diff",
                                            "Show what a changed agreement would move\n"
                                            "Reads both and lists every number and status that "
                                            "differs, before anybody votes on the change. "
                                            "NEW may be a folder with its own facts, or a changed "
                                            "agreement in one file, which is then read "
                                            "over the facts of OLD.");
    command.add_option("OLD", options->before, "the folder as it is")->type_name("DIR")->required();
    command.add_option("NEW", options->after, "the changed agreement: a folder, or a .md file")
        ->type_name("PATH")
        ->required();
    command
        .add_option("--as-of", options->as_of,
                    "read both with what was known on that day; today when left out")
        ->type_name("DATE");
    command
        .add_option("--lang", options->language,
                    "language of the values, when the partnership has it")
        ->type_name("en|es");
    set_examples(command,
                 {{"crosswalk diff my-city draft.md --as-of 2025-06-30",
                   "what the agreement in draft.md would say about the facts of my-city"}});
    set_action(command, session, std::move(options), diff);
}

}  // namespace crosswalk
