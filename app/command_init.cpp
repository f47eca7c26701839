// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/installation.h"
#include "service/init.h"
#include "service/pack.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct InitOptions {
    std::string folder;
    std::string pack;
};

ExitCode init(Session& session, InitOptions const& options) {
    InitRequest request;
    request.folder = options.folder;
    request.today = today();
    if (!options.pack.empty()) {
        auto const pack = find_pack(options.pack, pack_folders());
        if (!pack) return report(session, pack.error());
        request.pack = *pack;
    }
    auto const files = init_partnership(request);
    if (!files) return report(session, files.error());
    auto const folder = printable(options.folder);
    std::string text = "Started a partnership in " + folder + ":\n";
    for (auto const& file : *files) text += "  " + printable(file) + "\n";
    text += "Next: crosswalk check " + folder + ", crosswalk read " + folder + ", crosswalk test " +
            folder + "\n";
    session.out.write(text);
    return ExitCode::fine;
}

}  // namespace

void add_init(CLI::App& program, Session& session) {
    auto options = std::make_shared<InitOptions>();
    auto& command = *program.add_subcommand(
        "init",
        "Start a partnership's folder\n"
        "Writes a small agreement with remarks, made-up facts and a case, all of which work as "
        "they "
        "are; or copies a pack. Nothing that is there is ever overwritten.");
    command.add_option("DIR", options->folder, "the folder to make; it must not exist or be empty")
        ->type_name("DIR")
        ->required();
    command
        .add_option("--from", options->pack,
                    "start from a copy of this pack: its name, or the folder of any partnership")
        ->type_name("PACK");
    set_examples(command, {{"crosswalk init my-city", "start in the new folder my-city"},
                           {"crosswalk init charlotte --from envision-charlotte",
                            "start from a copy of a pack"}});
    set_action(command, session, std::move(options), init);
}

}  // namespace crosswalk
