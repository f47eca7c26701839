// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/reading_of.h"
#include "app/trust.h"
#include "service/countersign.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct AddKeyOptions {
    std::string folder;
    std::string holder;
    std::string key;
    WhoOptions who;
};

ExitCode record_key(Session& session, AddKeyOptions const& options) {
    auto key = read_public_key(options.key);
    if (!key) return report(session, key.error());
    auto const recording = recording_in(session, options.folder, options.who);
    if (!recording) return recording.error();
    auto const entry =
        add_key(recording->folder, {recording->who, options.holder, *std::move(key), now});
    if (!entry) return report(session, entry.error());
    session.out.write("Entry " + std::to_string(*entry) + " of the record.\n");
    return ExitCode::fine;
}

struct CountersignOptions {
    std::string folder;
    std::string note;
};

ExitCode countersign(Session& session, CountersignOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const note = read_note(options.note);
    if (!note) return report(session, note.error());
    auto const added = add_countersignatures(*folder, *note, now);
    if (!added) return report(session, added.error());
    for (auto const& each : *added) {
        session.out.write("The checkpoint over " + std::to_string(each.size) +
                          " entries is countersigned by " + printable(each.holder) +
                          ", who saw it at " + print(each.seen) + ".\n");
    }
    return ExitCode::fine;
}

}  // namespace

void add_add_key(CLI::App& program, Session& session) {
    auto options = std::make_shared<AddKeyOptions>();
    auto& command = *program.add_subcommand(
        "add-key",
        "Record that a partner holds a key\n"
        "From then on the signatures of that key count as the partner's. Everybody sees since "
        "when.");
    command.add_option("PARTNER", options->holder, "id of the partner who holds it")
        ->type_name("PARTNER")
        ->required();
    command
        .add_option("KEY", options->key,
                    "the public key as `crosswalk key` printed it, or a file that holds it")
        ->type_name("KEY")
        ->required();
    add_folder(command, options->folder);
    add_who(command, options->who);
    set_examples(command, {{"crosswalk add-key works own.pub my-city",
                            "the witness of the works signs with the key in own.pub"}});
    set_action(command, session, std::move(options), record_key);
}

void add_countersign(CLI::App& program, Session& session) {
    auto options = std::make_shared<CountersignOptions>();
    auto& command = *program.add_subcommand(
        "countersign",
        "Keep what a witness signed\n"
        "Adds the signature of a witness to the record's checkpoint, where everybody sees it. The "
        "witness's key must be in the record.");
    command.add_option("NOTE", options->note, "the file that `crosswalk witness` printed")
        ->type_name("FILE")
        ->required();
    add_folder(command, options->folder);
    set_examples(command, {{"crosswalk countersign signed.txt my-city",
                            "keep the signature that a partner sent"}});
    set_action(command, session, std::move(options), countersign);
}

}  // namespace crosswalk
