// SPDX-License-Identifier: Apache-2.0
#include "service/files.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds no_wait{0};

class files : public ::testing::Test {
protected:
    fs::path at(std::string const& name) const { return folder_->path() / name; }
    std::vector<std::string> everything() const {
        std::vector<std::string> names;
        for (auto const& entry : fs::recursive_directory_iterator(folder_->path())) {
            names.push_back(entry.path().lexically_relative(folder_->path()).string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
};

TEST_F(files, writes_and_reads_all_bytes) {
    std::string const bytes("a\0b\r\n\xff", 6);
    ASSERT_TRUE(write_file(at("x.csv"), bytes));
    EXPECT_EQ(read_file(at("x.csv")), bytes);
    ASSERT_TRUE(write_file(at("x.csv"), ""));
    EXPECT_EQ(read_file(at("x.csv")), "");
    EXPECT_EQ(everything(), (std::vector<std::string>{"x.csv"}));
}

TEST_F(files, reads_no_more_than_it_is_asked_for) {
    ASSERT_TRUE(write_file(at("x"), "abcdef"));
    EXPECT_EQ(read_file(at("x"), 4), "abcd");
    EXPECT_EQ(read_file(at("x"), 6), "abcdef");
    EXPECT_EQ(read_file("/dev/zero", 3), std::string(3, '\0'));
}

TEST_F(files, keeps_the_permissions_of_what_it_replaces) {
    ASSERT_TRUE(write_file(at("x.csv"), "old"));
    fs::permissions(at("x.csv"), fs::perms(0640));
    ASSERT_TRUE(write_file(at("x.csv"), "new"));
    EXPECT_EQ(fs::status(at("x.csv")).permissions(), fs::perms(0640));
}

TEST_F(files, replaces_what_a_link_leads_to_and_not_the_link) {
    ASSERT_TRUE(write_file(at("real.csv"), "old"));
    fs::create_symlink("real.csv", at("link.csv"));
    ASSERT_TRUE(write_file(at("link.csv"), "new"));
    EXPECT_TRUE(fs::is_symlink(at("link.csv")));
    EXPECT_EQ(read_file(at("real.csv")), "new");
}

TEST_F(files, a_device_is_written_to_and_never_replaced) {
    ASSERT_TRUE(write_file("/dev/null", "something"));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    auto const full = write_file("/dev/full", "something");
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, "W003");
}

TEST_F(files, creating_never_replaces) {
    ASSERT_TRUE(create_file(at("x.csv"), "first"));
    auto const second = create_file(at("x.csv"), "second");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "W008");
    EXPECT_EQ(read_file(at("x.csv")), "first");
    EXPECT_EQ(everything(), (std::vector<std::string>{"x.csv"}));
}

TEST_F(files, each_failure_of_the_world_has_its_code) {
    EXPECT_EQ(read_file(at("none.csv")).error().code, "W001");
    EXPECT_EQ(read_file(folder_->path()).error().code, "W004");
    EXPECT_EQ(write_file(folder_->path(), "x").error().code, "W004");
    EXPECT_EQ(write_file(at("no/such/x.csv"), "x").error().code, "W001");
    EXPECT_EQ(world_failure(EACCES, "read", "x").error().code, "W002");
    EXPECT_EQ(world_failure(EDQUOT, "write", "x").error().code, "W003");
    EXPECT_EQ(world_failure(EIO, "write", "x").error().code, "W005");
    EXPECT_NE(read_file(at("none.csv")).error().message.find("none.csv"), std::string::npos);
    EXPECT_NE(write_file(at("no/x.csv"), "x").error().message.find("its folder is not there"),
              std::string::npos);
}

TEST_F(files, a_name_that_could_drive_a_terminal_is_shown_harmlessly) {
    auto const message = read_file(at("\x1b[31m\xff")).error().message;
    EXPECT_NE(message.find("\\x1b[31m\\xff"), std::string::npos) << message;
}

TEST_F(files, copies_bytes_and_says_their_digest) {
    std::string const bytes(1000000, 'a');
    ASSERT_TRUE(write_file(at("from.csv"), bytes));
    auto const digest = copy_file_whole(at("from.csv"), at("to.csv"));
    EXPECT_EQ(digest, sha256(bytes));
    EXPECT_EQ(read_file(at("to.csv")), bytes);
    EXPECT_EQ(copy_file_whole(at("none.csv"), at("other.csv")).error().code, "W001");
    EXPECT_FALSE(fs::exists(at("other.csv")));
}

TEST_F(files, are_written_under_a_name_that_nobody_else_has) {
    std::set<std::string> names;
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(write_file_by(at("to.csv"), [&](WriteMore const& write) {
            for (auto const& each : fs::directory_iterator(at("to.csv").parent_path())) {
                auto name = each.path().filename().string();
                if (name.starts_with(".")) names.insert(std::move(name));
            }
            return write("x");
        }));
    }
    EXPECT_EQ(names.size(), 2U);
    for (auto const& each : names) EXPECT_TRUE(is_draft_name(each)) << each;
}

