// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/reading_of.h"
#include "service/files.h"
#include "service/read.h"
#include "text/utf8.h"
#include "view/csv.h"
#include "view/html.h"
#include "view/json.h"
#include "view/terminal.h"

#include <charconv>

namespace crosswalk {
namespace {

struct ReadOptions {
    std::string folder;
    std::string as_of;
    std::string at;
    std::string language;
    std::string json_file;
    std::string html_file;
    std::string csv_file;
    std::string threads;
};

/// A view of the reading and where it goes: a file, or standard output for "-".
struct Export {
    std::string const& file;
    std::string (*make)(Compact const&, Reading const&, HtmlOptions const& options);
};

std::vector<Export> exports(ReadOptions const& options) {
    return {{options.json_file, [](Compact const& compact, Reading const& reading,
                                   HtmlOptions const&) { return json(compact, reading); }},
            {options.html_file, html},
            {options.csv_file, [](Compact const& compact, Reading const& reading,
                                  HtmlOptions const&) { return csv(compact, reading); }}};
}

Result<void> check_options(ReadOptions const& options) {
    int to_output = 0;
    for (auto const& each : exports(options)) to_output += each.file == "-" ? 1 : 0;
    if (to_output > 1) {
        return failure("U009", "two exports cannot both go to standard output",
                       "write one of them to a file: --html reading.html");
    }
    return {};
}

ExitCode show(Session& session, ReadOptions const& options, LoadedPartnership const& partnership,
              Reading const& reading) {
    auto const& compact = partnership.compact();
    auto const language = choose_language(compact, options.language);
    if (!language) return report(session, language.error());
    bool is_output_taken = false;
    std::vector<std::string> written;
    for (auto const& each : exports(options)) {
        if (each.file.empty()) continue;
        auto const bytes = each.make(compact, reading, {*language, partnership.vouching});
        if (each.file == "-") {
            session.out.write(bytes);
            is_output_taken = true;
            continue;
        }
        if (auto const result = write_file(each.file, bytes); !result) {
            return report(session, result.error());
        }
        written.push_back(printable(each.file));
    }
    if (is_output_taken) return ExitCode::fine;
    auto const look = terminal_options(session.out, *language);
    session.out.write(terminal(compact, reading, look, partnership.vouching));
    if (!written.empty()) session.out.write("\n" + print_written(written, look));
    return ExitCode::fine;
}

/// How many entries --at names; nothing when it was left out.
Result<std::optional<std::uint64_t>> parse_entries_count(std::string const& text) {
    if (text.empty()) return std::nullopt;
    std::uint64_t count = 0;
    auto const* const end = text.data() + text.size();
    auto const [read, error] = std::from_chars(text.data(), end, count);
    if (error == std::errc() && read == end && count > 0) return count;
    return failure(
        "U024", "--at wants a number of entries, 1 or more, not " + crosswalk::quoted(text),
        "`crosswalk log` lists them; a checkpoint says in its second line how many it is "
        "over");
}

ExitCode read_folder(Session& session, ReadOptions const& options) {
    if (auto const good = check_options(options); !good) return report(session, good.error());
    auto const as_of = parse_day("--as-of", options.as_of);
    if (!as_of) return report(session, as_of.error());
    auto const threads = parse_count("--threads", options.threads);
    if (!threads) return report(session, threads.error());
    auto const at = parse_entries_count(options.at);
    if (!at) return report(session, at.error());
    auto const partnership =
        *at ? load_at(session, options.folder, **at) : load_named(session, options.folder);
    if (!partnership) return partnership.error();
    auto const reading =
        reading_of(session, *partnership, {.as_of = as_of->value_or(today()), .threads = *threads});
    if (!reading) return reading.error();
    return show(session, options, *partnership, *reading);
}

}  // namespace

void add_read(CLI::App& program, Session& session) {
    auto options = std::make_shared<ReadOptions>();
    auto& command = *program.add_subcommand(
        "read",
        "Say what has been achieved\n"
        "Takes the facts in, adds them up exactly and shows every measure with its status, its "
        "path and "
        "where its numbers come from. Reading changes no byte of the partnership's folder.");
    add_folder(command, options->folder);
    command
        .add_option("--as-of", options->as_of,
                    "read with what was known on that day; today when left out")
        ->type_name("DATE");
    command
        .add_option("--at", options->at,
                    "read what the record held after its first ENTRIES entries; a checkpoint says "
                    "how many it is over")
        ->type_name("ENTRIES");
    command
        .add_option("--json", options->json_file,
                    "write the reading as JSON to FILE, or to standard output for -")
        ->type_name("FILE");
    command
        .add_option(
            "--html", options->html_file,
            "write the reading as one self-contained page to FILE, or to standard output for -")
        ->type_name("FILE");
    command
        .add_option("--csv", options->csv_file,
                    "write every number as a table to FILE, or to standard output for -")
        ->type_name("FILE");
    command
        .add_option("--lang", options->language,
                    "language of the sentences, when the partnership has it")
        ->type_name("en|es");
    command
        .add_option(
            "--threads", options->threads,
            "how many threads may be used; 0: one for each core. Changes how long it takes, never "
            "the result")
        ->type_name("NUMBER");
    set_examples(command,
                 {{"crosswalk read my-city", "show the reading of today in the terminal"},
                  {"crosswalk read my-city --as-of 2025-06-30", "what was known on 30 June 2025"},
                  {"crosswalk read my-city --json reading.json --html reading.html",
                   "also write it for programs and as a page"},
                  {"crosswalk read my-city --json -", "only the JSON, for a pipe"}});
    set_action(command, session, std::move(options), read_folder);
}

}  // namespace crosswalk
