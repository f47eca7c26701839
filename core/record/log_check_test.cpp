// SPDX-License-Identifier: Apache-2.0
#include "record/log_check.h"

#include "identity/sha256.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t noon = 1790000000;

/// A log a host keeps, which it may also bend: its partners hold only keys and checkpoints.
class log_check : public ::testing::Test {
protected:
    log_check() {
        entries_.push_back(
            print(entry("partnership_founded",
                        {{"format", 1}, {"key", print(log_.public_key())}, {"name", "Envision"}})));
        Json const file = Json::Object{{"path", "COMPACT.md"}, {"sha256", hash("one")}};
        entries_.push_back(print(
            entry("compact_adopted", {{"files", Json::List{file}}, {"version", hash("one")}})));
        for (int i = 0; i < 8; ++i) entries_.push_back(print(import(std::to_string(i))));
    }

    static std::string hash(std::string const& of) { return print(digest(of)); }
    static Entry entry(std::string kind, Json::Object body, std::int64_t seconds = noon) {
        return {std::move(kind), Instant::from_seconds(seconds).value(), "operator", "envision",
                std::move(body)};
    }
    static Entry import(std::string const& file, int rows = 12, std::int64_t seconds = noon) {
        return entry("batch_imported",
                     {{"dataset", "meters"},
                      {"name", file},
                      {"object", hash(file)},
                      {"rows", rows},
                      {"set_aside", 0}},
                     seconds);
    }

    Note checkpoint(std::size_t size) { return checkpoint(size, log_); }
    Note checkpoint(std::size_t size, SigningKey const& key) {
        TreeEdge edge;
        for (std::size_t i = 0; i < size; ++i) edge.add(leaf_hash(entries_[i]));
        return sign_checkpoint({"envision", {size, edge.root()}}, key);
    }
    Note witnessed(std::size_t size, std::int64_t seconds) {
        auto note = checkpoint(size);
        note.signatures.push_back(cosign(note.text, duke_, Instant::from_seconds(seconds).value()));
        return note;
    }

    /// What a partner finds who holds these checkpoints.
    std::vector<std::string> findings(std::vector<Note> const& seen, Note const& newest) {
        LogCheck check({log_.public_key(), {duke_.public_key()}, seen});
        for (auto const& each : entries_) check.add(each);
        check.finish(newest);
        std::vector<std::string> codes;
        said_.clear();
        for (auto const& each : check.findings().list()) {
            codes.push_back(each.code);
            said_ += each.message + "\n";
            EXPECT_FALSE(each.help.empty());
        }
        return codes;
    }
    std::vector<std::string> findings(std::vector<Note> const& seen) {
        return findings(seen, checkpoint(entries_.size()));
    }

    SigningKey log_ = SigningKey::generate("envision", KeyUse::log);
    SigningKey duke_ = SigningKey::generate("duke", KeyUse::witness);
    std::vector<std::string> entries_;
    std::string said_;
};

TEST_F(log_check, finds_nothing_in_a_log_that_only_grew) {
    EXPECT_THAT(findings({checkpoint(3), witnessed(7, noon), checkpoint(10)}), IsEmpty());
    EXPECT_THAT(findings({}), IsEmpty());
}

TEST_F(log_check, catches_a_changed_entry) {
    auto const seen = checkpoint(10);
    auto const before = checkpoint(4);
    entries_[6] = print(import("4", 13));
    EXPECT_THAT(findings({before, seen}), ElementsAre("R033"));
    EXPECT_THAT(said_, HasSubstr("those from entry 4 on are not the ones you were shown"));
    EXPECT_THAT(findings({}, seen), ElementsAre("R031"));
}

TEST_F(log_check, says_which_entry_when_the_tree_was_not_built_again) {
    auto const newest = checkpoint(10);
    LogCheck check({log_.public_key(), {}, {}});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto const shown = i == 6 ? print(import("4", 13)) : entries_[i];
        check.add({shown, leaf_hash(shown), leaf_hash(entries_[i])});
    }
    check.finish(newest);
    ASSERT_EQ(check.findings().list().size(), 2U);
    EXPECT_THAT(check.findings().list()[0].message, HasSubstr("entry 6 is not what the tree"));
}

TEST_F(log_check, catches_entries_in_another_order) {
    auto const seen = checkpoint(10);
    std::swap(entries_[5], entries_[6]);
    EXPECT_THAT(findings({seen}), ElementsAre("R033"));
}

TEST_F(log_check, catches_dropped_entries) {
    auto const seen = checkpoint(10);
    entries_.resize(7);
    EXPECT_THAT(findings({seen}), ElementsAre("R032"));
    EXPECT_THAT(said_, HasSubstr("3 entries were dropped"));
}

TEST_F(log_check, catches_two_logs_shown_to_two_partners) {
    auto const to_one = checkpoint(10);
    entries_[9] = print(import("only for the other"));
    auto const to_other = checkpoint(10);
    EXPECT_THAT(findings({to_other}), IsEmpty());
    EXPECT_THAT(findings({to_one}), ElementsAre("R033"));
}

TEST_F(log_check, catches_an_entry_that_is_dated_back) {
    // The witness saw ten entries at one; the eleventh says it is of noon.
    auto const seen = witnessed(10, noon + 3600);
    entries_.push_back(print(import("late", 12, noon)));
    EXPECT_THAT(findings({seen}), ElementsAre("R034"));
    EXPECT_THAT(said_, HasSubstr("entry 10 is dated back"));
    entries_.back() = print(import("late", 12, noon + 3600 - clock_tolerance_s));
    EXPECT_THAT(findings({seen}), IsEmpty());
}

