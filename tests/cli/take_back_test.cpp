// SPDX-License-Identifier: Apache-2.0
// Facts that are taken back, as a person does it.
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class taking_back : public ::testing::Test {
protected:
    void SetUp() override { workspace_.make_partnership("city"); }
    RunResult program(std::vector<std::string> const& arguments) const {
        return run_program(arguments, {.folder = workspace_.path()});
    }
    std::string log() const { return program({"log", "city"}).out; }

    Workspace workspace_;
};

TEST_F(taking_back, a_partnership_without_a_record_has_nothing_to_take_back) {
    auto const before = workspace_.state("city");
    auto const result = program({"withdraw", "2", "city", "--because", "Counted twice"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("error[U026]"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(taking_back, a_withdrawal_is_tried_out_done_and_seen) {
    ASSERT_EQ(program({"found", "city"}).code, 0);
    auto const before = log();
    EXPECT_THAT(program({"withdraw", "two", "city", "--because", "Counted twice"}).err,
                HasSubstr("error[U025]"));
    auto const trial =
        program({"withdraw", "2", "city", "--because", "Counted twice", "--dry-run"});
    EXPECT_EQ(trial.code, 0) << trial.err;
    EXPECT_THAT(trial.out, HasSubstr(" would no longer count from "));
    EXPECT_EQ(log(), before);
    auto const done = program({"withdraw", "2", "city", "--because", "Counted twice"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("Entry 3 of the record\n"));
    EXPECT_THAT(log(), HasSubstr("entry 2: Counted twice"));
    for (auto const* way : {"--json", "--html"}) {
        auto const reading = program({"read", "city", "--as-of", "2100-01-01", way, "-"});
        EXPECT_EQ(reading.code, 0) << reading.err;
        EXPECT_THAT(reading.out, HasSubstr("Counted twice"));
    }
    EXPECT_THAT(program({"read", "city", "--as-of", "2100-01-01"}).out,
                HasSubstr(": Counted twice"));
    EXPECT_THAT(program({"read", "city", "--as-of", "2015-06-30"}).out,
                Not(HasSubstr("Counted twice")));
    EXPECT_THAT(program({"explain", "dataset.meters", "city", "--as-of", "2100-01-01"}).out,
                HasSubstr("Counted twice"));
}

TEST_F(taking_back, a_dispute_is_in_the_log) {
    ASSERT_EQ(program({"found", "city"}).code, 0);
    auto const noted = program({"dispute", "2", "city", "--says", "Our count is lower"});
    EXPECT_EQ(noted.code, 0) << noted.err;
    EXPECT_THAT(log(), HasSubstr("Our count is lower"));
}

}  // namespace
}  // namespace crosswalk
