// SPDX-License-Identifier: Apache-2.0
#include "service/backup.h"

#include "service/countersign.h"
#include "service/recorded_fixture_test.h"
#include "service/restore.h"
#include "service/witness.h"
#include "store/postgres_fixture.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class backup : public recorded_partnership {
protected:
    fs::path tar() const { return folder_->path() / "backup.tar"; }
    fs::path new_place() const { return folder_->path() / "new"; }

    Result<Bundled> back_up_as(BackupRequest::Key key = BackupRequest::Key::included) const {
        TRY_ASSIGN(auto const done, back_up({.partnership = path(), .file = tar(), .key = key}));
        return done.written;
    }
    void made() const {
        auto const written = back_up_as();
        ASSERT_TRUE(written) << print(written.error());
    }
    RestoreRequest into_new() const { return {.file = tar(), .folder = new_place()}; }

    /// The codes of what was found, or of why it failed.
    std::vector<std::string> restore(RestoreRequest const& request) {
        auto const restored = restore_record(request);
        if (!restored) {
            why_ = restored.error();
            return {restored.error().code};
        }
        restored_ = *restored;
        return codes(restored->findings);
    }
    Note checkpoint() const {
        return parse_note(source_of_record(path())->checkpoint().value()).value();
    }
    /// A witness whose key the record holds countersigns the newest checkpoint.
    PublicKey countersigned(PublicKey const& log) {
        auto const witness = SigningKey::generate("duke", KeyUse::witness);
        EXPECT_TRUE(add_key(path(), {office_, "office", witness.public_key(), clock_}));
        auto const source = source_of_record(path());
        auto const signed_note = witness_log(*source, {log, witness, {}, clock_()});
        EXPECT_TRUE(signed_note);
        EXPECT_TRUE(add_countersignatures(path(), *signed_note, clock_));
        return witness.public_key();
    }
    bool has_left_nothing() const {
        for (auto const& each : fs::recursive_directory_iterator(folder_->path())) {
            auto const name = each.path().filename().string();
            if (name.starts_with(".record-") || name.starts_with(".crosswalk-")) return false;
        }
        return !fs::exists(new_place());
    }
    /// Another byte in the middle of what stands behind `text` in the backup.
    void change_behind(std::string const& text, std::size_t by) const {
        auto bytes = read_file(tar()).value();
        auto const at = bytes.find(text);
        ASSERT_NE(at, std::string::npos);
        bytes[at + by] ^= 1;
        ASSERT_TRUE(write_scratch_file(tar(), bytes));
    }

    Restored restored_;
    Diagnostic why_;
};

TEST_F(backup, restores_all_of_a_record_and_lets_it_go_on) {
    auto const log = found();
    auto const witness = countersigned(log);
    publish("2023-06-30");
    auto const before = reading({}, "2023-06-30");
    made();
    EXPECT_THAT(restore(into_new()), IsEmpty());
    EXPECT_TRUE(restored_.has_key);
    auto const was = checkpoint();
    fs::remove_all(path());
    fs::rename(new_place(), path());
    EXPECT_EQ(checkpoint(), was);
    EXPECT_EQ(reading({}, "2023-06-30"), before);
    EXPECT_THAT(verify(path(), {log, {witness}, {}}), ElementsAre("R043", "R037"));
    EXPECT_EQ(source_of_record(path())->checkpoints()->size(), 1U);
    EXPECT_TRUE(import_recorded("clinic,year,seen\nHill,2023,20\n"));
    EXPECT_THAT(verify(path(), {log, {}, {was}}), ElementsAre("R037"));
}

TEST_F(backup, of_a_tree_with_full_tiles_has_the_same_ones) {
    auto const log = found();
    auto open = open_record(path(), RecordUse::append, clock_);
    std::vector<Entry> entries(
        700, Entry{"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", "no"}}});
    ASSERT_TRUE(open->append_all(entries));
    made();
    EXPECT_THAT(restore(into_new()), IsEmpty());
    EXPECT_EQ(restored_.checkpoint.tree.size, 703U);
    EXPECT_THAT(verify(new_place(), {log, {}, {checkpoint()}}), ElementsAre("R037"));
    EXPECT_TRUE(open_record(new_place(), RecordUse::append, clock_)->append(entries.front()));
}

