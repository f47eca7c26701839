// SPDX-License-Identifier: Apache-2.0
#include "view/page_style.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(page_style, holds_the_typeface_and_asks_for_nothing) {
    auto const& style = page_style().text;
    EXPECT_NE(style.find("url(data:font/woff2;base64,d09GMg"), style.npos) << "woff2 starts wOF2";
    EXPECT_EQ(style.find("http"), style.npos);
    EXPECT_EQ(style.find("@import"), style.npos);
    EXPECT_EQ(style.find("</"), style.npos);
}

TEST(without_remarks, leaves_what_a_browser_reads) {
    EXPECT_EQ(without_remarks(""), "");
    EXPECT_EQ(without_remarks("/* a\n b */\n\np {\n  margin: 0 1px;\n}\n"),
              "p {\nmargin: 0 1px;\n}\n");
    EXPECT_EQ(without_remarks("a { }\n/* b */ c { }"), "a { }\nc { }");
}

TEST(page_style, is_small) { EXPECT_LT(page_style().text.size(), 52000U); }

TEST(page_style, its_digest_is_of_exactly_its_text) {
    // Of the standard's "abc", to see that hexadecimal turns into base64 rightly.
    EXPECT_EQ(digest_for_policy("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    EXPECT_EQ(page_style().sha256, digest_for_policy(page_style().text));
}

}  // namespace
}  // namespace crosswalk
