// SPDX-License-Identifier: Apache-2.0
#include "service/case.h"

#include "service/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using Words = std::vector<std::string>;

constexpr std::string_view agreement = R"md(````compact
# The agreement

```toml
partnership = { name = "Example", backbone = "office" }
partner.office = { name = "The office", sector = "nonprofit" }

[dataset.visits]
title = "Visits"
key = ["clinic", "year"]
columns.clinic = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }

[measure.seen]
title = "Patients seen"
dataset = "visits"
value = "sum(seen)"
unit = "1"
digits = 0
better = "higher"
period = "year"
```
````

)md";

constexpr std::string_view facts =
    "```facts visits\nclinic,year,seen\nHill,2023,9\nMill,2023,4\n```\n\n";

/// A command of its own, so that the runner is tested without the program.
Result<CommandOutput> pretend(std::vector<std::string> const& arguments,
                              std::filesystem::path const& folder) {
    CommandOutput output;
    for (auto const& argument : arguments) output.text += argument + ";";
    output.text += std::filesystem::exists(folder / "COMPACT.md") ? " with agreement" : " without";
    output.exit_code = arguments.front() == "fail" ? 3 : 0;
    return output;
}

class cases : public ::testing::Test {
protected:
    CaseResult run(std::string const& text, std::string const& name = "x.case.md") {
        auto const path = folder_->path() / name;
        EXPECT_TRUE(write_scratch_file(path, text));
        auto result = run_case(path, pretend);
        return result;
    }
    static Words codes(CaseResult const& result) {
        Words all;
        for (auto const& diagnostic : result.diagnostics.list()) all.push_back(diagnostic.code);
        return all;
    }

    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
};

std::string with(std::string_view end) {
    return "# T\n\n" + std::string(agreement) + std::string(facts) + std::string(end);
}

TEST_F(cases, a_case_that_says_what_is_true_passes) {
    auto const result =
        run(with("```expect as of 2024-06-30\nmeasure.seen.value = 13\n"
                 "measure.seen.period = 2023\nmeasure.seen.status = -\n"
                 "dataset.visits.rows = 2\nreading.as_of = 2024-06-30\n```\n"));
    EXPECT_EQ(result.outcome, CaseOutcome::passed) << print(result.diagnostics.list().front());
    EXPECT_FALSE(result.accepted);
}

TEST_F(cases, without_a_day_the_last_one_known_is_taken) {
    auto const result = run(with("```expect\nreading.as_of = 2023-12-31\n```\n"));
    EXPECT_EQ(result.outcome, CaseOutcome::passed) << print(result.diagnostics.list().front());
}

TEST_F(cases, a_wrong_value_is_shown_at_its_place_with_the_right_one) {
    auto const result =
        run(with("```expect as of 2024-06-30\nmeasure.seen.value = 14  # no\n```\n"));
    EXPECT_EQ(result.outcome, CaseOutcome::failed);
    ASSERT_EQ(codes(result), Words{"C010"});
    auto const& said = result.diagnostics.list()[0];
    EXPECT_EQ(said.label, "is 13");
    EXPECT_EQ(said.place.excerpt, "measure.seen.value = 14  # no");
    EXPECT_EQ(said.place.column, 22U);
    EXPECT_EQ(said.place.width, 2U);
    EXPECT_FALSE(result.accepted) << "an expected value is never rewritten";
}

TEST_F(cases, a_name_that_is_not_there_is_answered_with_the_nearest) {
    auto const result = run(with("```expect as of 2024-06-30\nmeasure.seen.vlaue = 13\n```\n"));
    ASSERT_EQ(codes(result), Words{"C011"});
    EXPECT_EQ(result.diagnostics.list()[0].help, "did you mean measure.seen.value?");
}

TEST_F(cases, errors_that_nobody_expects_fail_the_case_and_are_shown) {
    auto text = with("```expect as of 2024-06-30\nmeasure.seen.value = 13\n```\n");
    text.replace(text.find("Hill,2023,9"), 11, "Hill,2023,x");
    text.replace(text.find("Mill,2023,4"), 11, "Mill,2023,y");
    auto const result = run(text);
    ASSERT_EQ(codes(result), Words{"C014"});
    EXPECT_THAT(result.diagnostics.list()[0].help, HasSubstr("error[F086]"));
    EXPECT_FALSE(result.accepted);
}

TEST_F(cases, other_complaints_than_expected_can_be_accepted) {
    auto text = with("```expect errors as of 2024-06-30\nerror[X]: else\n```\nAfter.\n");
    text.replace(text.find("better"), 6, "bettre");
    auto const first = run(text);
    ASSERT_EQ(codes(first), Words{"C012"});
    ASSERT_TRUE(first.accepted);
    EXPECT_THAT(*first.accepted, HasSubstr("--> COMPACT.md:"));
    EXPECT_TRUE(first.accepted->ends_with("```\nAfter.\n"));
    EXPECT_EQ(run(*first.accepted).outcome, CaseOutcome::passed);
}

TEST_F(cases, complaints_that_do_not_come_fail_the_case) {
    EXPECT_EQ(codes(run(with("```expect errors as of 2024-06-30\nerror\n```\n"))), Words{"C012"});
    EXPECT_EQ(codes(run(with("```expect errors as of 2024-06-30\n```\n"))), Words{});
}