TEST_F(backup, can_be_read_by_its_owner_only) {
    found();
    ASSERT_TRUE(write_scratch_file(tar(), read_file(bundle()).value()));
    fs::permissions(tar(), fs::perms::all);
    made();
    EXPECT_EQ(fs::status(tar()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(backup, takes_away_what_a_killed_one_left_beside_it) {
    found();
    made();
    auto const there = tar().parent_path();
    std::string const name = ".crosswalk-0123456789abcdef";
    for (auto const& each : {name, name + "0", std::string(".crosswalk-notes"), "x" + name}) {
        ASSERT_TRUE(write_scratch_file(there / each, "PRIVATE+KEY"));
    }
    fs::create_directory(there / ".crosswalk-0000000000000000");
    auto const back_up_after = [&](std::int64_t seconds) {
        struct stat about{};
        EXPECT_EQ(::stat(tar().c_str(), &about), 0);
        BackupRequest request{.partnership = path(), .file = tar()};
        request.now = Instant::from_seconds(about.st_mtime + seconds).value();
        return back_up(request)->taken_away;
    };
    EXPECT_EQ(back_up_after(60), 0U);  // it may be at work
    {
        auto const in_hand = ::open((there / name).c_str(), O_RDONLY);
        ASSERT_EQ(::flock(in_hand, LOCK_EX), 0);
        EXPECT_EQ(back_up_after(7200), 0U);  // it is
        ::close(in_hand);
    }
    EXPECT_EQ(back_up_after(7200), 1U);
    EXPECT_FALSE(fs::exists(there / name));
    EXPECT_TRUE(fs::exists(there / ".crosswalk-notes"));
    EXPECT_TRUE(fs::exists(there / (name + "0")));
}

TEST_F(backup, without_the_key_holds_nothing_secret_and_is_a_bundle) {
    found();
    ASSERT_TRUE(back_up_as(BackupRequest::Key::left_out));
    EXPECT_EQ(read_file(tar()).value(), read_file(bundle()).value());
    EXPECT_THAT(restore(into_new()), IsEmpty());
    EXPECT_FALSE(restored_.has_key);
    EXPECT_TRUE(load_recorded(new_place()));
    EXPECT_EQ(open_record(new_place(), RecordUse::append, clock_).error().code, "R020");
    // The key may come from elsewhere; another log's may not.
    auto request = into_new();
    request.folder = folder_->path() / "second";
    request.key_file = at("record/log.key").string();
    EXPECT_THAT(restore(request), IsEmpty());
    EXPECT_TRUE(open_record(request.folder, RecordUse::append, clock_));
    request.folder = folder_->path() / "third";
    request.key_file = (folder_->path() / "other.key").string();
    auto const other = SigningKey::generate("other", KeyUse::log);
    ASSERT_TRUE(write_scratch_file(request.key_file, other.secret_text()));
    EXPECT_THAT(restore(request), ElementsAre("R020"));
    EXPECT_FALSE(fs::exists(request.folder));
}

TEST_F(backup, is_whole_while_others_append) {
    auto const log = found();
    std::atomic<bool> is_done = false;
    std::jthread const writer([&] {
        auto open = open_record(path(), RecordUse::append, clock_);
        while (!is_done) {
            static_cast<void>(open->append(
                {"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", "no"}}}));
        }
    });
    for (int i = 0; i < 5; ++i) {
        made();
        auto request = into_new();
        request.folder /= std::to_string(i);
        EXPECT_THAT(restore(request), IsEmpty());
        EXPECT_THAT(verify(tar(), {log, {}, {}}), ElementsAre("R037"));
    }
    is_done = true;
}

TEST_F(backup, never_takes_the_place_of_something_else_or_newer) {
    found();
    ASSERT_TRUE(write_scratch_file(tar(), "my thesis"));
    EXPECT_EQ(back_up_as().error().code, "W008");
    fs::remove(tar());
    made();
    auto const old = read_file(tar()).value();
    // Nor does a bundle, or one without the key.
    EXPECT_EQ(back_up_as(BackupRequest::Key::left_out).error().code, "W008");
    EXPECT_EQ(write_bundle(*source_of_record(path()), tar()).error().code, "W008");
    ASSERT_TRUE(import_recorded("clinic,year,seen\nHill,2023,20\n"));
    made();
    auto const newer = read_file(tar()).value();
    // The record as it was before.
    fs::remove_all(at("record"));
    ASSERT_TRUE(write_scratch_file(folder_->path() / "old.tar", old));
    EXPECT_THAT(restore({.file = folder_->path() / "old.tar", .folder = path()}), IsEmpty());
    auto const refused = back_up_as();
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("has 4 entries, more than the 3"));
    fs::remove_all(at("record"));
    found();
    EXPECT_THAT(back_up_as().error().message, HasSubstr("another record"));
    EXPECT_EQ(read_file(tar()).value(), newer);
}

TEST_F(backup, is_not_made_of_a_record_that_is_damaged) {
    found();
    auto const object = objects_of(path()).path_of(load_recorded(path())->state.batches[0].object);
    ASSERT_TRUE(write_scratch_file(object, "other"));
    EXPECT_EQ(back_up_as().error().code, "R023");
    EXPECT_FALSE(fs::exists(tar()));
    fs::remove(at("record/log.key"));
    EXPECT_EQ(back_up_as().error().code, "R020");
    EXPECT_TRUE(has_left_nothing());
}

