// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/trust.h"
#include "service/files.h"
#include "service/witness.h"
#include "text/utf8.h"

#include <chrono>

namespace crosswalk {
namespace {

constexpr std::size_t longest_key = 1000;
constexpr std::chrono::seconds longest_wait{5};  ///< for another witness at work in the folder

struct KeyOptions {
    std::string name;
    std::string file;
};

ExitCode make_key(Session& session, KeyOptions const& options) {
    if (!is_key_name(options.name)) {
        return report(session,
                      failure("U021", crosswalk::quoted(options.name) + " cannot be a key's name",
                              "use letters, digits, dots, dashes and slashes: duke.example/witness")
                          .error());
    }
    auto const key = SigningKey::generate(options.name, KeyUse::witness);
    if (auto const kept = create_secret_file(options.file, key.secret_text() + "\n"); !kept) {
        return report(session, kept.error());
    }
    session.out.write(print(key.public_key()) + "\n");
    session.err.write("The secret half is in " + printable(options.file) +
                      "; keep it to yourself. Give the line above to the host and the other "
                      "partners.\n");
    return ExitCode::fine;
}

struct WitnessOptions {
    std::string source;
    std::string log;
    std::string key_file;
    std::string state_file;
    bool is_first = false;
};

Result<SigningKey> read_secret_key(std::string const& file) {
    TRY_ASSIGN(auto text, read_file(file, longest_key));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    TRY_ASSIGN(auto key, SigningKey::parse(text));
    if (key.public_key().use() == KeyUse::witness) return key;
    return failure("I004", "this is a log's key, and a witness signs with one of his own",
                   "make one with `crosswalk key NAME FILE`");
}

Result<Note> countersigned(WitnessOptions const& options) {
    TRY_ASSIGN(auto log, read_public_key(options.log));
    TRY_ASSIGN(auto key, read_secret_key(options.key_file));
    WitnessRequest request{std::move(log), std::move(key), {}, now()};
    // From reading what he signed to writing what he signs, nobody else signs for him.
    auto const folder = std::filesystem::path(options.state_file).parent_path();
    TRY_ASSIGN(auto const lock, FolderLock::take(folder.empty() ? "." : folder, longest_wait));
    auto last = read_note(options.state_file);
    bool const is_missing = !last && last.error().code == "W001";
    if (is_missing && !options.is_first) {
        return failure("U023",
                       printable(options.state_file) +
                           " is not there, so what you signed before "
                           "is not known",
                       "correct its name; if you never signed for this record, say --first");
    }
    if (!last && !is_missing) return last;
    if (last) request.last = *std::move(last);
    TRY_ASSIGN(auto const source, open_log_source(options.source));
    TRY_ASSIGN(auto note, witness_log(source, request));
    // Kept before it is given away: he must never forget what he signed.
    TRY(write_file(options.state_file, print(note)));
    return note;
}

ExitCode witness(Session& session, WitnessOptions const& options) {
    auto const note = countersigned(options);
    if (!note) return report(session, note.error());
    session.out.write(print(*note));
    return ExitCode::fine;
}

}  // namespace

void add_key(CLI::App& program, Session& session) {
    auto options = std::make_shared<KeyOptions>();
    auto& command = *program.add_subcommand(
        "key",
        "Make a key for a witness\n"
        "Prints the public half, for the host and the other partners, and keeps the secret half in "
        "a file that only you can read.");
    command.add_option("NAME", options->name, "the witness's name in signatures")
        ->type_name("NAME")
        ->required();
    command.add_option("FILE", options->file, "where the secret half is kept; must not exist yet")
        ->type_name("FILE")
        ->required();
    set_examples(command, {{"crosswalk key works.example/witness own.key",
                            "a key with which the works countersign checkpoints"}});
    set_action(command, session, std::move(options), make_key);
}

void add_witness(CLI::App& program, Session& session) {
    auto options = std::make_shared<WitnessOptions>();
    auto& command = *program.add_subcommand(
        "witness",
        "Countersign the newest checkpoint of a record\n"
        "Signs it only if the log's own key has signed it and it continues the checkpoint you "
        "signed before, which FILE of --state remembers. Prints the checkpoint with your "
        "signature: give it to the host, and keep it.");
    command
        .add_option("RECORD", options->source,
                    "a bundle, a folder it was unpacked into, or a partnership's folder")
        ->type_name("PATH")
        ->required();
    command
        .add_option("--log", options->log,
                    "the log's public key, as you were given it: the text, or a file that holds it")
        ->type_name("KEY")
        ->required();
    command.add_option("--key", options->key_file, "the file with your secret key")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--state", options->state_file,
                    "the file that remembers the checkpoint you signed last")
        ->type_name("FILE")
        ->required();
    command.add_flag("--first", options->is_first,
                     "you never signed for this record: FILE of --state is made");
    set_examples(command,
                 {{"crosswalk witness record.tar --log log.pub --key own.key --state s.txt --first",
                   "countersign what the host sent, if it continues what you saw"}});
    set_action(command, session, std::move(options), witness);
}

}  // namespace crosswalk