TEST_F(cases, a_wrong_value_keeps_the_whole_case_from_being_accepted) {
    auto const result =
        run(with("```expect as of 2024-06-30\nmeasure.seen.value = 1\n```\n"
                 "```console\n$ crosswalk a\nold\n```\n"));
    EXPECT_EQ(codes(result), (Words{"C010", "C013"}));
    EXPECT_FALSE(result.accepted);
}

TEST_F(cases, commands_run_in_the_folder_of_the_case) {
    auto const text = "# T\n\n" + std::string(agreement) +
                      "```console\n$ crosswalk read 'a b' \"\"\nread;a b;; with agreement\n"
                      "$ crosswalk fail\nfail; with agreement\n[exit 3]\n```\n";
    EXPECT_EQ(run(text).outcome, CaseOutcome::passed);
    auto const none = run("```console\n$ crosswalk x\nx; without\n```\n");
    EXPECT_EQ(none.outcome, CaseOutcome::passed);
}

TEST_F(cases, another_output_is_shown_from_where_it_differs_and_can_be_accepted) {
    auto const result = run("```console\n$ crosswalk a\na; without\n$ crosswalk b\nold\n```\n");
    ASSERT_EQ(codes(result), Words{"C013"});
    EXPECT_EQ(result.diagnostics.list()[0].place.line, 5U);
    EXPECT_THAT(result.diagnostics.list()[0].help, HasSubstr("b; without"));
    ASSERT_TRUE(result.accepted);
    EXPECT_EQ(*result.accepted,
              "```console\n$ crosswalk a\na; without\n$ crosswalk b\nb; without\n```\n");
}

TEST_F(cases, nothing_but_crosswalk_is_run) {
    EXPECT_EQ(codes(run("```console\n$ rm -r folder\n```\n")), Words{"C008"});
    EXPECT_EQ(codes(run("```console\n$ \n```\n")), Words{"C008"});
}

TEST_F(cases, files_of_a_case_stay_in_its_folder) {
    auto const text = [](std::string const& name) {
        return "```file " + name + "\nx\n```\n```console\n$ crosswalk a\na; without\n```\n";
    };
    EXPECT_EQ(codes(run(text("../x"))), Words{"F081"});
    EXPECT_EQ(codes(run(text("/tmp/x"))), Words{"F081"});
    EXPECT_EQ(codes(run(text("a/b/c.txt"))), Words{});
}

TEST_F(cases, a_folder_to_use_must_be_there) {
    auto const result = run("```compact\nuse packs/none\n```\n```expect\na = 1\n```\n");
    ASSERT_EQ(codes(result), Words{"C015"});
    EXPECT_EQ(result.diagnostics.list()[0].place.line, 1U);
}

TEST_F(cases, a_folder_is_used_as_seen_from_the_case_and_is_not_touched) {
    NewFolders folders;
    ASSERT_TRUE(folders.make(folder_->path() / "city/cases"));
    folders.keep();
    auto compact = std::string(agreement);
    compact = compact.substr(12, compact.size() - 12 - 6);  // without its fence
    ASSERT_TRUE(write_scratch_file(folder_->path() / "city/COMPACT.md", compact));
    auto const text = "```compact\nuse ..\n```\n" + std::string(facts) +
                      "```expect as of 2024-06-30\nmeasure.seen.value = 13\n```\n";
    auto const result = run(text, "city/cases/x.case.md");
    EXPECT_EQ(result.outcome, CaseOutcome::passed) << print(result.diagnostics.list().front());
    EXPECT_FALSE(std::filesystem::exists(folder_->path() / "city/facts"));
    auto const from_above =
        run("```compact\nuse city\n```\n```console\n$ crosswalk a\n"
            "a; with agreement\n```\n");
    EXPECT_EQ(from_above.outcome, CaseOutcome::passed);
}

TEST_F(cases, a_skipped_case_says_why) {
    auto const result = run("```skip\nwaits for contracts\n```\n```expect\na = 1\n```\n");
    EXPECT_EQ(result.outcome, CaseOutcome::skipped);
    EXPECT_EQ(result.reason, "waits for contracts");
}

TEST_F(cases, a_case_that_cannot_be_read_fails) {
    EXPECT_EQ(run_case(folder_->path() / "none.case.md", pretend).outcome, CaseOutcome::failed);
    EXPECT_EQ(codes(run("```expect\n")), Words{"C001"});
}

TEST_F(cases, are_found_sorted_and_once) {
    run("```skip\nx\n```\n", "b.case.md");
    run("```skip\nx\n```\n", "a.case.md");
    ASSERT_TRUE(write_scratch_file(folder_->path() / "notes.md", ""));
    auto const path = folder_->path();
    auto const found = find_cases({path, path / "a.case.md"});
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, (std::vector<std::filesystem::path>{path / "a.case.md", path / "b.case.md"}));
    EXPECT_EQ(find_cases({path / "none"}).error().code, "W001");
    auto const empty = TemporaryFolder::make();
    EXPECT_EQ(find_cases({empty->path()}).error().code, "U008");
}

TEST(split_words, keeps_quoted_words_together) {
    EXPECT_EQ(split_words("a  'b c' d\"e f\"g ''"), (Words{"a", "b c", "de fg", ""}));
    EXPECT_EQ(split_words("  "), Words{});
}

}  // namespace
}  // namespace crosswalk
