// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// CLI11 asks here for the text of --help.
class Help : public CLI::FormatterBase {
public:
    std::string make_help(CLI::App const* app, std::string, CLI::AppFormatMode) const override {
        auto const* program = app;
        while (program->get_parent() != nullptr) program = program->get_parent();
        auto const all = describe(*program);
        for (auto const& command : all.commands) {
            if (command.name == all.name + " " + app->get_name()) return help_text(command);
        }
        return help_text(all);
    }
};

std::vector<std::string> command_names(CLI::App const& program) {
    std::vector<std::string> names;
    for (auto const* command : program.get_subcommands([](CLI::App const*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

std::vector<std::string> option_names(CLI::App const& command) {
    std::vector<std::string> names;
    for (auto const* option : command.get_options()) {
        for (auto const& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

Diagnostic usage_error(std::string message, std::string help) {
    return failure("U001", std::move(message), std::move(help)).error();
}

/// A command that was chosen, and how a person calls it.
struct Chosen {
    CLI::App const& command;
    std::string name;

    std::string quoted() const { return "`" + name + "`"; }
    std::string help() const { return "run `" + name + " --help` for what it takes"; }
};

Chosen chosen(CLI::App const& program) {
    auto const commands = program.get_subcommands();
    if (commands.empty()) return {program, "crosswalk"};
    return {*commands.front(), "crosswalk " + commands.front()->get_name()};
}

std::string long_name_of(CLI::Option const& option) {
    return option.get_positional() ? option.get_single_name() : "--" + option.get_lnames().front();
}

/// A word that no option or argument takes: the nearest option.
Diagnostic too_much(CLI::App const& program, Chosen const& chosen) {
    auto const rest = program.remaining(true);
    auto const word = rest.empty() ? std::string() : rest.front();
    auto const nearest = did_you_mean(word.substr(0, word.find('=')), option_names(chosen.command));
    return usage_error(chosen.quoted() + " does not take " + crosswalk::quoted(word),
                       nearest.empty() ? chosen.help() : "did you mean " + nearest + "?");
}

Diagnostic no_value(Chosen const& chosen, CLI::Option const& option) {
    auto const text = describe_option(option);
    auto const name = long_name_of(option);
    return usage_error(chosen.quoted() + ": " + name + " needs a value after it, " + text.value,
                       name + " " + text.value + ": " + text.description + "; " + chosen.help());
}

/// What is wrong with how often something is given or with what follows it. CLI11 says which option
/// it is only within its sentence, so they are looked through here.
std::optional<Diagnostic> wrong_use(Chosen const& chosen, CLI::Option const& option,
                                    std::string_view said) {
    auto const text = describe_option(option);
    auto const name = long_name_of(option);
    if (option.get_required() && option.count() == 0) {
        return usage_error(chosen.quoted() + " needs " + name + ": " + text.description,
                           chosen.help());
    }
    auto const is_about = [&](std::string const& word) {
        return said.starts_with(word + ":") || said.starts_with(word + " ");
    };
    bool const is_meant =
        is_about(option.get_name()) || std::ranges::any_of(option.get_lnames(), is_about);
    if (!text.is_repeated && option.count() > 1) {
        return usage_error(chosen.quoted() + " takes " + name + " once, and here it is given " +
                               std::to_string(option.count()) + " times",
                           "leave the others out");
    }
    if (!is_meant) return std::nullopt;
    if (text.value.empty()) {
        return usage_error(chosen.quoted() + ": " + name + " takes no value", "write only " + name);
    }
    return no_value(chosen, option);
}

/// What CLI11 found wrong, in our words.
Diagnostic explain(CLI::App const& program, CLI::ParseError const& error) {
    auto const called = chosen(program);
    if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr) return too_much(program, called);
    for (auto const* option : called.command.get_options()) {
        if (auto const wrong = wrong_use(called, *option, error.what())) return *wrong;
    }
    return usage_error(called.quoted() + " cannot be understood as it is written here",
                       called.help());
}

/// A value that is none. An empty one is what an empty variable of a script leaves; taken as left
/// out, it would mean today or this folder, which nobody asked for. The next option taken as a
/// value would be the name of a file to write: read --html --csv table.csv.
std::optional<Diagnostic> wrong_value(CLI::App const& program) {
    auto const called = chosen(program);
    auto const names = option_names(called.command);
    for (auto const* option : called.command.get_options()) {
        for (auto const& value : option->results()) {
            if (value.empty()) {
                auto const name = long_name_of(*option);
                return usage_error(called.quoted() + ": " + name + " is empty",
                                   "write a value, or leave " + name + " out");
            }
            if (std::ranges::find(names, value) != names.end()) return no_value(called, *option);
        }
    }
    return std::nullopt;
}

}  // namespace

void set_examples(CLI::App& command, std::vector<Example> const& examples) {
    std::string lines;
    for (auto const& example : examples)
        lines += example.command + "\t" + example.explanation + "\n";
    command.footer(lines);
}

std::vector<Example> examples_of(CLI::App const& command) {
    std::vector<Example> examples;
    auto const lines = command.get_footer();
    for (std::string_view rest = lines; !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        auto const tab = line.find('\t');
        examples.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    }
    return examples;
}

void add_folder(CLI::App& command, std::string& folder) {
    command
        .add_option("DIR", folder,
                    "the partnership's folder; when left out, this folder or the nearest above it "
                    "that holds an agreement")
        ->type_name("DIR");
}

std::optional<std::filesystem::path> named_folder(std::string const& folder) {
    if (folder.empty()) return std::nullopt;
    return folder;
}

void add_who(CLI::App& command, WhoOptions& who) {
    command
        .add_option("--as", who.organization,
                    "id of the partner that records this; the backbone when left out")
        ->type_name("PARTNER");
    command
        .add_option("--actor", who.actor,
                    "an id of who does it, as the partner gives them out; never a name or an "
                    "address, because a record forgets nothing")
        ->type_name("ID");
}

std::optional<Diagnostic> unknown_command(CLI::App const& program, std::string const& word) {
    auto const names = command_names(program);
    if (std::ranges::find(names, word) != names.end()) return std::nullopt;
    auto const nearest = did_you_mean(word, names);
    auto help = nearest.empty() ? "run `crosswalk --help` for the list of commands"
                                : "did you mean `crosswalk " + nearest + "`?";
    return usage_error("there is no command " + crosswalk::quoted(word), std::move(help));
}

std::unique_ptr<CLI::App> make_command_line(Session& session) {
    auto program = std::make_unique<CLI::App>(
        "Agreements that people sign and machines check: what was promised, what has been achieved",
        "crosswalk");
    program->formatter(std::make_shared<Help>());
    program->set_help_flag("-h,--help", "say what this command does and takes");
    program->set_version_flag("-V,--version", "crosswalk " CROSSWALK_VERSION,
                              "say which version this is");
    program->require_subcommand(0, 1);
    set_examples(*program,
                 {{"crosswalk init my-city", "start a partnership in the new folder my-city"},
                  {"crosswalk read my-city", "say what it has achieved"},
                  {"crosswalk read --help", "everything about one command"}});
    add_init(*program, session);
    add_check(*program, session);
    add_import(*program, session);
    add_read(*program, session);
    add_explain(*program, session);
    add_statement(*program, session);
    add_diff(*program, session);
    add_test(*program, session);
    add_found(*program, session);
    add_adopt(*program, session);
    add_publish(*program, session);
    add_withdraw(*program, session);
    add_correct(*program, session);
    add_dispute(*program, session);
    add_erase(*program, session);
    add_reveal(*program, session);
    add_log(*program, session);
    add_bundle(*program, session);
    add_backup(*program, session);
    add_restore(*program, session);
    add_doctor(*program, session);
    add_verify(*program, session);
    add_key(*program, session);
    add_add_key(*program, session);
    add_witness(*program, session);
    add_countersign(*program, session);
    add_completions(*program, session);
    add_man(*program, session);
    add_help(*program, session);
    add_version(*program, session);
    for (auto* command : program->get_subcommands([](CLI::App const*) { return true; })) {
        for (auto* option : command->get_options()) {
            // --json=yes would else be understood, and --json=perhaps not.
            if (option->get_items_expected_max() == 0) option->disable_flag_override();
        }
    }
    return program;
}

ExitCode run(std::vector<std::string> arguments, Session& session) {
    auto const program = make_command_line(session);
    if (arguments.empty()) {
        session.err.write(help_text(describe(*program)));
        return ExitCode::usage;
    }
    if (!arguments.front().starts_with('-')) {
        auto const unknown = unknown_command(*program, arguments.front());
        if (unknown) return report(session, *unknown);
    }
    try {
        std::ranges::reverse(arguments);  // CLI11 takes them from the back
        program->parse(arguments);
    } catch (CLI::CallForHelp const&) {
        session.out.write(program->help());
        return ExitCode::fine;
    } catch (CLI::CallForVersion const& version) {
        session.out.write(std::string(version.what()) + "\n");
        return ExitCode::fine;
    } catch (CLI::ParseError const& error) {
        return report(session, explain(*program, error));
    }
    if (auto const wrong = wrong_value(*program)) return report(session, *wrong);
    return session.command ? session.command() : ExitCode::usage;
}

}  // namespace crosswalk
