// SPDX-License-Identifier: Apache-2.0
#include "record/checkpoint.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

Checkpoint example() { return {"charlotte.example/log", {1400000, digest("root")}}; }
Instant at(std::int64_t seconds) { return Instant::from_seconds(seconds).value(); }

TEST(checkpoint, is_three_lines) {
    EXPECT_EQ(print(example()),
              "charlotte.example/log\n1400000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n");
    EXPECT_EQ(parse_checkpoint(print(example())).value(), example());
    EXPECT_EQ(parse_checkpoint(print(example()) + "a line of a later version\n").value(),
              example());
}

TEST(checkpoint, with_a_slip_is_refused) {
    std::string const root = "SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=";
    for (std::string const& text :
         {std::string(), "\n1\n" + root + "\n", "a b\n1\n" + root + "\n", "log\n01\n" + root + "\n",
          "log\n-1\n" + root + "\n", "log\n4611686018427387904\n" + root + "\n",
          "log\n\n" + root + "\n", "log\n1\n" + root.substr(4) + "\n", std::string("log\n1\n")}) {
        auto const checkpoint = parse_checkpoint(text);
        ASSERT_FALSE(checkpoint) << text;
        EXPECT_EQ(checkpoint.error().code, "R002");
    }
}

TEST(checkpoint, binds_the_log_that_signed_it) {
    auto const log = SigningKey::generate("charlotte.example/log", KeyUse::log);
    auto note = sign_checkpoint(example(), log);
    EXPECT_TRUE(is_signed_by(note, log.public_key()));
    EXPECT_EQ(parse_note(print(note)).value(), note);
    auto const other = SigningKey::generate("charlotte.example/log", KeyUse::log);
    EXPECT_FALSE(is_signed_by(note, other.public_key()));
    note.text[note.text.find('1')] = '2';
    EXPECT_FALSE(is_signed_by(note, log.public_key()));
}

TEST(checkpoint, carries_the_time_a_witness_saw_it) {
    auto const log = SigningKey::generate("charlotte.example/log", KeyUse::log);
    auto const duke = SigningKey::generate("duke", KeyUse::witness);
    auto note = sign_checkpoint(example(), log);
    EXPECT_EQ(cosigned_at(note, duke.public_key()), std::nullopt);
    note.signatures.push_back(cosign(note.text, duke, at(1790000000)));
    EXPECT_EQ(cosigned_at(note, duke.public_key()), at(1790000000));
    EXPECT_TRUE(is_signed_by(note, log.public_key()));
    EXPECT_FALSE(is_signed_by(note, duke.public_key()));
    EXPECT_EQ(cosigned_at(note, log.public_key()), std::nullopt);

    auto later = note;
    later.signatures[1].bytes[7] ^= 1;  // the time is signed as well
    EXPECT_EQ(cosigned_at(later, duke.public_key()), std::nullopt);
    auto cut = note;
    cut.signatures[1].bytes.resize(7);
    EXPECT_EQ(cosigned_at(cut, duke.public_key()), std::nullopt);
}

TEST(checkpoint, is_not_signed_by_who_only_lends_the_name) {
    auto const log = SigningKey::generate("charlotte.example/log", KeyUse::log);
    auto note = sign_checkpoint(example(), log);
    auto const other = SigningKey::generate("charlotte.example/log", KeyUse::log);
    note.signatures[0].id = other.public_key().id();
    EXPECT_FALSE(is_signed_by(note, other.public_key()));
    EXPECT_FALSE(is_signed_by(note, log.public_key()));
}

}  // namespace
}  // namespace crosswalk
