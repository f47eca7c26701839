// SPDX-License-Identifier: Apache-2.0
// Exit codes, and what happens when folders, disks and readers fail.
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sys/stat.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

class world : public ::testing::Test {
protected:
    void SetUp() override { workspace_.make_partnership("city"); }
    RunResult run(std::vector<std::string> const& arguments, RunOptions options = {}) const {
        options.folder = workspace_.path();
        return run_program(arguments, options);
    }
    Workspace workspace_;
};

TEST_F(world, reading_changes_no_byte) {
    auto const before = workspace_.state("city");
    for (auto const& line : std::vector<std::vector<std::string>>{
             {"check", "city"},
             {"read", "city"},
             {"read", "city", "--as-of", "2014-06-30", "--json", "-"},
             {"explain", "measure.energy", "city"},
             {"diff", "city", "city"}}) {
        auto const result = run(line);
        EXPECT_EQ(result.code, 0) << line[0] << result.err;
        EXPECT_EQ(workspace_.state("city"), before) << line[0];
    }
}

TEST_F(world, reading_works_in_a_folder_that_may_not_be_written) {
    for (auto const* name : {"city", "city/data"}) {
        std::filesystem::permissions(workspace_.at(name), std::filesystem::perms(0555));
    }
    auto const result = run({"read", "city"}, {.as_nobody = true});
    for (auto const* name : {"city", "city/data"}) {
        std::filesystem::permissions(workspace_.at(name), std::filesystem::perms(0755));
    }
    EXPECT_EQ(result.code, 0) << result.err;
}

