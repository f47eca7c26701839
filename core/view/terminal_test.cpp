// SPDX-License-Identifier: Apache-2.0
#include "view/terminal.h"

#include "text/utf8.h"
#include "view/example_test.h"
#include "view/golden_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string shown(Example const& example, TerminalOptions const& options = {}) {
    return terminal(example.compact, example.reading, options);
}

std::size_t widest_line(std::string_view text) {
    std::size_t widest = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        widest = std::max(widest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

TEST(terminal, english) { expect_golden("mesa-en.txt", shown(mesa_example())); }
TEST(terminal, spanish) { expect_golden("mesa-es.txt", shown(mesa_example(), {.language = "es"})); }

TEST(terminal, no_line_is_wider_than_asked) {
    for (std::size_t const width : {72U, 80U, 100U, 132U}) {
        for (auto const* language : {"en", "es"}) {
            auto const text = shown(mesa_example(), {.language = language, .width = width});
            EXPECT_LE(widest_line(text), width) << language;
        }
    }
}

TEST(terminal, a_window_too_narrow_for_a_table_gets_the_least_table) {
    EXPECT_EQ(shown(mesa_example(), {.width = 1}), shown(mesa_example(), {.width = 40}));
}

TEST(terminal, lines_end_at_their_last_word) {
    EXPECT_THAT(shown(mesa_example()), Not(HasSubstr(" \n")));
}

TEST(terminal, colours_only_when_asked) {
    EXPECT_THAT(shown(mesa_example()), Not(HasSubstr("\x1b")));
    EXPECT_THAT(shown(mesa_example(), {.colours = Colours::on}),
                HasSubstr("\x1b[1;33m! Behind\x1b[0m"));
}

TEST(terminal, unknown_is_a_dash_with_its_reason) {
    auto const text = shown(only(mesa_example(), {"lots"}));
    EXPECT_THAT(text, HasSubstr("- (nothing usable was reported)"));
    EXPECT_THAT(text, Not(HasSubstr(" 0 lots")));
}

TEST(terminal, nothing_that_was_written_can_drive_a_terminal) {
    auto example = mesa_example();
    std::string const attack =
        "\x1b]0;x\x07\x9b"
        "31m\r\xe2\x80\xae";
    auto const spoil = [&](std::string& text) { text += attack; };
    spoil(example.compact.measures[0].title.by_language[0].second);
    spoil(example.compact.partnership.name.by_language[0].second);
    spoil(example.reading.headline[0].second);
    spoil(example.reading.findings[0][0].second);
    spoil(*example.reading.measures[1].groups[0].rows[1].group);
    spoil(example.compact.source_clauses[0].title);
    spoil(example.reading.measures[0].panel->joined[0]);
    spoil(example.compact.datasets[0].columns[0].title.by_language[0].second);
    spoil(example.compact.datasets[0].title.by_language[0].second);
    spoil(example.reading.provenance[0].formula);
    spoil(example.compact.measures[1].breaks[0].because.by_language[0].second);
    spoil(example.compact.measures[0].clause.heading);
    spoil(example.reading.measures[5].series[0].claims[0].claim.qualifier);
    auto const text = shown(example);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\r")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
    EXPECT_THAT(text, Not(HasSubstr("\x9b")));
    EXPECT_THAT(text, Not(HasSubstr("\xe2\x80\xae")));
    EXPECT_THAT(text, HasSubstr("\\x1b]0;x\\x07"));
}

TEST(terminal, an_empty_agreement_says_so) {
    EXPECT_THAT(shown(empty_example()), HasSubstr("The agreement has no measures yet."));
}

TEST(terminal, a_language_of_the_partnership_that_we_do_not_speak) {
    auto example = mesa_example();
    example.compact.partnership.name = {{{"fr", "Mesa ensemble"}}};
    auto const text = shown(example, {.language = "fr"});
    EXPECT_THAT(text, HasSubstr("Mesa ensemble"));
    EXPECT_THAT(text, HasSubstr("Where we began"));
}

TEST(check, says_that_all_is_fine) {
    EXPECT_EQ(print_check(Diagnostics()), "No problems found.\n");
    EXPECT_EQ(print_check(Diagnostics(), {.language = "es"}), "No se encontró ningún problema.\n");
}

TEST(check, prints_every_problem_and_counts_them) {
    Diagnostics problems;
    problems.error("K014", {"COMPACT.md", 8, 1, 3, {}, {}}, "the tiers overlap")
        .with_help("part them");
    problems.error("K015", {"COMPACT.md", 9, 1, 3, {}, {}}, "nobody pays").with_help("say who");
    problems.warning("M002", {}, "the target is far").with_help("look again");
    auto const text = print_check(problems);
    EXPECT_THAT(text, HasSubstr("error[K014]: the tiers overlap"));
    EXPECT_THAT(text, HasSubstr("warning[M002]: the target is far"));
    EXPECT_TRUE(text.ends_with("2 errors, 1 warning\n")) << text;
}

TEST(check, a_warning_alone_is_counted_alone) {
    Diagnostics problems;
    problems.warning("M002", {}, "the target is far").with_help("look again");
    EXPECT_TRUE(print_check(problems).ends_with("\n1 warning\n"));
}

}  // namespace
}  // namespace crosswalk
