// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/expression_text.h"
#include "quantity/date.h"
#include "quantity/decimal.h"

#include <expected>
#include <string>
#include <vector>

namespace crosswalk {

enum class TokenKind { end, name, number, text, date, sign };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;  ///< of a sign or name as written; of a text its characters
    Decimal number;
    Date date;
    std::size_t begin = 0;
    std::size_t end = 0;

    bool is(std::string_view sign_or_word) const {
        return (kind == TokenKind::sign || kind == TokenKind::name) && text == sign_or_word;
    }
};

/// The words of an expression, with one `end` behind the last.
///
/// Errors    E001 a character without meaning here; E003 a text that is never closed; E006 a
///           number or date that does not exist
std::expected<std::vector<Token>, ExpressionMistake> read_tokens(ExpressionText const& text);

/// Words that cannot be names of columns or measures.
bool is_reserved_word(std::string_view word);

}  // namespace crosswalk
