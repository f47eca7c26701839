// SPDX-License-Identifier: Apache-2.0
// An import happens as a whole or not at all, whatever the disk does.
#include "identity/sha256.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view good_rows =
    "building,year,kwh,sqft\nArch,2014,70000,5000\nBank,2014,69000,5000\n";

std::vector<std::string> import_line(std::string const& file) {
    return {"import", "meters", file, "--dir", "city", "--recorded", "2015-01-20"};
}

class import_files : public ::testing::Test {
protected:
    void SetUp() override {
        workspace_.make_partnership("city");
        workspace_.write("new.csv", good_rows);
    }
    RunResult import(std::string const& file, RunOptions options = {}) const {
        options.folder = workspace_.path();
        return run_program(import_line(file), options);
    }
    std::filesystem::path stored() const {
        return workspace_.at("city/facts/meters/2015-01-20-" + sha256(good_rows).substr(0, 8) +
                             ".csv");
    }

    Workspace workspace_;
};

TEST_F(import_files, keeps_the_bytes_as_they_are_and_lists_them) {
    auto const result = import("new.csv");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("Imported 2 rows into meters, recorded 2015-01-20.\n"));
    EXPECT_EQ(read_file(stored()), good_rows);
    auto const list = workspace_.read("city/facts/batches.jsonl");
    EXPECT_EQ(std::ranges::count(list, '\n'), 1);
    EXPECT_THAT(list, HasSubstr("\"sha256\":\"" + sha256(good_rows) + "\""));
    EXPECT_THAT(list, HasSubstr("\"recorded\":\"2015-01-20\""));
    EXPECT_THAT(list, HasSubstr("\"rows\":2"));

    auto const reading = run_program({"read", "city", "--as-of", "2015-06-30", "--csv", "-"},
                                     {.folder = workspace_.path()});
    EXPECT_EQ(reading.code, 0) << reading.err;
    EXPECT_THAT(reading.out, HasSubstr("2014"));
    auto const before = run_program({"read", "city", "--as-of", "2015-01-19", "--csv", "-"},
                                    {.folder = workspace_.path()});
    EXPECT_THAT(before.out, Not(HasSubstr("139000")));
}

TEST_F(import_files, the_list_only_grows_at_its_end) {
    EXPECT_EQ(import("new.csv").code, 0);
    auto const first = workspace_.read("city/facts/batches.jsonl");
    workspace_.write("later.csv", "building,year,kwh,sqft\nArch,2015,60000,5000\n");
    EXPECT_EQ(import("later.csv").code, 0);
    auto const both = workspace_.read("city/facts/batches.jsonl");
    EXPECT_TRUE(both.starts_with(first));
    EXPECT_GT(both.size(), first.size());
}

TEST_F(import_files, rows_that_are_set_aside_are_said_and_counted) {
    workspace_.write("new.csv", std::string(good_rows) + "Court,2014,62 %,5000\n");
    auto const result = import("new.csv");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out,
                HasSubstr("Imported 2 rows into meters, recorded 2015-01-20; 1 row set aside.\n"));
    EXPECT_THAT(result.err, HasSubstr("new.csv:4"));
    EXPECT_THAT(result.err, HasSubstr("62 %"));
}

