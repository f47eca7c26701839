// SPDX-License-Identifier: Apache-2.0
#include "service/doctor.h"

#include "record/snapshot.h"
#include "service/backup.h"
#include "service/files.h"
#include "service/recorded_fixture_test.h"
#include "store/sqlite.h"

#include <algorithm>
#include <chrono>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class doctor : public recorded_partnership {
protected:
    /// What is found, but for the warnings that every record of this fixture has.
    std::vector<std::string> look(DoctorRequest::Repair repair = DoctorRequest::Repair::nothing,
                                  fs::path const& from = {}) {
        auto const now = [] { return Instant::from_seconds(4000000000).value(); };
        auto const examined =
            examine_record({.partnership = path(), .repair = repair, .from = from, .clock = now});
        if (!examined) return {examined.error().code};
        examined_ = *examined;
        auto found = codes(examined->findings);
        std::erase(found, "R037");
        std::erase(found, "R052");
        return found;
    }
    std::vector<std::string> repair(fs::path const& from = {}) {
        return look(DoctorRequest::Repair::what_is_safe, from);
    }
    void tamper(std::string const& sql) const {
        auto database = Sqlite::open(at("record/record.sqlite").string(), Sqlite::Mode::open);
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->run(sql.c_str()));
    }
    void found_with_full_tiles() {
        found();
        auto log = open_record(path(), RecordUse::append, clock_);
        std::vector<Entry> entries(
            600, Entry{"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", "no"}}});
        ASSERT_TRUE(log->append_all(entries));
    }
    fs::path object() const {
        return objects_of(path()).path_of(load_recorded(path())->state.batches.at(0).object);
    }

    /// What the record's first entries add up to, as its host keeps it.
    std::string snapshot(std::uint64_t size) const {
        auto const key = read_log_key(at("record/log.key"));
        auto const database = open_record_database(path());
        RecordState state;
        LogTree tree;
        JsonReader reader;
        std::vector<FullTile> ignored;
        EXPECT_TRUE((*database)->read(0, size, [&](auto, auto bytes) -> Result<void> {
            TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
            tree.add(leaf_hash(bytes), ignored);
            return evolve(state, entry);
        }));
        return print_snapshot(state, tree, *key);
    }
    void put_snapshot(std::string const& bytes) const {
        ASSERT_TRUE(write_file(at("record/snapshot"), bytes));
    }

    Examined examined_;
};

TEST_F(doctor, says_whether_the_snapshot_is_good) {
    found_with_full_tiles();
    EXPECT_THAT(look(), IsEmpty());
    EXPECT_FALSE(examined_.snapshot);
    put_snapshot(snapshot(400));
    EXPECT_THAT(look(), IsEmpty());
    EXPECT_EQ(examined_.snapshot, 400U);
    EXPECT_EQ(load_recorded(path())->state.size, 603U);  // from there on
}

TEST_F(doctor, warns_of_a_snapshot_that_is_not_used) {
    found_with_full_tiles();
    auto const good = snapshot(603);
    put_snapshot(good.substr(0, good.size() / 2));
    EXPECT_THAT(look(), ElementsAre("R060"));
    EXPECT_FALSE(examined_.findings.has_errors());
    put_snapshot("crosswalk snapshot 99\n");
    EXPECT_THAT(look(), ElementsAre("R061"));
    put_snapshot(good);
}

// The record was put back from an old copy, the snapshot was not.
TEST_F(doctor, warns_of_a_snapshot_of_another_history) {
    found();
    fs::copy_file(at("record/record.sqlite"), at("old.sqlite"));
    ASSERT_TRUE(import_recorded("clinic,year,seen\nHill,2023,20\n"));
    put_snapshot(snapshot(4));
    EXPECT_THAT(look(), IsEmpty());
    fs::copy_file(at("old.sqlite"), at("record/record.sqlite"),
                  fs::copy_options::overwrite_existing);
    EXPECT_THAT(look(), ::testing::Contains("R062"));
    EXPECT_EQ(load_recorded(path())->state.size, 3U);
    auto log = open_record(path(), RecordUse::append, clock_);
    ASSERT_TRUE(
        log->append({"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", "no"}}}));
    EXPECT_THAT(look(), ::testing::Contains("R062"));
    EXPECT_EQ(load_recorded(path())->state.disputes.size(), 1U);
}

