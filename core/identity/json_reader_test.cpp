// SPDX-License-Identifier: Apache-2.0
#include "identity/json_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

TEST(json_reader, finds_what_stands_in_the_bytes) {
    JsonReader reader;
    std::string const bytes = R"({"a":[1,[],"x"],"b":{"c":-7,"d":true},"long name":null})";
    auto const* const all = *reader.read(bytes);
    ASSERT_EQ(all->kind(), JsonNode::Kind::object);
    EXPECT_EQ(all->size(), 3U);
    EXPECT_EQ(all->find("a")->size(), 3U);
    EXPECT_EQ(*all->find("b")->find("c")->number(), -7);
    EXPECT_TRUE(all->find("b")->find("d")->truth());
    EXPECT_EQ(all->find("long name")->kind(), JsonNode::Kind::null);
    EXPECT_EQ(all->find("c"), nullptr);
    EXPECT_EQ(all->find("a")->find("x"), nullptr);
    std::vector<JsonNode::Kind> kinds;
    for (auto const& each : *all->find("a")) kinds.push_back(each.kind());
    using enum JsonNode::Kind;
    EXPECT_EQ(kinds, (std::vector{number, list, text}));
}

TEST(json_reader, copies_only_texts_with_escapes) {
    JsonReader reader;
    std::string const bytes = R"(["plain and long enough","a\nb\u001f\"\\c","é and a \t"])";
    auto const* const all = *reader.read(bytes);
    auto const texts = [&] {
        std::vector<std::string> found;
        for (auto const& each : *all) found.emplace_back(*each.text());
        return found;
    }();
    EXPECT_EQ(texts,
              (std::vector<std::string>{"plain and long enough", "a\nb\x1f\"\\c", "é and a \t"}));
    auto const* const plain = (*all->begin()).text()->data();
    EXPECT_EQ(plain, bytes.data() + 2);
    EXPECT_EQ(canonical(copy_of(*all)), bytes);
}

TEST(json_reader, finds_the_end_of_a_text_at_every_place) {
    JsonReader reader;
    for (std::size_t length = 0; length < 40; ++length) {
        auto const text = std::string(length, 'x') + "\n" + std::string(length, '\x7f') + "é";
        auto const bytes = canonical(text);
        auto const read = reader.read(bytes);
        ASSERT_TRUE(read) << bytes;
        EXPECT_EQ(*(*read)->text(), text);
        // Cut anywhere, with a control character or a quote in it, it is refused.
        for (std::size_t at = 1; at < bytes.size(); ++at) {
            EXPECT_FALSE(reader.read(std::string_view(bytes).substr(0, at)));
            auto bent = bytes;
            bent[at] = '\x1f';
            EXPECT_FALSE(reader.read(bent));
        }
    }
}

TEST(json_reader, reads_on_after_a_refusal) {
    JsonReader reader;
    EXPECT_EQ(reader.read("[1,2").error().code, "I002");
    EXPECT_EQ((*reader.read("[1,2]"))->size(), 2U);
}

}  // namespace
}  // namespace crosswalk
