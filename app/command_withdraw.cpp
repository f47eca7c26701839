// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "app/reading_of.h"
#include "service/take_back.h"
#include "text/utf8.h"

#include <charconv>

namespace crosswalk {
namespace {

struct TakeBackOptions {
    std::string folder;
    std::string entry;
    std::string keys;
    std::string because;
    std::string recorded;
    WhoOptions who;
    bool is_trial = false;
};

struct DisputeOptions {
    std::string folder;
    std::string entry;
    std::string says;
    WhoOptions who;
};

Result<std::uint64_t> parse_entry_number(std::string const& text) {
    std::uint64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && stopped == end) return number;
    return failure("U025", crosswalk::quoted(text) + " is not the number of an entry",
                   "`crosswalk log` lists the entries with their numbers");
}

/// What the commands here have in common: the entry, the folder and who it is.
struct Asked {
    std::uint64_t entry = 0;
    std::filesystem::path folder;
    Who who;
};

std::expected<Asked, ExitCode> asked(Session& session, std::string const& entry,
                                     std::string const& named, WhoOptions const& options) {
    auto const number = parse_entry_number(entry);
    if (!number) return std::unexpected(report(session, number.error()));
    auto const folder = find_partnership(named_folder(named));
    if (!folder) return std::unexpected(report(session, folder.error()));
    if (!has_record(*folder)) {
        return std::unexpected(
            report(session, failure("U026", "this partnership has no record, so no entries",
                                    "start it with `crosswalk found`; of a folder without a record "
                                    "the agreement and facts/ can be edited")
                                .error()));
    }
    auto const partnership = load_named(session, named);
    if (!partnership) return std::unexpected(partnership.error());
    auto const partner = recording_partner(partnership->compact(), options.organization);
    if (!partner) return std::unexpected(report(session, partner.error()));
    return Asked{*number, *folder, {*partner, printable(options.actor)}};
}

std::string summary(TakeBackOptions const& options, TakeBackOutcome const& outcome) {
    auto const& taken = *outcome.taken;
    auto const count = taken.observations;
    auto const text = std::to_string(count) + (count == 1 ? " observation" : " observations") +
                      " of " + printable(taken.file);
    auto const one_or_many = count == 1 ? " counts" : " count";
    if (options.is_trial) {
        return text + " would no longer" + " count from " + print(taken.on) + " on.\n";
    }
    return text + " no longer" + one_or_many + " from " + print(taken.on) +
           " on.\nReadings as of earlier days still see what was known then.\nEntry " +
           std::to_string(*outcome.entry) + " of the record\n";
}

ExitCode take_back_facts(Session& session, TakeBackOptions const& options) {
    auto const recorded = parse_day("--recorded", options.recorded);
    if (!recorded) return report(session, recorded.error());
    auto const about = asked(session, options.entry, options.folder, options.who);
    if (!about) return about.error();
    TakeBackRequest request;
    request.entry = about->entry;
    request.keys = options.keys;
    request.shown_as = options.keys;
    request.because = options.because;
    request.recorded = *recorded;
    request.keep = options.is_trial ? TakeBackRequest::Keep::no : TakeBackRequest::Keep::yes;
    request.who = about->who;
    request.clock = now;
    request.today = today();
    ProgressLine progress(session.err);
    request.watch = progress.watch();
    auto const outcome = take_back(about->folder, request);
    progress.end();
    if (!outcome) return report(session, outcome.error());
    auto const exit =
        report(session, seen_from(about->folder, outcome->diagnostics, request.shown_as));
    if (outcome->taken && exit == ExitCode::fine) session.out.write(summary(options, *outcome));
    return exit;
}

ExitCode dispute(Session& session, DisputeOptions const& options) {
    auto const about = asked(session, options.entry, options.folder, options.who);
    if (!about) return about.error();
    auto const noted = note_dispute(about->folder, {about->entry, options.says, about->who, now});
    if (!noted) return report(session, noted.error());
    session.out.write("Entry " + std::to_string(*noted) + " of the record says that " +
                      about->who.organization + " disputes entry " + std::to_string(about->entry) +
                      ".\n");
    return ExitCode::fine;
}

void add_entry(CLI::App& command, std::string& entry, std::string const& what) {
    command.add_option("ENTRY", entry, what + "; `crosswalk log` lists them")
        ->type_name("")
        ->required();
}

void add_because(CLI::App& command, TakeBackOptions& options) {
    command
        .add_option("--because", options.because,
                    "why, in a sentence that every partner will read; no names of people and no "
                    "numbers about them, because a record forgets nothing")
        ->type_name("TEXT")
        ->required();
}

void add_trial(CLI::App& command, TakeBackOptions& options) {
    command.add_flag("--dry-run", options.is_trial,
                     "say how many observations it is about; record nothing");
}

}  // namespace

void add_withdraw(CLI::App& program, Session& session) {
    auto options = std::make_shared<TakeBackOptions>();
    auto& command = *program.add_subcommand(
        "withdraw",
        "Take a file of facts back\n"
        "From today on nothing that came with the file counts; readings as of earlier days still "
        "see it, because it was known then. What its rows had replaced counts again. The file "
        "stays in the record and may be imported again.");
    add_entry(command, options->entry, "the number of the entry that imported the file");
    add_folder(command, options->folder);
    add_because(command, *options);
    add_who(command, options->who);
    add_trial(command, *options);
    set_examples(command, {{"crosswalk withdraw 2 my-city --dry-run --because \"Counted twice.\"",
                            "how many observations it is about"}});
    set_action(command, session, std::move(options), take_back_facts);
}

void add_correct(CLI::App& program, Session& session) {
    auto options = std::make_shared<TakeBackOptions>();
    auto& command = *program.add_subcommand(
        "correct",
        "Take some observations of a file back\n"
        "Names the observations that no longer count by their keys. Readings as of earlier days "
        "still see them. If they were other than was said, import the right ones afterwards.");
    add_entry(command, options->entry, "the number of the entry that imported the file");
    command
        .add_option("KEYS", options->keys,
                    "a .csv file with the key columns of the dataset and a line for each "
                    "observation that no longer counts")
        ->type_name("FILE")
        ->required();
    add_folder(command, options->folder);
    add_because(command, *options);
    command
        .add_option("--recorded", options->recorded,
                    "the day from which they no longer count; today when left out")
        ->type_name("DATE");
    add_who(command, options->who);
    add_trial(command, *options);
    set_examples(command,
                 {{"crosswalk correct 2 keys.csv my-city --dry-run --because \"Counted twice.\"",
                   "how many observations it is about"}});
    set_action(command, session, std::move(options), take_back_facts);
}

void add_dispute(CLI::App& program, Session& session) {
    auto options = std::make_shared<DisputeOptions>();
    auto& command = *program.add_subcommand(
        "dispute",
        "Say for the record that an entry is wrong\n"
        "Appends what a partner says about an entry. It changes no reading; it stays beside the "
        "entry for everybody to see.");
    add_entry(command, options->entry, "the number of the entry that is wrong");
    add_folder(command, options->folder);
    command
        .add_option(
            "--says", options->says,
            "what is wrong with it, in a sentence that every partner will read; no names of "
            "people, because a record forgets nothing")
        ->type_name("TEXT")
        ->required();
    add_who(command, options->who);
    set_examples(command, {{"crosswalk dispute 2 my-city --says \"Our own count is lower.\"",
                            "note that a partner disagrees"}});
    set_action(command, session, std::move(options), dispute);
}

}  // namespace crosswalk
