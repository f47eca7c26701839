// SPDX-License-Identifier: Apache-2.0
// Every write and every sync of an append fails once, and the disk is full from every write on:
// what was acknowledged stays, what was refused is not there, and the log goes on afterwards.
#include "crash_entries.h"
#include "faulty_disk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using Fault = FaultyDisk::Fault;

class disk : public ::testing::TestWithParam<Fault> {
protected:
    void SetUp() override {
        auto name = (fs::temp_directory_path() / "crosswalk-disk-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path() const { return (folder_ / "record").string(); }
    Result<RecordLog> open(std::string const& path) const {
        TRY_ASSIGN(auto database, open_sqlite_record(path));
        return RecordLog::open(std::move(database), crash_clock(), key_);
    }
    std::uint64_t size_of(std::string const& path) const {
        auto log = open(path);
        EXPECT_TRUE(log) << (log ? "" : log.error().message);
        return log ? log->state().value().size : 0;
    }
    /// The files as they lie there now, as after a loss of power: nothing was closed.
    std::string copy() const {
        auto const place = folder_ / "copy";
        fs::remove_all(place);
        fs::create_directories(place);
        for (std::string const end : {"", "-wal"}) {
            if (fs::exists(path() + end)) fs::copy_file(path() + end, place / ("record" + end));
        }
        return (place / "record").string();
    }

    FaultyDisk disk_;
    SigningKey key_ = SigningKey::generate("crash", KeyUse::log);
    fs::path folder_;
};

TEST_P(disk, fails_at_every_step_of_an_append) {
    ASSERT_TRUE(create_sqlite_record(path()));
    auto log = open(path());
    ASSERT_TRUE(log && log->append(founding_entry(key_)));
    std::uint64_t size = 1;
    int failures = 0;
    for (int n = 1;; ++n) {
        disk_.fail(GetParam(), n);
        // Long enough for several pages.
        auto const name = std::string(9000, 'x') + std::to_string(n);
        auto const appended = log->append_all(group_of(name, 3));
        bool const has_failed = disk_.has_failed();
        disk_.fail(Fault::none, 0);
        if (appended) {
            size += 3;
        } else {
            ++failures;
            EXPECT_EQ(appended.error().code, GetParam() == Fault::full ? "W003" : "W040");
            EXPECT_FALSE(appended.error().help.empty());
        }
        ASSERT_EQ(log->state().value().size, size) << "at step " << n;
        // A sync that failed says nothing of what came through: whoever loses power then may find
        // the whole group, or nothing of it.
        auto const found = size_of(copy());
        bool const is_all = GetParam() == Fault::sync && !appended && found == size + 3;
        ASSERT_TRUE(found == size || is_all) << found << " for " << size << " at step " << n;
        ASSERT_TRUE(log->append_all(group_of("next " + std::to_string(n), 1)));
        ASSERT_EQ(size_of(path()), ++size);
        if (!has_failed) break;
    }
    EXPECT_GE(failures, 1);
}

TEST_P(disk, fails_at_every_step_of_making_a_record) {
    for (int n = 1;; ++n) {
        disk_.fail(GetParam(), n);
        auto const made = create_sqlite_record(path());
        bool const has_failed = disk_.has_failed();
        disk_.fail(Fault::none, 0);
        if (!has_failed) {
            EXPECT_TRUE(made);
            break;
        }
        if (!made) {
            EXPECT_THAT(made.error().code, ::testing::AnyOf("W003", "W040"));
        }
        for (auto const* const end : {"", "-wal", "-shm", "-journal"}) fs::remove(path() + end);
    }
}

INSTANTIATE_TEST_SUITE_P(faulty, disk, ::testing::Values(Fault::write, Fault::sync, Fault::full),
                         [](auto const& named) {
                             return named.param == Fault::write  ? "write"
                                    : named.param == Fault::sync ? "sync"
                                                                 : "full";
                         });

}  // namespace
}  // namespace crosswalk
