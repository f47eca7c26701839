// SPDX-License-Identifier: Apache-2.0
#include "store/record_log.h"

#include "record/log_check.h"
#include "store/record_fixture.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace crosswalk {
namespace {

TEST_P(record_log, keeps_what_it_acknowledged) {
    {
        auto log = founded();
        auto const appended = log.append(import("a.csv"));
        ASSERT_TRUE(appended);
        EXPECT_EQ(appended->number, 2U);
        EXPECT_EQ(appended->entry.time, now());
    }
    auto log = this->log();
    auto const state = log.state();
    ASSERT_TRUE(state);
    EXPECT_EQ(state->size, 3U);
    EXPECT_EQ(name_of(*state, state->batches.at(0)), "a.csv");
    EXPECT_EQ(log.state_at(2)->batches.size(), 0U);
    EXPECT_EQ(log.state_at(4).error().code, "R022");
    EXPECT_EQ(log.state_at(0).error().code, "R022");
}

TEST_P(record_log, signs_a_checkpoint_over_all_entries) {
    auto log = founded();
    std::vector<Entry> imports;
    for (int i = 0; i < 700; ++i) imports.push_back(import(std::to_string(i)));
    ASSERT_TRUE(log.append_all(imports));
    TreeEdge edge;
    ASSERT_TRUE(log.read(0, 702, [&](std::uint64_t, std::string_view bytes) -> Result<void> {
        edge.add(leaf_hash(bytes));
        return {};
    }));
    auto const note = log.checkpoint();
    ASSERT_TRUE(note);
    EXPECT_TRUE(is_signed_by(*note, key_.public_key()));
    EXPECT_EQ(parse_checkpoint(note->text).value(), (Checkpoint{"envision", {702, edge.root()}}));
    auto const hash_of = [&](unsigned level, std::uint64_t index) {
        return log.subtree(level, index).value();
    };
    EXPECT_EQ(tree_root(702, hash_of), edge.root());
    auto const proof = inclusion_proof(300, 702, hash_of);
    EXPECT_TRUE(shows_inclusion(proof, hash_of(0, 300), 300, {702, edge.root()}));
    // What was computed while appending is what is read back when opened again.
    auto again = this->log();
    EXPECT_EQ(again.checkpoint().value(), *note);
    EXPECT_EQ(again.subtree(8, 1).value(), log.subtree(8, 1).value());
}

TEST_P(record_log, refuses_without_a_trace) {
    auto log = founded();
    ASSERT_TRUE(log.append(import("a.csv")));
    auto const before = log.checkpoint().value();
    EXPECT_EQ(log.append(import("a.csv")).error().code, "R013");
    EXPECT_EQ(log.append(adoption("three", "two")).error().code, "R012");
    EXPECT_EQ(log.append(entry("dispute_noted", {{"about", 2}, {"says", std::string(66000, 'x')}}))
                  .error()
                  .code,
              "R006");
    auto by_name = import("b.csv");
    by_name.actor = "someone@example.org";
    EXPECT_EQ(log.append(by_name).error().code, "R004");
    EXPECT_EQ(log.checkpoint().value(), before);
    EXPECT_EQ(log.state()->size, 3U);
}

TEST_P(record_log, takes_all_that_belong_together_or_none) {
    auto log = founded();
    auto const before = log.checkpoint().value();
    auto const refused = log.append_all({import("a.csv"), import("b.csv"), import("a.csv")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "R013");
    EXPECT_EQ(log.checkpoint().value(), before);
    auto const taken = log.append_all({import("a.csv"), import("b.csv")});
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->at(1).number, 3U);
    EXPECT_EQ(log.state()->batches.size(), 2U);
}

TEST_P(record_log, takes_many_writers_at_once) {
    auto log = founded();
    constexpr int writers = 64;
    constexpr int each = 5;
    std::atomic<int> failed = 0;
    std::vector<std::set<std::uint64_t>> numbers(writers);
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                auto const name = std::to_string(writer) + "-" + std::to_string(i);
                auto const appended = log.append(import(name));
                if (appended) {
                    numbers[static_cast<std::size_t>(writer)].insert(appended->number);
                } else {
                    ++failed;
                }
            }
        });
    }
    threads.clear();
    EXPECT_EQ(failed, 0);
    std::set<std::uint64_t> all;
    for (auto const& own : numbers) all.insert(own.begin(), own.end());
    EXPECT_EQ(all.size(), static_cast<std::size_t>(writers * each));
    EXPECT_EQ(log.state()->size, 2U + writers * each);
    EXPECT_EQ(code_of_opening(), "");
}

