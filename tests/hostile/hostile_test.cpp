// SPDX-License-Identifier: Apache-2.0
// A host who changes, moves, drops, forks, backdates or signs anew a long record, and builds its
// tree and its files again so that they fit. CROSSWALK_ENTRIES says how many entries it has.
#include "identity/sha256.h"
#include "record/log_check.h"
#include "service/log_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t noon = 1790000000;

Instant at(std::int64_t seconds) { return Instant::from_seconds(seconds).value(); }

std::uint64_t wanted_size() {
    auto const* const text = std::getenv("CROSSWALK_ENTRIES");
    return text == nullptr ? 3000 : std::strtoull(text, nullptr, 10);
}

using EntryAt = std::function<std::string(std::uint64_t number)>;

class hostile : public ::testing::Test {
protected:
    /// What really happened.
    std::string honest(std::uint64_t number) const {
        return number < 2 ? begin_[number] : import(number);
    }

    static std::string import(std::uint64_t number, int rows = 312) {
        auto const name = std::to_string(number);
        return R"({"actor":"operator","body":{"dataset":"meters","name":"facts/)" + name +
               R"(.csv","object":")" + print(digest(name)) +
               R"(","recorded":"2026-09-21","rows":)" + std::to_string(rows) +
               R"(,"set_aside":2},"kind":"batch_imported","organization":"envision","time":")" +
               print(at(noon)) + "\"}";
    }

    static Note checkpoint(SigningKey const& key, std::uint64_t size, EntryAt const& entry) {
        TreeEdge edge;
        for (std::uint64_t i = 0; i < size; ++i) edge.add(leaf_hash(entry(i)));
        return sign_checkpoint({"envision", {size, edge.root()}}, key);
    }
    Note honest_checkpoint(std::uint64_t size) const {
        return checkpoint(log_, size, [&](std::uint64_t i) { return honest(i); });
    }

    /// The files of a log with these entries.
    static LogSource files(EntryAt const& entry) {
        return {"host", [entry](std::string const& name) -> Result<std::string> {
                    auto const tile = parse_tile_path(name);
                    std::string bytes;
                    std::vector<Digest> hashes;
                    for (unsigned i = 0; i < tile->id.width; ++i) {
                        auto const each = entry(tile->id.index * tile_width + i);
                        if (tile->is_entries) {
                            add_entry(bytes, each);
                        } else {
                            hashes.push_back(leaf_hash(each));
                        }
                    }
                    return tile->is_entries ? bytes : print_hashes(hashes);
                }};
    }

    /// What a partner finds who holds these checkpoints, and is shown these entries and that one.
    std::vector<std::string> findings(std::vector<Note> seen, std::uint64_t size,
                                      EntryAt const& entry, Note const& newest) {
        LogCheck check({log_.public_key(), {duke_.public_key()}, std::move(seen)});
        auto const walked = walk_entries(files(entry), size, [&](EntryTile const& tile) {
            check.add(tile.leaves, tile.root);
            check.take_filled();
            return Result<void>();
        });
        EXPECT_TRUE(walked);
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
    std::vector<std::string> findings(std::uint64_t size, EntryAt const& entry) {
        return findings({half_, all_}, size, entry, checkpoint(log_, size, entry));
    }

    SigningKey log_ = SigningKey::generate("envision", KeyUse::log);
    SigningKey duke_ = SigningKey::generate("duke", KeyUse::witness);
    std::uint64_t size_ = wanted_size();
    std::vector<std::string> begin_ = {
        print(Entry{"partnership_founded",
                    at(noon),
                    "operator",
                    "envision",
                    {{"format", 1}, {"key", print(log_.public_key())}, {"name", "Envision"}}}),
        print(Entry{"compact_adopted",
                    at(noon),
                    "operator",
                    "envision",
                    {{"files", Json::List{Json::Object{{"path", "COMPACT.md"},
                                                       {"sha256", print(digest("one"))}}}},
                     {"version", print(digest("one"))}}})};
    Note half_ = honest_checkpoint(size_ / 2);
    Note all_ = [&] {  // as a witness saw it an hour later
        auto note = honest_checkpoint(size_);
        note.signatures.push_back(cosign(note.text, duke_, at(noon + 3600)));
        return note;
    }();
    std::string said_;
};

TEST_F(hostile, finds_nothing_in_an_honest_record) {
    EXPECT_THAT(findings({half_}, size_, [&](auto i) { return honest(i); }, all_), IsEmpty());
}

TEST_F(hostile, changes_one_observation) {
    auto const changed = size_ / 2 + 100;
    auto const bent = [&](auto i) { return i == changed ? import(i, 313) : honest(i); };
    EXPECT_THAT(findings(size_, bent), ElementsAre("R033"));
    EXPECT_THAT(said_, HasSubstr("those from entry " + std::to_string(size_ / 2) + " on are not"));
}

TEST_F(hostile, moves_two_entries) {
    auto const bent = [&](auto i) { return i == 700 ? honest(701) : honest(i == 701 ? 700 : i); };
    EXPECT_THAT(findings(size_, bent), ElementsAre("R033", "R033"));
    EXPECT_THAT(said_, HasSubstr("those from entry 0 on are not"));
}

TEST_F(hostile, drops_the_last_three) {
    EXPECT_THAT(findings(size_ - 3, [&](auto i) { return honest(i); }), ElementsAre("R032"));
    EXPECT_THAT(said_, HasSubstr("3 entries were dropped"));
}

TEST_F(hostile, shows_two_partners_different_records) {
    auto const last = size_ - 1;
    auto const bent = [&](auto i) { return i == last ? import(size_ + 7) : honest(i); };
    auto const to_other = checkpoint(log_, size_, bent);
    EXPECT_THAT(findings({to_other}, size_, bent, to_other), IsEmpty());
    EXPECT_THAT(findings({all_}, size_, bent, to_other), ElementsAre("R033"));
}

TEST_F(hostile, dates_an_entry_back) {
    // It says noon, and was not there yet when a witness saw the record at one.
    EXPECT_THAT(findings(size_ + 1, [&](auto i) { return honest(i); }), ElementsAre("R034"));
    EXPECT_THAT(said_, HasSubstr("entry " + std::to_string(size_) + " is dated back"));
}

TEST_F(hostile, signs_with_a_new_key) {
    auto const other = SigningKey::generate("envision", KeyUse::log);
    auto const same = [&](auto i) { return honest(i); };
    EXPECT_THAT(findings({half_, all_}, size_, same, checkpoint(other, size_, same)),
                ElementsAre("R030"));
}

}  // namespace
}  // namespace crosswalk