TEST_F(doctor, finds_nothing_wrong_with_a_good_record) {
    EXPECT_THAT(look(), ElementsAre("W042"));
    found();
    EXPECT_THAT(look(), IsEmpty());
    EXPECT_EQ(examined_.entries, 3U);
    EXPECT_EQ(examined_.objects, 2U);
    EXPECT_THAT(codes(examined_.findings), ::testing::Contains("R037"));
    EXPECT_FALSE(examined_.findings.has_errors());
}

TEST_F(doctor, works_out_tiles_that_are_missing_or_wrong) {
    found_with_full_tiles();
    tamper("DELETE FROM tile WHERE number = 0; UPDATE tile SET hashes = x'00' WHERE number = 1");
    EXPECT_THAT(look(), ElementsAre("R055"));
    EXPECT_THAT(print(examined_.findings.list().back()), HasSubstr("2 of the tree's tiles"));
    EXPECT_THAT(repair(), IsEmpty());
    EXPECT_EQ(examined_.repaired.size(), 1U);
    EXPECT_THAT(look(), IsEmpty());
    EXPECT_TRUE(open_record(path(), RecordUse::append, clock_));
}

TEST_F(doctor, never_makes_changed_entries_look_right) {
    found_with_full_tiles();
    tamper(
        "DELETE FROM tile WHERE number = 0; UPDATE entry SET bytes = CAST(replace(bytes, "
        "'\"no\"', '\"ja\"') AS BLOB) WHERE number = 100");
    EXPECT_THAT(repair(), ElementsAre("R031", "R055"));
    EXPECT_THAT(examined_.repaired, IsEmpty());
    EXPECT_THAT(look(), ElementsAre("R031", "R055"));
    tamper("DELETE FROM entry WHERE number = 50");
    EXPECT_THAT(repair(), ::testing::Contains("W040"));
}

TEST_F(doctor, finds_entries_that_no_checkpoint_is_over) {
    found();
    tamper("INSERT INTO entry SELECT 3, bytes FROM entry WHERE number = 2");
    EXPECT_THAT(repair(), ElementsAre("R021"));
    tamper("DELETE FROM checkpoint");
    EXPECT_THAT(repair(), ElementsAre("R021"));
}

TEST_F(doctor, puts_files_back_from_a_backup) {
    found();
    auto const tar = folder_->path() / "backup.tar";
    ASSERT_TRUE(back_up({.partnership = path(), .file = tar}));
    auto const file = object();
    auto const bytes = read_file(file).value();
    ASSERT_TRUE(write_scratch_file(file, "other"));
    EXPECT_THAT(look(), ElementsAre("R023"));
    EXPECT_THAT(repair(), ElementsAre("R023"));
    EXPECT_EQ(read_file(file).value(), "other");
    EXPECT_THAT(repair(tar), IsEmpty());
    EXPECT_EQ(read_file(file).value(), bytes);
    fs::remove(file);
    EXPECT_THAT(repair(tar), IsEmpty());
    EXPECT_EQ(read_file(file).value(), bytes);
    EXPECT_THAT(repair(folder_->path() / "no.tar"), ElementsAre("W001"));
}

