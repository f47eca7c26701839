// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/files.h"
#include "service/state_contract.h"
#include "text/utf8.h"
#include "view/statement.h"

namespace crosswalk {
namespace {

struct StatementOptions {
    std::string contract;
    std::string folder;
    std::string as_of;
    std::string language;
    std::string json_file;
};

ExitCode show(Session& session, StatementOptions const& options, Compact const& compact,
              Contract const& contract, std::vector<Statement> const& statements,
              std::optional<Binding> const& binding) {
    auto const language = choose_language(compact, options.language);
    if (!language) return report(session, language.error());
    auto const look = terminal_options(session.out, *language);
    if (!options.json_file.empty()) {
        auto const bytes = statements_json(compact, contract, statements, binding);
        if (options.json_file == "-") {
            session.out.write(bytes);
            return ExitCode::fine;
        }
        if (auto const written = write_file(options.json_file, bytes); !written) {
            return report(session, written.error());
        }
    }
    session.out.write(statement_text(compact, contract, statements.back(), look, binding));
    if (!options.json_file.empty()) {
        session.out.write("\n" + print_written({printable(options.json_file)}, look));
    }
    return ExitCode::fine;
}

ExitCode state(Session& session, StatementOptions const& options) {
    auto const as_of = parse_day("--as-of", options.as_of);
    if (!as_of) return report(session, as_of.error());
    auto const found = find_partnership(named_folder(options.folder));
    if (!found) return report(session, found.error());
    auto opened = open_contract(*found, options.contract);
    if (!opened) return report(session, opened.error());
    auto const partnership = require_good(session, std::move(opened->partnership));
    if (!partnership) return partnership.error();
    auto const& compact = partnership->compact();
    auto const contract = find_contract(compact, options.contract);
    if (!contract) return report(session, contract.error());
    ProgressLine progress(session.err);
    auto const outcome =
        state_contract(*partnership, **contract, as_of->value_or(today()), progress.watch());
    progress.end();
    if (!outcome) return report(session, outcome.error());
    auto const exit = report(session, seen_from(partnership->folder, outcome->diagnostics));
    if (outcome->statements.empty()) return exit;
    return show(session, options, compact, **contract, outcome->statements, opened->binding);
}

}  // namespace

void add_statement(CLI::App& program, Session& session) {
    auto options = std::make_shared<StatementOptions>();
    auto& command = *program.add_subcommand(
        "statement",
        "Say what is due under a contract\n"
        "Works out the newest statement of an outcome contract, line by line: each term with its "
        "figures and its arithmetic, what was stated before, and what cannot be paid yet and why. "
        "Every statement is made with what was known on its own day, so earlier ones stand and "
        "corrections are carried forward.");
    command
        .add_option("CONTRACT", options->contract,
                    "id of the contract: housing for "
                    "[contract.housing]")
        ->type_name("")
        ->required();
    add_folder(command, options->folder);
    command
        .add_option("--as-of", options->as_of,
                    "the newest statement up to that day; today when left out")
        ->type_name("DATE");
    command
        .add_option("--json", options->json_file,
                    "write all statements up to that day as JSON to FILE, or to standard output "
                    "for -")
        ->type_name("FILE");
    command
        .add_option("--lang", options->language,
                    "language of the statement, when the partnership has it")
        ->type_name("en|es");
    set_examples(command, {{"crosswalk statement housing packs/denver-housing-bond",
                            "what was due under Denver's housing bond"},
                           {"crosswalk statement housing packs/denver-housing-bond --json -",
                            "the same for programs"}});
    set_action(command, session, std::move(options), state);
}

}  // namespace crosswalk
