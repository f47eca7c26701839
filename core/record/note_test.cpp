// SPDX-License-Identifier: Apache-2.0
#include "record/note.h"

#include "identity/base64.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

std::string const line = "\u2014 charlotte.example/log " + base64("\1\2\3\4signature") + "\n";

TEST(note, is_written_as_it_is_read) {
    auto const bytes = "first line\n\nthird line\n\n" + line + line;
    auto const note = parse_note(bytes);
    ASSERT_TRUE(note);
    EXPECT_EQ(note->text, "first line\n\nthird line\n");
    ASSERT_EQ(note->signatures.size(), 2U);
    EXPECT_EQ(note->signatures[0].name, "charlotte.example/log");
    EXPECT_EQ(note->signatures[0].id, 0x01020304U);
    EXPECT_EQ(note->signatures[0].bytes, "signature");
    EXPECT_EQ(print(*note), bytes);
}

TEST(note, may_have_no_signature_yet) { EXPECT_FALSE(parse_note("text\n\n")); }

TEST(note, with_a_slip_is_refused) {
    std::vector<std::string> const slips = {
        "",
        "\n",
        "\n\n",
        "text\n",
        line,
        "\n" + line,
        "text\n" + line,
        "text\n\n" + line.substr(0, line.size() - 1),
        "text\n\n" + line.substr(4),
        "text\n\n" + line + "more\n",
        "te\txt\n\n" + line,
        "te\xffxt\n\n" + line,
        "text\r\n\n" + line,
        "text\n\n\u2014 charlotte.example/log " + base64("\1\2\3\4") + "\n",
        "text\n\n\u2014 charlotte.example/log AQIDBHNpZ25hdHVyZQ\n",
        "text\n\n\u2014 AQIDBHNpZ25hdHVyZQ==\n"};
    for (auto const& bytes : slips) {
        auto const note = parse_note(bytes);
        ASSERT_FALSE(note) << bytes;
        EXPECT_EQ(note.error().code, "R001");
    }
}

TEST(note, with_more_signatures_than_anybody_needs_is_refused) {
    std::string bytes = "text\n\n";
    for (int i = 0; i < 100; ++i) bytes += line;
    EXPECT_TRUE(parse_note(bytes));
    EXPECT_FALSE(parse_note(bytes + line));
}

}  // namespace
}  // namespace crosswalk
