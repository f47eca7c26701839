// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include "text/character_width.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

using std::string_view_literals::operator""sv;

TEST(utf8, takes_every_well_formed_length) {
    for (auto const text : {""sv, "a"sv, "é"sv, "日本"sv, "😀"sv, "\u0080"sv, "\u07ff"sv,
                            "\u0800"sv, "\uffff"sv, "\U00010000"sv, "\U0010ffff"sv, "\0"sv}) {
        EXPECT_EQ(first_invalid_utf8(text), std::nullopt) << text;
    }
}

// Markus Kuhn's stress test, and Table 3-7 of the Unicode Standard.
TEST(utf8, finds_the_first_malformed_byte) {
    EXPECT_EQ(first_invalid_utf8("ab\x80"), 2U);              // a continuation on its own
    EXPECT_EQ(first_invalid_utf8("a\xc3"), 1U);               // cut off
    EXPECT_EQ(first_invalid_utf8("\xe6\x97"), 0U);            // cut off
    EXPECT_EQ(first_invalid_utf8("é\xf0\x9f\x98"), 2U);       // cut off
    EXPECT_EQ(first_invalid_utf8("\xc3(("), 0U);              // not a continuation
    EXPECT_EQ(first_invalid_utf8("\xc0\xaf"), 0U);            // overlong /
    EXPECT_EQ(first_invalid_utf8("\xc1\xbf"), 0U);            // overlong
    EXPECT_EQ(first_invalid_utf8("\xe0\x80\xaf"), 0U);        // overlong
    EXPECT_EQ(first_invalid_utf8("\xf0\x80\x80\xaf"), 0U);    // overlong
    EXPECT_EQ(first_invalid_utf8("\xed\xa0\x80"), 0U);        // surrogate D800
    EXPECT_EQ(first_invalid_utf8("\xed\xbf\xbf"), 0U);        // surrogate DFFF
    EXPECT_EQ(first_invalid_utf8("\xf4\x90\x80\x80"), 0U);    // beyond 10FFFF
    EXPECT_EQ(first_invalid_utf8("\xf5\x80\x80\x80"), 0U);    // no such first byte
    EXPECT_EQ(first_invalid_utf8("\xff\xfe"), 0U);            // UTF-16's mark
}

TEST(utf8, counts_characters_and_malformed_bytes) {
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("niño"), 4U);
    EXPECT_EQ(code_points("e\u0301"), 2U);
    EXPECT_EQ(code_points("日本😀"), 3U);
    EXPECT_EQ(code_points("a\xff\xc3z"), 4U);
}

TEST(utf8, cuts_between_characters) {
    EXPECT_EQ(first_code_points("niño", 3), "niñ");
    EXPECT_EQ(first_code_points("niño", 99), "niño");
    EXPECT_EQ(first_code_points("niño", 0), "");
    EXPECT_EQ(first_code_points("", 5), "");
    EXPECT_EQ(first_code_points("\xc3\xa9\xc3", 2), "\xc3\xa9\xc3");
}

TEST(utf8, knows_the_width_of_a_character) {
    EXPECT_EQ(character_width(U'a'), 1U);
    EXPECT_EQ(character_width(U'ñ'), 1U);
    EXPECT_EQ(character_width(U'\u0301'), 0U);
    EXPECT_EQ(character_width(U'\u200d'), 0U);
    EXPECT_EQ(character_width(U'日'), 2U);
    EXPECT_EQ(character_width(U'한'), 2U);
    EXPECT_EQ(character_width(U'Ａ'), 2U);
    EXPECT_EQ(character_width(U'😀'), 2U);
    EXPECT_EQ(character_width(U'\u02ff'), 1U);
    EXPECT_EQ(character_width(U'\u0370'), 1U);
    EXPECT_EQ(character_width(U'\u10ff'), 1U);
    EXPECT_EQ(character_width(U'\u1100'), 2U);
    EXPECT_EQ(character_width(U'\U0010ffff'), 1U);
}

TEST(utf8, measures_what_it_would_show) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("日本"), 4U);
    EXPECT_EQ(display_width("\x1b[m"), 6U);
    for (auto const text : {"a\tb\n"sv, "\xff\x80"sv, "\u202e\ufeff"sv, "日\0本"sv}) {
        EXPECT_EQ(display_width(text), display_width(printable(text)));
    }
}

TEST(utf8, shows_what_would_drive_a_terminal) {
    EXPECT_EQ(printable("\x1b[31mred\x07"), "\\x1b[31mred\\x07");
    EXPECT_EQ(printable("\0a\x7f"sv), "\\x00a\\x7f");
    EXPECT_EQ(printable("\u009b31m"), "\\u{9b}31m");  // one-character CSI
    EXPECT_EQ(printable("a\tb\r\n"), "a\\tb\\r\\n");
    EXPECT_EQ(printable("a\xff\xe6z"), "a\\xff\\xe6z");
}

// "Trojan Source" (Boucher & Anderson 2021): text that reads in another order than it is written.
TEST(utf8, shows_what_would_hide_or_reorder_text) {
    EXPECT_EQ(printable("pays \u202e000,1\u202c"), "pays \\u{202e}000,1\\u{202c}");
    EXPECT_EQ(printable("\u2066x\u2069"), "\\u{2066}x\\u{2069}");
    EXPECT_EQ(printable("a\u200bb"), "a\\u{200b}b");
    EXPECT_EQ(printable("\ufeff#"), "\\u{feff}#");
    EXPECT_EQ(printable("a\u2028b"), "a\\u{2028}b");
    EXPECT_EQ(printable("\U000e0041"), "\\u{e0041}");
}

TEST(utf8, leaves_the_writing_of_people_alone) {
    for (auto const text : {"El Año Nuevo – «sí» … 20 %"sv, "می‌خواهم"sv, "👩‍👧"sv,
                            "שלום"sv, "नमस्ते"sv}) {
        EXPECT_EQ(printable(text), text);
    }
}

TEST(utf8, keeps_line_ends_when_asked) { EXPECT_EQ(printable("a\nb\r\x1b", true), "a\nb\\r\\x1b"); }

TEST(utf8, quotes_and_cuts) {
    EXPECT_EQ(quoted("1,200"), "\"1,200\"");
    EXPECT_EQ(quoted(""), "\"\"");
    EXPECT_EQ(quoted("niños", 4), "\"niño…\"");
    EXPECT_EQ(quoted("niños", 5), "\"niños\"");
    EXPECT_EQ(quoted("a\x1b"), "\"a\\x1b\"");
    EXPECT_EQ(quoted("x\n\xff", 2), "\"x\\n…\"");
}

TEST(utf8, lowers_ascii_alone) { EXPECT_EQ(ascii_lower("KWh [@`{] ÑÉ İ"), "kwh [@`{] ÑÉ İ"); }

}  // namespace
}  // namespace crosswalk