TEST_F(doctor, tells_when_others_may_read_the_key_or_it_is_not_there) {
    found();
    fs::permissions(at("record/log.key"), fs::perms::others_read, fs::perm_options::add);
    EXPECT_THAT(look(), ElementsAre("R051"));
    EXPECT_THAT(repair(), IsEmpty());
    EXPECT_EQ(fs::status(at("record/log.key")).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    auto const other = SigningKey::generate("other", KeyUse::log);
    write("record/log.key", other.secret_text());
    EXPECT_THAT(look(), ElementsAre("R020"));
    EXPECT_TRUE(examined_.findings.has_errors());
    fs::remove(at("record/log.key"));
    EXPECT_THAT(look(), ElementsAre("R020"));
    EXPECT_FALSE(examined_.findings.has_errors());
}

TEST_F(doctor, takes_away_what_killed_commands_left) {
    found();
    write("record/.crosswalk-0123456789abcdef", "half");
    write("record/objects/.crosswalk-fedcba9876543210", "half");
    write(".record-abcdef/log.key", "half");
    // What people call a draft is not ours.
    std::vector<std::string> const theirs = {"draft-77", ".record-of-march", ".crosswalk-notes",
                                             "record/.crosswalk-0123456789abcdefg"};
    for (auto const& name : theirs) write(name, "mine");
    EXPECT_THAT(look(), ElementsAre("R050", "R050", "R050"));
    EXPECT_THAT(repair(), IsEmpty());
    EXPECT_EQ(examined_.repaired.size(), 3U);
    EXPECT_FALSE(fs::exists(at(".record-abcdef")));
    for (auto const& name : theirs) EXPECT_TRUE(fs::exists(at(name))) << name;
    EXPECT_THAT(look(), IsEmpty());
}

TEST_F(doctor, leaves_files_that_no_entry_names) {
    found();
    ASSERT_TRUE(objects_of(path()).keep("about to be imported"));
    EXPECT_THAT(repair(), ElementsAre("R056"));
    EXPECT_FALSE(examined_.findings.has_errors());
    EXPECT_THAT(repair(), ElementsAre("R056"));
}

TEST_F(doctor, tells_of_a_database_that_is_damaged_or_newer) {
    found_with_full_tiles();
    tamper("PRAGMA user_version = 2");
    EXPECT_THAT(look(), ElementsAre("W042"));
    tamper("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)");
    auto bytes = read_file(at("record/record.sqlite")).value();
    for (std::size_t at = 8192; at < 20000; ++at) bytes[at] = 'x';
    write("record/record.sqlite", bytes);
    EXPECT_THAT(look(), ::testing::Contains("R054"));
    write("record/record.sqlite", "nothing of the kind");
    EXPECT_THAT(look(), ElementsAre("W040"));
    write("record/record.url", "postgres://city@/records?host=/nonexistent");
    EXPECT_THAT(look(), ::testing::Not(IsEmpty()));
    fs::remove(at("record/record.sqlite"));
    EXPECT_THAT(look(), ElementsAre("W040"));
    EXPECT_THAT(print(examined_.findings.list().back()), HasSubstr("cannot be reached"));
}

TEST_F(doctor, tells_of_a_write_ahead_log_that_was_left) {
    found();
    auto const source = folder_->path() / "copy";
    {
        auto log = open_record(path(), RecordUse::append, clock_);
        ASSERT_TRUE(log->append(
            {"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", "no"}}}));
        // As after a loss of power: nothing was closed.
        fs::copy(path(), source, fs::copy_options::recursive);
    }
    fs::remove(source / "record/record.sqlite-shm");
    auto const as_after_a_crash = [&] {
        fs::remove_all(path());
        fs::copy(source, path(), fs::copy_options::recursive);
    };
    as_after_a_crash();
    EXPECT_THAT(look(), ElementsAre("R053"));
    EXPECT_FALSE(examined_.findings.has_errors());
    as_after_a_crash();
    EXPECT_THAT(repair(), IsEmpty());
    EXPECT_THAT(examined_.repaired, ElementsAre(HasSubstr("record.sqlite-wal")));
    EXPECT_EQ(examined_.entries, 4U);
}

}  // namespace
}  // namespace crosswalk
