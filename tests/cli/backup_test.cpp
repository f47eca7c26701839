// SPDX-License-Identifier: Apache-2.0
// A record is put back whole or not at all, whatever happens to the program or its disk.
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;

class backups : public ::testing::Test {
protected:
    void SetUp() override {
        workspace_.make_partnership("city");
        ASSERT_EQ(run({"found", "city"}).code, 0);
        ASSERT_EQ(run({"backup", "backup.tar", "city"}).code, 0);
    }
    RunResult run(std::vector<std::string> const& words, RunOptions options = {}) const {
        options.folder = workspace_.path();
        return run_program(words, options);
    }
    bool is_there(std::string const& name) const { return fs::exists(workspace_.at(name)); }
    std::string reading(std::string const& folder) const {
        return run({"read", folder, "--as-of", "2015-06-30", "--csv", "-"}).out;
    }

    Workspace workspace_;
};

TEST_F(backups, bring_a_record_back) {
    auto const before = reading("city");
    auto const restored = run({"restore", "backup.tar", "new"});
    EXPECT_EQ(restored.code, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr("Before anything is entered"));
    EXPECT_EQ(reading("new"), before);
    EXPECT_EQ(run({"doctor", "new"}).code, 0);
    auto const over = run({"restore", "backup.tar", "city"});
    EXPECT_EQ(over.code, 3);
    EXPECT_THAT(over.err, HasSubstr("W008"));
    auto const drill = run({"restore", "backup.tar", "drill", "--without-key"});
    EXPECT_EQ(drill.code, 0);
    EXPECT_THAT(drill.out, HasSubstr("looked at and checked"));
    EXPECT_FALSE(is_there("drill/record/log.key"));
}

TEST_F(backups, leave_nothing_behind_on_a_full_disk) {
    for (std::uint64_t limit = 0; limit < 40000; limit += 1500) {
        auto const restored = run({"restore", "backup.tar", "new"}, {.longest_file = limit});
        if (restored.code == 0) break;
        EXPECT_EQ(restored.code, 3) << restored.err;
        EXPECT_THAT(restored.err, AnyOf(HasSubstr("W003"), HasSubstr("W040")));
        EXPECT_FALSE(is_there("new")) << limit;
    }
    EXPECT_EQ(run({"doctor", "new"}).code, 0);
    std::string big = "building,year,kwh,sqft\n";
    for (int i = 0; i < 5000; ++i) big += "House " + std::to_string(i) + ",2014,70000,5000\n";
    workspace_.write("big.csv", big);
    ASSERT_EQ(run({"import", "meters", "big.csv", "--dir", "city"}).code, 0);
    auto const before = workspace_.read("backup.tar");
    auto const again = run({"backup", "backup.tar", "city"}, {.longest_file = 60000});
    EXPECT_EQ(again.code, 3);
    EXPECT_THAT(again.err, HasSubstr("W003"));
    EXPECT_EQ(workspace_.read("backup.tar"), before);
    EXPECT_EQ(run({"log", "city"}, {.longest_file = 0}).code, 0);
    EXPECT_EQ(run({"restore", "backup.tar", "still"}).code, 0);
}

TEST_F(backups, leave_a_record_or_none_when_they_are_killed) {
    for (int i = 0; i < 12; ++i) {
        auto const line = "cd '" + workspace_.path().string() + "' && { '" + CROSSWALK_PROGRAM +
                          "' restore backup.tar new & sleep 0.0" + std::to_string(i) +
                          "; kill -9 $!; wait; } >/dev/null 2>&1";
        static_cast<void>(std::system(line.c_str()));
        if (is_there("new/record")) {
            EXPECT_EQ(run({"doctor", "new"}).code, 0);
        } else {
            EXPECT_EQ(run({"restore", "backup.tar", "new"}).code, 0);
        }
        fs::remove_all(workspace_.at("new"));
    }
}

TEST_F(backups, are_not_for_others) {
    if (::geteuid() != 0) GTEST_SKIP() << "needs a second user";
    fs::permissions(workspace_.path(), fs::perms::others_all, fs::perm_options::add);
    auto const refused = run({"restore", "backup.tar", "new"}, {.as_nobody = true});
    EXPECT_EQ(refused.code, 3);
    EXPECT_THAT(refused.err, HasSubstr("W002"));
    auto const no_key = run({"backup", "mine.tar", "city"}, {.as_nobody = true});
    EXPECT_EQ(no_key.code, 1);
    EXPECT_THAT(no_key.err, HasSubstr("--without-key"));
    EXPECT_EQ(run({"backup", "mine.tar", "city", "--without-key"}, {.as_nobody = true}).code, 0);
    EXPECT_EQ(run({"log", "city"}, {.as_nobody = true}).code, 0);
}

}  // namespace
}  // namespace crosswalk
