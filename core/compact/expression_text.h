// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression.h"
#include "compact/node.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The characters of an expression and where each of them stands in its file. They differ from
/// the file's bytes when the text in the compact has escapes: "claim = \"change\"".
class ExpressionText {
public:
    /// Bytes of a file as they stand there.
    ExpressionText(Sources const& sources, Span span);
    /// The text of a clause, without its quotation marks and escapes.
    ExpressionText(Sources const& sources, Node const& text);

    std::string const& text() const { return text_; }
    Span span(std::size_t begin, std::size_t end) const;

private:
    void read_escapes(std::string_view raw, std::uint32_t begin);

    std::uint32_t file_;
    std::uint32_t begin_;
    std::string text_;
    std::vector<std::uint32_t> offsets_;  ///< of every byte and of the end; empty: begin_ + index
};

/// A complaint of the parser and where it belongs; whoever knows the headings makes its place.
struct ExpressionMistake {
    Span where;
    Diagnostic reason;
};

std::expected<Expression, ExpressionMistake> parse_expression(ExpressionText const& text);

}  // namespace crosswalk
