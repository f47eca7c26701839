// SPDX-License-Identifier: Apache-2.0
#include "identity/secret_key.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(secret_key, unlocks_what_it_locked) {
    auto const key = SecretKey::generate();
    for (auto const& bytes : {std::string(), std::string("a value"), std::string(3, '\0')}) {
        auto const locked = key.lock(bytes);
        EXPECT_EQ(key.unlock(locked).value(), bytes);
        EXPECT_NE(key.lock(bytes), locked);
        if (!bytes.empty()) {
            EXPECT_EQ(locked.find(bytes), std::string::npos);
        }
    }
}

TEST(secret_key, refuses_what_another_locked_or_somebody_changed) {
    auto const key = SecretKey::generate();
    auto const locked = key.lock("a value");
    EXPECT_EQ(SecretKey::generate().unlock(locked).error().code, "I005");
    for (std::size_t i = 0; i < locked.size(); ++i) {
        auto changed = locked;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(key.unlock(changed).error().code, "I005");
        EXPECT_EQ(key.unlock(locked.substr(0, i)).error().code, "I005");
    }
}

TEST(secret_key, is_kept_as_text) {
    auto const key = SecretKey::generate();
    auto const again = SecretKey::parse(key.secret_text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->bytes(), key.bytes());
    EXPECT_EQ(again->unlock(key.lock("x")).value(), "x");
    EXPECT_EQ(SecretKey::of(key.bytes())->bytes(), key.bytes());
    auto const cut = SecretKey::parse(key.secret_text().substr(4));
    EXPECT_EQ(cut.error().code, "I004");
    EXPECT_EQ(SecretKey::parse("not base64!").error().code, "I004");
    EXPECT_EQ(print(cut.error()).find(key.secret_text().substr(4, 8)), std::string::npos);
}

// RFC 4231, test case 2, has a key of 4 bytes; ours have 32: the value below is worked out with
// OpenSSL: printf abc | openssl dgst -sha256 -mac HMAC -macopt hexkey:00..00 (64 zeros).
TEST(secret_key, digests_as_hmac_does) {
    auto const zeros = SecretKey::of(std::string(SecretKey::size, '\0'));
    EXPECT_EQ(print(zeros->keyed_digest("abc")),
              "fd7adb152c05ef80dccf50a1fa4c05d5a3ec6da95575fc312ae7c5d091836351");
    EXPECT_NE(zeros->derived("one").bytes(), zeros->derived("two").bytes());
    EXPECT_EQ(zeros->derived("one").bytes(), zeros->derived("one").bytes());
}

}  // namespace
}  // namespace crosswalk
