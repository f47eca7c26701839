// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/describe.h"
#include "identity/keys.h"
#include "record/entry.h"
#include "service/files.h"
#include "text/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sys/mman.h>
#include <unistd.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

/// What a command line prints and ends with, without a process of its own.
struct Run {
    int code = 0;
    std::string out;
    std::string err;
};

std::string content(int descriptor) {
    std::string text(static_cast<std::size_t>(::lseek(descriptor, 0, SEEK_END)), '\0');
    EXPECT_EQ(::pread(descriptor, text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
    ::close(descriptor);
    return text;
}

Run run_line(std::vector<std::string> arguments) {
    int const out = ::memfd_create("out", 0);
    int const err = ::memfd_create("err", 0);
    Session session{.out = Output(out), .err = Output(err), .command = {}};
    Run result;
    result.code = static_cast<int>(run(std::move(arguments), session));
    result.out = content(out);
    result.err = content(err);
    return result;
}

CommandText definitions() {
    Session session;
    return describe(*make_command_line(session));
}

TEST(command_line, every_command_says_what_it_does_in_one_line_and_shows_how) {
    auto const program = definitions();
    EXPECT_EQ(program.commands.size(), 30U);
    for (auto const& command : program.commands) {
        EXPECT_LE(command.summary.size(), 60U) << command.name;
        EXPECT_FALSE(command.summary.ends_with('.')) << command.name;
        EXPECT_FALSE(command.details.empty()) << command.name;
        EXPECT_FALSE(command.examples.empty()) << command.name;
        for (auto const& example : command.examples) {
            EXPECT_TRUE(example.command.starts_with(command.name)) << example.command;
            EXPECT_FALSE(example.explanation.empty()) << example.command;
        }
        for (auto const& option : command.options) {
            EXPECT_FALSE(option.description.empty()) << command.name << option.spelling();
            EXPECT_FALSE(option.description.ends_with('.')) << command.name << option.spelling();
        }
    }
}

TEST(command_line, help_is_at_most_80_columns_wide) {
    auto const program = definitions();
    auto all = program.commands;
    all.push_back(program);
    for (auto const& command : all) {
        auto const help = help_text(command);
        for (std::string_view rest = help; !rest.empty();) {
            auto const line = rest.substr(0, rest.find('\n'));
            EXPECT_LE(display_width(line), 80U) << line;
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        }
    }
}

TEST(command_line, help_of_a_command_has_its_options_and_examples) {
    auto const help = run_line({"read", "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_EQ(help.err, "");
    EXPECT_THAT(help.out, HasSubstr("Usage: crosswalk read [DIR] [--as-of DATE]"));
    EXPECT_THAT(help.out, HasSubstr("Examples:\n  crosswalk read my-city\n"));
    EXPECT_EQ(run_line({"read", "-h"}).out, help.out);
}

TEST(command_line, the_reference_is_what_the_definitions_say) {
    auto const page = read_file("docs/reference/cli.md");
    ASSERT_TRUE(page);
    EXPECT_EQ(*page, reference_markdown(definitions()))
        << "run ./dev docs, which writes docs/reference/cli.md";
}

TEST(command_line, the_reference_of_the_record_has_every_kind_of_entry) {
    auto const page = read_file("docs/reference/record.md");
    ASSERT_TRUE(page);
    for (auto const& kind : entry_kinds()) {
        std::string row = "| `" + std::string(kind.name) + "` |";
        for (auto const& field : kind.fields) {
            row += " `" + std::string(field.name) + "`" + (field.is_required ? "" : "?");
        }
        EXPECT_THAT(*page, HasSubstr(row + " | " + std::string(kind.meaning) + " |"));
    }
}

TEST(command_line, a_moment_of_the_record_is_a_number_of_entries) {
    for (std::string const at : {"0", "-1", "five", "99999999999999999999", "3.0"}) {
        EXPECT_THAT(run_line({"read", "--at", at}).err, HasSubstr("U024")) << at;
    }
}

TEST(command_line, a_witness_says_when_he_signs_for_the_first_time) {
    auto const folder = TemporaryFolder::make();
    ASSERT_TRUE(folder);
    auto const file = (folder->path() / "own.key").string();
    auto const key = run_line({"key", "works.example/witness", file});
    ASSERT_EQ(key.code, 0) << key.err;
    auto const log = SigningKey::generate("city", KeyUse::log).public_key();
    auto const witness = run_line({"witness", "no.tar", "--log", print(log), "--key", file,
                                   "--state", (folder->path() / "s.txt").string()});
    EXPECT_THAT(witness.err, HasSubstr("U023"));
}

TEST(command_line, a_person_is_named_in_a_file_and_not_on_the_line) {
    auto const folder = TemporaryFolder::make();
    ASSERT_TRUE(folder);
    auto const file = (folder->path() / "person.txt").string();
    ASSERT_TRUE(write_scratch_file(file, "\r\nclient-17\n"));
    auto const erase = [&](std::string const& person) {
        return run_line({"erase", "--person", person, "--because", "asked"}).err;
    };
    EXPECT_THAT(erase(file), HasSubstr("U037"));
    EXPECT_THAT(erase(file + "x"), HasSubstr("W001"));
}

TEST(command_line, a_kind_of_entry_nobody_knows_is_named) {
    EXPECT_THAT(run_line({"log", "--kind", "batch_import"}).err,
                AllOf(HasSubstr("U022"), HasSubstr("did you mean batch_imported?")));
}

TEST(command_line, the_version_is_the_project_s) {
    auto const version = run_line({"--version"}).out;
    EXPECT_EQ(version, "crosswalk " CROSSWALK_VERSION "\n");
    EXPECT_EQ(run_line({"-V"}).out, version);
    EXPECT_EQ(run_line({"version"}).out, version);
}

TEST(command_line, help_is_a_command_too) {
    EXPECT_EQ(run_line({"help"}).out, run_line({"--help"}).out);
    EXPECT_EQ(run_line({"help"}).code, 0);
    EXPECT_EQ(run_line({"help", "read"}).out, run_line({"read", "--help"}).out);
    auto const unknown = run_line({"help", "raed"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("did you mean `crosswalk read`?"));
}

TEST(command_line, nothing_at_all_shows_the_help_as_a_mistake) {
    auto const result = run_line({});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr("Commands:"));
}

TEST(command_line, a_misspelt_command_is_answered_with_the_nearest) {
    auto const result = run_line({"raed", "my-city"});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(
        result.err,
        "error[U001]: there is no command \"raed\"\n  help: did you mean `crosswalk read`?\n");
    EXPECT_THAT(run_line({"frobnicate"}).err, HasSubstr("crosswalk --help"));
}

TEST(command_line, a_misspelt_option_is_answered_with_the_nearest) {
    auto const result = run_line({"read", "--asof", "2014-06-30"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("`crosswalk read` does not take \"--asof\""));
    EXPECT_THAT(result.err, HasSubstr("did you mean --as-of?"));
    EXPECT_THAT(run_line({"check", "--jsno=yes"}).err, HasSubstr("did you mean --json?"));
    EXPECT_THAT(run_line({"check", "a", "b"}).err, HasSubstr("does not take \"b\""));
}

TEST(command_line, what_is_missing_is_said) {
    for (auto const& line : std::vector<std::vector<std::string>>{{"import"},
                                                                  {"import", "meters"},
                                                                  {"init"},
                                                                  {"diff", "a"},
                                                                  {"read", "--as-of"},
                                                                  {"explain"},
                                                                  {"completions"},
                                                                  {"test", "--jobs"}}) {
        auto const result = run_line(line);
        EXPECT_EQ(result.code, 2) << line[0];
        EXPECT_THAT(result.err, HasSubstr("error[U001]: `crosswalk " + line[0] + "`"));
        EXPECT_THAT(result.err, HasSubstr("--help"));
    }
}

TEST(command_line, numbers_are_numbers) {
    for (auto const* number : {"many", "-1", "2.5", "2x", "1025", "99999999999999999999"}) {
        for (auto const& [command, option] :
             {std::pair("read", "--threads"), std::pair("test", "--jobs")}) {
            auto const result = run_line({command, std::string(option) + "=" + number});
            EXPECT_EQ(result.code, 2) << number;
            EXPECT_THAT(result.err, HasSubstr("U010")) << number;
            EXPECT_THAT(result.err, HasSubstr(crosswalk::quoted(number)));
        }
    }
}

TEST(command_line, the_words_are_never_those_of_the_parser) {
    struct Line {
        std::vector<std::string> arguments;
        std::string said;
    };
    for (auto const& [arguments, said] : std::vector<Line>{
             {{"read", "--html"}, "`crosswalk read`: --html needs a value after it, FILE\n"},
             {{"read", "--html", "--csv", "a"}, "--html needs a value after it, FILE\n"},
             {{"import", "a"}, "`crosswalk import` needs FILE: the file; its ending"},
             {{"read", "--lang", "en", "--lang", "es"},
              "takes --lang once, and here it is given 2"},
             {{"check", "--json=perhaps"}, "`crosswalk check`: --json takes no value\n"},
             {{"read", "--as-of="}, "`crosswalk read`: --as-of needs a value after it, DATE\n"},
             {{"read", "--as-of", ""}, "`crosswalk read`: --as-of is empty\n"},
             {{"read", ""}, "`crosswalk read`: DIR is empty\n"}}) {
        auto const result = run_line(arguments);
        EXPECT_EQ(result.code, 2) << said;
        EXPECT_EQ(result.out, "");
        EXPECT_THAT(result.err, HasSubstr("error[U001]: "));
        EXPECT_THAT(result.err, HasSubstr(said));
        EXPECT_THAT(result.err, HasSubstr("  help: "));
    }
}

TEST(command_line, a_day_must_be_a_day) {
    for (auto const* day : {"2014-06-31", "30.6.2014", "yesterday", "2014"}) {
        auto const result = run_line({"read", "--as-of", day});
        EXPECT_EQ(result.code, 2) << day;
        EXPECT_THAT(result.err, HasSubstr("U002")) << day;
        EXPECT_THAT(result.err, HasSubstr("--as-of 2016-12-31")) << day;
    }
    EXPECT_THAT(run_line({"import", "a", "b", "--recorded", "x"}).err, HasSubstr("U002"));
}

TEST(command_line, only_one_export_fits_standard_output) {
    EXPECT_THAT(run_line({"read", "--json", "-", "--html", "-"}).err, HasSubstr("U009"));
}

TEST(command_line, arguments_that_are_no_text_are_shown_harmlessly) {
    auto const result = run_line({"\xff\x1b[31m"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("\\xff\\x1b[31m"));
    EXPECT_EQ(run_line({"read", "\xff\xfe"}).code, 3);
    EXPECT_EQ(run_line({"explain", "\xc3\x28", "/"}).code, 3);
}

TEST(command_line, what_is_not_there_is_a_failure_of_the_world) {
    auto const result = run_line({"check", "no/such/folder"});
    EXPECT_EQ(result.code, 3);
    EXPECT_THAT(result.err, HasSubstr("error[W001]: cannot read no/such/folder: it is not there"));
    EXPECT_THAT(run_line({"read", "tools"}).err, HasSubstr("W006"));
    EXPECT_THAT(run_line({"test", "no/such/folder"}).err, HasSubstr("W001"));
    EXPECT_THAT(run_line({"test", "core/text"}).err, HasSubstr("U008"));
}

TEST(command_line, completions_exist_for_three_shells) {
    for (auto const* shell : {"bash", "zsh", "fish"}) {
        auto const result = run_line({"completions", shell});
        EXPECT_EQ(result.code, 0);
        for (auto const& command : definitions().commands) {
            EXPECT_THAT(result.out, HasSubstr(command.name.substr(10))) << shell;
            for (auto const& option : command.options) {
                if (option.is_argument) continue;
                auto const name = option.names.back().substr(2);
                EXPECT_THAT(result.out, HasSubstr(name)) << shell;
            }
        }
    }
    EXPECT_THAT(run_line({"completions", "tcsh"}).err, HasSubstr("U007"));
    EXPECT_THAT(run_line({"completions", "--words", "verbs"}).err, HasSubstr("U007"));
    EXPECT_THAT(run_line({"completions", "--words", "packs"}).out,
                HasSubstr("envision-charlotte\n"));
}

TEST(command_line, the_manual_page_has_every_command_and_option) {
    auto const page = run_line({"man"}).out;
    EXPECT_TRUE(page.starts_with(".TH CROSSWALK 1"));
    for (auto const& command : definitions().commands) {
        auto name = command.name.substr(10);
        if (auto const dash = name.find('-'); dash != std::string::npos) name.insert(dash, "\\");
        EXPECT_THAT(page, HasSubstr(".SS crosswalk " + name));
    }
    EXPECT_THAT(page, HasSubstr(".B \\-\\-as\\-of DATE"));
    EXPECT_THAT(page, HasSubstr(".SH EXIT STATUS"));
    // A line of the synopsis ends between options, not between one and its value.
    EXPECT_THAT(page, HasSubstr(".SY \"crosswalk read\"\n[DIR]\n[\\-\\-as\\-of\\ DATE]\n"));
}

}  // namespace
}  // namespace crosswalk
