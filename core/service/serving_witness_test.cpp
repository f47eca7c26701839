// SPDX-License-Identifier: Apache-2.0
#include "service/serving_witness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// The tree of a log whose entries are all the same but for the first that differ.
class History {
public:
    explicit History(std::string name) : name_(std::move(name)) {}

    TreeHead head(std::uint64_t size) const {
        return {size, tree_root(size, [this](unsigned l, std::uint64_t i) { return hash(l, i); })};
    }
    std::vector<Digest> proof(std::uint64_t from, std::uint64_t to) const {
        return consistency_proof(from, to,
                                 [this](unsigned l, std::uint64_t i) { return hash(l, i); });
    }

private:
    Digest hash(unsigned level, std::uint64_t index) const {
        if (level == 0) return leaf_hash(name_ + std::to_string(index));
        return node_hash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }
    std::string name_;
};

class serving_witness : public ::testing::Test {
protected:
    ServingRequest request(ServingRequest::Memory memory) {
        return {key_, {log_.public_key()}, state(), memory, [] { return Instant(); }, {}};
    }
    ServingWitness open(ServingRequest::Memory memory = ServingRequest::Memory::may_be_new) {
        auto witness = ServingWitness::open(request(memory));
        EXPECT_TRUE(witness) << print(witness.error());
        return *std::move(witness);
    }
    fs::path state() const { return folder_->path() / "signed"; }

    HttpRequest asking(History const& history, std::uint64_t from, std::uint64_t to,
                       std::vector<Digest> const& proof) const {
        auto const note = sign_checkpoint({log_.public_key().name(), history.head(to)}, log_);
        return {"POST", "/add-checkpoint", {}, print(AddCheckpoint{from, proof, note})};
    }
    HttpRequest asking(History const& history, std::uint64_t from, std::uint64_t to) const {
        return asking(history, from, to, history.proof(from, to));
    }
    static std::string shown(HttpResponse const& response) {
        return std::to_string(response.status) + " " + response.body;
    }

    SigningKey const log_ = SigningKey::generate("city.example/record", KeyUse::log);
    SigningKey const key_ = SigningKey::generate("mill.example/witness", KeyUse::witness);
    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
    History const honest_{"as it was"};
    History const forked_{"for somebody else"};
};

TEST_F(serving_witness, signs_what_continues_what_it_signed) {
    auto const witness = open();
    auto old = std::uint64_t{0};
    for (std::uint64_t const size : {5U, 5U, 8U, 300U}) {
        auto const response = witness.answer(asking(honest_, old, size));
        ASSERT_EQ(response.status, 200U) << response.body;
        auto const signatures = parse_signatures(response.body);
        ASSERT_TRUE(signatures) << print(signatures.error());
        Note const note{print(Checkpoint{log_.public_key().name(), honest_.head(size)}),
                        *signatures};
        EXPECT_TRUE(cosigned_at(note, key_.public_key()));
        old = size;
    }
}

TEST_F(serving_witness, names_the_size_it_knows) {
    auto const witness = open();
    ASSERT_EQ(witness.answer(asking(honest_, 0, 5)).status, 200U);
    for (std::uint64_t const old : {0U, 4U, 6U}) {
        auto const response = witness.answer(asking(honest_, old, 9));
        EXPECT_EQ(shown(response), "409 5\n") << old;
        EXPECT_EQ(response.content_type, "text/x.tlog.size");
    }
    EXPECT_EQ(shown(witness.answer(asking(honest_, 3, 4))), "409 5\n");  // never fewer
}

TEST_F(serving_witness, signs_no_second_history) {
    auto const witness = open();
    ASSERT_EQ(witness.answer(asking(honest_, 0, 5)).status, 200U);
    EXPECT_EQ(shown(witness.answer(asking(forked_, 5, 5))), "409 5\n");
    EXPECT_EQ(shown(witness.answer(asking(forked_, 0, 5))), "409 5\n");
    EXPECT_EQ(witness.answer(asking(forked_, 5, 9)).status, 422U);
    EXPECT_EQ(witness.answer(asking(forked_, 5, 9, honest_.proof(5, 9))).status, 422U);
    EXPECT_EQ(witness.answer(asking(honest_, 5, 9, {})).status, 422U);
    EXPECT_EQ(witness.answer(asking(honest_, 5, 5, {leaf_hash("more")})).status, 422U);
    EXPECT_EQ(witness.answer(asking(honest_, 5, 9)).status, 200U);
}