TEST_P(record_log, lets_one_of_two_conflicting_requests_win) {
    auto log = founded();
    std::atomic<int> won = 0;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                auto const appended = log.append(adoption("new " + std::to_string(i), "one"));
                if (appended) ++won;
                if (!appended && appended.error().code == "R012") ++refused;
            });
        }
    }
    EXPECT_EQ(won, 1);
    EXPECT_EQ(refused, 7);
}

TEST_P(record_log, stays_in_step_with_other_programs) {
    auto one = founded();
    auto two = log();
    ASSERT_TRUE(one.append(import("a.csv")));
    EXPECT_EQ(two.state()->size, 3U);
    ASSERT_TRUE(two.append(import("b.csv")));
    ASSERT_TRUE(one.append(import("c.csv")));
    EXPECT_EQ(two.append(import("c.csv")).error().code, "R013");
    EXPECT_EQ(one.checkpoint().value(), two.checkpoint().value());
    EXPECT_EQ(code_of_opening(), "");
}

TEST_P(record_log, never_goes_back_in_time_when_the_clock_does) {
    auto log = founded();
    seconds_ = 1790000000 - clock_tolerance_s;
    auto const appended = log.append(import("a.csv"));
    ASSERT_TRUE(appended);
    EXPECT_EQ(appended->entry.time.seconds(), 1790000000);
    // A clock that is off by more than that is wrong now, or was: both are for a person to mend.
    seconds_ = 1790000000 - clock_tolerance_s - 1;
    EXPECT_EQ(log.append(import("b.csv")).error().code, "R026");
}

TEST_P(record_log, notices_what_was_changed_behind_its_back) {
    {
        auto log = founded();
        std::vector<Entry> imports;
        for (int i = 0; i < 5; ++i) imports.push_back(import(std::to_string(i)));
        ASSERT_TRUE(log.append_all(imports));
    }
    place_->save();
    auto const after = [&](std::vector<std::string> const& sql) {
        place_->restore();
        place_->tamper(sql);
        return code_of_opening();
    };
    EXPECT_EQ(after({"DELETE FROM tile"}), "");  // none is full yet
    EXPECT_EQ(after({"DELETE FROM entry WHERE number = 6"}), "W040");
    EXPECT_EQ(after({"DELETE FROM entry WHERE number = 3"}), "W040");
    EXPECT_EQ(after({place_->other_rows_in(4)}), "R021");
    EXPECT_EQ(after({"UPDATE entry SET number = 99 WHERE number = 3",
                     "UPDATE entry SET number = 3 WHERE number = 4",
                     "UPDATE entry SET number = 4 WHERE number = 99"}),
              "R021");
    EXPECT_EQ(after({"DELETE FROM checkpoint"}), "R021");
    EXPECT_EQ(after({place_->empty_entry(2)}), "R004");
    EXPECT_EQ(after({place_->newer_format()}), "W042");
    EXPECT_EQ(after({place_->another_program()}), "W042");
}

TEST_P(record_log, is_signed_by_its_own_key_only) {
    founded();
    auto const other = SigningKey::generate("envision", KeyUse::log);
    EXPECT_EQ(open(other).error().code, "R020");
    auto looked_at = open(std::nullopt);
    ASSERT_TRUE(looked_at);
    EXPECT_EQ(looked_at->state()->size, 2U);
    EXPECT_EQ(looked_at->append(import("a.csv")).error().code, "R020");
}

