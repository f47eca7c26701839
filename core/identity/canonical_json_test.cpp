// SPDX-License-Identifier: Apache-2.0
#include "identity/canonical_json.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

/// What is read is written again byte for byte; else the reason, without its place's sentence.
std::string reread(std::string_view bytes) {
    auto const value = parse_canonical(bytes);
    if (value) return canonical(*value);
    auto const& message = value.error().message;
    EXPECT_EQ(value.error().code, "I002");
    return message.substr(0, message.find(" is not")) + message.substr(message.find(':'));
}

TEST(canonical_json, has_one_way_to_write_a_value) {
    EXPECT_EQ(canonical(Json()), "null");
    EXPECT_EQ(canonical(true), "true");
    EXPECT_EQ(canonical(-17), "-17");
    EXPECT_EQ(canonical(Json::most), "9007199254740991");
    EXPECT_EQ(canonical("é"), "\"é\"");
    EXPECT_EQ(canonical(Json::List{1, "b", Json()}), "[1,\"b\",null]");
    EXPECT_EQ(canonical(Json::Object{{"b", 2}, {"a", 1}}), "{\"a\":1,\"b\":2}");
    EXPECT_EQ(canonical(Json::Object{}), "{}");
}

TEST(canonical_json, escapes_only_what_must_be) {
    // The text of RFC 8785, section 3.2.2, as far as it is text.
    EXPECT_EQ(canonical("\u20ac$\u000F\nA'B\"\\\\\"/"),
              "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    EXPECT_EQ(canonical("\b\f\r\t\x7f"), "\"\\b\\f\\r\\t\x7f\"");
    EXPECT_EQ(canonical(std::string(1, '\0')), "\"\\u0000\"");
}

TEST(canonical_json, names_stand_in_the_order_of_utf_16) {
    // The names of RFC 8785, section 3.2.3.
    Json::Object const object = {
        {"\u20ac", "Euro Sign"},     {"\r", "Carriage Return"},
        {"\ufb33", "Hebrew Letter"}, {"1", "One"},
        {"\U0001F600", "Smiley"},    {"\u0080", "Control"},
        {"\u00f6", "Latin Small o"},
    };
    EXPECT_EQ(canonical(object),
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
              "\"\u00f6\":\"Latin Small o\",\"\u20ac\":\"Euro Sign\",\"\U0001F600\":\"Smiley\","
              "\"\ufb33\":\"Hebrew Letter\"}");
}

TEST(canonical_json, reads_what_it_writes) {
    for (auto const* bytes :
         {"null", "true", "false", "0", "-1", "9007199254740991", "-9007199254740991", "\"\"",
          "\"\\u0000\\n\\\"\\\\\"", "[]", "{}", "[[],{},[0]]", "{\"a\":{\"b\":[1,2]},\"c\":null}",
          "{\"\U0001F600\":1,\"\ufb33\":2}"}) {
        EXPECT_EQ(reread(bytes), bytes);
    }
    auto const value = parse_canonical("{\"a\":[true,\"x\",7]}");
    ASSERT_TRUE(value.has_value());
    auto const& list = *value->find("a")->list();
    EXPECT_TRUE(*list[0].truth());
    EXPECT_EQ(*list[1].text(), "x");
    EXPECT_EQ(*list[2].number(), 7);
    EXPECT_EQ(list[2].text(), nullptr);
    EXPECT_EQ(value->find("b"), nullptr);
    EXPECT_EQ(list[0].find("b"), nullptr);
}

TEST(canonical_json, refuses_a_second_way_to_write_a_value) {
    EXPECT_EQ(reread(" 1"), "byte 1: a value is needed here, without blanks");
    EXPECT_EQ(reread("1 "), "byte 2: something stands behind the value");
    EXPECT_EQ(reread("[1, 2]"), "byte 4: a value is needed here, without blanks");
    EXPECT_EQ(reread("01"), "byte 1: a number is written the shortest way");
    EXPECT_EQ(reread("-0"), "byte 1: a number is written the shortest way");
    EXPECT_EQ(reread("+1"), "byte 1: a value is needed here, without blanks");
    EXPECT_EQ(reread("1.0"), "byte 2: a number that is not whole stands as text");
    EXPECT_EQ(reread("1e3"), "byte 2: a number that is not whole stands as text");
    EXPECT_EQ(reread("9007199254740992"), "byte 16: a whole number beyond 2^53 - 1 stands as text");
    EXPECT_EQ(reread("99999999999999999999999999"),
              "byte 16: a whole number beyond 2^53 - 1 stands as text");
    EXPECT_EQ(reread("NaN"), "byte 1: a value is needed here, without blanks");
    EXPECT_EQ(reread("\"\\u0041\""), "byte 2: this is no escape of canonical JSON");
    EXPECT_EQ(reread("\"\\/\""), "byte 2: this is no escape of canonical JSON");
    EXPECT_EQ(reread("\"\\u000F\""), "byte 2: this is no escape of canonical JSON");
    EXPECT_EQ(reread("\"\\u000a\""), "byte 2: this is no escape of canonical JSON");
}

TEST(canonical_json, refuses_what_readers_understand_differently) {
    EXPECT_EQ(reread("{\"a\":1,\"a\":2}"), "byte 8: this name stands here twice");
    EXPECT_EQ(reread("{\"a\":1,\"b\":2,\"a\":3}"), "byte 14: this name stands here twice");
    EXPECT_EQ(reread("{\"b\":1,\"a\":2}"), "byte 8: names stand in the order of UTF-16");
    EXPECT_EQ(reread("{\"\ufb33\":1,\"\U0001F600\":2}"),
              "byte 10: names stand in the order of UTF-16");
    EXPECT_EQ(reread("\"\\ud83d\""), "byte 2: this is no escape of canonical JSON");
    EXPECT_EQ(reread("\"\xed\xa0\xbd\""), "byte 2: it is not well-formed UTF-8");
    EXPECT_EQ(reread("\"\xff\""), "byte 2: it is not well-formed UTF-8");
    EXPECT_EQ(reread("\"a\nb\""), "byte 3: a control character must be escaped");
}

TEST(canonical_json, refuses_what_is_cut_short) {
    EXPECT_EQ(reread(""), "byte 1: it ends here");
    EXPECT_EQ(reread("\"abc"), "byte 5: a text is not closed");
    EXPECT_EQ(reread("[1"), "byte 3: a comma or ] is needed here");
    EXPECT_EQ(reread("[1,"), "byte 4: it ends here");
    EXPECT_EQ(reread("{\"a\""), "byte 5: a colon is needed here");
    EXPECT_EQ(reread("{\"a\":1"), "byte 7: a comma or } is needed here");
    EXPECT_EQ(reread("{1:2}"), "byte 2: a name is needed here");
    EXPECT_EQ(reread("tru"), "byte 1: a value is needed here, without blanks");
    EXPECT_EQ(reread("-"), "byte 1: a value is needed here, without blanks");
    EXPECT_EQ(reread("{}{}"), "byte 3: something stands behind the value");
}

TEST(canonical_json, depth_has_a_limit) {
    std::string const deep(64, '[');
    EXPECT_EQ(reread(deep + std::string(64, ']')), deep + std::string(64, ']'));
    EXPECT_EQ(reread(deep + "[" + std::string(65, ']')), "byte 65: more than 64 brackets are open");
}

}  // namespace
}  // namespace crosswalk
