// SPDX-License-Identifier: Apache-2.0
#include "compact/schema.h"

namespace crosswalk {
namespace {

constexpr std::string_view introduction = R"(# The compact: every clause and every key

This page is made from the table that the checker itself uses; a test compares the two. How to
write an agreement is told in [Writing a compact](../guide/writing-a-compact.md), the language of
`value`, `where` and `checks` in [Expressions](expressions.md), every complaint in
[errors](errors/).

## How an agreement is read

- It is the file `COMPACT.md`, or the files `compact/*.md` in the order of their names. Each is
  UTF-8, and all have at most 16 MiB together. Line ends of Windows and a byte order mark at the
  beginning, which Windows editors write, are fine and change no position.
- Blocks that begin with ```` ```toml ````, exactly so, bind. Everything else is for people. The
  nearest heading above a block is its clause, and every complaint names it. A block inside a
  quotation (`>`) is an error, because nobody could tell whether it binds; text that looks like a
  clause and does not bind is a warning.
- Inside the blocks stands [TOML 1.0](https://toml.io/en/v1.0.0), and one thing of TOML 1.1: a
  table in braces may run over several lines and end in a comma.
- Blocks and files are put together, in any order. What is said twice is an error that shows both
  places; neither wins. A header such as `[measure.energy]` counts up to the next header or the
  end of its block.
- Ids and names of columns are made of `a-z`, `0-9` and `_`, start with a letter and have at most
  60 characters. Ids are unique within their kind.
- Text stays text and numbers stay numbers: `NO` without quotation marks is an error, not a
  "false", and `"1.10"` is never 1.1.

| what | how it is written |
|---|---|
| a text | `"in quotation marks"`, or by language: `{ en = "...", es = "..." }` |
| a date | `2016-12-31`, without quotation marks |
| a period | `2016`, `"2016-Q2"`, `"2016-06"`, `"2016-W07"`, `"2016-06-30"`, `"FY2016"` |
| a quantity | a number and its unit: `"15.12 USD per day"`, `"100 kWh"`, `"6 min"`, `"85%"` |
| a change | a percentage: `"-20%"`; or points, which are something else: `"+10 points"` |
| a length of time | `"20 days"`, `"3 weeks"`; months differ in length |
| a unit | `"kWh"`, `"kWh / sqft"`, `"USD per day"`, `"m^2"`, `"%"`, `"1"` for a plain number |

A key marked * must be there.
)";

std::string value_of(KeyRule const& rule) {
    std::string text = describe(rule);
    if (rule.shape == Shape::local_text) text = "a text, or texts by language";
    if (rule.words.empty()) return text;
    if (rule.shape == Shape::by_word) text = "texts for";
    if (rule.shape == Shape::word) text = "one of";
    for (std::size_t i = 0; i < rule.words.size(); ++i) {
        text += (i > 0 ? ", " : " ") + ("`" + std::string(rule.words[i]) + "`");
    }
    return text;
}

std::string in_table(std::string_view text) {
    std::string escaped;
    for (char const c : text) {
        if (c == '|') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

void write_keys(std::string& page, std::span<KeyRule const> keys) {
    page += "\n| key | takes | meaning | example |\n|---|---|---|---|\n";
    for (auto const& rule : keys) {
        page += "| `" + std::string(rule.name) + "`" + (rule.need == Need::required ? " *" : "") +
                " | " + value_of(rule) + " | " + in_table(rule.meaning) + " | `" +
                in_table(rule.example) + "` |\n";
    }
}

/// Keys of tables inside of a clause come below it, each under its path.
void write_inner_keys(std::string& page, std::string const& path, std::span<KeyRule const> keys) {
    for (auto const& rule : keys) {
        if (rule.keys.empty()) continue;
        auto inner = path + "." + std::string(rule.name);
        if (rule.shape == Shape::named) inner += ".NAME";
        bool const list = rule.shape == Shape::tables || rule.shape == Shape::one_or_more;
        page += "\n### " + inner + "\n\n" + std::string(rule.meaning) +
                (list ? " One table, or a list of them." : "") + "\n";
        write_keys(page, rule.keys);
        write_inner_keys(page, inner, rule.keys);
    }
}

}  // namespace

std::string compact_reference_markdown() {
    std::string page(introduction);
    for (auto const& kind : clause_kinds()) {
        std::string const path = std::string(kind.name) + (kind.single ? "" : ".ID");
        page += "\n## [" + path + "]\n\n" + std::string(kind.meaning) + " Since version " +
                std::string(kind.since) + ".\n";
        write_keys(page, kind.keys);
        write_inner_keys(page, path, kind.keys);
    }
    return page;
}

}  // namespace crosswalk
