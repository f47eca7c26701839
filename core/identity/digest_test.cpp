// SPDX-License-Identifier: Apache-2.0
#include "identity/digest.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

constexpr std::string_view abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::string help_for(std::string_view text) {
    auto const digest = Digest::parse(text);
    EXPECT_FALSE(digest) << text;
    if (digest) return {};
    EXPECT_EQ(digest.error().code, "I001");
    return digest.error().help;
}

TEST(digest, reads_what_it_prints) {
    auto const read = Digest::parse(abc);
    ASSERT_TRUE(read);
    EXPECT_EQ(print(*read), abc);
    EXPECT_EQ(*read, digest("abc"));
    EXPECT_EQ(read->bytes().front(), 0xba);
    EXPECT_EQ(read->bytes().back(), 0xad);
}

TEST(digest, of_nothing_known_is_zeros) {
    EXPECT_EQ(print(Digest()), std::string(64, '0'));
    EXPECT_NE(Digest(), digest(""));
}

TEST(digest, is_ordered_as_its_text) {
    std::vector<std::string> texts;
    std::vector<Digest> digests;
    for (char const c : std::string_view("crosswalk")) {
        digests.push_back(digest(std::string(1, c)));
        texts.push_back(print(digests.back()));
    }
    std::sort(texts.begin(), texts.end());
    std::sort(digests.begin(), digests.end());
    for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(print(digests[i]), texts[i]);
}

TEST(digest, says_what_is_wrong_with_other_text) {
    EXPECT_EQ(help_for(abc.substr(0, 12)), "copy all of it: only 12 of its 64 digits are here");
    EXPECT_EQ(help_for(""), "copy all of it: only 0 of its 64 digits are here");
    EXPECT_EQ(help_for("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
              "write its letters small: " + std::string(abc));
    auto const again = "copy it again: it has 64 digits, 0 to 9 and a to f";
    EXPECT_EQ(help_for(std::string(abc) + "0"), again);
    EXPECT_EQ(help_for("sha256:" + std::string(abc)), again);
    EXPECT_EQ(help_for(std::string(63, '0') + "g"), again);
    EXPECT_EQ(help_for(std::string(63, '0') + '\0'), again);
}

TEST(digest, cuts_a_long_text_in_its_message) {
    auto const read = Digest::parse(std::string(5000, 'a'));
    ASSERT_FALSE(read);
    EXPECT_LT(read.error().message.size(), 120U);
}

TEST(sha256, may_be_moved_before_it_ends) {
    Sha256 first;
    first.add("ab");
    Sha256 second = std::move(first);
    second.add("c");
    EXPECT_EQ(second.digest(), digest("abc"));
}

// 55, 56, 63, 64 and 65 bytes: where the length no longer fits the last block.
TEST(sha256, agrees_with_itself_at_every_split) {
    for (std::size_t const size : {0U, 1U, 55U, 56U, 63U, 64U, 65U, 128U}) {
        std::string const bytes(size, 'x');
        for (std::size_t at = 0; at <= size; ++at) {
            Sha256 hash;
            hash.add(std::string_view(bytes).substr(0, at));
            hash.add(std::string_view(bytes).substr(at));
            EXPECT_EQ(hash.digest(), digest(bytes)) << size << " split at " << at;
        }
    }
}

}  // namespace
}  // namespace crosswalk
