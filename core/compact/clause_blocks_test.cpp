// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told what_nearly_binds[] = {
    {"```TOML\n[term.a]\nmeans = \"x\"\n```\n",
     "K002 [```TOML] this block is marked `TOML`, so it does not bind / write ```toml and "
     "nothing else behind the three backticks"},
    {"```toml title=\"words\"\n[term.a]\nmeans = \"x\"\n```\n",
     "K002 [```toml title=\"words\"] this block is marked `toml title=\"words\"`, so it does not "
     "bind / write ```toml and nothing else behind the three backticks"},
    {"> ```toml\n> [term.a]\n> means = \"x\"\n> ```\n",
     "K004 [> ```toml] this block stands in a quotation, so nobody can tell whether it binds / "
     "take away the `>` before its lines if it binds; if it only quotes another agreement, begin "
     "it with ```text"},
    {"```tomll\n[term.a]\n```\n", ""},
};

TEST(ClauseBlocks, WhatNearlyBinds) { expect_told(check_text_below, what_nearly_binds); }

constexpr Told what_looks_like_a_clause_and_does_not_bind[] = {
    {"```\n[term.a]\nmeans = \"x\"\n```\n",
     "warning K005 [[term.a]] this looks like a clause, but its block is not marked as one and "
     "does not bind / begin the block with ```toml if it binds, with ```text if it does not"},
    {"[term.a]\nmeans = \"x\"\n",
     "warning K005 [[term.a]] this looks like a clause, but it stands outside of a block and "
     "does not bind / put a line ```toml before the clause and a line ``` behind it"},
    {"Text.\n\n    [term.a]\n    means = \"x\"\n",
     "warning K005 [    [term.a]] this looks like a clause, but it stands outside of a block and "
     "does not bind / put a line ```toml before the clause and a line ``` behind it"},
    {"```text\n[term.a]\nmeans = \"x\"\n```\n", ""},
    {"See [term.a] and [nothing]\n\n[nothing.here]\n\n[term]\n", ""},
    {"[partnership]\n\n[[dataset.x.batches]]\n",
     "warning K005 [[partnership]] this looks like a clause, but it stands outside of a block "
     "and does not bind / put a line ```toml before the clause and a line ``` behind it\n"
     "warning K005 [[[dataset.x.batches]]] this looks like a clause, but it stands outside of a "
     "block and does not bind / put a line ```toml before the clause and a line ``` behind it"},
};

TEST(ClauseBlocks, WhatLooksLikeAClauseAndDoesNotBind) {
    expect_told(check_text_below, what_looks_like_a_clause_and_does_not_bind);
}

constexpr Told blocks_that_bind_wherever_they_stand[] = {
    {"- a list\n  ```toml\n  [term.a]\n  means = 5\n  ```\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
    {"   ```toml\n   [term.a]\n   means = 5\n   ```\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
    {"~~~toml\n[term.a]\nmeans = 5\n~~~\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
    {"````toml\n[term.a]\nmeans = 5\n````\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
    {"```toml  \n[term.a]\nmeans = 5\n```\n",
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
};

TEST(ClauseBlocks, BlocksThatBindWhereverTheyStand) {
    expect_told(check_text_below, blocks_that_bind_wherever_they_stand);
}

constexpr Told blocks_that_are_never_closed[] = {
    {"```toml\n[term.a]\nmeans = \"x\"\n\nAnd so we agreed.\n",
     "K003 [```toml] this block is never closed / write ``` on a line of its own behind the last "
     "line of the clause"},
    {"```toml",
     "K003 [```toml] this block is never closed / write ``` on a line of its own behind the last "
     "line of the clause"},
    {"```toml\n",
     "K003 [```toml] this block is never closed / write ``` on a line of its own behind the last "
     "line of the clause"},
    {"- a list\n  ```toml\n  [term.a]\n  means = 5\n\nNo list.\n",
     "K003 [  ```toml] this block is never closed / write ``` on a line of its own behind the "
     "last line of the clause\n"
     "K023 [5] `means` takes a text in quotation marks, and this is a whole number / write means "
     "= \"5\"; in quotation marks it stays exactly what it is"},
};

TEST(ClauseBlocks, BlocksThatAreNeverClosed) {
    expect_told(check_text_below, blocks_that_are_never_closed);
}

constexpr Told a_block_that_is_never_closed_does_not_hide_the_next[] = {
    {"```toml\n"
     "[partnership]\n"
     "name = \"Example\"\n"
     "backbone = \"office\"\n"
     "\n"
     "# Next\n"
     "\n"
     "Some prose.\n"
     "\n"
     "```toml\n"
     "[partner.office]\n"
     "name = \"The office\"\n"
     "sector = \"publik\"\n"
     "```\n"
     "\n"
     "```text\n"
     "no clause\n"
     "```\n",
     "K003 [```toml] this block is never closed / write ``` on a line of its own behind the last "
     "line of the clause\n"
     "K024 [\"publik\"] \"publik\" is not one of the words that `sector` knows / did you mean "
     "\"public\"?"},
};

TEST(ClauseBlocks, ABlockThatIsNeverClosedDoesNotHideTheNext) {
    expect_told(check_file, a_block_that_is_never_closed_does_not_hide_the_next);
}

constexpr Told nothing_to_read[] = {
    {"",
     "K001 [] there is no clause in this agreement / clauses stand in blocks that begin with "
     "```toml and end with ```; `crosswalk init` writes an example"},
    {"Only prose.\n",
     "K001 [] there is no clause in this agreement / clauses stand in blocks that begin with "
     "```toml and end with ```; `crosswalk init` writes an example"},
    {"```toml\n```\n",
     "K027 [] this agreement does not say whose it is / add a block with a clause [partnership] "
     "that has at least a `name` and a `backbone`"},
    {"```toml\n[term.a]\nmeans = \"x\"\n```\n",
     "K027 [] this agreement does not say whose it is / add a block with a clause [partnership] "
     "that has at least a `name` and a `backbone`"},
};

TEST(ClauseBlocks, NothingToRead) { expect_told(check_file, nothing_to_read); }

}  // namespace
}  // namespace crosswalk