TEST_F(serving_witness, refuses_whom_it_does_not_know) {
    auto const witness = open();
    auto request = asking(honest_, 0, 5);
    auto const other = SigningKey::generate("another.example/record", KeyUse::log);
    auto const note = sign_checkpoint({other.public_key().name(), honest_.head(5)}, other);
    request.body = print(AddCheckpoint{0, {}, note});
    EXPECT_THAT(shown(witness.answer(request)), HasSubstr("404 "));
    // The same name with a key that somebody made himself.
    auto const forged = SigningKey::generate(log_.public_key().name(), KeyUse::log);
    auto const forged_note = sign_checkpoint({log_.public_key().name(), honest_.head(5)}, forged);
    request.body = print(AddCheckpoint{0, {}, forged_note});
    EXPECT_THAT(shown(witness.answer(request)), HasSubstr("403 "));
    EXPECT_EQ(witness.answer(asking(honest_, 0, 5)).status, 200U);  // nothing of it was kept
}

TEST_F(serving_witness, refuses_what_it_does_not_understand) {
    auto const witness = open();
    auto request = asking(honest_, 6, 5, {});
    EXPECT_THAT(shown(witness.answer(request)), HasSubstr("400 the old size is larger"));
    request.body = "hello";
    EXPECT_THAT(shown(witness.answer(request)), HasSubstr("400 this is no request to a witness"));
    auto no_checkpoint = sign_checkpoint({log_.public_key().name(), honest_.head(5)}, log_);
    no_checkpoint.text = "two\nlines\n";
    request.body = print(AddCheckpoint{0, {}, no_checkpoint});
    EXPECT_THAT(shown(witness.answer(request)), HasSubstr("400 this is no checkpoint"));
    request.method = "GET";
    auto const wrong_method = witness.answer(request);
    EXPECT_EQ(wrong_method.status, 405U);
    EXPECT_EQ(wrong_method.headers, (HttpHeaders{{"Allow", "POST"}}));
    request.target = "/checkpoint";
    EXPECT_EQ(witness.answer(request).status, 404U);
    request = asking(honest_, 0, 5);
    request.target = "/behind/a/proxy/add-checkpoint?x=1";
    EXPECT_EQ(witness.answer(request).status, 200U);
}

TEST_F(serving_witness, remembers_what_it_signed) {
    EXPECT_EQ(ServingWitness::open(request(ServingRequest::Memory::of_each_log)).error().code,
              "W001");
    fs::create_directory(state());
    EXPECT_EQ(ServingWitness::open(request(ServingRequest::Memory::of_each_log)).error().code,
              "U023");
    ASSERT_EQ(open().answer(asking(honest_, 0, 5)).status, 200U);
    // Whether or not it may be new, what is there counts.
    for (auto const memory :
         {ServingRequest::Memory::of_each_log, ServingRequest::Memory::may_be_new}) {
        EXPECT_EQ(shown(open(memory).answer(asking(forked_, 0, 5))), "409 5\n");
    }
}

TEST_F(serving_witness, signs_nothing_without_its_memory) {
    auto const witness = open();
    ASSERT_EQ(witness.answer(asking(honest_, 0, 5)).status, 200U);
    auto const file = state_file(state(), log_.public_key());
    auto const memory = read_file(file);
    fs::remove(file);
    EXPECT_EQ(witness.answer(asking(forked_, 0, 5)).status, 500U);
    ASSERT_TRUE(write_scratch_file(file, memory->substr(0, 30)));
    EXPECT_EQ(witness.answer(asking(forked_, 0, 5)).status, 500U);
    EXPECT_EQ(ServingWitness::open(request(ServingRequest::Memory::may_be_new)).error().code,
              "W013");  // and nobody else signs meanwhile
    ASSERT_TRUE(write_scratch_file(file, *memory));
    EXPECT_EQ(witness.answer(asking(honest_, 5, 6)).status, 200U);
}

TEST_F(serving_witness, remembers_two_signatures_whatever_it_is_sent) {
    auto const witness = open();
    auto note = sign_checkpoint({log_.public_key().name(), honest_.head(5)}, log_);
    auto junk = note.signatures.front();
    junk.bytes.back() = static_cast<char>(junk.bytes.back() ^ 1);
    note.signatures.insert(note.signatures.begin(), 99, junk);
    HttpRequest const full{
        "POST", "/add-checkpoint", {}, print(AddCheckpoint{0, honest_.proof(0, 5), note})};
    ASSERT_EQ(witness.answer(full).status, 200U);
    auto const kept = parse_note(read_file(state_file(state(), log_.public_key())).value());
    ASSERT_TRUE(kept) << print(kept.error());
    ASSERT_EQ(kept->signatures.size(), 2U);
    EXPECT_TRUE(is_signed_by({kept->text, {kept->signatures[0]}}, log_.public_key()));
    EXPECT_TRUE(cosigned_at({kept->text, {kept->signatures[1]}}, key_.public_key()));
    EXPECT_EQ(witness.answer(asking(honest_, 5, 9)).status, 200U);  // and it goes on
}