TEST_F(log_check, learns_the_times_of_witnesses_from_the_log_as_well) {
    auto const kept = witnessed(10, noon + 3600);
    entries_.push_back(print(import("late", 12, noon)));
    LogCheck check({log_.public_key(), {duke_.public_key()}, {}});
    check.add_checkpoint(kept);
    for (auto const& each : entries_) check.add(each);
    check.finish(checkpoint(11));
    ASSERT_EQ(check.findings().list().size(), 1U);
    EXPECT_EQ(check.findings().list()[0].code, "R034");
}

TEST_F(log_check, catches_a_new_key) {
    auto const other = SigningKey::generate("envision", KeyUse::log);
    EXPECT_THAT(findings({checkpoint(3)}, checkpoint(10, other)), ElementsAre("R030"));
    EXPECT_THAT(findings({checkpoint(3, other)}), ElementsAre("R030"));
    EXPECT_THAT(said_, HasSubstr("a checkpoint you brought along"));
}

TEST_F(log_check, catches_a_record_that_says_it_is_another) {
    auto const other = SigningKey::generate("envision", KeyUse::log);
    entries_[0] =
        print(entry("partnership_founded",
                    {{"format", 1}, {"key", print(other.public_key())}, {"name", "Envision"}}));
    EXPECT_THAT(findings({}), ElementsAre("R030"));
    EXPECT_THAT(said_, HasSubstr("of another log"));
}

TEST_F(log_check, catches_an_entry_that_could_not_have_been_accepted) {
    entries_.push_back(print(import("7")));
    EXPECT_THAT(findings({}), ElementsAre("R038"));
    entries_.back() = "{}";
    EXPECT_THAT(findings({}), ElementsAre("R038"));
}

// Whoever walks through a log adds it tile by tile; what is found must not depend on it.
TEST_F(log_check, finds_the_same_tile_by_tile_as_one_by_one) {
    for (int i = 8; i < 590; ++i) entries_.push_back(print(import(std::to_string(i))));
    auto const whole = entries_;
    std::vector<Note> const seen = {witnessed(256, noon + 3600), checkpoint(300), checkpoint(512),
                                    checkpoint(592)};
    auto const newest = checkpoint(592);
    auto const said = [&](bool is_by_tile) {
        LogCheck check({log_.public_key(), {duke_.public_key()}, seen});
        std::string text;
        std::vector<LogCheck::Leaf> leaves;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            leaves.push_back({entries_[i], leaf_hash(entries_[i]), leaf_hash(whole[i])});
        }
        auto const taken = [&](std::uint64_t number, EntryView const& entry) {
            text += std::to_string(number) + std::string(text_in(entry, "name")) + " ";
        };
        std::span<LogCheck::Leaf const> rest = leaves;
        while (!rest.empty()) {
            auto const width = std::min<std::size_t>(rest.size(), is_by_tile ? tile_width : 1);
            TreeEdge edge;
            for (auto const& each : rest.first(width)) edge.add(each.hash);
            bool const is_full = width == tile_width;
            check.add(rest.first(width), is_full ? std::optional(edge.root()) : std::nullopt,
                      taken);
            rest = rest.subspan(width);
        }
        check.finish(newest);
        for (auto const& each : check.findings().list()) text += each.message + "\n";
        for (auto const& each : check.confirmed()) text += print(each);
        return text + print(check.tree().root());
    };
    auto const good = said(false);
    EXPECT_EQ(said(true), good);
    for (std::size_t const changed : {1, 255, 256, 299, 300, 511, 512, 591}) {
        entries_ = whole;
        entries_[changed] = print(import("another", 13));
        auto const found = said(false);
        EXPECT_NE(found, good);
        EXPECT_EQ(said(true), found);
        entries_[changed] = "{}";
        EXPECT_EQ(said(true), said(false));
    }
}

TEST_F(log_check, says_who_countersigned) {
    LogCheck check({log_.public_key(), {duke_.public_key()}, {}});
    for (auto const& each : entries_) check.add(each);
    check.finish(witnessed(10, noon + 60));
    ASSERT_EQ(check.countersigned().size(), 1U);
    EXPECT_EQ(check.countersigned()[0].witness, duke_.public_key());
    EXPECT_EQ(check.countersigned()[0].seen.seconds(), noon + 60);
    EXPECT_EQ(check.state().batches.size(), 8U);
}

// The host cannot lay a checkpoint of another history beside this one, for its countersignatures.
TEST_F(log_check, counts_only_checkpoints_of_this_log_over_these_entries) {
    auto const confirmed = [&](Note const& kept) {
        LogCheck check({log_.public_key(), {duke_.public_key()}, {}});
        check.add_checkpoint(kept);
        for (auto const& each : entries_) check.add(each);
        check.finish(checkpoint(entries_.size()));
        std::string codes;
        for (auto const& each : check.findings().list()) codes += each.code + " ";
        return codes + std::to_string(check.confirmed().size());
    };
    auto const note = witnessed(5, noon);
    EXPECT_EQ(confirmed(note), "1");
    auto unsigned_note = note;
    unsigned_note.signatures.erase(unsigned_note.signatures.begin());
    EXPECT_EQ(confirmed(unsigned_note), "R030 0");
    entries_[2] = print(import("another"));
    EXPECT_EQ(confirmed(note), "R033 0");
}

}  // namespace
}  // namespace crosswalk
