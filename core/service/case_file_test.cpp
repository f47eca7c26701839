// SPDX-License-Identifier: Apache-2.0
#include "service/case_file.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

struct Parsed {
    CaseFile file;
    Diagnostics diagnostics;

    std::vector<std::string> codes() const {
        std::vector<std::string> all;
        for (auto const& each : diagnostics.list()) all.push_back(each.code);
        return all;
    }
};

Parsed parse(std::string text) {
    Parsed parsed;
    parsed.file = parse_case("x.case.md", std::move(text), parsed.diagnostics);
    return parsed;
}

using Codes = std::vector<std::string>;

TEST(case_file, reads_every_kind_of_block) {
    auto const parsed = parse(
        "# What it shows\n\nProse.\n\n"
        "````compact\n# C\n```toml\nx = 1\n```\n````\n"
        "```facts meters recorded 2014-06-25 as tsv escaped\na\\tb\n```\n"
        "```file data/x.csv\nraw \\t\n```\n"
        "```expect as of 2014-06-30 lang es\nmeasure.a.value = -8.4 %   # why\n\n# remark\n```\n"
        "~~~expect errors as of 2014-06-30\nerror\n~~~\n"
        "```console\n$ crosswalk check\n```\n"
        "```text\nonly for people\n```\n");
    EXPECT_TRUE(parsed.diagnostics.empty()) << print(parsed.diagnostics.list().front());
    auto const& blocks = parsed.file.blocks;
    EXPECT_EQ(parsed.file.title, "What it shows");
    ASSERT_EQ(blocks.size(), 6U);
    EXPECT_EQ(blocks[0].kind, BlockKind::compact);
    EXPECT_EQ(blocks[0].text, "# C\n```toml\nx = 1\n```\n");
    EXPECT_EQ(blocks[1].name, "meters");
    EXPECT_EQ(blocks[1].format, "tsv");
    EXPECT_EQ(print(*blocks[1].date), "2014-06-25");
    EXPECT_EQ(blocks[1].text, "a\tb\n");
    EXPECT_EQ(blocks[2].name, "data/x.csv");
    EXPECT_EQ(blocks[2].text, "raw \\t\n");
    EXPECT_EQ(blocks[3].language, "es");
    ASSERT_EQ(blocks[3].expectations.size(), 1U);
    EXPECT_EQ(blocks[3].expectations[0].path, "measure.a.value");
    EXPECT_EQ(blocks[3].expectations[0].value, "-8.4 %");
    EXPECT_EQ(parsed.file.sources.text(blocks[3].expectations[0].value_span), "-8.4 %");
    EXPECT_EQ(parsed.file.sources.place(blocks[3].expectations[0].value_span).line, 18U);
    EXPECT_EQ(blocks[4].kind, BlockKind::expect_errors);
    EXPECT_EQ(blocks[5].kind, BlockKind::console);
    EXPECT_EQ(parsed.file.sources.text(blocks[5].body), "$ crosswalk check\n");
}

TEST(case_file, a_compact_may_be_used_from_a_folder) {
    auto const parsed = parse("```compact\nuse packs/x\n```\n```expect\na = 1\n```\n");
    ASSERT_EQ(parsed.file.blocks.size(), 2U);
    EXPECT_EQ(parsed.file.blocks[0].name, "packs/x");
}

TEST(case_file, a_value_may_hold_an_equals_sign_and_a_hash) {
    auto const parsed = parse("```expect\na.b = x = 1 #2   # remark\n```\n");
    ASSERT_EQ(parsed.file.blocks.size(), 1U);
    EXPECT_EQ(parsed.file.blocks[0].expectations[0].value, "x = 1 #2");
}

TEST(case_file, line_ends_of_windows_are_no_part_of_values) {
    auto const parsed = parse("# T\r\n```expect\r\na = 1\r\n```\r\n");
    EXPECT_TRUE(parsed.diagnostics.empty());
    EXPECT_EQ(parsed.file.title, "T");
    EXPECT_EQ(parsed.file.blocks[0].expectations[0].value, "1");
}

TEST(case_file, a_block_that_is_not_closed_is_an_error_at_its_fence) {
    auto const parsed = parse("# T\n\n````expect\na = 1\n```\n");
    ASSERT_EQ(parsed.codes(), Codes{"C001"});
    EXPECT_EQ(parsed.diagnostics.list()[0].place.line, 3U);
}

TEST(case_file, a_block_that_nobody_knows_is_an_error) {
    auto const parsed = parse("```expct\na = 1\n```\n");
    ASSERT_EQ(parsed.codes(), Codes{"C002"});
    EXPECT_EQ(parsed.diagnostics.list()[0].help, "did you mean expect?");
    EXPECT_EQ(parse("```haskell\n```\n").codes(), Codes{"C002"});
}

TEST(case_file, words_behind_a_fence_are_checked) {
    EXPECT_EQ(parse("```facts\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```file\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```facts m recorded 2014-02-30\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```facts m as xlsx\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```expect as at 2014-01-01\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```expect errors lang es\n```\n").codes(), Codes{"C003"});
    EXPECT_EQ(parse("```console now\n```\n").codes(), Codes{"C003"});
}

TEST(case_file, an_expectation_needs_a_path_and_a_value) {
    EXPECT_EQ(parse("```expect\nmeasure.a.value\n= 3\na =\n```\n").codes(),
              (Codes{"C004", "C004", "C004"}));
}

TEST(case_file, escapes_are_bytes) {
    EXPECT_EQ(unescape("a\\xFFb\\t\\r\\n\\\\\\\nc"),
              "a\xff"
              "b\t\r\n\\c");
    EXPECT_EQ(unescape("\\0")->size(), 1U);
    EXPECT_EQ(unescape("ab\\q").error(), 2U);
    EXPECT_EQ(unescape("\\xF").error(), 0U);
    EXPECT_EQ(unescape("x\\").error(), 1U);
    auto const parsed = parse("```file x escaped\nab\n\\q\n```\n");
    ASSERT_EQ(parsed.codes(), Codes{"C005"});
    EXPECT_EQ(parsed.diagnostics.list()[0].place.line, 3U);
}

TEST(case_file, a_case_that_cannot_fail_is_an_error) {
    EXPECT_EQ(parse("# T\n").codes(), Codes{"C006"});
    EXPECT_EQ(parse("").codes(), Codes{"C006"});
    EXPECT_TRUE(parse("```skip\nwaits for the server\n```\n").diagnostics.empty());
}

TEST(case_file, two_agreements_in_one_case_are_an_error_with_both_places) {
    auto const parsed = parse("```compact\n```\n```compact\n```\n```expect\na = 1\n```\n");
    ASSERT_EQ(parsed.codes(), Codes{"C007"});
    EXPECT_EQ(parsed.diagnostics.list()[0].related.size(), 1U);
}

TEST(case_file, a_case_must_be_text) { EXPECT_EQ(parse("\xff\n").codes(), Codes{"T001"}); }

}  // namespace
}  // namespace crosswalk
