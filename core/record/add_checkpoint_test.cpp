// SPDX-License-Identifier: Apache-2.0
#include "record/add_checkpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

Note signed_note() {
    auto const log = SigningKey::generate("city.example/record", KeyUse::log);
    return sign_checkpoint({"city.example/record", {5, leaf_hash("root")}}, log);
}

std::string refusal(std::string const& body) {
    auto const request = parse_add_checkpoint(body);
    if (request) return "accepted";
    return request.error().code + " " + request.error().message;
}

TEST(add_checkpoint, reads_what_it_writes) {
    AddCheckpoint const request{3, {leaf_hash("a"), leaf_hash("b")}, signed_note()};
    auto const text = print(request);
    EXPECT_TRUE(text.starts_with("old 3\n"));
    EXPECT_EQ(parse_add_checkpoint(text), request);
    AddCheckpoint const first{0, {}, signed_note()};
    EXPECT_EQ(parse_add_checkpoint(print(first)), first);
}

TEST(add_checkpoint, refuses_what_is_no_request) {
    auto const note = print(signed_note());
    auto const hash = print(AddCheckpoint{1, {leaf_hash("a")}, {}}).substr(6, 45);
    EXPECT_THAT(refusal(""), HasSubstr("R007"));
    EXPECT_THAT(refusal(note), HasSubstr("does not begin with `old `"));
    EXPECT_THAT(refusal("old 03\n\n" + note), HasSubstr("no size"));
    EXPECT_THAT(refusal("old -1\n\n" + note), HasSubstr("no size"));
    EXPECT_THAT(refusal("old 9223372036854775807\n\n" + note), HasSubstr("no size"));
    EXPECT_THAT(refusal("old 18446744073709551616\n\n" + note), HasSubstr("no size"));
    EXPECT_THAT(refusal("old 3"), HasSubstr("R007"));
    EXPECT_THAT(refusal("old 3\n" + hash), HasSubstr("no empty line"));
    EXPECT_THAT(refusal("old 3\nAAAA\n\n" + note), HasSubstr("no hash"));
    EXPECT_THAT(refusal("old 3\r\n\r\n" + note), HasSubstr("R007"));
    EXPECT_THAT(refusal("old 3\n\nno note\n"), HasSubstr("R001"));
    std::string many = "old 3\n";
    for (int i = 0; i < 63; ++i) many += hash;
    EXPECT_EQ(refusal(many + "\n" + note), "accepted");
    EXPECT_THAT(refusal(many + hash + "\n" + note), HasSubstr("more than 63"));
}

TEST(add_checkpoint, signatures_stand_alone) {
    auto const signatures = signed_note().signatures;
    EXPECT_EQ(parse_signatures(print(signatures)), signatures);
    EXPECT_EQ(parse_signatures("").error().code, "R001");
    EXPECT_EQ(parse_signatures("thanks\n").error().code, "R001");
    EXPECT_EQ(parse_signatures("-\n\n" + print(signatures)).error().code, "R001");
}

TEST(add_checkpoint, a_size_stands_alone) {
    EXPECT_EQ(parse_known_size("612\n"), 612U);
    for (auto const* body : {"", "612", "612\n\n", "0612\n", "many\n", "-1\n"}) {
        EXPECT_EQ(parse_known_size(body).error().code, "R007") << body;
    }
}

}  // namespace
}  // namespace crosswalk
