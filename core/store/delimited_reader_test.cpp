// SPDX-License-Identifier: Apache-2.0
#include "store/delimited_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crosswalk {
namespace {

/// Every record as "line: [cell] [cell]", with the code of its fault.
std::string records(std::string_view bytes, char separator = ',', std::size_t piece = 1 << 20) {
    DelimitedReader reader(ByteSource::of(bytes, piece), separator);
    std::string text;
    for (;;) {
        auto const record = reader.next();
        if (!record) {
            auto const& reason = record.error();
            return text + reason.code + " at " + std::to_string(reason.place.line) + ":" +
                   std::to_string(reason.place.column) + "\n";
        }
        if (*record == nullptr) return text;
        text += std::to_string((*record)->line) + ":";
        for (auto const& cell : (*record)->cells) {
            text += std::string(" ") + (cell.is_quoted ? "\"" : "[") + std::string(cell.text) +
                    (cell.is_quoted ? "\"" : "]");
            if (cell.lines_before > 0) text += "+" + std::to_string(cell.lines_before);
        }
        if ((*record)->fault) text += " " + (*record)->fault->code;
        text += "\n";
    }
}

TEST(DelimitedReader, cuts_what_rfc_4180_describes) {
    EXPECT_EQ(records("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"),
              "1: [aaa] [bbb] [ccc]\n2: [zzz] [yyy] [xxx]\n");
    EXPECT_EQ(records("a,b\nc,d"), "1: [a] [b]\n2: [c] [d]\n");
    EXPECT_EQ(records("\"a\",\"b \r\nb\",c\r\nz,y,x"),
              "1: \"a\" \"b \r\nb\" [c]+1\n3: [z] [y] [x]\n");
    EXPECT_EQ(records("\"a\"\"b\",\"\"\"\"\n"), "1: \"a\"b\" \"\"\"\n");
}

TEST(DelimitedReader, empty_values_and_ends) {
    EXPECT_EQ(records(""), "");
    EXPECT_EQ(records("\n\r\n\r"), "");
    EXPECT_EQ(records(",\n"), "1: [] []\n");
    EXPECT_EQ(records("a,"), "1: [a] []\n");
    EXPECT_EQ(records("\"\""), "1: \"\"\n");
    EXPECT_EQ(records("a\rb\r\nc\n\nd"), "1: [a]\n2: [b]\n3: [c]\n5: [d]\n");
    EXPECT_EQ(records("\xEF\xBB\xBF"
                      "a"),
              "1: [a]\n");
    EXPECT_EQ(records("a\tb,c\n", '\t'), "1: [a] [b,c]\n");
    EXPECT_EQ(records(std::string_view("a\0b,c\n", 6)), std::string("1: [a\0b] [c]\n", 13));
}

TEST(DelimitedReader, a_misplaced_quote_spoils_its_record_only) {
    EXPECT_EQ(records("a\"b,c\nd,e\n"), "1: [a\"b] [c] F027\n2: [d] [e]\n");
    EXPECT_EQ(records("\"a\"b\"c,d\ne\n"), "1: \"\"a\"b\"c\" [d] F027\n2: [e]\n");
    EXPECT_EQ(records("\"a\" ,b\n"), "1: \"\"a\" \" [b] F027\n");
}

TEST(DelimitedReader, an_open_quote_ends_the_file_at_its_place) {
    EXPECT_EQ(records("a,b\nc,\"d\ne,f\n"), "1: [a] [b]\nF028 at 2:3\n");
    EXPECT_EQ(records("\""), "F028 at 1:1\n");
    EXPECT_EQ(records("\"a\nb\",é\"x,\"y"), "F028 at 2:8\n");
    EXPECT_EQ(records("\"a\"\""), "F028 at 1:1\n");
}

TEST(DelimitedReader, the_pieces_in_which_bytes_arrive_do_not_matter) {
    std::string_view const bytes =
        "\xEF\xBB\xBF"
        "a,\"b\"\"\r\nc\"\r\nd\re,\"f\"g\n\n\"\",\"\"\"\"\n\"open\n";
    auto const whole = records(bytes);
    for (std::size_t piece = 1; piece < 12; ++piece)
        EXPECT_EQ(records(bytes, ',', piece), whole) << piece;
}

TEST(DelimitedReader, too_long_records_are_passed_over) {
    std::string const much(longest_record_bytes + 1, 'x');
    auto const passed = [](std::string const& record, std::string const& line) {
        return "1: F010\n" + line + ": [a]\n" == records(record + "a\n");
    };
    EXPECT_TRUE(passed(much + "\n", "2"));
    EXPECT_TRUE(passed(much + "\r\n", "2"));
    EXPECT_TRUE(passed(much + "\r", "2"));
    EXPECT_TRUE(passed("\"" + much + "\n\"\"\n\",b\n", "4"));
    EXPECT_EQ(records(much), "1: F010\n");
    EXPECT_EQ(records("b,\"" + much), "F028 at 1:3\n");
    std::string const just(longest_record_bytes - 1, 'x');
    EXPECT_EQ(records(just + "\na\n").size(), just.size() + 6 + 7);
}

}  // namespace
}  // namespace crosswalk
