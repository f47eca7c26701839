// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/print_views.h"
#include "app/reading_of.h"

namespace crosswalk {
namespace {

struct ExplainOptions {
    std::string what;
    std::string folder;
    std::string as_of;
    std::string language;
};

ExitCode explain_path(Session& session, ExplainOptions const& options) {
    auto const as_of = parse_day("--as-of", options.as_of);
    if (!as_of) return report(session, as_of.error());
    auto const partnership = load_named(session, options.folder);
    if (!partnership) return partnership.error();
    auto const language = choose_language(partnership->compact(), options.language);
    if (!language) return report(session, language.error());
    auto const reading = reading_of(session, *partnership, {.as_of = as_of->value_or(today())});
    if (!reading) return reading.error();
    auto const explanation = explain(partnership->compact(), *reading, options.what, *language);
    if (!explanation) {
        report(session, explanation.error());
        return ExitCode::usage;  // it was asked for something that is not there
    }
    session.out.write(print_explanation(*explanation, terminal_options(session.out, *language)));
    return ExitCode::fine;
}

}  // namespace

void add_explain(CLI::App& program, Session& session) {
    auto options = std::make_shared<ExplainOptions>();
    auto& command = *program.add_subcommand("explain",
                                            "Say in plain language what a measure means\n"
                                            "Explains a measure, a dataset, a term or a partner: "
                                            "what it means, its rule, its facts and how to "
                                            "work the number out by hand.");
    command
        .add_option(
            "WHAT", options->what,
            "what to explain: measure.ID, measure.ID.status, dataset.ID, term.ID or partner.ID")
        ->type_name("")
        ->required();
    add_folder(command, options->folder);
    command
        .add_option("--as-of", options->as_of,
                    "with what was known on that day; today when left out")
        ->type_name("DATE");
    command
        .add_option("--lang", options->language,
                    "language of the explanation, when the partnership has it")
        ->type_name("en|es");
    set_examples(
        command,
        {{"crosswalk explain measure.on_time my-city", "what the measure on_time of my-city means"},
         {"crosswalk explain measure.on_time.status my-city", "why it has the status it has"}});
    set_action(command, session, std::move(options), explain_path);
}

}  // namespace crosswalk