TEST_P(record_log, collects_the_signatures_of_witnesses) {
    auto log = founded();
    auto const duke = SigningKey::generate("duke", KeyUse::witness);
    auto const old = log.checkpoint().value();
    ASSERT_TRUE(log.append(import("a.csv")));
    ASSERT_TRUE(log.add_signature(2, cosign(old.text, duke, now())));
    ASSERT_TRUE(log.add_signature(2, cosign(old.text, duke, now())));
    auto const newest = log.checkpoint().value();
    EXPECT_EQ(newest.signatures.size(), 1U);
    ASSERT_TRUE(log.add_signature(3, cosign(newest.text, duke, now())));
    EXPECT_EQ(cosigned_at(log.checkpoint().value(), duke.public_key()), now());
    auto const kept = log.checkpoints();
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->size(), 2U);
    EXPECT_EQ(kept->at(1).signatures.size(), 2U);
    EXPECT_EQ(log.add_signature(9, cosign(newest.text, duke, now())).error().code, "R022");
}

TEST_P(record_log, keeps_the_newest_checkpoint_and_those_a_witness_signed) {
    auto log = founded();
    auto const duke = SigningKey::generate("duke", KeyUse::witness);
    ASSERT_TRUE(log.append(import("a.csv")));
    auto const handed = log.checkpoint().value();
    ASSERT_TRUE(log.append(import("b.csv")));
    ASSERT_TRUE(log.add_signature(4, cosign(log.checkpoint()->text, duke, now())));
    for (auto const* name : {"c.csv", "d.csv"}) ASSERT_TRUE(log.append(import(name)));
    auto const sizes = [&] {
        std::vector<std::uint64_t> all;
        auto const kept = log.checkpoints();
        for (auto const& note : *kept) all.push_back(parse_checkpoint(note.text)->tree.size);
        return all;
    };
    EXPECT_EQ(sizes(), (std::vector<std::uint64_t>{4, 6}));
    // One that went can still be countersigned by a witness who was handed it.
    ASSERT_TRUE(log.add_signature(3, cosign(handed.text, duke, now())));
    ASSERT_TRUE(log.append(import("e.csv")));
    EXPECT_EQ(sizes(), (std::vector<std::uint64_t>{3, 4, 7}));
    EXPECT_EQ(log.checkpoints()->front().text, handed.text);
}

TEST_P(record_log, waits_for_another_writer_but_not_for_ever) {
    auto log = founded();
    auto const open_other = [&](int longest_ms) {
        auto other = place_->open(std::chrono::milliseconds(longest_ms));
        EXPECT_TRUE(other);
        return std::move(*other);
    };
    auto const other = open_other(1000);
    ASSERT_TRUE(other->begin());
    {
        std::jthread const ends([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            other->roll_back();
        });
        EXPECT_TRUE(log.append(import("a.csv")));
    }
    ASSERT_TRUE(other->begin());
    auto const impatient = open_other(50);
    EXPECT_EQ(impatient->begin().error().code, "W041");
    EXPECT_EQ(impatient->size().value(), 3U);  // who reads does not wait
    other->roll_back();
    EXPECT_EQ(impatient->begin().value(), 3U);
}

TEST_P(record_log, leaves_nothing_of_what_was_rolled_back) {
    founded();
    auto database = place_->open(std::chrono::milliseconds(1000)).value();
    ASSERT_EQ(database->begin().value(), 2U);
    Addition added{.first = 2, .entries = {"x"}, .tiles = {}, .size = 3, .checkpoint = "y"};
    added.tiles = {{{0, 0, tile_width}, "hashes"}};
    ASSERT_TRUE(database->add(added));
    EXPECT_EQ(database->commit(added).error().code, "W040");  // the same number twice
    EXPECT_EQ(database->size().value(), 2U);
    EXPECT_FALSE(database->tile(0, 0).value());
    ASSERT_EQ(database->begin().value(), 2U);
    database->roll_back();
    EXPECT_EQ(code_of_opening(), "");
}

