// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/publish.h"

namespace crosswalk {
namespace {

struct PublishOptions {
    std::string folder;
    std::string as_of;
    WhoOptions who;
};

ExitCode publish(Session& session, PublishOptions const& options) {
    auto const as_of = parse_day("--as-of", options.as_of);
    if (!as_of) return report(session, as_of.error());
    auto const recording = recording_in(session, options.folder, options.who);
    if (!recording) return recording.error();
    PublishRequest request;
    request.who = recording->who;
    request.as_of = as_of->value_or(today());
    request.clock = now;
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto const published = publish_reading(recording->folder, request);
    progress.end();
    if (!published) return report(session, published.error());
    auto const exit = report(session, seen_from(recording->folder, published->diagnostics));
    if (!published->entry) return exit;
    session.out.write("Published: entry " + std::to_string(*published->entry) +
                      " of the record, the reading as of " + print(request.as_of) +
                      ".\nAnybody with the record gets the same bytes with:\n  crosswalk read "
                      "FOLDER --at " +
                      std::to_string(published->facts) + " --as-of " + print(request.as_of) +
                      " --json - | sha256sum\n  " + print(published->reading) + "\n");
    return exit;
}

}  // namespace

void add_publish(CLI::App& program, Session& session) {
    auto options = std::make_shared<PublishOptions>();
    auto& command = *program.add_subcommand(
        "publish",
        "Record what the barometer says\n"
        "Reads from the record and appends an entry with the digest of the reading, which is kept "
        "as JSON. Whoever verifies the record computes it again and compares every byte.");
    add_folder(command, options->folder);
    command
        .add_option("--as-of", options->as_of,
                    "read with what was known on that day; today when left out")
        ->type_name("DATE");
    add_who(command, options->who);
    set_examples(command, {{"crosswalk publish my-city --as-of 2025-06-30",
                            "publish the reading of the end of June 2025"}});
    set_action(command, session, std::move(options), publish);
}

}  // namespace crosswalk