TEST_F(serving_witness, keeps_logs_apart) {
    auto const other = SigningKey::generate("city.example_record", KeyUse::log);
    EXPECT_NE(state_file("x", log_.public_key()), state_file("x", other.public_key()));
    auto both = request(ServingRequest::Memory::may_be_new);
    both.logs.push_back(other.public_key());
    {
        auto const witness = ServingWitness::open(both);
        ASSERT_TRUE(witness) << print(witness.error());
        ASSERT_EQ(witness->answer(asking(honest_, 0, 5)).status, 200U);
        auto const note = sign_checkpoint({other.public_key().name(), forked_.head(7)}, other);
        auto request = asking(honest_, 0, 5);
        request.body = print(AddCheckpoint{0, {}, note});
        EXPECT_EQ(witness->answer(request).status, 200U);
        EXPECT_EQ(shown(witness->answer(asking(honest_, 0, 6))), "409 5\n");
    }
    both.logs.push_back(log_.public_key());
    EXPECT_EQ(ServingWitness::open(both).error().code, "U027");
    // A file in the place of another's is not taken for its own.
    fs::copy_file(state_file(state(), other.public_key()), state_file(state(), log_.public_key()),
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(ServingWitness::open(request(ServingRequest::Memory::of_each_log)).error().code,
              "R002");
}

TEST_F(serving_witness, signs_one_history_whoever_is_quicker) {
    auto const witness = open();
    std::array<std::atomic<int>, 2> accepted{};
    {
        std::vector<std::jthread> callers;
        for (std::size_t i = 0; i < 8; ++i) {
            callers.emplace_back([&, i] {
                auto const& history = i % 2 == 0 ? honest_ : forked_;
                for (std::uint64_t size = 1; size < 30; ++size) {
                    auto const response = witness.answer(asking(history, size - 1, size));
                    if (response.status == 200) ++accepted.at(i % 2);
                }
            });
        }
    }
    EXPECT_EQ(std::min(accepted[0], accepted[1]), 0);
    EXPECT_GE(std::max(accepted[0], accepted[1]), 1);
}

/// Signs larger and larger trees and says each size once the signature is given away.
[[noreturn]] void sign_until_killed(ServingWitness const& witness,
                                    std::function<HttpRequest(std::uint64_t)> const& asking,
                                    std::uint64_t size, int told) {
    for (;; ++size) {
        if (witness.answer(asking(size)).status != 200) ::_exit(1);
        if (::write(told, &size, sizeof size) != sizeof size) ::_exit(1);
    }
}

TEST_F(serving_witness, forgets_nothing_when_it_is_killed) {
    std::uint64_t known = 0;
    for (unsigned round = 0; round < 20; ++round) {
        std::array<int, 2> ends{};
        ASSERT_EQ(::pipe(ends.data()), 0);
        auto const process = ::fork();
        if (process == 0) {
            auto const witness = open();
            sign_until_killed(
                witness, [&](std::uint64_t to) { return asking(honest_, to - 1, to); }, known + 1,
                ends[1]);
        }
        ::close(ends[1]);
        // Some signatures are waited for, then it dies at some moment of the next.
        std::uint64_t size = 0;
        for (unsigned i = 0; i < 3; ++i) {
            if (::read(ends[0], &size, sizeof size) == sizeof size) known = size;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(round * 137));
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
        while (::read(ends[0], &size, sizeof size) == sizeof size) known = size;
        ::close(ends[0]);
        auto const witness = open(ServingRequest::Memory::of_each_log);
        for (std::uint64_t const from : {std::uint64_t{0}, known, known + 1}) {
            auto const to = std::max<std::uint64_t>(from, 1);
            EXPECT_NE(witness.answer(asking(forked_, from, to)).status, 200U);
        }
        auto const response = witness.answer(asking(honest_, 0, known + 2));
        ASSERT_EQ(response.status, 409U);
        // It may have signed one more than it came to say.
        auto const remembered = parse_known_size(response.body).value();
        EXPECT_GE(remembered, known);
        EXPECT_LE(remembered, known + 1);
        known = remembered;
    }
    EXPECT_GT(known, 20U);
}

}  // namespace
}  // namespace crosswalk
