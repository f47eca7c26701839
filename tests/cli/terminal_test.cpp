// SPDX-License-Identifier: Apache-2.0
// What appears on a terminal and nowhere else.
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto escape = "\x1b[";

class terminal_output : public ::testing::Test {
protected:
    void SetUp() override { workspace_.make_partnership("city"); }
    RunOptions in_folder(std::vector<std::pair<std::string, std::string>> environment = {}) const {
        return {.folder = workspace_.path(), .environment = std::move(environment)};
    }
    std::vector<std::string> const read_ = {"read", "city", "--as-of", "2014-06-30"};
    Workspace workspace_;
};

TEST_F(terminal_output, colours_appear_on_a_terminal_only) {
    auto const shown = run_on_terminal(read_, in_folder({{"TERM", "xterm"}}));
    EXPECT_EQ(shown.code, 0) << shown.out;
    EXPECT_THAT(shown.out, HasSubstr(escape));
    EXPECT_THAT(run_program(read_, in_folder({{"TERM", "xterm"}})).out, Not(HasSubstr(escape)));
}

TEST_F(terminal_output, no_color_is_respected) {
    EXPECT_THAT(run_on_terminal(read_, in_folder({{"TERM", "xterm"}, {"NO_COLOR", "1"}})).out,
                Not(HasSubstr(escape)));
    EXPECT_THAT(run_on_terminal(read_, in_folder({{"TERM", "dumb"}})).out, Not(HasSubstr(escape)));
    // The convention: set to nothing is as not set.
    EXPECT_THAT(run_on_terminal(read_, in_folder({{"TERM", "xterm"}, {"NO_COLOR", ""}})).out,
                HasSubstr(escape));
}

TEST_F(terminal_output, complaints_have_colours_there_too) {
    auto const bad = std::vector<std::string>{"read", "none"};
    EXPECT_THAT(run_on_terminal(bad, in_folder({{"TERM", "xterm"}})).out, HasSubstr(escape));
    EXPECT_THAT(run_program(bad, in_folder({{"TERM", "xterm"}})).err, Not(HasSubstr(escape)));
}

/// Enough rows that taking them in lasts longer than a second on any machine.
std::string many_rows() {
    std::string rows = "building,year,kwh,sqft\n";
    for (int i = 0; i < 6000000; ++i) {
        rows += "B" + std::to_string(i) + ",2010," + std::to_string(i) + ".125,5000\n";
    }
    return rows;
}

TEST_F(terminal_output, long_work_shows_how_far_it_is_and_can_be_stopped) {
    // Not by building: a reading of millions of groups would last for a minute.
    auto agreement = workspace_.read("city/COMPACT.md");
    std::string const by = "by = [\"building\"]\n";
    workspace_.write("city/COMPACT.md", agreement.replace(agreement.find(by), by.size(), ""));
    workspace_.write("city/data/meters.csv", many_rows());
    auto const shown = run_on_terminal(read_, in_folder({{"TERM", "xterm"}}));
    EXPECT_EQ(shown.code, 0);
    EXPECT_THAT(shown.out, HasSubstr("taking in data/meters.csv  "));
    EXPECT_THAT(shown.out, HasSubstr(" %"));
    auto const quiet = run_program(read_, in_folder());
    EXPECT_EQ(quiet.err, "");

    auto const before = workspace_.state("city");
    auto options = in_folder();
    options.interrupt_after_ms = 400;
    std::filesystem::rename(workspace_.at("city/data/meters.csv"), workspace_.at("new.csv"));
    workspace_.write("city/data/meters.csv", meters_csv());
    auto const small = workspace_.state("city");
    auto const stopped = run_program({"import", "meters", "new.csv", "--dir", "city"}, options);
    EXPECT_EQ(stopped.signal, 2) << stopped.code << stopped.err << stopped.out;
    EXPECT_EQ(workspace_.state("city"), small);
    EXPECT_NE(before, small);
}

}  // namespace
}  // namespace crosswalk