TEST_F(world, exports_are_written_and_said) {
    auto const result =
        run({"read", "city", "--json", "a.json", "--html", "b.html", "--csv", "c.csv"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_TRUE(result.out.ends_with("Written: a.json, b.html and c.csv\n")) << result.out;
    EXPECT_TRUE(workspace_.read("a.json").starts_with("{"));
    EXPECT_TRUE(workspace_.read("b.html").starts_with("<!doctype html>"));
    auto const piped = run({"read", "city", "--json", "-"});
    EXPECT_EQ(piped.out, run({"read", "city", "--json", "-"}).out);
    EXPECT_TRUE(piped.out.starts_with("{"));
    EXPECT_EQ(piped.err, "");
}

TEST_F(world, an_agreement_with_errors_ends_with_1_and_is_not_read) {
    auto text = meters_compact();
    text.replace(text.find("better = \"lower\""), 16, "bettr = \"lower\"");
    workspace_.write("city/COMPACT.md", text);
    for (auto const* command : {"check", "read"}) {
        auto const result = run({command, "city"});
        EXPECT_EQ(result.code, 1) << command;
        EXPECT_EQ(result.out, "") << command;
        EXPECT_THAT(result.err, HasSubstr("--> city/COMPACT.md:")) << command;
        EXPECT_THAT(result.err, HasSubstr("better")) << command;
    }
    EXPECT_EQ(run({"import", "meters", "city/data/meters.csv", "--dir", "city"}).code, 1);
    auto const json = run({"check", "city", "--json"});
    EXPECT_EQ(json.code, 1);
    EXPECT_EQ(json.err, "");
    EXPECT_THAT(json.out, HasSubstr("\"city/COMPACT.md\""));
}

TEST_F(world, a_missing_file_of_facts_is_an_error_where_it_is_named) {
    std::filesystem::remove(workspace_.at("city/data/meters.csv"));
    auto const result = run({"check", "city"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error[F080]: the file \"data/meters.csv\" is not there"));
    EXPECT_THAT(result.err, HasSubstr("--> city/COMPACT.md:27:"));
    EXPECT_EQ(run({"read", "city"}).code, 1);
}

TEST_F(world, facts_outside_the_folder_are_refused) {
    workspace_.write("secret.csv", meters_csv());
    auto text = meters_compact();
    text.replace(text.find("data/meters.csv"), 15, "../secret.csv");
    workspace_.write("city/COMPACT.md", text);
    auto const result = run({"read", "city"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error[K050]: \"../secret.csv\""));
    std::filesystem::create_symlink("../../secret.csv", workspace_.at("city/data/link.csv"));
    text = meters_compact();
    text.replace(text.find("data/meters.csv"), 15, "data/link.csv");
    workspace_.write("city/COMPACT.md", text);
    EXPECT_THAT(run({"check", "city"}).err, HasSubstr("F081"));
}

TEST_F(world, a_folder_that_cannot_be_read_ends_with_3) {
    std::filesystem::permissions(workspace_.at("city"), std::filesystem::perms(0));
    auto const folder = run({"check", "city"}, {.as_nobody = true});
    std::filesystem::permissions(workspace_.at("city"), std::filesystem::perms(0755));
    EXPECT_EQ(folder.code, 3) << folder.err;
    EXPECT_THAT(folder.err, HasSubstr("error[W002]"));

    std::filesystem::permissions(workspace_.at("city/COMPACT.md"), std::filesystem::perms(0));
    auto const file = run({"read", "city"}, {.as_nobody = true});
    std::filesystem::permissions(workspace_.at("city/COMPACT.md"), std::filesystem::perms(0644));
    EXPECT_EQ(file.code, 3);
    EXPECT_THAT(file.err, HasSubstr("city/COMPACT.md"));

    std::filesystem::permissions(workspace_.at("city/data/meters.csv"), std::filesystem::perms(0));
    auto const facts = run({"read", "city"}, {.as_nobody = true});
    std::filesystem::permissions(workspace_.at("city/data/meters.csv"),
                                 std::filesystem::perms(0644));
    EXPECT_EQ(facts.code, 3) << facts.err;
    EXPECT_THAT(facts.err, HasSubstr("data/meters.csv"));
}

TEST_F(world, an_agreement_without_an_end_is_refused) {
    std::filesystem::remove(workspace_.at("city/COMPACT.md"));
    std::filesystem::create_symlink("/dev/zero", workspace_.at("city/COMPACT.md"));
    auto const result = run({"check", "city"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error[T00"));
}

TEST_F(world, a_pipe_is_refused_and_not_waited_for) {
    std::filesystem::remove(workspace_.at("city/COMPACT.md"));
    ASSERT_EQ(::mkfifo(workspace_.at("city/COMPACT.md").c_str(), 0600), 0);
    auto const result = run({"check", "city"});
    EXPECT_EQ(result.code, 3);
    EXPECT_THAT(result.err, HasSubstr("error[W014]"));
    EXPECT_THAT(result.err, HasSubstr("city/COMPACT.md: it is a pipe"));
}

TEST_F(world, two_agreements_in_one_folder_are_not_guessed_about) {
    workspace_.write("city/compact/1.md", meters_compact());
    auto const result = run({"check", "city"});
    EXPECT_EQ(result.code, 3);
    EXPECT_THAT(result.err, HasSubstr("W007"));
    std::filesystem::remove(workspace_.at("city/COMPACT.md"));
    EXPECT_EQ(run({"check", "city"}).code, 0);
}

TEST_F(world, the_folder_above_is_found_and_a_file_named_works_too) {
    EXPECT_EQ(run_program({"check"}, {.folder = workspace_.at("city/data")}).code, 0);
    EXPECT_EQ(run({"check", "city/COMPACT.md"}).code, 0);
    auto const nowhere = run_program({"check"}, {.folder = "/"});
    EXPECT_EQ(nowhere.code, 3);
    EXPECT_THAT(nowhere.err, HasSubstr("crosswalk init"));
}

TEST_F(world, an_export_that_cannot_be_written_ends_with_3_and_keeps_the_old_one) {
    workspace_.write("old.html", "old");
    auto const limited = run({"read", "city", "--html", "old.html"}, {.longest_file = 1000});
    EXPECT_EQ(limited.code, 3) << limited.err;
    EXPECT_EQ(workspace_.read("old.html"), "old");
    EXPECT_EQ(run({"read", "city", "--json", "no/such/folder.json"}).code, 3);
    EXPECT_EQ(run({"read", "city", "--json", "city"}).code, 3);
    EXPECT_EQ(run({"read", "city", "--json", "/dev/null"}).code, 0);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(world, output_that_cannot_be_written_ends_with_3) {
    auto const result = run({"read", "city"}, {.output_file = "/dev/full"});
    EXPECT_EQ(result.code, 3);
    EXPECT_THAT(result.err, HasSubstr("W003"));
}

TEST_F(world, a_reader_that_goes_away_is_no_failure) {
    auto const line = "cd '" + workspace_.path().string() + "' && { '" + CROSSWALK_PROGRAM +
                      "' read city --json - 2>err; echo $? >code; } | head -c 1 >/dev/null";
    EXPECT_EQ(std::system(line.c_str()), 0);
    EXPECT_EQ(workspace_.read("err"), "");
    EXPECT_EQ(workspace_.read("code"), "0\n");
}

TEST_F(world, a_language_that_the_partnership_does_not_speak_is_refused) {
    EXPECT_EQ(run({"read", "city", "--lang", "es"}).code, 0);
    auto const result = run({"read", "city", "--lang", "fr"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("its languages are en, es"));
}

TEST_F(world, what_cannot_be_explained_is_named_with_the_nearest) {
    auto const result = run({"explain", "measure.enrgy", "city"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("measure.energy"));
}

TEST_F(world, a_changed_agreement_is_compared_over_the_same_facts) {
    auto text = meters_compact();
    text.replace(text.find("\"-20%\""), 6, "\"-90%\"");
    workspace_.write("draft.md", text);
    auto const result = run({"diff", "city", "draft.md", "--as-of", "2014-06-30"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("measure.energy\n"));
    EXPECT_THAT(result.out, HasSubstr("status"));
    workspace_.write("draft.md", "# Nothing\n\n```toml\n[measure.energy]\ntitel = 1\n```\n");
    auto const bad = run({"diff", "city", "draft.md"});
    EXPECT_EQ(bad.code, 1);
    EXPECT_THAT(bad.err, HasSubstr("--> draft.md:"));
    EXPECT_THAT(run({"diff", "city", "city"}).out, HasSubstr("Nothing moves"));
    EXPECT_EQ(run({"diff", "city", "no-such.md"}).code, 3);
}

TEST_F(world, formulas_do_not_start_in_an_exported_table) {
    auto text = meters_csv();
    text += "\"=HYPERLINK(\"\"x\"\")\",2010,1,1\n+1,2010,1,1\n-1,2010,1,1\n@x,2010,1,1\n";
    workspace_.write("city/data/meters.csv", text);
    auto const result = run({"read", "city", "--csv", "-"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("'=HYPERLINK"));
    for (auto const* cell : {",=", ",+", ",@", "\n=", "\n+", "\n@", "\"=", "\"+", "\"@"}) {
        EXPECT_EQ(result.out.find(cell), std::string::npos) << cell;
    }
}

}  // namespace
}  // namespace crosswalk