TEST_F(files, lists_names_by_bytes_without_hidden_ones) {
    for (auto const* name : {"b.md", "a.md", "B.md", ".hidden.md", "c.txt"}) {
        ASSERT_TRUE(write_file(at(name), ""));
    }
    EXPECT_EQ(names_in(folder_->path(), ".md"), (std::vector<std::string>{"B.md", "a.md", "b.md"}));
    EXPECT_EQ(names_in(at("none"), ".md"), std::vector<std::string>());
}

TEST_F(files, nothing_outside_a_folder_can_be_named) {
    fs::create_directory(at("home"));
    fs::create_directory(at("home/data"));
    ASSERT_TRUE(write_file(at("secret.csv"), "x"));
    fs::create_symlink("../secret.csv", at("home/link.csv"));
    fs::create_symlink("..", at("home/up"));
    for (auto const* name : {"../secret.csv", "data/../../secret.csv", "/etc/passwd", "link.csv",
                             "up/secret.csv", "", ".."}) {
        auto const path = inside(at("home"), name);
        ASSERT_FALSE(path) << name;
        EXPECT_EQ(path.error().code, "F081");
    }
    EXPECT_FALSE(inside(at("home"), std::string_view("data\0/x", 7)));
    EXPECT_TRUE(inside(at("home"), "data/x.csv"));
    EXPECT_TRUE(inside(at("home"), "data/not/yet/there.csv"));
    EXPECT_TRUE(inside(at("home"), "..csv"));
}

TEST_F(files, new_folders_go_away_unless_they_are_kept) {
    {
        NewFolders folders;
        ASSERT_TRUE(folders.make(at("a/b/c")));
        EXPECT_TRUE(fs::is_directory(at("a/b/c")));
    }
    EXPECT_FALSE(fs::exists(at("a")));
    {
        NewFolders folders;
        ASSERT_TRUE(folders.make(at("a/b")));
        folders.keep();
    }
    EXPECT_TRUE(fs::is_directory(at("a/b")));
    ASSERT_TRUE(write_file(at("file"), ""));
    NewFolders folders;
    EXPECT_FALSE(folders.make(at("file/below")));
}

TEST_F(files, a_temporary_folder_is_fresh_and_goes_away) {
    fs::path path;
    {
        auto first = TemporaryFolder::make();
        auto const second = TemporaryFolder::make();
        ASSERT_TRUE(first && second);
        EXPECT_NE(first->path(), second->path());
        path = first->path();
        ASSERT_TRUE(write_file(path / "x", "x"));
        TemporaryFolder const moved = *std::move(first);
        EXPECT_EQ(moved.path(), path);
        EXPECT_TRUE(fs::exists(path / "x"));
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST_F(files, a_lock_needs_a_folder) {
    EXPECT_TRUE(FolderLock::take(folder_->path(), no_wait));
    EXPECT_EQ(FolderLock::take(at("none"), no_wait).error().code, "W001");
}

TEST_F(files, a_lock_is_given_to_one_at_a_time) {
    {
        auto const lock = FolderLock::take(folder_->path(), no_wait);
        ASSERT_TRUE(lock);
        auto const second = FolderLock::take(folder_->path(), std::chrono::milliseconds(60));
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, "W013");
    }
    EXPECT_TRUE(FolderLock::take(folder_->path(), no_wait));
}

}  // namespace
}  // namespace crosswalk
