// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "service/doctor.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

struct DoctorOptions {
    std::string folder;
    std::string from;
    bool repairs = false;
};

ExitCode exit_of(Examined const& examined, ExitCode reported) {
    bool const has_world_failed =
        std::ranges::any_of(examined.findings.list(), [](Diagnostic const& each) {
            return each.severity == Severity::error && each.code.starts_with('W');
        });
    return has_world_failed ? ExitCode::world_failed : reported;
}

ExitCode examine(Session& session, DoctorOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    ProgressLine progress(session.err);
    DoctorRequest request{.partnership = *folder, .clock = now, .watch = progress.watch()};
    request.from = options.from;
    if (options.repairs || !options.from.empty()) {
        request.repair = DoctorRequest::Repair::what_is_safe;
    }
    auto const examined = examine_record(request);
    progress.end();
    if (!examined) return report(session, examined.error());
    auto const reported = report(session, examined->findings);
    for (auto const& each : examined->repaired) session.out.write("Repaired: " + each + ".\n");
    auto const counts = std::to_string(examined->entries) + " entries and " +
                        std::to_string(examined->objects) + " files they name";
    if (examined->snapshot) {
        session.out.write("Opened from a snapshot over " + std::to_string(*examined->snapshot) +
                          " entries, which is good.\n");
    }
    session.out.write(examined->findings.has_errors()
                          ? "NOT SOUND: what was found stands above. No entry was touched.\n"
                          : "Sound: " + counts + ", as they were signed.\n");
    return exit_of(*examined, reported);
}

}  // namespace

void add_doctor(CLI::App& program, Session& session) {
    auto options = std::make_shared<DoctorOptions>();
    auto& command = *program.add_subcommand(
        "doctor",
        "Look for damage in a record, and say what can be repaired\n"
        "Goes through everything a record lies in: the database and its format, entries, tree, "
        "checkpoints and key, the files that entries name, left-over files, permissions and the "
        "space on the disk. An error has to be seen to; a warning can wait. No entry is ever "
        "touched. Others who ask whether to trust the record use `crosswalk verify`.");
    add_folder(command, options->folder);
    command.add_flag("--repair", options->repairs,
                     "repair what is safe: take away left-over files, close the key to others, "
                     "work out missing tiles from the entries");
    command
        .add_option("--from", options->from,
                    "put back missing and changed files from this backup or bundle; repairs the "
                    "rest as well")
        ->type_name("FILE");
    set_examples(command,
                 {{"crosswalk doctor my-city", "is everything there, and as it was signed?"},
                  {"crosswalk doctor my-city --from backup.tar",
                   "repair what is safe, with missing files out of a backup"}});
    set_action(command, session, std::move(options), examine);
}

}  // namespace crosswalk
