// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/trust.h"
#include "service/backup.h"
#include "service/partnership.h"
#include "service/restore.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

struct BackupOptions {
    std::string folder;
    std::string file;
    bool leaves_key_out = false;
};

/// How many entries and files, and the checkpoint over them.
std::string contents(std::uint64_t entries, std::uint64_t objects, std::string const& checkpoint) {
    std::string text = std::to_string(entries) + " entries and " + std::to_string(objects) +
                       " files they name. Its newest checkpoint:\n";
    for (std::string_view rest = checkpoint; !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        text += "  " + printable(std::string(line)) + "\n";
    }
    return text;
}

ExitCode back_up_record(Session& session, BackupOptions const& options) {
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    ProgressLine progress(session.err);
    BackupRequest request{.partnership = *folder, .file = options.file, .now = now()};
    if (options.leaves_key_out) request.key = BackupRequest::Key::left_out;
    request.watch = progress.watch();
    auto const done = back_up(request);
    progress.end();
    if (!done) return report(session, done.error());
    auto const& written = done->written;
    session.out.write(
        "Written: " + printable(options.file) + ", " +
        contents(written.entries, written.objects, written.checkpoint.text) +
        (options.leaves_key_out
             ? "The log's key is not in it: keep a copy of record/log.key elsewhere. Without the "
               "key a restored record can be looked at and checked, and not written to.\n"
             : "The log's secret key is in it: only you may read the file. Keep it where nobody "
               "else can; a partner gets a bundle instead.\n"));
    if (done->taken_away > 0) {
        session.out.write("Taken away beside it: " + std::to_string(done->taken_away) +
                          " unfinished files of commands that were killed.\n");
    }
    return ExitCode::fine;
}

struct RestoreOptions {
    std::string file;
    std::string folder;
    std::string record;
    std::string key;
    std::string log;
    std::vector<std::string> seen;
    bool leaves_key_out = false;
};

Result<RestoreRequest> request_of(RestoreOptions const& options) {
    RestoreRequest request{.file = options.file, .folder = options.folder};
    if (options.leaves_key_out) request.key = RestoreRequest::Key::left_out;
    request.key_file = options.key;
    request.record_url = options.record;
    if (!options.log.empty()) {
        TRY_ASSIGN(request.log, read_public_key(options.log));
    }
    for (auto const& each : options.seen) {
        TRY_ASSIGN(auto note, read_note(each));
        request.seen.push_back(std::move(note));
    }
    return request;
}

std::string what_next(Restored const& restored, RestoreOptions const& options) {
    if (!restored.has_key) {
        return std::string("It can be looked at and checked. To write to it, the log's key is ") +
               (options.leaves_key_out ? "needed, which was left out.\n"
                                       : "needed, which is not in the backup: put it back as "
                                         "record/log.key.\n");
    }
    return "The last entry is of " + print(restored.newest) +
           ". Before anything is entered: if the record had more entries when it was lost, do not "
           "let it go on from here. Partners who saw them would hold another history, and "
           "witnesses would sign no more. Ask the partners for their newest checkpoint or bundle; "
           "and let only one copy of a record go on.\n";
}

ExitCode restore(Session& session, RestoreOptions const& options) {
    auto request = request_of(options);
    if (!request) return report(session, request.error());
    ProgressLine progress(session.err);
    request->watch = progress.watch();
    auto const restored = restore_record(*request);
    progress.end();
    if (!restored) return report(session, restored.error());
    auto const exit = report(session, restored->findings);
    if (restored->findings.has_errors()) {
        session.out.write("Nothing was restored.\n");
        return exit;
    }
    session.out.write(
        "Restored into " + printable(options.folder) + ", every byte checked: " +
        contents(restored->checkpoint.tree.size, restored->objects, print(restored->checkpoint)) +
        what_next(*restored, options));
    return exit;
}

}  // namespace

void add_backup(CLI::App& program, Session& session) {
    auto options = std::make_shared<BackupOptions>();
    auto& command = *program.add_subcommand(
        "backup",
        "Write the whole record and its key into one file\n"
        "Everything a bundle has, and the log's secret key, so that the record can go on elsewhere "
        "after a disaster. Others may go on writing meanwhile. The record is checked first, and a "
        "backup of the same record that has no more entries is replaced, as by a program that runs "
        "each night.");
    command.add_option("FILE", options->file, "the file to write; only its owner may read it")
        ->type_name("FILE")
        ->required();
    add_folder(command, options->folder);
    command.add_flag("--without-key", options->leaves_key_out,
                     "leave the log's secret key and personal values out; keep a copy of "
                     "record/log.key elsewhere");
    set_examples(command, {{"crosswalk backup backup.tar my-city", "everything, for yourself"},
                           {"crosswalk backup public.tar my-city --without-key",
                            "nothing that is secret, for a place others can read"}});
    set_action(command, session, std::move(options), back_up_record);
}

void add_restore(CLI::App& program, Session& session) {
    auto options = std::make_shared<RestoreOptions>();
    auto& command = *program.add_subcommand(
        "restore",
        "Put a record back from a backup or a bundle\n"
        "Checks every signature, the tree over all entries and every file before anything is put "
        "in place; then the record is there whole. Never replaces a record. A record that goes on "
        "from an older state becomes another history, so take the newest backup or any partner's "
        "newer bundle.");
    command
        .add_option("FILE", options->file, "what `crosswalk backup` or `crosswalk bundle` wrote")
        ->type_name("FILE")
        ->required();
    command
        .add_option("FOLDER", options->folder,
                    "the partnership's folder, which has no record; made when it is not there")
        ->type_name("FOLDER")
        ->required();
    command
        .add_option("--record", options->record,
                    "put the entries into PostgreSQL, as with `crosswalk found`; when left out, "
                    "into a file in record/, wherever they were before")
        ->type_name("URL");
    command
        .add_option("--key", options->key,
                    "a file with the log's secret key, when FILE is a bundle or has none")
        ->type_name("KEYFILE");
    command.add_flag("--without-key", options->leaves_key_out,
                     "restore a record to look at only, as when a backup is tried out");
    command
        .add_option("--log", options->log,
                    "the log's public key: the text, or a file that holds it; the record must be "
                    "of this log")
        ->type_name("KEY");
    command
        .add_option("--seen", options->seen,
                    "a file with a checkpoint that a partner saw; may be given several times; an "
                    "older backup is then not restored with its key")
        ->type_name("FILE")
        ->take_all();
    set_examples(command, {{"crosswalk restore backup.tar new-city", "go on after a disaster"},
                           {"crosswalk restore backup.tar drill --without-key --seen march.txt",
                            "try a backup out: it continues what was seen in March"}});
    set_action(command, session, std::move(options), restore);
}

}  // namespace crosswalk
