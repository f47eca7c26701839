// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "app/trust.h"
#include "http/server.h"
#include "service/files.h"
#include "service/serving_witness.h"
#include "service/web_source.h"
#include "service/witness.h"
#include "text/utf8.h"

#include <charconv>
#include <chrono>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t longest_key = 1000;
constexpr std::chrono::seconds longest_wait{5};  ///< for another witness at work in the folder
constexpr std::chrono::milliseconds between_looks{50};  ///< whether it is to stop

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
    std::string serve_at;
    std::vector<std::string> logs;
    std::string key_file;
    std::string state;
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

Result<std::vector<PublicKey>> read_logs(std::vector<std::string> const& texts_or_files) {
    std::vector<PublicKey> logs;
    for (auto const& each : texts_or_files) {
        TRY_ASSIGN(auto key, read_public_key(each, KeyUse::log));
        logs.push_back(std::move(key));
    }
    return logs;
}

Result<Note> countersigned(WitnessOptions const& options, Watch watch) {
    TRY_ASSIGN(auto logs, read_logs(options.logs));
    auto const& log = logs.front();
    TRY_ASSIGN(auto key, read_secret_key(options.key_file));
    std::filesystem::path file = options.state;
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) file = state_file(file, log);
    // From reading what he signed to writing what he signs, nobody else signs for him.
    auto const folder = file.parent_path();
    TRY_ASSIGN(auto const lock, FolderLock::take(folder.empty() ? "." : folder, longest_wait));
    auto last = read_note(file.string());
    bool const is_missing = !last && last.error().code == "W001";
    if (is_missing && !options.is_first) {
        return failure("U023",
                       printable(file.string()) +
                           " is not there, so what you signed before "
                           "is not known",
                       "correct its name; if you never signed for this record, say --first");
    }
    if (!last && !is_missing) return last;
    WitnessRequest request{log, std::move(key), {}, now()};
    if (last) request.last = *std::move(last);
    TRY_ASSIGN(auto const source, open_any_source(web_request(options.source, std::move(watch))));
    TRY_ASSIGN(auto note, witness_log(source, request));
    // Kept before it is given away: he must never forget what he signed.
    TRY(write_file(file, print(note)));
    return note;
}

/// "127.0.0.1:8700", "[::1]:8700". U034.
Result<ServerOptions> parse_place(std::string const& text) {
    ServerOptions options;
    auto const colon = text.rfind(':');
    auto const digits = colon == std::string::npos ? "" : text.substr(colon + 1);
    auto const* const end = digits.data() + digits.size();
    auto const [stopped, error] = std::from_chars(digits.data(), end, options.port);
    if (digits.empty() || error != std::errc() || stopped != end) {
        return failure("U034", crosswalk::quoted(text, 100) + " is no address to serve",
                       "write an IP address of this machine and a port: 127.0.0.1:8700");
    }
    options.address = text.substr(0, colon);
    if (options.address.starts_with('[') && options.address.ends_with(']')) {
        options.address = options.address.substr(1, options.address.size() - 2);
    }
    options.limits.body_bytes = 64U << 10U;  // no checkpoint with its proof is larger
    return options;
}

Result<void> serve_until_stopped(Session& session, WitnessOptions const& options) {
    TRY_ASSIGN(auto const place, parse_place(options.serve_at));
    TRY_ASSIGN(auto logs, read_logs(options.logs));
    TRY_ASSIGN(auto key, read_secret_key(options.key_file));
    std::mutex mutex;
    auto const tell = [&](std::string const& line) {
        std::lock_guard const lock(mutex);
        session.out.write(print(now()) + " " + line + "\n");
    };
    auto const count = logs.size();
    auto const memory =
        options.is_first ? ServingRequest::Memory::may_be_new : ServingRequest::Memory::of_each_log;
    TRY_ASSIGN(auto const witness, ServingWitness::open({std::move(key), std::move(logs),
                                                         options.state, memory, now, tell}));
    TRY_ASSIGN(auto server, HttpServer::start(place, [&](HttpRequest const& request) {
                   return witness.answer(request);
               }));
    tell("witness for " + std::to_string(count) + (count == 1 ? " log" : " logs") + " at " +
         server.url());
    while (!is_interrupted()) std::this_thread::sleep_for(between_looks);
    server.stop();
    tell("stopped");
    return {};
}

ExitCode witness(Session& session, WitnessOptions const& options) {
    if (options.source.empty() == options.serve_at.empty() ||
        (options.logs.size() > 1 && options.serve_at.empty())) {
        return report(session, failure("U028", "it is not clear what is to be signed",
                                       "name one RECORD and its --log, or with --serve an address "
                                       "and the logs that may ask there")
                                   .error());
    }
    if (!options.serve_at.empty()) {
        auto const served = serve_until_stopped(session, options);
        return served ? ExitCode::fine : report(session, served.error());
    }
    ProgressLine progress(session.err);
    auto const note = countersigned(options, progress.watch());
    progress.end();
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
        "signed before, which --state remembers. Prints the checkpoint with your signature: give "
        "it to the host, and keep it. With --serve it waits for logs that ask over HTTP, as C2SP "
        "tlog-witness has it, until it is stopped.");
    command
        .add_option("RECORD", options->source,
                    "a bundle, a folder it was unpacked into, a partnership's folder, or the "
                    "address of one of the first two on the web")
        ->type_name("PATH");
    command
        .add_option("--log", options->logs,
                    "the log's public key, as you were given it: the text, or a file that holds "
                    "it; with --serve it may be given several times")
        ->type_name("KEY")
        ->required()
        ->take_all();
    command.add_option("--key", options->key_file, "the file with your secret key")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--state", options->state,
                    "the file that remembers the checkpoint you signed last, or a folder with one "
                    "for each log")
        ->type_name("PATH")
        ->required();
    command.add_flag("--first", options->is_first,
                     "for one of the logs you never signed: what --state names is made");
    command
        .add_option("--serve", options->serve_at,
                    "answer logs at this IP address and port: 127.0.0.1:8700")
        ->type_name("ADDRESS");
    set_examples(command,
                 {{"crosswalk witness record.tar --log log.pub --key own.key --state s.txt --first",
                   "countersign what the host sent, if it continues what you saw"},
                  {"crosswalk witness --serve 127.0.0.1:8700 --log log.pub --key own.key --state s",
                   "countersign whenever the host asks; the first time also with --first"}});
    set_action(command, session, std::move(options), witness);
}

}  // namespace crosswalk
