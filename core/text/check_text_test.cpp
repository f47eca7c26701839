// SPDX-License-Identifier: Apache-2.0
#include "text/check_text.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

Diagnostic reason_for(std::string const& bytes) {
    auto const checked = check_text("COMPACT.md", bytes);
    EXPECT_FALSE(checked);
    return checked ? Diagnostic{} : checked.error();
}

TEST(check_text, takes_text) {
    for (auto const* text : {"", "# Charlotte\r\n\tsí, 20 %\n", "日本 😀"}) {
        EXPECT_TRUE(check_text("COMPACT.md", text)) << text;
    }
}

TEST(check_text, shows_the_byte_that_is_not_utf8) {
    auto const reason = reason_for("# Plan\nA\xf1o nuevo\n");
    EXPECT_EQ(print(reason),
              "error[T001]: the file is not saved as UTF-8\n"
              "  --> COMPACT.md:2:2\n"
              "    2 | A\\xf1o nuevo\n"
              "      |  ^^^^\n"
              "  help: save it again as UTF-8 (in a spreadsheet program: \"CSV UTF-8\")\n");
}

TEST(check_text, knows_utf16) {
    auto const reason = reason_for(std::string("\xff\xfe#\0 \0", 6));
    EXPECT_EQ(reason.code, "T001");
    EXPECT_EQ(reason.message, "the file is saved as UTF-16, not as UTF-8");
    EXPECT_EQ(reason_for("\xfe\xff").code, "T001");
}

TEST(check_text, shows_a_control_character) {
    auto const reason = reason_for("a\nb\x1b[2Jc");
    EXPECT_EQ(reason.code, "T003");
    EXPECT_EQ(reason.place.line, 2U);
    EXPECT_EQ(reason.place.column, 2U);
    EXPECT_EQ(reason_for(std::string("\0", 1)).code, "T003");
    EXPECT_EQ(reason_for("\x7f").code, "T003");
    EXPECT_EQ(reason_for("\x0c").code, "T003");
}

TEST(check_text, refuses_what_nobody_could_read) {
    EXPECT_TRUE(check_text("a", std::string(longest_text_bytes, 'a')));
    auto const reason = reason_for(std::string(longest_text_bytes + 1, 'a'));
    EXPECT_EQ(reason.code, "T002");
    EXPECT_EQ(reason.message,
              "the text has 16777217 bytes, more than the 16 MiB it may have in all its files");
    EXPECT_EQ(reason.place.line, 0U);
}

}  // namespace
}  // namespace crosswalk
