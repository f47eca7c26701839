// SPDX-License-Identifier: Apache-2.0
#include "record/snapshot.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

std::string hash(std::string const& of) { return print(digest(of)); }

/// A log with entries of every kind.
class snapshot : public ::testing::Test {
protected:
    snapshot() {
        take("partnership_founded",
             {{"format", 1}, {"key", print(key_.public_key())}, {"name", "Envision"}});
        Json const file = Json::Object{{"path", "COMPACT.md"}, {"sha256", hash("one")}};
        take("compact_adopted", {{"because", "first"},
                                 {"files", Json::List{file}},
                                 {"moves", hash("moves")},
                                 {"version", hash("one")}});
        auto const held = SigningKey::generate("duke", KeyUse::witness).public_key();
        auto const other = SigningKey::generate("bank", KeyUse::witness).public_key();
        take("key_added", {{"holder", "duke"}, {"key", print(held)}});
        take("key_added", {{"holder", "bank"}, {"key", print(other)}});
        take("key_retired", {{"because", "lost"}, {"key", print(held)}});
        import("facts/a.csv", "2026-01-31");
        import("facts/b.csv", "");
        take("batch_withdrawn", {{"batch", 5}, {"because", "a broken meter"}});
        import("facts/a.csv", "1969-12-31");
        take("correction_made", {{"because", "read twice"},
                                 {"corrects", 6},
                                 {"object", hash("rows")},
                                 {"observations", 3},
                                 {"recorded", "2026-02-28"}});
        take("reading_published", {{"as_of", "2026-03-31"},
                                   {"compact", hash("one")},
                                   {"facts", static_cast<std::int64_t>(state_.size)},
                                   {"reading", hash("reading")}});
        take("dispute_noted", {{"about", 6}, {"says", "the meter was \"ours\""}});
        take("erasure_performed", {{"because", "asked for"}, {"person", hash("person")}});
        take("erasure_performed", {{"because", "asked for"}, {"person", hash("another")}});
        take("grant_paid", {{"amount", "12 USD"}});
    }

    void take(std::string const& kind, Json::Object body) {
        auto const time = Instant::from_seconds(1790000000).value();
        auto const bytes = print(Entry{kind, time, "operator", "envision", std::move(body)});
        ASSERT_TRUE(take(state_, tree_, bytes)) << bytes;
        entries_.push_back(bytes);
        kinds_.insert(kind);
    }
    static bool take(RecordState& state, LogTree& tree, std::string const& bytes) {
        JsonReader reader;
        std::vector<FullTile> ignored;
        auto const entry = read_entry(bytes, reader);
        if (!entry || !evolve(state, *entry)) return false;
        tree.add(leaf_hash(bytes), ignored);
        return true;
    }
    void import(std::string const& file, std::string const& recorded) {
        Json::Object body = {{"dataset", "meters"},
                             {"name", file},
                             {"object", hash(file)},
                             {"rows", 12},
                             {"set_aside", 1}};
        if (!recorded.empty()) body.emplace("recorded", recorded);
        take("batch_imported", std::move(body));
    }

    std::string written() const { return print_snapshot(state_, tree_, key_); }
    std::string refusal(std::string_view bytes) const {
        auto const parsed = parse_snapshot(bytes, key_.public_key());
        return parsed ? "" : parsed.error().code;
    }

    SigningKey key_ = SigningKey::generate("envision", KeyUse::log);
    RecordState state_;
    LogTree tree_;
    std::vector<std::string> entries_;
    std::set<std::string, std::less<>> kinds_;
};

// Whoever adds a kind adds it to the log above, so that what it leaves in the state is compared.
TEST_F(snapshot, is_tested_with_every_kind) {
    for (auto const& kind : entry_kinds()) EXPECT_TRUE(kinds_.contains(kind.name)) << kind.name;
}

TEST_F(snapshot, holds_all_of_the_state_after_each_entry) {
    RecordState state;
    LogTree tree;
    for (auto const& each : entries_) {
        ASSERT_TRUE(take(state, tree, each));
        auto const read = parse_snapshot(print_snapshot(state, tree, key_), key_.public_key());
        ASSERT_TRUE(read) << each;
        EXPECT_TRUE(read->state == state) << each;
        EXPECT_TRUE(read->tree == tree) << each;
    }
    EXPECT_TRUE(state == state_);
}

TEST_F(snapshot, goes_on_as_the_state_itself) {
    auto read = parse_snapshot(written(), key_.public_key());
    ASSERT_TRUE(read);
    auto const both = [&](std::string const& bytes) {
        auto const one = take(state_, tree_, bytes);
        EXPECT_EQ(take(read->state, read->tree, bytes), one) << bytes;
        EXPECT_TRUE(read->state == state_) << bytes;
        EXPECT_TRUE(read->tree == tree_) << bytes;
        return one;
    };
    // Entries that came already are refused or taken alike: the index finds what it found before.
    for (auto const& each : entries_) both(each);
    EXPECT_FALSE(both(entries_[6])) << "this file is there already";
}

TEST_F(snapshot, holds_trees_of_every_size) {
    std::vector<FullTile> ignored;
    for (std::uint64_t size = 0; size < 66000; ++size) {
        bool const is_looked_at = size < 520 || size % 977 == 0 || size > 65790;
        if (is_looked_at) {
            std::vector<std::vector<Digest>> unfilled;
            for (unsigned level = 0; level < tree_.levels(); ++level) {
                unfilled.push_back(tree_.unfilled(level));
            }
            auto const same = LogTree::of_unfilled(unfilled);
            ASSERT_TRUE(same);
            ASSERT_TRUE(*same == tree_) << tree_.size();
        }
        tree_.add(leaf_hash(std::to_string(size)), ignored);
    }
    std::vector<Digest> const full(tile_width);
    EXPECT_FALSE(LogTree::of_unfilled({full}));
    EXPECT_FALSE(LogTree::of_unfilled(std::vector<std::vector<Digest>>(9)));
}

TEST_F(snapshot, is_refused_when_a_byte_of_it_was_changed) {
    auto const bytes = written();
    ASSERT_EQ(refusal(bytes), "");
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ (1 << i % 8));
        ASSERT_NE(refusal(changed), "") << "byte " << i;
        ASSERT_NE(refusal(bytes.substr(0, i)), "") << "cut at " << i;
    }
    EXPECT_EQ(refusal(bytes + "\n"), "R060");
}

TEST_F(snapshot, is_refused_when_another_key_signed_it) {
    auto const other = SigningKey::generate("envision", KeyUse::log);
    EXPECT_EQ(refusal(print_snapshot(state_, tree_, other)), "R060");
}

// A state without this log's founding, or with a tree over other entries, is none of this log, even
// if its key had signed it.
TEST_F(snapshot, is_refused_when_its_parts_do_not_belong_together) {
    EXPECT_EQ(refusal(print_snapshot({}, {}, key_)), "R060");
    EXPECT_EQ(refusal(print_snapshot(state_, {}, key_)), "R060");
    auto state = state_;
    state.keys.front() = state.keys.back();
    EXPECT_EQ(refusal(print_snapshot(state, tree_, key_)), "R060");
}

TEST_F(snapshot, of_another_version_is_said_to_be) {
    auto bytes = written();
    auto const begins = std::string("crosswalk snapshot ") + std::to_string(snapshot_format);
    ASSERT_TRUE(bytes.starts_with(begins + "\n"));
    EXPECT_EQ(refusal(begins + "0" + bytes.substr(begins.size())), "R061");
}

}  // namespace
}  // namespace crosswalk
