// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

/// A complaint about `marked` in a line that stands at line 88.
Diagnostic about(std::string const& line, std::string_view marked, std::string label = "") {
    Sources sources;
    auto const file = sources.add("packs/denver/COMPACT.md", std::string(87, '\n') + line + "\n");
    auto const begin = static_cast<std::uint32_t>(87 + line.find(marked));
    Diagnostic diagnostic;
    diagnostic.code = "K014";
    diagnostic.message = "the payment tiers overlap at 20 %";
    diagnostic.place = sources.place(
        {.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(marked.size())});
    diagnostic.label = std::move(label);
    return diagnostic;
}

TEST(diagnostic, shows_place_clause_excerpt_related_and_help) {
    auto diagnostic = about("  { below = 30, pays = \"38000 USD\" },", "below = 30",
                            "also covers 20 %, which the tier above already pays");
    diagnostic.place.clause = "4.2 Fewer days in jail";
    auto above = about("  { up_to = 20, pays = \"0 USD\" },", "up_to").place;
    above.line = 87;
    diagnostic.with_related(above, "").with_help("write `from = 20, below = 30`");
    EXPECT_EQ(print(diagnostic),
              "error[K014]: the payment tiers overlap at 20 %\n"
              "  --> packs/denver/COMPACT.md:88:5  (clause \"4.2 Fewer days in jail\")\n"
              "    88 |   { below = 30, pays = \"38000 USD\" },\n"
              "       |     ^^^^^^^^^^ also covers 20 %, which the tier above already pays\n"
              "  --> packs/denver/COMPACT.md:87:5\n"
              "    87 |   { up_to = 20, pays = \"0 USD\" },\n"
              "  help: write `from = 20, below = 30`\n");
}

TEST(diagnostic, aligns_line_numbers_of_different_lengths) {
    auto diagnostic = about("x = 1", "1");
    auto other = diagnostic.place;
    other.line = 1204;
    other.column = 1;
    diagnostic.with_related(other, "here too");
    EXPECT_EQ(print(diagnostic),
              "error[K014]: the payment tiers overlap at 20 %\n"
              "  --> packs/denver/COMPACT.md:88:5\n"
              "      88 | x = 1\n"
              "         |     ^\n"
              "  --> packs/denver/COMPACT.md:1204:1\n"
              "    1204 | x = 1\n"
              "         | ^ here too\n");
}

/// The two lines of the excerpt.
std::string excerpt_of(Diagnostic const& diagnostic) {
    auto const text = print(diagnostic);
    auto const begin = text.find("    88 |");
    return begin == std::string::npos ? text : text.substr(begin);
}

TEST(diagnostic, puts_carets_under_wide_and_combining_characters) {
    EXPECT_EQ(excerpt_of(about("名 = \"日本\"", "日本")),
              "    88 | 名 = \"日本\"\n"
              "       |       ^^^^\n");
    EXPECT_EQ(excerpt_of(about("cafe\u0301 = e\u0301", "e\u0301 ", "accented")),
              "    88 | cafe\u0301 = e\u0301\n"
              "       |    ^^ accented\n");
}

TEST(diagnostic, puts_carets_under_text_behind_tabs) {
    EXPECT_EQ(excerpt_of(about("\ta\tbc = 1", "bc")),
              "    88 |     a   bc = 1\n"
              "       |         ^^\n");
    EXPECT_EQ(excerpt_of(about("ab\tc", "\t", "a tab")),
              "    88 | ab  c\n"
              "       |   ^^ a tab\n");
}

TEST(diagnostic, shows_control_characters_and_still_aligns) {
    EXPECT_EQ(excerpt_of(about("a\x1b[31mb = \xff", "b")),
              "    88 | a\\x1b[31mb = \\xff\n"
              "       |          ^\n");
    EXPECT_EQ(excerpt_of(about("x = \x07", "\x07")),
              "    88 | x = \\x07\n"
              "       |     ^^^^\n");
}

TEST(diagnostic, marks_at_least_one_column) {
    EXPECT_EQ(excerpt_of(about("x =", "")),
              "    88 | x =\n"
              "       | ^\n");
    auto diagnostic = about("x =", "x");
    diagnostic.place.column = 4;
    diagnostic.place.width = 0;
    EXPECT_EQ(excerpt_of(diagnostic.with_label("a value is missing")),
              "    88 | x =\n"
              "       |    ^ a value is missing\n");
    diagnostic.place.column = 400;
    EXPECT_EQ(excerpt_of(diagnostic),
              "    88 | x =\n"
              "       |    ^ a value is missing\n");
}

TEST(diagnostic, marks_no_further_than_the_line) {
    auto diagnostic = about("x = 1", "1");
    diagnostic.place.width = 4000000000U;
    EXPECT_EQ(excerpt_of(diagnostic),
              "    88 | x = 1\n"
              "       |     ^\n");
}

