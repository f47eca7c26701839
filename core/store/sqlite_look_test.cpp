// SPDX-License-Identifier: Apache-2.0
// Looking at a record needs no right to write: it may lie on a disk that is mounted to be read, or
// in the folder of another user.
#include "store/record_fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

class sqlite_look : public ::testing::Test {
protected:
    void SetUp() override {
        fs::permissions(folder(), fs::perms::all);
        ASSERT_TRUE(place_.create());
        ASSERT_TRUE(add("one"));
    }
    void TearDown() override { fs::permissions(folder(), fs::perms::owner_all); }

    fs::path folder() const { return fs::path(place_.path()).parent_path(); }

    Result<void> add(std::string const& bytes) {
        auto database = place_.open(longest_write);
        return add_to(**database, bytes);
    }
    static Result<void> add_to(RecordDatabase& database, std::string const& bytes) {
        TRY_ASSIGN(auto const size, database.begin());
        return database.commit({.first = size,
                                .entries = {bytes},
                                .tiles = {},
                                .size = size + 1,
                                .checkpoint = "note"});
    }
    /// The files as somebody finds them who may read them and nothing else.
    void close_to_writing() const {
        for (auto const& file : fs::directory_iterator(folder())) {
            fs::permissions(file.path(), fs::perms(0444));
        }
        fs::permissions(folder(), fs::perms(0555));
    }
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (auto const& file : fs::directory_iterator(folder())) all.push_back(file.path());
        std::sort(all.begin(), all.end());
        return all;
    }
    /// How many entries such a reader counts, in a process of his own; 100 when he cannot.
    int entries_seen() const {
        auto const process = ::fork();
        if (process == 0) {
            constexpr uid_t nobody = 65534;
            bool const is_reader = ::geteuid() != 0 || ::setuid(nobody) == 0;
            auto const database = look_at_sqlite_record(place_.path());
            int seen = 0;
            bool is_read = is_reader && database;
            if (is_read) {
                auto const size = (*database)->size();
                is_read = size && (*database)->read(0, *size, [&](std::uint64_t, std::string_view) {
                    ++seen;
                    return Result<void>();
                });
                // Nor can anything be written by mistake.
                if ((*database)->begin()) is_read = false;
            }
            ::_exit(is_read ? seen : 100);
        }
        int status = 0;
        EXPECT_EQ(::waitpid(process, &status, 0), process);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 101;
    }

    SqlitePlace place_;
};

TEST_F(sqlite_look, needs_no_right_to_write) {
    close_to_writing();
    auto const before = names();
    EXPECT_EQ(entries_seen(), 1);
    EXPECT_EQ(names(), before);
}

TEST_F(sqlite_look, sees_what_somebody_else_writes_meanwhile) {
    auto const database = place_.open(longest_write).value();
    ASSERT_TRUE(add_to(*database, "two"));
    close_to_writing();
    EXPECT_EQ(entries_seen(), 2);
    ASSERT_TRUE(add_to(*database, "three"));
    EXPECT_EQ(entries_seen(), 3);
}

TEST_F(sqlite_look, sees_what_a_crash_left_in_the_write_ahead_log) {
    auto const copy = folder() / "copy";
    fs::create_directory(copy);
    {
        auto const database = place_.open(longest_write).value();
        ASSERT_TRUE(add_to(*database, "two"));
        for (std::string const end : {"", "-wal"}) {
            fs::copy_file(place_.path() + end, (copy / "record.sqlite").string() + end);
        }
    }
    for (auto const& file : fs::directory_iterator(copy)) {
        fs::rename(file.path(), folder() / file.path().filename());
    }
    close_to_writing();
    EXPECT_EQ(entries_seen(), 2);
}

TEST_F(sqlite_look, leaves_no_file_behind_and_cannot_write) {
    auto const before = names();
    {
        auto const database = look_at_sqlite_record(place_.path()).value();
        EXPECT_EQ(database->size(), 1U);
        EXPECT_EQ(database->begin().error().code, "W040");
    }
    EXPECT_EQ(names(), before);
}

TEST_F(sqlite_look, finds_a_file_whatever_its_name) {
    auto const odd = folder() / "a ?b#c%20";
    fs::create_directory(odd);
    fs::permissions(odd, fs::perms::all);
    fs::copy_file(place_.path(), odd / "record.sqlite");
    fs::permissions(odd / "record.sqlite", fs::perms(0444));
    fs::permissions(odd, fs::perms(0555));
    auto database =
        Sqlite::open((odd / "record.sqlite").string(), Sqlite::Mode::look_at_unchanging);
    ASSERT_TRUE(database);
    EXPECT_EQ(database->number("SELECT count(*) FROM entry"), 1U);
    fs::permissions(odd, fs::perms::all);
}

}  // namespace
}  // namespace crosswalk
