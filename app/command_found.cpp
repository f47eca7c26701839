// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/found.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct FoundOptions {
    std::string folder;
    std::string log_name;
    std::string record;
    WhoOptions who;
};

ExitCode found(Session& session, FoundOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const partnership = require_good(session, load_partnership(*folder));
    if (!partnership) return partnership.error();
    auto const partner = recording_partner(partnership->compact(), options.who.organization);
    if (!partner) return report(session, partner.error());
    ProgressLine progress(session.err);
    auto const founded =
        found_record(*partnership, {.who = {*partner, printable(options.who.actor)},
                                    .log_name = options.log_name,
                                    .clock = now,
                                    .watch = progress.watch(),
                                    .record_url = options.record});
    progress.end();
    if (!founded) return report(session, founded.error());
    auto const exit = report(session, seen_from(*folder, founded->diagnostics));
    if (!founded->key) return exit;
    session.out.write("The record begins with " + std::to_string(founded->entries) +
                      " entries, in record/.\n"
                      "Give every partner the log's public key; with it they check the record "
                      "and need not trust this machine:\n  " +
                      print(*founded->key) +
                      "\nKeep a copy of record/log.key where nobody else can read it: it signs "
                      "for this record.\n");
    return exit;
}

}  // namespace

void add_found(CLI::App& program, Session& session) {
    auto options = std::make_shared<FoundOptions>();
    auto& command = *program.add_subcommand(
        "found",
        "Start the record of a partnership\n"
        "Makes a key for the log, adopts the agreement as it stands and takes in every file of "
        "facts it has, as the first entries of a record that can only grow. From then on readings "
        "come from the record, and a change that is not in it changes nothing.");
    add_folder(command, options->folder);
    command
        .add_option("--log", options->log_name,
                    "the log's name in checkpoints; when left out, made from the partnership's "
                    "name")
        ->type_name("NAME");
    command
        .add_option("--record", options->record,
                    "keep the entries in PostgreSQL: postgres://USER@HOST/DATABASE, with "
                    "?schema=NAME when the schema is not to be crosswalk; libpq takes the password "
                    "from ~/.pgpass or PGPASSWORD; when left out, a file in record/")
        ->type_name("URL");
    add_who(command, options->who);
    set_examples(command, {{"crosswalk found my-city", "start the record of my-city"},
                           {"crosswalk found my-city --record postgres://city@db.example/records",
                            "keep it in a PostgreSQL server that somebody backs up"}});
    set_action(command, session, std::move(options), found);
}

}  // namespace crosswalk
