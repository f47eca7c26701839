// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "service/diff.h"
#include "service/paths.h"

#include <system_error>

namespace crosswalk {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string as_of;
    std::string language;
};

/// A partnership without errors, or the exit code after its complaints were printed.
std::expected<LoadedPartnership, ExitCode> load(Session& session,
                                                Result<LoadedPartnership> loaded) {
    if (!loaded) return std::unexpected(report(session, loaded.error()));
    if (loaded->diagnostics().has_errors()) {
        return std::unexpected(report(session, seen_from(loaded->folder, loaded->diagnostics())));
    }
    return *std::move(loaded);
}

/// NEW is a folder with its own facts, or a changed agreement that is read over the facts of OLD.
Result<LoadedPartnership> load_new(LoadedPartnership const& before, std::string const& after) {
    std::error_code error;
    if (std::filesystem::is_regular_file(after, error)) {
        return load_partnership_with(before.folder, after);
    }
    TRY_ASSIGN(auto const folder, find_partnership(std::filesystem::path(after)));
    return load_partnership(folder);
}

std::expected<ValuePaths, ExitCode> values(Session& session, DiffOptions const& options,
                                           LoadedPartnership const& partnership, Date as_of) {
    auto const language = choose_language(partnership.compact(), options.language);
    if (!language) return std::unexpected(report(session, language.error()));
    ReadRequest request;
    request.as_of = as_of;
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto const outcome = read_partnership(partnership, request);
    progress.end();
    if (!outcome) return std::unexpected(report(session, outcome.error()));
    auto const exit = report(session, seen_from(partnership.folder, outcome->diagnostics));
    if (!outcome->reading) return std::unexpected(exit);
    return ValuePaths(partnership.compact(), *outcome->reading, *language);
}

ExitCode diff(Session& session, DiffOptions const& options) {
    auto const day = parse_day("--as-of", options.as_of);
    if (!day) return report(session, day.error());
    auto const as_of = day->value_or(today());
    auto const folder = find_partnership(std::filesystem::path(options.before));
    if (!folder) return report(session, folder.error());
    auto const before = load(session, load_partnership(*folder));
    if (!before) return before.error();
    auto const after = load(session, load_new(*before, options.after));
    if (!after) return after.error();
    auto const old_values = values(session, options, *before, as_of);
    if (!old_values) return old_values.error();
    auto const new_values = values(session, options, *after, as_of);
    if (!new_values) return new_values.error();
    session.out.write("As of " + print(as_of) + ":\n\n" +
                      print_changes(changes(old_values->all(), new_values->all())));
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
                    "language of the values: en or es, when the partnership has it")
        ->type_name("LANGUAGE");
    set_examples(command,
                 {{"crosswalk diff my-city draft.md --as-of 2025-06-30",
                   "what the agreement in draft.md would say about the facts of my-city"}});
    set_action(command, session, std::move(options), diff);
}

}  // namespace crosswalk
