// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/progress.h"
#include "service/bundle.h"
#include "service/partnership.h"
#include "service/record_files.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct BundleOptions {
    std::string folder;
    std::string file;
};

ExitCode bundle(Session& session, BundleOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const source = source_of_record(*folder);
    if (!source) return report(session, source.error());
    ProgressLine progress(session.err);
    auto const bundled = write_bundle(*source, options.file, progress.watch());
    progress.end();
    if (!bundled) return report(session, bundled.error());
    session.out.write("Written: " + printable(options.file) + ", " +
                      std::to_string(bundled->entries) + " entries and " +
                      std::to_string(bundled->objects) +
                      " files they name.\nWhoever has the log's public key checks it with:\n  "
                      "crosswalk verify " +
                      printable(options.file) + " --log KEY\n");
    return ExitCode::fine;
}

}  // namespace

void add_bundle(CLI::App& program, Session& session) {
    auto options = std::make_shared<BundleOptions>();
    auto& command = *program.add_subcommand(
        "bundle",
        "Write the whole record into one file\n"
        "Entries, tree, checkpoints with their signatures, agreements, facts and readings, in an "
        "archive that every system can unpack. Nothing in it is secret, and whoever has it can "
        "check everything without asking anybody.");
    command.add_option("FILE", options->file, "the file to write: record.tar")
        ->type_name("FILE")
        ->required();
    add_folder(command, options->folder);
    set_examples(command, {{"crosswalk bundle record.tar my-city", "everything, for a partner"}});
    set_action(command, session, std::move(options), bundle);
}

}  // namespace crosswalk