TEST_P(record_log, tells_those_who_wait_for_news) {
    auto log = founded();
    auto const waiting = place_->open(std::chrono::milliseconds(1000)).value();
    EXPECT_EQ(waiting->wait_for_news(1, std::chrono::seconds(10)).value(), 2U);
    EXPECT_EQ(waiting->wait_for_news(2, std::chrono::milliseconds(30)).value(), 2U);
    std::jthread const appends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        EXPECT_TRUE(log.append(import("a.csv")));
    });
    EXPECT_EQ(waiting->wait_for_news(2, std::chrono::seconds(10)).value(), 3U);
}

TEST_P(record_log, keeps_an_agreement_of_many_entries) {
    auto log = founded();
    std::vector<Entry> imports;
    for (int i = 0; i < 5000; ++i) imports.push_back(import(std::to_string(i)));
    ASSERT_TRUE(log.append_all(imports));
    EXPECT_EQ(this->log().state()->batches.size(), 5000U);
}

TEST_P(record_log, never_forks_when_several_programs_write) {
    founded();
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> nodes;
        for (int node = 0; node < 4; ++node) {
            nodes.emplace_back([&, node] {
                auto own = log();  // while others write
                for (int i = 0; i < 20; ++i) {
                    auto const name = std::to_string(node) + "-" + std::to_string(i);
                    if (!own.append(import(name))) ++failed;
                }
            });
        }
    }
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(log().state()->size, 82U);
}

TEST_P(record_log, is_not_made_over_another) {
    EXPECT_EQ(place_->create().error().code, "W008");
    EXPECT_EQ(code_of_opening(), "");
}

/// Fails every commit, slowly, once it is told to.
class FailingCommits final : public RecordDatabase {
public:
    FailingCommits(std::unique_ptr<RecordDatabase> real, std::atomic<bool> const& fails)
        : real_(std::move(real)), fails_(fails) {}
    Result<std::uint64_t> size() override { return real_->size(); }
    Result<void> read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen) override {
        return real_->read(begin, end, seen);
    }
    Result<std::optional<std::string>> tile(unsigned level, std::uint64_t index) override {
        return real_->tile(level, index);
    }
    Result<std::optional<std::string>> checkpoint() override { return real_->checkpoint(); }
    Result<std::vector<std::string>> checkpoints() override { return real_->checkpoints(); }
    Result<std::uint64_t> begin() override { return real_->begin(); }
    Result<void> add(Addition const& addition) override { return real_->add(addition); }
    Result<void> commit(Addition const& addition) override {
        if (!fails_) return real_->commit(addition);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        real_->roll_back();
        return failure("W003", "the disk is full", "free some space");
    }
    void roll_back() override { real_->roll_back(); }
    Result<std::uint64_t> wait_for_news(std::uint64_t known,
                                        std::chrono::milliseconds longest) override {
        return real_->wait_for_news(known, longest);
    }

private:
    std::unique_ptr<RecordDatabase> real_;
    std::atomic<bool> const& fails_;
};

TEST_P(record_log, acknowledges_nothing_before_it_is_on_the_disk) {
    founded();
    std::atomic<bool> fails = true;
    auto database = place_->open(longest_write);
    ASSERT_TRUE(database);
    auto log = RecordLog::open(
        std::make_unique<FailingCommits>(std::move(*database), fails), [this] { return now(); },
        key_);
    ASSERT_TRUE(log);
    std::atomic<int> acknowledged = 0;
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < 64; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < 60; ++i) {
                auto const name = std::to_string(writer) + "-" + std::to_string(i);
                if (log->append(import(name))) ++acknowledged;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(acknowledged, 0);
    fails = false;
    EXPECT_EQ(log->append(import("a.csv"))->number, 2U);
}

INSTANTIATE_TEST_SUITE_P(both, record_log, ::testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace
}  // namespace crosswalk
