// SPDX-License-Identifier: Apache-2.0
#include "compact/lexer.h"

#include "compact/complaints.h"
#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

bool begins_name(char c) { return is_letter(c) || c == '_'; }

struct Mistaken {
    std::string_view sign;
    std::string_view help;
};

/// Signs of other languages, the longer before the shorter.
constexpr std::array<Mistaken, 14> mistaken_signs = {{
    {"==", "write = once"},
    {"<>", "write != for \"is not\""},
    {"&&", "write and"},
    {"||", "write or"},
    {"\u2264", "write <="},
    {"\u2265", "write >="},
    {"\u2260", "write !="},
    {"\u2212", "write an ordinary minus sign: -"},
    {"\u2013", "write an ordinary minus sign: -"},
    {"\u00d7", "write * for a product"},
    {"\u00f7", "write / for a ratio"},
    {"\u201c", "write straight quotation marks: 'Streets'"},
    {"\u201d", "write straight quotation marks: 'Streets'"},
    {"\u2019", "write straight quotation marks: 'Streets'"},
}};

class Lexer {
public:
    explicit Lexer(ExpressionText const& source) : source_(source), text_(source.text()) {}

    std::expected<std::vector<Token>, ExpressionMistake> read() {
        while (true) {
            while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
            Token token;
            token.begin = token.end = at_;
            if (at_ == text_.size()) {
                tokens_.push_back(token);
                return std::move(tokens_);
            }
            auto mistake = next(token);
            if (mistake) return std::unexpected(*std::move(mistake));
            token.end = at_;
            tokens_.push_back(std::move(token));
        }
    }

private:
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

    std::optional<ExpressionMistake> next(Token& token) {
        char const c = text_[at_];
        if (begins_name(c)) return name(token);
        if (is_digit(c)) return is_date() ? date(token) : number(token);
        if (c == '"' || c == '\'') return literal(token);
        for (auto const& [sign, help] : mistaken_signs) {
            if (rest().starts_with(sign)) {
                return mistake("E001", at_, at_ + sign.size(),
                               code_word(sign) + " is not a sign of expressions",
                               std::string(help));
            }
        }
        for (std::string_view const sign :
             {"!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "%"}) {
            if (rest().starts_with(sign)) {
                token.kind = TokenKind::sign;
                token.text = sign;
                at_ += sign.size();
                return std::nullopt;
            }
        }
        return strange_character();
    }

    std::string_view rest() const { return std::string_view(text_).substr(at_); }

    std::optional<ExpressionMistake> strange_character() {
        auto const bytes = first_character(rest()).bytes;
        auto const shown = code_word(rest().substr(0, bytes));
        if (text_[at_] == '$') {
            return mistake("E001", at_, at_ + 1, shown + " cannot stand here",
                           "write the number alone; its unit is the unit of the column");
        }
        if (static_cast<unsigned char>(text_[at_]) >= 0x80) {
            return mistake("E001", at_, at_ + bytes, shown + " cannot be part of a name",
                           "names are made of a-z, 0-9 and _; texts stand in quotation marks");
        }
        return mistake("E001", at_, at_ + bytes, shown + " means nothing in an expression",
                       "the signs are + - * / ( ) , = != < <= > >=");
    }

    std::optional<ExpressionMistake> name(Token& token) {
        auto const begin = at_;
        while (at_ < text_.size() && (begins_name(text_[at_]) || is_digit(text_[at_]))) ++at_;
        token.kind = TokenKind::name;
        token.text = text_.substr(begin, at_ - begin);
        return std::nullopt;
    }

    /// 2016-12-31: four, two and two digits. Subtraction is written with blanks, by `print` too.
    bool is_date() const {
        constexpr std::string_view form = "dddd-dd-dd";
        if (rest().size() < form.size()) return false;
        for (std::size_t i = 0; i < form.size(); ++i) {
            char const c = rest()[i];
            if (form[i] == 'd' ? !is_digit(c) : c != form[i]) return false;
        }
        return rest().size() == form.size() || !is_digit(rest()[form.size()]);
    }

    std::optional<ExpressionMistake> date(Token& token) {
        constexpr std::size_t length = 10;
        auto date = Date::parse(rest().substr(0, length));
        if (!date) {
            return mistake("E006", at_, at_ + length, date.error().message, date.error().help);
        }
        token.kind = TokenKind::date;
        token.date = *date;
        at_ += length;
        return std::nullopt;
    }

    std::optional<ExpressionMistake> number(Token& token) {
        auto const begin = at_;
        auto const digits = [&] {
            while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '_')) ++at_;
        };
        digits();
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            digits();
        }
        auto const word_begin = at_;
        while (at_ < text_.size() && (begins_name(text_[at_]) || is_digit(text_[at_]))) ++at_;
        auto const written = std::string_view(text_).substr(begin, at_ - begin);
        if (at_ > word_begin) {
            auto const number_part = std::string(written.substr(0, word_begin - begin));
            return mistake("E006", begin, at_, code_word(written) + " is not a number",
                           "write all its digits, without an exponent; a unit stands behind a "
                           "blank: " +
                               number_part + " " + text_.substr(word_begin, at_ - word_begin));
        }
        auto value = Decimal::parse(written);
        if (!value) {
            return mistake("E006", begin, at_, value.error().message, value.error().help);
        }
        token.kind = TokenKind::number;
        token.number = *std::move(value);
        return std::nullopt;
    }

    /// In single or double quotation marks; the mark itself is written twice inside.
    std::optional<ExpressionMistake> literal(Token& token) {
        auto const begin = at_;
        char const mark = text_[at_++];
        token.kind = TokenKind::text;
        while (at_ < text_.size()) {
            if (text_[at_] != mark) {
                token.text += text_[at_++];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == mark) {
                token.text += mark;
                at_ += 2;
            } else {
                ++at_;
                return std::nullopt;
            }
        }
        return mistake("E003", begin, text_.size(), "this text is never closed",
                       std::string("write ") + mark + " behind its last character");
    }

    std::optional<ExpressionMistake> mistake(std::string code, std::size_t begin, std::size_t end,
                                             std::string message, std::string help) const {
        auto reason = failure(std::move(code), std::move(message), std::move(help)).error();
        return ExpressionMistake{source_.span(begin, end), std::move(reason)};
    }

    ExpressionText const& source_;
    std::string const& text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::expected<std::vector<Token>, ExpressionMistake> read_tokens(ExpressionText const& text) {
    return Lexer(text).read();
}

bool is_reserved_word(std::string_view word) {
    constexpr std::array<std::string_view, 9> words = {"and",     "or",    "not",  "in",   "is",
                                                       "missing", "where", "true", "false"};
    return std::ranges::find(words, word) != words.end();
}

}  // namespace crosswalk
