// SPDX-License-Identifier: Apache-2.0
#include "compact/markdown.h"

#include "compact/model.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

class Markdown : public testing::Test {
protected:
    MarkdownText read(std::string text) {
        auto const file = compact_.sources.add("COMPACT.md", std::move(text));
        return read_markdown(compact_.sources, file);
    }

    std::string_view text(Span span) const { return compact_.sources.text(span); }

    Compact compact_;
};

TEST_F(Markdown, Headings) {
    auto const found =
        read("# One\n\nTwo *of* `them`\nhere\n---\n\n> # quoted\n\n### 3.1 Thr\\*ee #\n");
    ASSERT_EQ(found.headings.size(), 3U);
    EXPECT_EQ(found.headings[0].second, "One");
    EXPECT_EQ(text(found.headings[0].first), "# One");
    EXPECT_EQ(found.headings[1].second, "Two of them here");
    EXPECT_EQ(found.headings[2].second, "3.1 Thr*ee");
}

TEST_F(Markdown, BlocksWithTheirExactContent) {
    auto const found = read("```toml\na = 1\n```\n~~~~ text x\n```\n~~~~\n  ````\nb\n````\n");
    ASSERT_EQ(found.blocks.size(), 3U);
    EXPECT_EQ(found.blocks[0].info, "toml");
    EXPECT_EQ(text(found.blocks[0].content), "a = 1\n");
    EXPECT_EQ(found.blocks[1].info, "text x");
    EXPECT_EQ(text(found.blocks[1].content), "```\n");
    EXPECT_EQ(found.blocks[2].info, "");
    EXPECT_EQ(text(found.blocks[2].content), "b\n");
    EXPECT_TRUE(found.blocks[2].closed);
}

TEST_F(Markdown, LineEndsOfAllKinds) {
    auto const found = read("# A\r\n\r\n```toml\r\na\rb\r\n```\r\n# B\r\n");
    ASSERT_EQ(found.headings.size(), 2U);
    EXPECT_EQ(text(found.headings[1].first), "# B");
    ASSERT_EQ(found.blocks.size(), 1U);
    EXPECT_EQ(text(found.blocks[0].content), "a\rb\r\n");
}

TEST_F(Markdown, UnclosedAndQuoted) {
    auto const found = read("> ```toml\n> a\n\n```toml\nb\n``\n");
    ASSERT_EQ(found.blocks.size(), 2U);
    EXPECT_TRUE(found.blocks[0].quoted);
    EXPECT_FALSE(found.blocks[1].quoted);
    EXPECT_FALSE(found.blocks[1].closed);
    EXPECT_EQ(text(found.blocks[1].content), "b\n``");
}

TEST_F(Markdown, TheClauseOfAPlaceIsTheHeadingAbove) {
    auto const found = read("a\n# One\nb\n## Two\nc\n");
    compact_.headings = found.headings;
    auto const heading = [&](std::uint32_t at) { return compact_.heading({0, at, at + 1}); };
    EXPECT_EQ(heading(0), "");
    EXPECT_EQ(heading(2), "One");
    EXPECT_EQ(heading(8), "One");
    EXPECT_EQ(heading(10), "Two");
    EXPECT_EQ(heading(17), "Two");
    EXPECT_EQ(compact_.place({0, 17, 18}).clause, "Two");
    compact_.sources.add("other.md", "x");
    EXPECT_EQ(compact_.heading({1, 0, 1}), "");
}

TEST(ClauseHeader, OnlyOfKnownKinds) {
    EXPECT_TRUE(is_clause_header("[measure.energy]"));
    EXPECT_TRUE(is_clause_header("  [[dataset.x.batches]]\r"));
    EXPECT_TRUE(is_clause_header("[partnership]"));
    EXPECT_FALSE(is_clause_header("[measure]"));
    EXPECT_FALSE(is_clause_header("[note.energy]"));
    EXPECT_FALSE(is_clause_header("[measure.energy] is a link"));
    EXPECT_FALSE(is_clause_header("measure.energy"));
    EXPECT_FALSE(is_clause_header(""));
}

}  // namespace
}  // namespace crosswalk