TEST_F(backup, is_not_restored_over_a_record) {
    found();
    made();
    ASSERT_TRUE(import_recorded("clinic,year,seen\nHill,2023,20\n"));
    EXPECT_THAT(restore({.file = tar(), .folder = path()}), ElementsAre("W008"));
    EXPECT_THAT(why_.message, HasSubstr("over 4 entries; the backup is over 3"));
    EXPECT_EQ(load_recorded(path())->state.size, 4U);
}

TEST_F(backup, that_is_cut_or_changed_is_not_restored) {
    auto const log = found();
    made();
    auto const whole = read_file(tar()).value();
    for (std::size_t const length : {std::size_t{0}, std::size_t{700}, whole.size() / 2}) {
        ASSERT_TRUE(write_scratch_file(tar(), std::string_view(whole).substr(0, length)));
        EXPECT_THAT(restore(into_new()), ElementsAre("W015")) << length;
        EXPECT_THAT(why_.message, HasSubstr("it is cut, in the file that begins at byte"));
    }
    ASSERT_TRUE(write_scratch_file(tar(), whole));
    change_behind("clinic,year,seen", 20);
    EXPECT_THAT(restore(into_new()), ElementsAre("R023"));
    ASSERT_TRUE(write_scratch_file(tar(), whole));
    change_behind("\"actor\":\"operator\"", 10);
    EXPECT_THAT(restore(into_new()), ElementsAre("R031", "R031"));
    ASSERT_TRUE(write_scratch_file(tar(), whole));
    change_behind("PRIVATE+KEY+", 30);
    EXPECT_THAT(restore(into_new()), ElementsAre("I004"));
    ASSERT_TRUE(write_scratch_file(tar(), whole));
    auto request = into_new();
    request.log = SigningKey::generate("other", KeyUse::log).public_key();
    EXPECT_THAT(restore(request), ElementsAre("R030"));
    EXPECT_TRUE(has_left_nothing());
    request.log = log;
    EXPECT_THAT(restore(request), IsEmpty());
}

TEST_F(backup, that_is_older_than_what_was_seen_does_not_go_on) {
    found();
    made();
    ASSERT_TRUE(import_recorded("clinic,year,seen\nHill,2023,20\n"));
    auto request = into_new();
    request.seen = {checkpoint()};
    EXPECT_THAT(restore(request), ElementsAre("R044"));
    EXPECT_THAT(restored_.findings.list().front().message, HasSubstr("saw 4 entries"));
    EXPECT_TRUE(has_left_nothing());
    request.key = RestoreRequest::Key::left_out;
    EXPECT_THAT(restore(request), ElementsAre("R044"));
    EXPECT_FALSE(restored_.findings.has_errors());
    EXPECT_EQ(load_recorded(new_place())->state.size, 3U);
    // A partner's bundle has what the backup lacks.
    request = {.file = bundle(), .folder = folder_->path() / "whole"};
    request.key_file = at("record/log.key").string();
    request.seen = {checkpoint()};
    EXPECT_THAT(restore(request), IsEmpty());
    EXPECT_TRUE(open_record(request.folder, RecordUse::append, clock_));
}

TEST_F(backup, leaves_nothing_when_it_is_stopped_on_the_way) {
    found();
    made();
    for (int calls = 0;; ++calls) {
        auto request = into_new();
        int left = calls;
        request.watch = [&](std::string_view, std::uint64_t, std::uint64_t) { return left-- > 0; };
        auto const outcome = restore(request);
        if (outcome.empty()) break;
        ASSERT_THAT(outcome, ElementsAre("W011"));
        ASSERT_TRUE(has_left_nothing()) << calls;
    }
    EXPECT_TRUE(load_recorded(new_place()));
}

TEST_F(backup, goes_from_one_database_to_the_other_and_back) {
    auto const& server = PostgresServer::running();
    if (!server.why_not().empty()) GTEST_SKIP() << server.why_not();
    auto const url = server.url(schema_of_test());
    auto const log = found();
    auto const witness = countersigned(log);
    made();
    auto request = into_new();
    request.record_url = url;
    EXPECT_THAT(restore(request), IsEmpty());
    EXPECT_FALSE(fs::exists(new_place() / "record/record.sqlite"));
    EXPECT_THAT(verify(new_place(), {log, {witness}, {}}), IsEmpty());
    // Nothing is put over it.
    request.folder = folder_->path() / "second";
    EXPECT_THAT(restore(request), ElementsAre("W008"));
    EXPECT_FALSE(fs::exists(request.folder));
    auto const there = folder_->path() / "there.tar";
    ASSERT_TRUE(back_up({.partnership = new_place(), .file = there}));
    EXPECT_EQ(read_file(there).value(), read_file(tar()).value());
    EXPECT_THAT(restore({.file = there, .folder = folder_->path() / "back"}), IsEmpty());
    EXPECT_TRUE(open_record(folder_->path() / "back", RecordUse::append, clock_));
    request.record_url = "postgres://city:secret@/x";
    EXPECT_THAT(restore(request), ElementsAre("U031"));
}

}  // namespace
}  // namespace crosswalk
