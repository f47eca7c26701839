// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/reading_of.h"
#include "service/erase.h"
#include "service/files.h"
#include "text/utf8.h"

#include <iostream>

namespace crosswalk {
namespace {

constexpr std::size_t longest_name = 100000;

struct EraseOptions {
    std::string folder;
    std::string person;
    std::string dataset;
    std::string because;
    WhoOptions who;
};

struct RevealOptions {
    std::string folder;
    std::string token;
};

/// The first line of a file, or of standard input for "-".
Result<std::string> first_line(std::string const& file) {
    std::string text;
    if (file == "-") {
        std::getline(std::cin, text);
    } else {
        TRY_ASSIGN(text, read_file(file, longest_name));
        text.resize(std::min(text.find('\n'), text.size()));
    }
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (!text.empty()) return text;
    return failure("U037", "nobody is named in " + printable(file),
                   "write into its first line the person's name as it stood in the imported file");
}

ExitCode erase(Session& session, EraseOptions const& options) {
    auto const person = first_line(options.person);
    if (!person) return report(session, person.error());
    auto const recording = recording_in(session, options.folder, options.who);
    if (!recording) return recording.error();
    auto const erased = erase_person(recording->folder, {.who = recording->who,
                                                         .person = *person,
                                                         .dataset = options.dataset,
                                                         .because = options.because,
                                                         .clock = now});
    if (!erased) return report(session, erased.error());
    for (auto const entry : erased->entries) {
        session.out.write("Erased: entry " + std::to_string(entry) + " of the record.\n");
    }
    session.out.write(
        "The values this person had are gone, and whose tokens they were. What is left is yours to "
        "look after: the files that were imported, also those in facts/; and backups made before "
        "now.\n");
    if (erased->values_that_stay > 0) {
        session.out.write("Values that stay, because rows about others have them too: " +
                          std::to_string(erased->values_that_stay) +
                          ". A street may; a name means that the same person, or one of that "
                          "name, is in the record by another name or number.\n");
    }
    for (auto const& dataset : erased->same_name) {
        session.out.write("Somebody of the same name is in the dataset " + printable(dataset) +
                          ". If it is the same person: --dataset " + printable(dataset) + "\n");
    }
    return ExitCode::fine;
}

ExitCode reveal_token(Session& session, RevealOptions const& options) {
    auto const token = Digest::parse(options.token);
    if (!token) return report(session, token.error());
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    auto const value = reveal(*folder, *token);
    if (!value) return report(session, value.error());
    session.out.write(printable(*value) + "\n");
    return ExitCode::fine;
}

}  // namespace

void add_erase(CLI::App& program, Session& session) {
    auto options = std::make_shared<EraseOptions>();
    auto& command = *program.add_subcommand(
        "erase",
        "Forget a person\n"
        "Destroys the key to everything personal that the record's vault has of one person, and "
        "appends an entry that says so, without a name. The record verifies as before and every "
        "reading stays as it is: neither ever held a personal value.");
    add_folder(command, options->folder);
    command
        .add_option("--person", options->person,
                    "a file whose first line names the person as the imported files did, or - for "
                    "standard input; a name on the command line would stay in its history")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--dataset", options->dataset,
                    "the dataset whose files name the person so; needed when several do, because "
                    "the same number in two may be two persons")
        ->type_name("NAME");
    command
        .add_option("--because", options->because,
                    "why, in a sentence that every partner will read; no names of people, because "
                    "a record forgets nothing")
        ->type_name("TEXT")
        ->required();
    add_who(command, options->who);
    set_examples(command,
                 {{"crosswalk erase my-city --person - --because \"asked to be forgotten\"",
                   "type the name, then press Enter"}});
    set_action(command, session, std::move(options), erase);
}

void add_reveal(CLI::App& program, Session& session) {
    auto options = std::make_shared<RevealOptions>();
    auto& command = *program.add_subcommand(
        "reveal",
        "Say what a token stands for\n"
        "Looks a personal value up in the record's vault, for those who may: whoever can read "
        "record/vault/. Changes nothing.");
    command
        .add_option("TOKEN", options->token,
                    "64 digits, as they stand in a file of the record where a personal value was")
        ->type_name("")
        ->required();
    add_folder(command, options->folder);
    set_examples(command, {{"crosswalk reveal 3f0c8ad9... my-city", "whose row that is"}});
    set_action(command, session, std::move(options), reveal_token);
}

}  // namespace crosswalk
