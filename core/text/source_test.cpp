// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

/// The place of the first occurrence of `marked` in a text of its own.
Place place_in(std::string const& text, std::string_view marked) {
    Sources sources;
    auto const file = sources.add("COMPACT.md", text);
    auto const begin = static_cast<std::uint32_t>(text.find(marked));
    auto const end = begin + static_cast<std::uint32_t>(marked.size());
    return sources.place({.file = file, .begin = begin, .end = end});
}

Place place_at(std::string const& text, std::uint32_t begin, std::uint32_t end) {
    Sources sources;
    sources.add("first.md", "something else");
    auto const file = sources.add("COMPACT.md", text);
    return sources.place({.file = file, .begin = begin, .end = end});
}

TEST(sources, count_lines_and_characters_from_one) {
    auto const place = place_in("year = 2016\nunit = \"niños\"\n", "niños");
    EXPECT_EQ(place.path, "COMPACT.md");
    EXPECT_EQ(place.line, 2U);
    EXPECT_EQ(place.column, 9U);
    EXPECT_EQ(place.width, 5U);
    EXPECT_EQ(place.excerpt, "unit = \"niños\"");
    EXPECT_EQ(place.excerpt_column, 1U);
    EXPECT_EQ(place.clause, "");
}

TEST(sources, count_characters_before_the_mark_not_bytes) {
    EXPECT_EQ(place_in("año, 日本: x", "x").column, 10U);
    EXPECT_EQ(place_in("\xff\xfe: x", "x").column, 5U);
}

TEST(sources, end_a_mark_with_its_line) {
    auto const place = place_in("a = [\n1,\n2]\n", "[\n1,\n2]");
    EXPECT_EQ(place.line, 1U);
    EXPECT_EQ(place.width, 1U);
    EXPECT_EQ(place.excerpt, "a = [");
}

TEST(sources, leave_windows_line_ends_out) {
    auto const place = place_in("one\r\ntwo\r\n", "two\r\n");
    EXPECT_EQ(place.line, 2U);
    EXPECT_EQ(place.width, 3U);
    EXPECT_EQ(place.excerpt, "two");
}

TEST(sources, place_the_end_of_the_text) {
    auto const after_newline = place_at("a\n", 2, 2);
    EXPECT_EQ(after_newline.line, 2U);
    EXPECT_EQ(after_newline.column, 1U);
    EXPECT_EQ(after_newline.excerpt, "");
    auto const without_newline = place_at("abc", 3, 3);
    EXPECT_EQ(without_newline.line, 1U);
    EXPECT_EQ(without_newline.column, 4U);
    EXPECT_EQ(without_newline.width, 0U);
    auto const at_newline = place_at("abc\ndef", 3, 4);
    EXPECT_EQ(at_newline.line, 1U);
    EXPECT_EQ(at_newline.column, 4U);
    EXPECT_EQ(place_at("", 0, 0).line, 1U);
}

TEST(sources, bring_spans_beyond_the_text_back_into_it) {
    EXPECT_EQ(place_at("abc", 50, 60).column, 4U);
    EXPECT_EQ(place_at("abc", 1, 60).width, 2U);
    EXPECT_EQ(place_at("abc", 2, 1).width, 0U);
    Sources sources;
    auto const file = sources.add("a", "abc");
    EXPECT_EQ(sources.text({.file = file, .begin = 1, .end = 99}), "bc");
    EXPECT_EQ(sources.text({.file = file, .begin = 9, .end = 1}), "");
}

TEST(sources, keep_texts_apart) {
    Sources sources;
    auto const first = sources.add("a.md", "one");
    auto const second = sources.add("b.md", "two");
    EXPECT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources.path(first), "a.md");
    EXPECT_EQ(sources.path(second), "b.md");
    EXPECT_EQ(sources.bytes(second), "two");
    EXPECT_EQ(sources.text({.file = first, .begin = 0, .end = 2}), "on");
}

TEST(sources, find_the_offset_of_a_line_and_column) {
    Sources sources;
    auto const file = sources.add("a.md", "uno\r\nniños\n\nfin");
    EXPECT_EQ(sources.offset(file, 1, 1), 0U);
    EXPECT_EQ(sources.offset(file, 1, 3), 2U);
    EXPECT_EQ(sources.offset(file, 1, 99), 3U);
    EXPECT_EQ(sources.offset(file, 2, 4), 9U);
    EXPECT_EQ(sources.offset(file, 3, 2), 12U);
    EXPECT_EQ(sources.offset(file, 4, 4), 16U);
    EXPECT_EQ(sources.offset(file, 9, 1), 16U);
    EXPECT_EQ(sources.offset(file, 0, 0), 0U);
}

TEST(sources, invert_offset_and_place) {
    std::string const text = "año\n\tpays = \"日本\"\r\n\nend";
    Sources sources;
    auto const file = sources.add("a.md", text);
    for (std::uint32_t at = 0; at < text.size();) {
        auto const place = sources.place({.file = file, .begin = at, .end = at});
        auto const ends_line = text[at] == '\n' && at > 0 && text[at - 1] == '\r';
        if (!ends_line) {
            EXPECT_EQ(sources.offset(file, place.line, place.column), at);
        }
        at += static_cast<std::uint32_t>(first_character(std::string_view(text).substr(at)).bytes);
    }
}

TEST(sources, cut_a_very_long_line_around_the_mark) {
    auto const place = place_in(std::string(500, 'a') + "MARK" + std::string(500, 'b'), "MARK");
    EXPECT_EQ(place.column, 501U);
    EXPECT_EQ(place.excerpt_column, 461U);
    EXPECT_EQ(code_points(place.excerpt), 120U);
    EXPECT_TRUE(place.excerpt.starts_with("…aaa"));
    EXPECT_TRUE(place.excerpt.ends_with("bbb…"));
    EXPECT_EQ(place.excerpt.find("MARK"), std::string("…").size() + 39);
}

TEST(sources, cut_only_the_far_end_when_the_mark_is_near_one) {
    auto const front = place_in("MARK" + std::string(500, 'b'), "MARK");
    EXPECT_EQ(front.excerpt_column, 1U);
    EXPECT_TRUE(front.excerpt.starts_with("MARK"));
    EXPECT_TRUE(front.excerpt.ends_with("b…"));
    auto const back = place_in(std::string(500, 'a') + "MARK", "MARK");
    EXPECT_TRUE(back.excerpt.starts_with("…a"));
    EXPECT_TRUE(back.excerpt.ends_with("MARK"));
    EXPECT_EQ(code_points(back.excerpt), 120U);
    EXPECT_EQ(back.excerpt_column, 504U - 120U + 1U);
}

TEST(sources, keep_lines_up_to_160_characters_whole) {
    EXPECT_EQ(code_points(place_in(std::string(159, 'x') + "ñ", "ñ").excerpt), 160U);
    EXPECT_EQ(code_points(place_in(std::string(160, 'x') + "ñ", "ñ").excerpt), 120U);
}

TEST(sources_death, stop_at_a_text_that_was_never_added) {
    EXPECT_EXIT(Sources().path(0), testing::ExitedWithCode(70), "a span refers to a text");
    EXPECT_EXIT(Sources().place({.file = 3}), testing::ExitedWithCode(70), "crosswalk stopped");
}

}  // namespace
}  // namespace crosswalk
