// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// What kind of value a key takes.
enum class Shape {
    text,
    local_text,   ///< a text, or a table of texts by language
    texts,        ///< a list of texts
    word,         ///< one of `words`
    reference,    ///< the id of a clause of the kind `refers_to`
    references,   ///< a list of them
    date,
    dates,        ///< a list of them
    period,       ///< 2010, "2016-06", "2016-Q2", "FY2016"
    truth,
    whole,        ///< from `least` to `most`
    quantity,     ///< "100 kWh"
    share,        ///< "-20%"
    points,       ///< "+10 points"
    duration,     ///< "20 days", "3 weeks"
    column,       ///< the name of a column of the dataset
    columns,      ///< a list of them
    expression,
    expressions,  ///< a list of them
    table,        ///< a table with `keys`
    tables,       ///< a list of tables with `keys`
    one_or_more,  ///< a table with `keys`, or a list of them
    named,        ///< the same by names of the author's choice; `name` says what, in the plural
    by_word,      ///< a table of texts by `words`
    quantities,   ///< a table of quantities by names of the author's choice
    weights,      ///< a table of numbers by ids of the kind `refers_to`
};

enum class Need { optional, required };

/// One key of a clause. The same table drives the reader, its "did you mean" and the reference.
struct KeyRule {
    std::string_view name;
    Shape shape = Shape::text;
    Need need = Need::optional;
    std::string_view meaning;  ///< one sentence
    std::string_view example;  ///< a value as it is written
    std::span<std::string_view const> words = {};
    std::span<KeyRule const> keys = {};
    std::string_view refers_to = {};
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::string_view since = "0.1";
};

/// One kind of clause: [partnership], [measure.ID] ...
struct KindRule {
    std::string_view name;
    bool single = false;  ///< there is one of it, without an id
    std::string_view meaning;
    std::span<KeyRule const> keys;
    std::string_view since = "0.1";
};

/// Every kind this version knows, in the order of the reference.
std::span<KindRule const> clause_kinds();

/// The kind by its name; null when this version does not know it.
KindRule const* kind_rule(std::string_view name);

/// Kinds that are designed and not built yet, so that nobody looks for a typing mistake.
bool is_later_kind(std::string_view name);

/// Ids and the names of columns: [a-z][a-z0-9_]*, at most 60 characters.
bool is_id(std::string_view text);

/// "a date, such as 2016-12-31": what a key takes, for sentences.
std::string describe(KeyRule const& rule);

/// docs/reference/compact.md, made from the same table.
std::string compact_reference_markdown();

}  // namespace crosswalk
