// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "text/source.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

enum class NodeKind {
    broken,  ///< something stands here and has been complained about; nobody complains again
    table,
    array,
    text,
    whole,    ///< 12
    decimal,  ///< 1.10, also nan and inf: the characters are kept, no value is made of them
    truth,
    date,
    time,  ///< a date with a time, or a time: no clause takes one
};

/// How a table was begun; a table in braces is complete, others may be added to.
enum class TableForm { implied, header, braces };

/// One value of the clauses, with its key when it has one and where both stand.
///
/// The clauses of all blocks and files make up one tree; this is all that is left of TOML above
/// toml_value.cpp.
struct Node {
    NodeKind kind = NodeKind::broken;
    TableForm form = TableForm::implied;
    bool of_headers = false;  ///< an array made of [[headers]]
    bool incomplete = false;  ///< a table with a key that could not be read: nothing is missing
    bool truth = false;
    std::int64_t whole = 0;
    Date date;
    std::string key;   ///< its name in the table; empty in an array
    Span key_span;     ///< of the key that first named it
    Span span;         ///< of the value; of a table, its header or its braces
    std::string text;  ///< of a text its characters; else as written
    std::vector<Node> parts;

    bool is(NodeKind wanted) const { return kind == wanted; }

    /// The member of a table by its key; null when there is none.
    Node const* find(std::string_view name) const;
    Node* find(std::string_view name);

    /// Adds a member or an element; members keep the order of the text.
    Node& append(Node node);

private:
    /// Made once a table grows long: a compact may hold 10,000 measures.
    std::unique_ptr<std::map<std::string, std::size_t, std::less<>>> index_;
};

/// "a text", "a whole number": for sentences.
std::string_view describe(NodeKind kind);

}  // namespace crosswalk
