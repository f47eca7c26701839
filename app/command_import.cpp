// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/import.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t reasons_shown = 10;

struct ImportOptions {
    std::string dataset;
    std::string file;
    std::string recorded;
    std::string folder;
    WhoOptions who;
    bool is_trial = false;
};

std::string counted(std::int64_t count, std::string const& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// What came of it, in the order a person asks: how much went in, what did not and why, where it
/// is.
std::string summary(ImportOptions const& options, ImportOutcome const& outcome) {
    auto const& batch = *outcome.batch;
    auto text = options.is_trial ? "Would import " : "Imported ";
    auto out = text + counted(batch.rows, "row") + " into " + batch.dataset;
    out += batch.recorded ? ", recorded " + print(*batch.recorded) : std::string();
    if (batch.quarantined > 0) out += "; " + counted(batch.quarantined, "row") + " set aside";
    out += ".\n";
    if (outcome.entry) {
        out += "Entry " + std::to_string(*outcome.entry) + " of the record, as " +
               printable(batch.file) + "\n";
    } else if (!options.is_trial) {
        out += "Kept as " + printable(batch.file) + "\n";
    }
    return out;
}

void show_set_aside(Session& session, ImportOutcome const& outcome) {
    auto const reasons = complaints(outcome.quarantined);
    std::int64_t shown = 0;
    for (std::size_t i = 0; i < std::min(reasons.size(), reasons_shown); ++i) {
        report(session, reasons[i].complaint);
        shown += reasons[i].rows;
    }
    auto const all = outcome.batch ? outcome.batch->quarantined
                                   : static_cast<std::int64_t>(outcome.quarantined.size());
    if (all > shown) {
        session.err.write("... and " + counted(all - shown, "more row") + " set aside\n");
    }
}

ExitCode import_file(Session& session, ImportOptions const& options) {
    auto const recorded = parse_day("--recorded", options.recorded);
    if (!recorded) return report(session, recorded.error());
    auto const partnership = load_named(session, options.folder);
    if (!partnership) return partnership.error();
    ImportRequest request;
    request.dataset = options.dataset;
    request.file = options.file;
    request.shown_as = options.file;
    request.today = today();
    request.recorded = recorded->value_or(*request.today);
    request.keep = options.is_trial ? ImportRequest::Keep::no : ImportRequest::Keep::yes;
    auto const partner = recording_partner(partnership->compact(), options.who.organization);
    if (!partner) return report(session, partner.error());
    request.who = {*partner, printable(options.who.actor)};
    request.clock = now;
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto const outcome = import_facts(*partnership, request);
    progress.end();
    if (!outcome) return report(session, outcome.error());
    show_set_aside(session, *outcome);
    auto const exit =
        report(session, seen_from(partnership->folder, outcome->diagnostics, request.shown_as));
    if (outcome->batch) session.out.write(summary(options, *outcome));
    return exit;
}

}  // namespace

void add_import(CLI::App& program, Session& session) {
    auto options = std::make_shared<ImportOptions>();
    auto& command = *program.add_subcommand(
        "import",
        "Take a file of facts in\n"
        "Checks every row against the dataset's clause and against the facts that are there. Good "
        "rows "
        "count from the day they were recorded; a bad row is set aside with its reason and "
        "counted. The "
        "file is kept byte for byte in facts/. If anything goes wrong the folder stays as it was.");
    command
        .add_option("DATASET", options->dataset, "id of the dataset: meters for [dataset.meters]")
        ->type_name("")
        ->required();
    command
        .add_option("FILE", options->file,
                    "the file; its ending says the format: .csv, .tsv, .jsonl, "
                    ".ndjson or .parquet")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--recorded", options->recorded,
                    "the day from which these facts were known; today when left out")
        ->type_name("DATE");
    command
        .add_option(
            "--dir", options->folder,
            "the partnership's folder; when left out, this folder or the nearest above it that "
            "holds an agreement")
        ->type_name("DIR");
    add_who(command, options->who);
    command.add_flag("--dry-run", options->is_trial,
                     "say what would be imported and what would be set aside; keep nothing");
    set_examples(command, {{"crosswalk import lights new.csv --dir my-city --dry-run",
                            "see what would happen, and which rows are bad"},
                           {"crosswalk import lights new.csv --dir my-city --recorded 2025-03-01",
                            "import facts that were known on 1 March 2025"}});
    set_action(command, session, std::move(options), import_file);
}

}  // namespace crosswalk
