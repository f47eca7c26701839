// SPDX-License-Identifier: Apache-2.0
#include "store/log_snapshots.h"

#include "store/record_fixture.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

/// A log whose snapshots lie in a text, and are worth it after 20 entries.
class log_snapshots : public record_log {
protected:
    LogSnapshots snapshots() {
        return {[this] { return kept_; }, [this](std::string_view bytes) { kept_ = bytes; }, 20};
    }
    RecordLog opened(std::optional<SigningKey> key) {
        began_at_.reset();
        auto log = open(std::move(key), snapshots(), [this](std::uint64_t number, std::uint64_t) {
            if (!began_at_) began_at_ = number;
            return true;
        });
        EXPECT_TRUE(log) << (log ? "" : log.error().message);
        return *std::move(log);
    }
    void grow(RecordLog& log, int from, int to) {
        std::vector<Entry> imports;
        for (int i = from; i < to; ++i) imports.push_back(import(std::to_string(i)));
        ASSERT_TRUE(log.append_all(std::move(imports)));
    }
    /// Whether the entries were replayed from the first on: their reader is told of entry 0.
    bool replayed_all() const { return began_at_ == 0U; }

    std::string kept_;
    std::optional<std::uint64_t> began_at_;
};

TEST_P(log_snapshots, are_kept_by_who_appends_and_save_the_replay) {
    {
        auto log = founded();
        grow(log, 0, 30);
    }
    opened(std::nullopt);
    EXPECT_TRUE(replayed_all());
    EXPECT_EQ(kept_, "") << "who only looks has no key to sign it";
    opened(key_);
    EXPECT_TRUE(replayed_all());
    ASSERT_NE(kept_, "");
    auto const first = kept_;
    {
        auto log = opened(key_);
        EXPECT_FALSE(replayed_all());
        grow(log, 30, 40);
    }
    EXPECT_EQ(kept_, first) << "so few are replayed sooner than written";
    auto log = opened(std::nullopt);
    EXPECT_FALSE(replayed_all());
    auto const state = log.state();
    ASSERT_TRUE(state);
    EXPECT_EQ(state->size, 42U);
    EXPECT_TRUE(*state == *this->log().state());
    EXPECT_TRUE(std::move(log).take_state() == *state);
}

TEST_P(log_snapshots, that_others_made_are_not_used) {
    {
        auto log = founded();
        grow(log, 0, 30);
    }
    opened(key_);
    auto const good = kept_;
    auto const other = SigningKey::generate("envision", KeyUse::log);
    auto const read = parse_snapshot(good, key_.public_key());
    ASSERT_TRUE(read);
    for (auto const& bytes : {print_snapshot(read->state, read->tree, other), good.substr(0, 500),
                              good + " ", std::string("nothing of the kind")}) {
        kept_ = bytes;
        auto log = opened(std::nullopt);
        EXPECT_TRUE(replayed_all());
        EXPECT_EQ(log.size().value(), 32U);
    }
}

// A backup was put back and another history entered: the snapshot is of the first one.
TEST_P(log_snapshots, of_another_history_of_the_same_key_are_not_used) {
    founded();
    place_->save();
    {
        auto log = this->log();
        grow(log, 0, 30);
    }
    opened(key_);
    place_->restore();
    {
        auto log = opened(key_);
        EXPECT_TRUE(replayed_all()) << "it is over more entries than there are";
        grow(log, 100, 140);
    }
    auto log = opened(key_);
    auto const state = log.state();
    ASSERT_TRUE(state);
    EXPECT_EQ(state->size, 42U);
    EXPECT_EQ(name_of(*state, state->batches.front()), "100");
    EXPECT_TRUE(replayed_all());
}

TEST_P(log_snapshots, are_done_without_when_they_cannot_be_had) {
    {
        auto log = founded();
        grow(log, 0, 30);
    }
    auto log = open(key_, {{}, {}, 0});
    ASSERT_TRUE(log);
    EXPECT_EQ(log->size().value(), 32U);
}

// The entries before a snapshot are not looked at when the log is opened. Whoever wants to see one,
// or what the first of them added up to, must not be shown a changed one.
TEST_P(log_snapshots, never_stand_in_for_entries_that_are_shown) {
    {
        auto log = founded();
        grow(log, 0, 30);
    }
    opened(key_);
    {
        auto log = opened(std::nullopt);
        EXPECT_EQ(log.state_at(10)->batches.size(), 8U);
    }
    place_->tamper({place_->other_rows_in(5)});
    auto const ignored = [](std::uint64_t, std::string_view) { return Result<void>(); };
    EXPECT_EQ(opened(std::nullopt).size().value(), 32U);
    EXPECT_EQ(opened(std::nullopt).state_at(10).error().code, "R021");
    EXPECT_EQ(opened(std::nullopt).read(20, 21, ignored).error().code, "R021");
}

// What is wrong with an entry behind the snapshot shows at each opening.
TEST_P(log_snapshots, vouch_for_no_entry_behind_them) {
    {
        auto log = founded();
        grow(log, 0, 30);
    }
    {
        auto log = opened(key_);
        grow(log, 30, 35);
    }
    place_->tamper({place_->other_rows_in(33)});
    auto const damaged = open(std::nullopt, snapshots());
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, "R021");
}

INSTANTIATE_TEST_SUITE_P(both, log_snapshots, ::testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace
}  // namespace crosswalk
