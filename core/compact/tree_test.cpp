// SPDX-License-Identifier: Apache-2.0
#include "compact/checked.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

constexpr Told said_twice[] = {
    {"[term.a]\nmeans = \"x\"\nmeans = \"y\"",
     "K009 [means] `means` is said twice / keep one of the two"},
    {"[term.a]\nmeans = \"x\"\n[term.a]\nsame_as = [\"b\"]",
     "K009 [a] `term.a` is said twice / put the keys of both into one table"},
    {"[term.a]\nmeans = \"x\"\n[term.b]\nmeans = \"x\"\n[term.a.means]\nen = \"y\"",
     "K009 [means] `term.a.means` is said twice / keep one of the two"},
    {"[term.a]\nmeans = { en = \"x\" }\n[term.a.means]\nes = \"y\"",
     "K009 [means] `term.a.means` is said twice / put the keys of both into one table"},
    {"[term.a]\nmeans.en = \"x\"\nmeans.en = \"y\"",
     "K009 [en] `means.en` is said twice / keep one of the two"},
    {"[term.a]\nmeans = \"x\"\nmeans.es = \"y\"",
     "K009 [means] `means` is a text, so it has no keys of its own / keep one of the two"},
    {"[term.a]\nmeans = \"x\nmeans = \"y\"",
     "K007 [\"x] this text is never closed / write \" behind its last character, on the same line"},
};

TEST(Tree, SaidTwice) { expect_told(check_with_meters, said_twice); }

constexpr Told lists_of_tables[] = {
    {"[[dataset.d.batches]]\nfile = \"a.csv\"\n[[dataset.d.batches]]\nfile = 5",
     "K023 [5] `file` takes a text in quotation marks, and this is a whole number / write file = "
     "\"5\"; in quotation marks it stays exactly what it is"},
    {"[[dataset.d.batches]]\nfile = \"a.csv\"\n[dataset.d.batches]\nfile = \"b.csv\"",
     "K009 [batches] `dataset.d.batches` is said twice / keep one of the two"},
    {"batches = []\n[[dataset.d.batches]]\nfile = \"a.csv\"",
     "K009 [batches] `dataset.d.batches` is said twice, once as a list of tables / keep one of "
     "the two"},
    {"[[dataset.d.batches]]\nfile = \"a.csv\"\nfile = \"b.csv\"",
     "K009 [file] `file` is said twice / keep one of the two"},
};

TEST(Tree, ListsOfTables) { expect_told(check_dataset, lists_of_tables); }

constexpr Told tables_grow_in_any_order[] = {
    {"```toml\n[term.a.means]\nen = \"x\"\n[term.a]\nsame_as = [\"b\"]\n```\n", ""},
    {"```toml\nterm.a.means = \"x\"\nterm.a.same_as = [\"b\"]\n```\n", ""},
    {"```toml\n[term]\na = { means = \"x\" }\nb.means = \"y\"\n```\n", ""},
    {"```toml\nterm = { a = { means = \"x\" } }\n```\n", ""},
    {"```toml\n[term.a]\nmeans = \"x\"\n```\n\n```toml\n[term.a.said_as]\npublic = \"y\"\n```\n",
     ""},
};

TEST(Tree, TablesGrowInAnyOrder) { expect_told(check_text_below, tables_grow_in_any_order); }

constexpr Told keys_under_no_clause[] = {
    {"```toml\nmeans = \"x\"\n```\n",
     "K012 [means = \"x\"] `means` stands under no clause / write the header of its clause above "
     "it, such as [partnership]; a header counts up to the end of its block"},
    {"```toml\n[term.a]\nmeans = \"x\"\n```\n\n```toml\nsame_as = [\"y\"]\n```\n",
     "K012 [same_as = [\"y\"]] `same_as` stands under no clause / write the header of its clause "
     "above it, such as [partnership]; a header counts up to the end of its block"},
    {"```toml\nterm = \"x\"\n```\n",
     "K028 [term] `term` is a table of its own / write a line [term.some_id] and its keys below "
     "it"},
    {"```toml\nwords.a = \"x\"\n```\n",
     "K020 [words] there is no kind of clause `words` / the kinds are `partnership`, `partner`, "
     "`term`, `source`, `dataset`, `measure`, `decision` and `contract`"},
};

TEST(Tree, KeysUnderNoClause) { expect_told(check_text_below, keys_under_no_clause); }

}  // namespace
}  // namespace crosswalk