TEST(diagnostic, marks_the_right_column_of_a_cut_line) {
    auto const text =
        excerpt_of(about(std::string(300, 'a') + "日MARK" + std::string(300, 'b'), "MARK"));
    auto const lines_end = text.find('\n');
    auto const line = text.substr(0, lines_end);
    auto const carets = text.substr(lines_end + 1);
    // "…" takes three bytes and one column, "日" three and two.
    EXPECT_EQ(line.find("MARK"), carets.find("^^^^") + 2 + 1);
    EXPECT_EQ(carets.find_last_of('^') - carets.find('^'), 3U);
}

TEST(diagnostic, shows_an_empty_line_only_when_it_has_to_say_something) {
    auto diagnostic = about("", "");
    EXPECT_EQ(print(diagnostic),
              "error[K014]: the payment tiers overlap at 20 %\n"
              "  --> packs/denver/COMPACT.md:88:1\n");
    diagnostic.with_label("a clause ends here");
    EXPECT_EQ(excerpt_of(diagnostic),
              "    88 |\n"
              "       | ^ a clause ends here\n");
}

TEST(diagnostic, without_a_line_shows_the_path) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::warning;
    diagnostic.code = "F080";
    diagnostic.message = "the file is empty";
    diagnostic.place.path = "data/meters.csv";
    EXPECT_EQ(print(diagnostic), "warning[F080]: the file is empty\n  --> data/meters.csv\n");
    diagnostic.label = "0 bytes";
    EXPECT_EQ(print(diagnostic),
              "warning[F080]: the file is empty\n  --> data/meters.csv: 0 bytes\n");
}

TEST(diagnostic, without_a_place_shows_message_label_and_help) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::note;
    diagnostic.message = "the disk is full";
    diagnostic.help = "free some space\n\nand run it again: nothing was lost";
    EXPECT_EQ(print(diagnostic),
              "note: the disk is full\n"
              "  help: free some space\n"
              "\n"
              "        and run it again: nothing was lost\n");
    diagnostic.label = "since 10:04";
    EXPECT_TRUE(print(diagnostic).starts_with("note: the disk is full\n  since 10:04\n"));
}

TEST(diagnostic, lets_no_part_of_it_drive_the_terminal) {
    auto diagnostic = about("x = 1", "1", "la\x1b[2Jbel\n");
    diagnostic.message = "me\x1b[2Jssage\nerror[K999]: forged";
    diagnostic.code = "K\x1b";
    diagnostic.place.path = "a\x1b]0;b.md";
    diagnostic.place.clause = "4\x07";
    diagnostic.with_help("he\x1b[2Jlp");
    auto const text = print(diagnostic);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\x07'), std::string::npos);
    EXPECT_NE(text.find("me\\x1b[2Jssage\\nerror[K999]: forged\n"), std::string::npos);
}

/// The text without ESC [ ... m.
std::string uncoloured(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        auto const escape = text.find('\x1b');
        plain += text.substr(0, escape);
        if (escape == std::string_view::npos) break;
        text.remove_prefix(text.find('m', escape) + 1);
    }
    return plain;
}

TEST(diagnostic, differs_in_colour_only_by_colour) {
    auto diagnostic = about("x = 1", "1", "label");
    diagnostic.with_related(diagnostic.place, "again").with_help("one\ntwo");
    for (auto const severity : {Severity::error, Severity::warning, Severity::note}) {
        diagnostic.severity = severity;
        auto const coloured = print(diagnostic, Colours::on);
        EXPECT_NE(coloured, print(diagnostic));
        EXPECT_EQ(uncoloured(coloured), print(diagnostic));
    }
    EXPECT_TRUE(print(diagnostic, Colours::on).starts_with("\x1b[1;36mnote[K014]\x1b[0m"));
}

TEST(diagnostics, collect_and_count) {
    Diagnostics all;
    EXPECT_TRUE(all.empty());
    EXPECT_FALSE(all.has_errors());
    all.warning("K001", {}, "one").with_help("help");
    EXPECT_FALSE(all.has_errors());
    all.error("K002", {}, "two").with_label("label");
    EXPECT_TRUE(all.has_errors());
    EXPECT_EQ(all.error_count(), 1U);
    ASSERT_EQ(all.list().size(), 2U);
    EXPECT_EQ(all.list()[0].help, "help");
    EXPECT_EQ(all.list()[0].severity, Severity::warning);
    EXPECT_EQ(all.list()[1].label, "label");
}

TEST(diagnostics, are_sorted_by_path_line_column_and_code) {
    Diagnostics all;
    auto const at = [](std::string path, std::uint32_t line, std::uint32_t column) {
        Place place;
        place.path = std::move(path);
        place.line = line;
        place.column = column;
        return place;
    };
    all.error("K005", at("b", 1, 1), "");
    all.error("K004", at("a", 10, 1), "");
    all.error("K003", at("a", 2, 7), "");
    all.error("K002", at("a", 2, 3), "second");
    all.error("K002", at("a", 2, 3), "third");
    all.error("K001", at("a", 2, 3), "first");
    all.sort();
    std::string order;
    for (auto const& one : all.list()) order += one.code.back();
    EXPECT_EQ(order, "122345");
    EXPECT_EQ(all.list()[1].message, "second");
}

}  // namespace
}  // namespace crosswalk
