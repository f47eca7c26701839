// SPDX-License-Identifier: Apache-2.0
#include "identity/keys.h"

#include "identity/base64.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace crosswalk {
namespace {

// The keys of RFC 8032, section 7.1, test 2, under a name; ids worked out with Python's hashlib.
constexpr auto secret_text =
    "PRIVATE+KEY+charlotte.example/log+6ad9c4f4+"
    "AUzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7";
constexpr auto public_text =
    "charlotte.example/log+6ad9c4f4+"
    "AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM";

TEST(keys, are_read_and_written_as_signed_notes_have_them) {
    auto const secret = SigningKey::parse(secret_text);
    ASSERT_TRUE(secret);
    EXPECT_EQ(print(secret->public_key()), public_text);
    EXPECT_EQ(secret->secret_text(), secret_text);
    auto const key = PublicKey::parse(public_text);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->name(), "charlotte.example/log");
    EXPECT_EQ(key->use(), KeyUse::log);
    EXPECT_EQ(key->id(), 0x6ad9c4f4U);
    EXPECT_EQ(*key, secret->public_key());
}

TEST(keys, sign_as_the_rfc_shows) {
    auto const secret = SigningKey::parse(secret_text);
    ASSERT_TRUE(secret);
    auto const signature = secret->sign("\x72");
    std::string hex;
    for (int const byte : signature) hex += fmt::format("{:02x}", byte);
    EXPECT_EQ(hex,
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(secret->public_key().has_signed("\x72", signature));
}

TEST(keys, check_the_message_the_signature_and_the_signer) {
    auto const key = SigningKey::generate("city.example/log", KeyUse::log);
    auto signature = key.sign("what was said");
    EXPECT_TRUE(key.public_key().has_signed("what was said", signature));
    EXPECT_FALSE(key.public_key().has_signed("what was said ", signature));
    EXPECT_FALSE(SigningKey::generate("city.example/log", KeyUse::log)
                     .public_key()
                     .has_signed("what was said", signature));
    signature[5] ^= 1;
    EXPECT_FALSE(key.public_key().has_signed("what was said", signature));
}

TEST(keys, for_different_uses_have_different_ids) {
    auto const key = SigningKey::generate("duke", KeyUse::witness);
    auto const again = SigningKey::parse(key.secret_text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->public_key(), key.public_key());
    PublicKey const other("duke", KeyUse::log, key.public_key().bytes());
    EXPECT_NE(other.id(), key.public_key().id());
}

TEST(keys, with_a_slip_in_their_text_are_refused) {
    std::string const text = public_text;
    auto wrong_id = text;
    wrong_id[wrong_id.find("6ad9")] = '0';
    auto wrong_name = "x" + text;
    for (std::string const& each :
         {std::string(), std::string("charlotte.example/log"), text.substr(0, text.size() - 1),
          wrong_id, wrong_name, std::string("a b+6ad9c4f4+AAAA"), "+" + text, text + "\n",
          std::string("charlotte.example/log+6ad9c4f4+") + base64(std::string(33, '\2'))}) {
        auto const key = PublicKey::parse(each);
        ASSERT_FALSE(key) << each;
        EXPECT_EQ(key.error().code, "I003");
    }
}

TEST(keys, that_are_secret_are_never_repeated_in_a_complaint) {
    auto const as_public = PublicKey::parse(secret_text);
    ASSERT_FALSE(as_public);
    EXPECT_EQ(as_public.error().message.find("AUzN"), std::string::npos);
    for (auto const& each : {" " + std::string(secret_text), std::string(secret_text).substr(8),
                             "# mine\n" + std::string(secret_text)}) {
        EXPECT_EQ(print(PublicKey::parse(each).error()).find("AUzN"), std::string::npos);
    }
    std::string text = secret_text;
    text[text.find("6ad9")] = '0';
    for (auto const& each : {text, std::string(public_text), std::string("PRIVATE+KEY+x")}) {
        auto const key = SigningKey::parse(each);
        ASSERT_FALSE(key);
        EXPECT_EQ(key.error().code, "I004");
        EXPECT_EQ((key.error().message + key.error().help).find("AUzN"), std::string::npos);
    }
}

TEST(keys, have_names_that_fit_into_a_line) {
    EXPECT_TRUE(is_key_name("charlotte.example/envision"));
    EXPECT_TRUE(is_key_name("ayuntamiento-de-málaga"));
    for (std::string const name : {"",
                                   "a\xc2\xa0"
                                   "b",
                                   "a b", "a+b", "a\nb", "\xff",
                                   "a\xe2\x80\xae"
                                   "b"}) {
        EXPECT_FALSE(is_key_name(name)) << name;
    }
}

}  // namespace
}  // namespace crosswalk