TEST_F(import_files, the_same_file_twice_is_refused) {
    EXPECT_EQ(import("new.csv").code, 0);
    auto const before = workspace_.state("city");
    workspace_.write("copy.csv", good_rows);
    auto const result = import("copy.csv");
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error[F085]: this file was imported before, on 2015-01-20"));
    EXPECT_THAT(result.err, HasSubstr("facts/batches.jsonl:1"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(import_files, a_trial_changes_nothing) {
    auto const before = workspace_.state("city");
    auto line = import_line("new.csv");
    line.push_back("--dry-run");
    auto const result = run_program(line, {.folder = workspace_.path()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("Would import 2 rows"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(import_files, a_file_without_one_good_row_is_refused) {
    workspace_.write("bad.csv", "building,year,kwh,sqft\nArch,2014,x,5000\nBank,2014,y,5000\n");
    auto const before = workspace_.state("city");
    auto const result = import("bad.csv");
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("F086"));
    EXPECT_THAT(result.err, HasSubstr("bad.csv:2"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(import_files, whatever_is_wrong_leaves_the_folder_as_it_was) {
    workspace_.write("moved.csv", "building,kwh,sqft\nArch,1,1\n");
    workspace_.write("empty.csv", "");
    workspace_.write("photo.jpg", "\xff\xd8\xff");
    std::filesystem::create_directory(workspace_.at("folder.csv"));
    auto const before = workspace_.state("city");
    for (auto const& [file, code] : std::vector<std::pair<std::string, int>>{{"moved.csv", 1},
                                                                             {"empty.csv", 1},
                                                                             {"photo.jpg", 1},
                                                                             {"folder.csv", 3},
                                                                             {"none.csv", 3}}) {
        auto const result = import(file);
        EXPECT_EQ(result.code, code) << file << ": " << result.err;
        EXPECT_THAT(result.err, HasSubstr(file));
        EXPECT_THAT(result.err, HasSubstr("help:")) << file;
        EXPECT_EQ(result.out, "") << file;
        EXPECT_EQ(workspace_.state("city"), before) << file;
    }
    auto line = import_line("new.csv");
    line[1] = "metres";
    auto const result = run_program(line, {.folder = workspace_.path()});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("did you mean meters?"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(import_files, a_limit_on_file_sizes_leaves_no_trace) {
    // First it is the copy that does not fit, later the list; each limit ends in one of the two.
    EXPECT_EQ(import("new.csv").code, 0);
    auto const before = workspace_.state("city");
    workspace_.write("later.csv", "building,year,kwh,sqft\nArch,2015,60000,5000\n");
    for (std::uint64_t const limit : {0, 10, 44, 60, 200}) {
        auto const result = import("later.csv", {.longest_file = limit});
        EXPECT_EQ(result.code, 3) << limit << result.err;
        EXPECT_THAT(result.err, HasSubstr("error[W003]")) << limit;
        EXPECT_THAT(result.err, HasSubstr("nothing was changed")) << limit;
        EXPECT_EQ(workspace_.state("city"), before) << limit;
    }
    EXPECT_EQ(import("later.csv").code, 0);
}

TEST_F(import_files, a_disk_that_fills_up_leaves_no_trace) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can mount a small disk; the limit above stays";
    std::filesystem::create_directory(workspace_.at("disk"));
    auto const disk = workspace_.at("disk").string();
    if (::mount("none", disk.c_str(), "tmpfs", 0, "size=64k") != 0) {
        GTEST_SKIP() << "this machine lets nobody mount; the limit above stays";
    }
    workspace_.make_partnership("disk/city");
    std::string rows = "building,year,kwh,sqft\n";
    for (int i = 0; i < 9000; ++i) rows += "B" + std::to_string(i) + ",2014,1,1\n";
    workspace_.write("large.csv", rows);
    auto const before = workspace_.state("disk/city");
    auto line = import_line("large.csv");
    line[4] = "disk/city";
    auto const result = run_program(line, {.folder = workspace_.path()});
    EXPECT_EQ(result.code, 3) << result.err;
    EXPECT_THAT(result.err, HasSubstr("error[W003]"));
    EXPECT_EQ(workspace_.state("disk/city"), before);
    // What did fit before still works.
    EXPECT_EQ(run_program({"read", "disk/city"}, {.folder = workspace_.path()}).code, 0);
    EXPECT_EQ(::umount(disk.c_str()), 0);
}

TEST_F(import_files, a_folder_that_may_not_be_written_says_so) {
    auto const before = workspace_.state("city");
    std::filesystem::permissions(workspace_.at("city"), std::filesystem::perms(0555));
    auto const result = import("new.csv", {.as_nobody = true});
    std::filesystem::permissions(workspace_.at("city"), std::filesystem::perms(0755));
    EXPECT_EQ(result.code, 3) << result.err;
    EXPECT_THAT(result.err, HasSubstr("error[W002]"));
    EXPECT_EQ(workspace_.state("city"), before);
}

TEST_F(import_files, an_imported_file_that_was_changed_is_an_error_of_the_reading) {
    EXPECT_EQ(import("new.csv").code, 0);
    workspace_.write(stored().lexically_relative(workspace_.path()).string(),
                     "building,year,kwh,sqft\nArch,2014,1,5000\n");
    auto const result = run_program({"read", "city"}, {.folder = workspace_.path()});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error[F084]"));
    EXPECT_THAT(result.err, HasSubstr("city/facts/batches.jsonl:1"));
}

TEST_F(import_files, two_at_the_same_time_both_arrive) {
    workspace_.write("later.csv", "building,year,kwh,sqft\nArch,2015,60000,5000\n");
    auto const both =
        "\"$0\" import meters new.csv --dir city & \"$0\" import meters later.csv --dir city; "
        "a=$?; wait $! && exit $a";
    // The shell runs the two side by side; the program itself has no such mode.
    auto const status = std::system(("cd '" + workspace_.path().string() + "' && sh -c '" + both +
                                     "' " + CROSSWALK_PROGRAM + " >/dev/null 2>&1")
                                        .c_str());
    EXPECT_EQ(status, 0);
    auto const list = workspace_.read("city/facts/batches.jsonl");
    EXPECT_EQ(std::ranges::count(list, '\n'), 2) << list;
}

TEST_F(import_files, one_file_twice_at_the_same_time_is_imported_once) {
    RunResult results[2];
    {
        std::jthread const one([&] { results[0] = import("new.csv"); });
        std::jthread const other([&] { results[1] = import("new.csv"); });
    }
    std::ranges::sort(results, {}, &RunResult::code);
    EXPECT_EQ(results[0].code, 0) << results[0].err;
    EXPECT_EQ(results[1].code, 1) << results[1].out;
    EXPECT_THAT(results[1].err, HasSubstr("error[F085]"));
    auto const list = workspace_.read("city/facts/batches.jsonl");
    EXPECT_EQ(std::ranges::count(list, '\n'), 1) << list;
}

}  // namespace
}  // namespace crosswalk
