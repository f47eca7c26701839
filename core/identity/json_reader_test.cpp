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

TEST(json_reader, says_of_every_place_what_is_wrong_with_it) {
    struct Bent {
        char byte;
        std::string_view why;
    };
    JsonReader reader;
    for (std::size_t length = 1; length <= 40; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            for (auto const& [byte, why] : {Bent{'\x1f', "a control character must be escaped"},
                                            {'\0', "a control character must be escaped"},
                                            {'\\', "this is no escape of canonical JSON"},
                                            {'\x80', "it is not well-formed UTF-8"},
                                            {'\xff', "it is not well-formed UTF-8"}}) {
                auto bytes = "[\"" + std::string(length, 'x') + "\",1]";
                bytes[2 + at] = byte;
                // The last one escapes the quote: its text then goes on to the end.
                bool const goes_on = byte == '\\' && at + 1 == length;
                auto const place = std::to_string(goes_on ? bytes.size() + 1 : 3 + at);
                EXPECT_EQ(reader.read(bytes).error().message,
                          "byte " + place + " is not canonical JSON: " +
                              std::string(goes_on ? "a text is not closed" : why));
            }
        }
    }
}

TEST(json_reader, takes_what_is_not_ascii_at_every_place) {
    JsonReader reader;
    for (std::size_t length = 0; length <= 40; ++length) {
        for (std::size_t at = 0; at <= length; ++at) {
            auto const text = std::string(at, 'x') + "é" + std::string(length - at, '\x7f');
            auto const bytes = "[\"" + text + "\",\"" + text + "\"]";
            auto const read = reader.read(bytes);
            ASSERT_TRUE(read) << bytes;
            for (auto const& each : **read) EXPECT_EQ(*each.text(), text);
            EXPECT_EQ((*(*read)->begin()).text()->data(), bytes.data() + 2);  // not a copy
        }
    }
}

TEST(json_reader, says_first_where_it_is_not_utf8) {
    JsonReader reader;
    auto const said = [&](std::string_view bytes) { return reader.read(bytes).error().message; };
    EXPECT_EQ(said("[1,2 \"\xff\"]"), "byte 7 is not canonical JSON: it is not well-formed UTF-8");
    EXPECT_EQ(said("\"\\n\xff\""), "byte 4 is not canonical JSON: it is not well-formed UTF-8");
    EXPECT_EQ(said("\"a\nb\xc3\""), "byte 5 is not canonical JSON: it is not well-formed UTF-8");
    EXPECT_EQ(said("{\"\xff\":1}"), "byte 3 is not canonical JSON: it is not well-formed UTF-8");
    EXPECT_EQ(said("1\xff"), "byte 2 is not canonical JSON: it is not well-formed UTF-8");
    EXPECT_EQ(said("\xc3\xa9"),
              "byte 1 is not canonical JSON: a value is needed here, without blanks");
}

TEST(json_reader, reads_on_after_a_refusal) {
    JsonReader reader;
    EXPECT_EQ(reader.read("[1,2").error().code, "I002");
    EXPECT_EQ((*reader.read("[1,2]"))->size(), 2U);
}

}  // namespace
}  // namespace crosswalk
