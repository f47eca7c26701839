// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/reading_of.h"
#include "app/trust.h"
#include "service/ask_witness.h"
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
    std::string note;
    std::string folder;
    std::vector<std::string> ask;
};

void tell(Session& session, std::vector<Countersignature> const& added) {
    for (auto const& each : added) {
        session.out.write("The checkpoint over " + std::to_string(each.size) +
                          " entries is countersigned by " + printable(each.holder) +
                          ", who saw it at " + print(each.seen) + ".\n");
    }
}

ExitCode keep_note(Session& session, CountersignOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const note = read_note(options.note);
    if (!note) return report(session, note.error());
    auto const added = add_countersignatures(*folder, *note, now);
    if (!added) return report(session, added.error());
    tell(session, *added);
    return ExitCode::fine;
}

/// What each witness did is said, whatever the others did; the first that failed decides how it
/// ends.
ExitCode ask(Session& session, CountersignOptions const& options) {
    // Nobody sent a note, so the one word that may stand there is the folder.
    auto const folder = find_partnership(named_folder(options.note));
    if (!folder) return report(session, folder.error());
    auto const asked = ask_witnesses(*folder, {options.ask, now, trusted_authorities()});
    if (!asked) return report(session, asked.error());
    auto exit = ExitCode::fine;
    for (auto const& each : *asked) {
        if (each.added) {
            tell(session, *each.added);
            continue;
        }
        auto const failed = report(session, each.added.error());
        if (exit == ExitCode::fine) exit = failed;
    }
    return exit;
}

ExitCode countersign(Session& session, CountersignOptions const& options) {
    bool const is_asking = !options.ask.empty();
    bool const is_clear = is_asking ? options.folder.empty() : !options.note.empty();
    if (is_clear) return is_asking ? ask(session, options) : keep_note(session, options);
    return report(session, failure("U029", "it is not clear where the signatures come from",
                                   "name the file that a witness sent, or ask witnesses with "
                                   "--ask; not both at once")
                               .error());
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
        "Keep what witnesses sign\n"
        "Adds the signature of a witness to the record's checkpoint, where everybody sees it. The "
        "witness's key must be in the record. With --ask the newest checkpoint is sent to "
        "witnesses that answer over HTTP; one that fails does not stop the others, and there is "
        "no NOTE.");
    command.add_option("NOTE", options->note, "the file that `crosswalk witness` printed")
        ->type_name("FILE");
    add_folder(command, options->folder);
    command
        .add_option("--ask", options->ask,
                    "the address of a witness, https://...; may be given several times")
        ->type_name("URL")
        ->take_all();
    set_examples(command, {{"crosswalk countersign signed.txt my-city",
                            "keep the signature that a partner sent"},
                           {"crosswalk countersign my-city --ask http://127.0.0.1:8700",
                            "ask a witness on this machine to sign the newest checkpoint"}});
    set_action(command, session, std::move(options), countersign);
}

}  // namespace crosswalk
