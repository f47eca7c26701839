// SPDX-License-Identifier: Apache-2.0
// Every example that help shows can be copied and run, in the order in which they stand there.
#include "app/describe.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sys/wait.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

/// A folder with the program as `crosswalk` on the path, the packs, and the files the examples
/// name.
class examples : public ::testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directory(workspace_.at("bin"));
        std::filesystem::create_symlink(CROSSWALK_PROGRAM, workspace_.at("bin/crosswalk"));
        std::filesystem::create_symlink(std::filesystem::absolute("packs"), workspace_.at("packs"));
    }
    /// Exit code and everything printed.
    std::pair<int, std::string> shell(std::string const& line) const {
        auto const all = "cd '" + workspace_.path().string() +
                         "' && PATH=\"$PWD/bin:$PATH\" && { " + line + "; } >output 2>&1";
        int const status = std::system(all.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, workspace_.read("output")};
    }
    static bool needs_server(std::string const& command) {
        return command.find("postgres://") != std::string::npos ||
               command.find(" --serve ") != std::string::npos ||
               command.find(" --ask ") != std::string::npos;
    }
    static bool needs_persons(std::string const& command) {
        return command.starts_with("crosswalk erase") || command.starts_with("crosswalk reveal");
    }
    /// What a person who follows the examples would save, for the examples that come after.
    void keep_for_later(std::string const& command, std::string const& output) {
        auto const first_line = output.substr(0, output.find('\n') + 1);
        if (command.starts_with("crosswalk found")) {
            auto const key = output.substr(output.find("\n  ") + 3);
            workspace_.write("log.pub", key.substr(0, key.find('\n') + 1));
            auto draft = workspace_.read("my-city/COMPACT.md");
            workspace_.write("my-city/COMPACT.md", draft.replace(draft.find("85%"), 3, "90%"));
        } else if (command.starts_with("crosswalk bundle")) {
            EXPECT_EQ(shell("tar xOf record.tar checkpoint > march.txt").first, 0);
        } else if (command.starts_with("crosswalk key")) {
            workspace_.write("own.pub", first_line);
        } else if (command.starts_with("crosswalk witness")) {
            workspace_.write("signed.txt", output);
        }
    }
    Workspace workspace_;
};

TEST_F(examples, every_example_of_the_help_runs) {
    Session session;
    auto const program = describe(*make_command_line(session));
    auto const start = shell("crosswalk init my-city");
    ASSERT_EQ(start.first, 0) << start.second;
    workspace_.write("new.csv", "year,neighbourhood,repaired,within_a_week\n1999,Hill,10,9\n");
    auto const lights = workspace_.read("my-city/data/lights.csv").substr(0, 100);
    auto const year = lights.substr(lights.find('\n') + 1, 4);
    workspace_.write("keys.csv", "year,neighbourhood\n" + year + ",Hill\n");
    auto draft = workspace_.read("my-city/COMPACT.md");
    draft.replace(draft.find("85%"), 3, "95%");
    workspace_.write("draft.md", draft);
    auto commands = program.commands;
    commands.push_back(program);
    for (auto const& command : commands) {
        for (auto const& example : command.examples) {
            if (example.command == "crosswalk init my-city") continue;  // ran above
            // Needs a server; what it does is tested with one of the test's own.
            if (needs_server(example.command)) continue;
            if (needs_persons(example.command)) continue;  // the next test has facts about some
            auto const [code, output] = shell(example.command);
            EXPECT_EQ(code, 0) << example.command << "\n" << output;
            keep_for_later(example.command, output);
        }
    }
}

TEST_F(examples, a_person_is_looked_up_and_forgotten) {
    workspace_.write("my-city/COMPACT.md", R"md(# Nights

```toml
partnership = { name = "Example", backbone = "office" }
partner.office = { name = "The office", sector = "nonprofit" }

[dataset.nights]
key = ["client", "night"]
columns.client = { type = "text", personal = true }
columns.night = { type = "date", role = "time" }
file = "nights.csv"

[measure.nights]
title = "Nights"
dataset = "nights"
value = "count()"
unit = "1"
better = "lower"
period = "year"
```
)md");
    workspace_.write("my-city/nights.csv", "client,night\nclient-17,2024-01-01\n");
    ASSERT_EQ(shell("crosswalk found my-city").first, 0);
    auto const token = shell("cat my-city/record/objects/*/* | grep -o '^[0-9a-f]\\{64\\}'").second;
    auto const reveal = "crosswalk reveal " + token.substr(0, 64) + " my-city";
    EXPECT_EQ(shell(reveal).second, "client-17\n");
    auto const before = shell("crosswalk read my-city --json -").second;
    auto const erase = "crosswalk erase my-city --person - --because \"asked to be forgotten\"";
    auto const erased = shell("echo client-17 | " + std::string(erase));
    EXPECT_EQ(erased.first, 0) << erased.second;
    EXPECT_THAT(erased.second, HasSubstr("Erased: entry 3 of the record."));
    EXPECT_THAT(shell(reveal).second, HasSubstr("V005"));
    EXPECT_THAT(shell("echo client-17 | " + std::string(erase)).second, HasSubstr("V005"));
    EXPECT_THAT(shell(erase + std::string(" < /dev/null")).second, HasSubstr("U037"));
    EXPECT_EQ(shell("crosswalk read my-city --json -").second, before);
}

TEST_F(examples, what_init_writes_passes_at_once) {
    auto const made = shell("crosswalk init my-city");
    EXPECT_EQ(made.first, 0) << made.second;
    EXPECT_THAT(made.second, HasSubstr("Next: crosswalk check my-city"));
    for (auto const* line : {"crosswalk check my-city", "crosswalk read my-city",
                             "crosswalk test my-city", "cd my-city && crosswalk test"}) {
        auto const [code, output] = shell(line);
        EXPECT_EQ(code, 0) << line << "\n" << output;
    }
    EXPECT_THAT(shell("crosswalk test my-city").second,
                HasSubstr("1 passed, 0 failed, 0 skipped\n"));
    EXPECT_THAT(shell("crosswalk check my-city").second, ::testing::Not(HasSubstr("warning")));
}

TEST_F(examples, a_copy_of_a_pack_tests_itself_wherever_it_lies) {
    std::vector<std::string> const packs = {"city-services", "envision-charlotte",
                                            "strive-partnership"};
    for (auto const& pack : packs) {
        auto const made = shell("crosswalk init copies/" + pack + " --from packs/" + pack);
        ASSERT_EQ(made.first, 0) << made.second;
    }
    std::filesystem::remove(workspace_.at("packs"));  // a case would find the pack itself above it
    for (auto const& pack : packs) {
        for (auto const& line :
             {"crosswalk test copies/" + pack, "cd copies/" + pack + " && crosswalk test"}) {
            auto const [code, output] = shell(line);
            EXPECT_EQ(code, 0) << line << "\n" << output;
            EXPECT_THAT(output, HasSubstr(", 0 failed, 0 skipped\n"));
        }
    }
}

TEST_F(examples, init_never_overwrites) {
    workspace_.write("full/notes.txt", "mine");
    auto const before = workspace_.state("full");
    auto const result = shell("crosswalk init full");
    EXPECT_EQ(result.first, 2);
    EXPECT_THAT(result.second, HasSubstr("error[U004]: full is not empty"));
    EXPECT_EQ(workspace_.state("full"), before);
    workspace_.write("file", "mine");
    EXPECT_EQ(shell("crosswalk init file").first, 3);
    std::filesystem::create_directory(workspace_.at("empty"));
    EXPECT_EQ(shell("cd empty && crosswalk init .").first, 0);
}

TEST_F(examples, init_that_fails_leaves_nothing) {
    auto const result =
        run_program({"init", "a/b/city"}, {.folder = workspace_.path(), .longest_file = 600});
    EXPECT_EQ(result.code, 3) << result.err;
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("a")));
}

TEST_F(examples, a_copied_pack_passes_its_cases_in_its_new_place) {
    EXPECT_EQ(shell("crosswalk init copy --from envision-charlotte").first, 0);
    EXPECT_EQ(shell("crosswalk check copy").first, 0);
    auto const unknown = shell("crosswalk init other --from envision-charlote");
    EXPECT_EQ(unknown.first, 2);
    EXPECT_THAT(unknown.second, HasSubstr("did you mean envision-charlotte?"));
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("other")));
}

TEST_F(examples, completion_scripts_are_valid) {
    EXPECT_EQ(shell("crosswalk completions bash | bash -n").first, 0);
    auto const line =
        "eval \"$(crosswalk completions bash)\"; COMP_WORDS=(crosswalk rea); COMP_CWORD=1; "
        "_crosswalk; echo \"${COMPREPLY[@]}\"";
    EXPECT_EQ(shell("bash -c '" + std::string(line) + "'").second, "read\n");
    auto const options =
        "eval \"$(crosswalk completions bash)\"; COMP_WORDS=(crosswalk read --as); "
        "COMP_CWORD=2; _crosswalk; echo \"${COMPREPLY[@]}\"";
    EXPECT_EQ(shell("bash -c '" + std::string(options) + "'").second, "--as-of\n");
    auto const packs =
        "eval \"$(crosswalk completions bash)\"; COMP_WORDS=(crosswalk init a --from env); "
        "COMP_CWORD=4; _crosswalk; echo \"${COMPREPLY[@]}\"";
    EXPECT_EQ(shell("bash -c '" + std::string(packs) + "'").second, "envision-charlotte\n");
    auto const clauses =
        "eval \"$(crosswalk completions bash)\"; cd packs/envision-charlotte; "
        "COMP_WORDS=(crosswalk explain measure.energy.s); COMP_CWORD=2; _crosswalk; "
        "echo \"${COMPREPLY[@]}\"";
    EXPECT_THAT(shell("bash -c '" + std::string(clauses) + "'").second,
                HasSubstr("measure.energy.status"));
    if (shell("command -v zsh").first == 0) {
        EXPECT_EQ(shell("crosswalk completions zsh >z && zsh -n z").first, 0);
    }
    if (shell("command -v fish").first == 0) {
        EXPECT_EQ(shell("crosswalk completions fish >f && fish -n f").first, 0);
    }
}

TEST_F(examples, the_manual_page_has_no_mistakes) {
    if (shell("command -v groff").first != 0) return;  // looked at where there is one
    auto const [code, warnings] = shell("crosswalk man | groff -man -Tutf8 -ww >page");
    EXPECT_EQ(code, 0);
    EXPECT_EQ(warnings, "");
}

}  // namespace
}  // namespace crosswalk
