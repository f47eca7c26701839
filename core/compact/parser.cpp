// SPDX-License-Identifier: Apache-2.0
#include "compact/complaints.h"
#include "compact/expression_text.h"
#include "compact/functions.h"
#include "compact/lexer.h"
#include "quantity/words.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace crosswalk {
namespace {

/// Deeper trees are nobody's formula; every walk over a tree is recursive.
constexpr int deepest = 100;
constexpr std::size_t longest_bytes = 20'000;

struct Operator {
    std::string_view sign;
    ExpressionKind kind;
};

constexpr std::array<Operator, 6> comparisons = {{
    {"=", ExpressionKind::equal},
    {"!=", ExpressionKind::not_equal},
    {"<", ExpressionKind::less},
    {"<=", ExpressionKind::less_or_equal},
    {">", ExpressionKind::greater},
    {">=", ExpressionKind::greater_or_equal},
}};

constexpr std::array<Operator, 2> sums = {{
    {"+", ExpressionKind::add},
    {"-", ExpressionKind::subtract},
}};

constexpr std::array<Operator, 2> products = {{
    {"*", ExpressionKind::multiply},
    {"/", ExpressionKind::divide},
}};

/// A tree and how deep it is.
struct Parsed {
    Expression tree;
    int depth = 1;
};

using Outcome = std::expected<Parsed, ExpressionMistake>;

class Parser {
public:
    Parser(ExpressionText const& source, std::vector<Token> tokens)
        : source_(source), tokens_(std::move(tokens)) {}

    std::expected<Expression, ExpressionMistake> parse() {
        if (peek().kind == TokenKind::end) {
            return std::unexpected(mistake("E007", peek(), "the expression is empty",
                                           "write what is to be worked out, such as sum(kwh)"));
        }
        auto parsed = disjunction();
        if (!parsed) return std::unexpected(std::move(parsed).error());
        if (peek().kind != TokenKind::end) return std::unexpected(left_over());
        return std::move(parsed->tree);
    }

private:
    Token const& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
    }
    Token const& take() { return tokens_[std::min(at_++, tokens_.size() - 1)]; }
    bool take(std::string_view sign_or_word) {
        bool const there = peek().is(sign_or_word);
        if (there) ++at_;
        return there;
    }

    ExpressionMistake mistake(std::string code, std::size_t begin, std::size_t end,
                              std::string message, std::string help) const {
        auto reason = failure(std::move(code), std::move(message), std::move(help)).error();
        return {source_.span(begin, std::max(end, begin)), std::move(reason)};
    }
    ExpressionMistake mistake(std::string code, Token const& token, std::string message,
                              std::string help) const {
        return mistake(std::move(code), token.begin, token.end, std::move(message),
                       std::move(help));
    }

    std::string shown(Token const& token) const {
        if (token.kind == TokenKind::end) return "the end";
        return code_word(source_.text().substr(token.begin, token.end - token.begin));
    }

    ExpressionMistake left_over() const {
        auto const& token = peek();
        if (token.is(",") && at_ > 0 && tokens_[at_ - 1].kind == TokenKind::number) {
            return mistake("E002", token, "a comma does not separate digits",
                           "write the number without it, or with _: 1_200");
        }
        if (token.is(")")) {
            return mistake("E002", token, "this `)` closes nothing", "delete it, or write a `(`");
        }
        if (token.kind == TokenKind::name) {
            if (auto found = unknown_operator(token)) return *std::move(found);
        }
        return mistake("E002", token.begin, source_.text().size(),
                       "the expression could have ended before this",
                       "join the two parts with a sign such as + or with and, or delete one");
    }

    /// AND, WHERE, Is: words of the language in capitals.
    std::optional<ExpressionMistake> unknown_operator(Token const& token) const {
        auto const lower = ascii_lower(token.text);
        if (lower == token.text || !is_reserved_word(lower)) return std::nullopt;
        return mistake("E002", token, code_word(token.text) + " is written in small letters",
                       "write " + lower);
    }

    Outcome too_deep(std::size_t begin, std::size_t end) const {
        return std::unexpected(
            mistake("E009", begin, end, "this expression is nested too deeply",
                    "split it into several measures; an expression has at most " +
                        std::to_string(deepest) + " levels"));
    }

    Outcome joined(ExpressionKind kind, Parsed left, Parsed right) const {
        Parsed whole;
        whole.depth = 1 + std::max(left.depth, right.depth);
        whole.tree.kind = kind;
        whole.tree.span = left.tree.span;
        whole.tree.span.end = right.tree.span.end;
        whole.tree.parts.push_back(std::move(left.tree));
        whole.tree.parts.push_back(std::move(right.tree));
        if (whole.depth > deepest) return too_deep(0, source_.text().size());
        return whole;
    }

    Outcome wrapped(ExpressionKind kind, Parsed part, std::size_t begin, std::size_t end) const {
        Parsed whole;
        whole.depth = 1 + part.depth;
        whole.tree.kind = kind;
        whole.tree.span = source_.span(begin, end);
        whole.tree.parts.push_back(std::move(part.tree));
        if (whole.depth > deepest) return too_deep(0, source_.text().size());
        return whole;
    }

    std::size_t end_of_last() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }

    Outcome disjunction() {
        auto left = conjunction();
        while (left && take("or")) {
            auto right = conjunction();
            if (!right) return right;
            left = joined(ExpressionKind::logical_or, *std::move(left), *std::move(right));
        }
        return left;
    }

    Outcome conjunction() {
        auto left = negation();
        while (left && take("and")) {
            auto right = negation();
            if (!right) return right;
            left = joined(ExpressionKind::logical_and, *std::move(left), *std::move(right));
        }
        return left;
    }

    Outcome negation() {
        auto const begin = peek().begin;
        if (!take("not")) return comparison();
        if (++nesting_ > deepest) return too_deep(begin, peek().end);
        auto part = negation();
        --nesting_;
        if (!part) return part;
        return wrapped(ExpressionKind::logical_not, *std::move(part), begin, end_of_last());
    }

    std::optional<ExpressionKind> comparison_sign() {
        for (auto const& [sign, kind] : comparisons) {
            if (take(sign)) return kind;
        }
        return std::nullopt;
    }

    Outcome comparison() {
        auto const begin = peek().begin;
        auto left = chain(sums, [this] { return product(); });
        if (!left) return left;
        if (auto const kind = comparison_sign()) {
            auto right = chain(sums, [this] { return product(); });
            if (!right) return right;
            left = joined(*kind, *std::move(left), *std::move(right));
        } else if (peek().is("in") || (peek().is("not") && peek(1).is("in"))) {
            left = membership(*std::move(left), begin);
        } else if (peek().is("is")) {
            left = missing(*std::move(left), begin);
        }
        if (left && is_comparison(peek())) return std::unexpected(chained());
        return left;
    }

    static bool is_comparison(Token const& token) {
        bool const sign =
            std::ranges::any_of(comparisons, [&](auto const& each) { return token.is(each.sign); });
        return sign || token.is("is") || token.is("in");
    }

    ExpressionMistake chained() const {
        return mistake("E005", peek(), "comparisons cannot be chained",
                       "compare two things at a time and join them: a < b and b < c");
    }

    Outcome membership(Parsed left, std::size_t begin) {
        bool const negated = take("not");
        take("in");
        if (!take("(")) return std::unexpected(expected("(", "a list of values: in ('a', 'b')"));
        Parsed whole;
        whole.depth = left.depth + 1;
        whole.tree.kind = ExpressionKind::in;
        whole.tree.parts.push_back(std::move(left.tree));
        do {
            auto value = signed_literal();
            if (!value) return value;
            whole.tree.parts.push_back(std::move(value->tree));
        } while (take(","));
        if (!take(")")) return std::unexpected(expected(")", "the list of values ends with it"));
        whole.tree.span = source_.span(begin, end_of_last());
        if (!negated) return whole;
        return wrapped(ExpressionKind::logical_not, std::move(whole), begin, end_of_last());
    }

    Outcome missing(Parsed left, std::size_t begin) {
        take("is");
        bool const negated = take("not");
        if (!take("missing")) {
            return std::unexpected(expected("missing",
                                            "only `is missing` and `is not missing` are "
                                            "asked with `is`; compare values with ="));
        }
        auto whole = wrapped(ExpressionKind::missing, std::move(left), begin, end_of_last());
        if (!whole || !negated) return whole;
        return wrapped(ExpressionKind::logical_not, *std::move(whole), begin, end_of_last());
    }

    ExpressionMistake expected(std::string_view what, std::string help) const {
        auto const& token = peek();
        if (auto found = unknown_operator(token)) return *std::move(found);
        return mistake("E002", token, code_word(what) + " is missing before " + shown(token),
                       std::move(help));
    }

    template <class Signs, class Operand>
    Outcome chain(Signs const& signs, Operand operand) {
        auto left = operand();
        while (left) {
            auto const found = std::ranges::find_if(
                signs, [this](auto const& each) { return peek().is(each.sign); });
            if (found == signs.end()) break;
            take();
            auto right = operand();
            if (!right) return right;
            left = joined(found->kind, *std::move(left), *std::move(right));
        }
        return left;
    }

    Outcome product() {
        return chain(products, [this] { return factor(); });
    }

    Outcome factor() {
        auto const begin = peek().begin;
        if (take("+")) {
            return std::unexpected(
                mistake("E002", begin, begin + 1, "a number needs no `+`", "delete it"));
        }
        if (!take("-")) return primary();
        if (++nesting_ > deepest) return too_deep(begin, peek().end);
        auto part = factor();
        --nesting_;
        if (!part) return part;
        return wrapped(ExpressionKind::negate, *std::move(part), begin, end_of_last());
    }

    Outcome primary() {
        auto const& token = peek();
        if (token.is("(")) return parenthesis();
        if (token.kind == TokenKind::name && !is_reserved_word(token.text)) {
            return peek(1).is("(") ? aggregate() : name();
        }
        return literal();
    }

    Outcome parenthesis() {
        auto const begin = take().begin;
        if (++nesting_ > deepest) return too_deep(begin, peek().end);
        auto inside = disjunction();
        --nesting_;
        if (!inside) return inside;
        if (!take(")")) return std::unexpected(unclosed(begin));
        inside->tree.span = source_.span(begin, end_of_last());
        return inside;
    }

    ExpressionMistake unclosed(std::size_t begin) const {
        if (peek().kind == TokenKind::end) {
            return mistake("E002", begin, begin + 1, "this `(` is never closed",
                           "write `)` behind what belongs inside");
        }
        auto found = left_over();
        return found;
    }

    Outcome name() {
        auto const& token = take();
        if (auto const lower = ascii_lower(token.text); lower != token.text) {
            bool const word = is_reserved_word(lower);
            return std::unexpected(mistake(
                "E001", token,
                word ? code_word(token.text) + " is written in small letters"
                     : code_word(token.text) + " cannot be a name: names have small letters only",
                word ? "write " + lower
                     : "write " + code_word(lower) + ", or '" + token.text + "' if it is a text"));
        }
        Parsed parsed;
        parsed.tree.kind = ExpressionKind::column;
        parsed.tree.name = token.text;
        parsed.tree.span = source_.span(token.begin, token.end);
        return parsed;
    }

    Outcome signed_literal() {
        bool const negative_number = peek().is("-") && peek(1).kind == TokenKind::number;
        return negative_number ? factor() : literal();
    }

    Outcome literal() {
        auto const& token = peek();
        Parsed parsed;
        auto& tree = parsed.tree;
        tree.span = source_.span(token.begin, token.end);
        if (token.kind == TokenKind::number) return number();
        if (token.kind == TokenKind::text) {
            tree.kind = ExpressionKind::text;
            tree.name = token.text;
        } else if (token.kind == TokenKind::date) {
            tree.kind = ExpressionKind::date;
            tree.date = token.date;
        } else if (token.is("true") || token.is("false")) {
            tree.kind = ExpressionKind::boolean;
            tree.truth = token.is("true");
        } else {
            return std::unexpected(no_value(token));
        }
        take();
        return parsed;
    }

    ExpressionMistake no_value(Token const& token) const {
        if (token.is("where")) {
            return mistake("E002", token, "`where` belongs inside of sum(), count() and the others",
                           "write count(where ...) or sum(kwh where ...)");
        }
        if (token.is("missing")) {
            return mistake("E002", token, "`missing` stands behind `is`",
                           "write closed is missing");
        }
        if (token.is("*") && at_ > 0 && tokens_[at_ - 1].is("(")) {
            return mistake("E002", token, "rows are counted without a star", "write count()");
        }
        return mistake("E002", token, "a value is missing before " + shown(token),
                       "write a number, a column, 'a text', a date or one of sum, count, mean, "
                       "median, min, max, share");
    }

    /// A number and, behind it, its unit: `5 days`, `50 %`, `0 USD`.
    Outcome number() {
        auto const& token = take();
        Parsed parsed;
        auto& tree = parsed.tree;
        tree.kind = ExpressionKind::number;
        tree.number = token.number;
        bool const unit =
            peek().is("%") || (peek().kind == TokenKind::name && !is_reserved_word(peek().text) &&
                               !is_reserved_word(ascii_lower(peek().text)) && !peek(1).is("("));
        if (unit) {
            auto const parsed_unit = Unit::parse(peek().text);
            if (!parsed_unit) {
                return std::unexpected(
                    mistake("E006", peek(), parsed_unit.error().message, parsed_unit.error().help));
            }
            tree.name = print(*parsed_unit);
            take();
        }
        tree.span = source_.span(token.begin, end_of_last());
        return parsed;
    }

    Outcome aggregate() {
        auto const& token = take();
        auto const kind = aggregate_function(token.text);
        if (!kind) return std::unexpected(unknown_function(token));
        auto const opening = take().begin;
        if (++nesting_ > deepest) return too_deep(token.begin, token.end);
        Parsed whole;
        whole.tree.kind = *kind;
        if (!peek().is("where") && !peek().is(")")) {
            auto operand = disjunction();
            if (!operand) return operand;
            whole.depth = std::max(whole.depth, operand->depth + 1);
            whole.tree.parts.push_back(std::move(operand->tree));
        }
        if (take("where")) {
            auto condition = disjunction();
            if (!condition) return condition;
            whole.depth = std::max(whole.depth, condition->depth + 1);
            whole.tree.where.push_back(std::move(condition->tree));
        }
        --nesting_;
        if (!take(")")) return std::unexpected(unclosed(opening));
        whole.tree.span = source_.span(token.begin, end_of_last());
        if (auto wrong = wrong_operands(whole.tree, token))
            return std::unexpected(*std::move(wrong));
        if (whole.depth > deepest) return too_deep(token.begin, token.end);
        return whole;
    }

    std::optional<ExpressionMistake> wrong_operands(Expression const& tree,
                                                    Token const& token) const {
        auto const name = token.text;
        if (tree.kind == ExpressionKind::share) {
            if (tree.parts.empty() && !tree.where.empty()) return std::nullopt;
            return mistake("E008", token.begin, end_of_last(),
                           "share() takes a condition and "
                           "nothing else",
                           "write share(where closed <= due), say: the share of all rows in which "
                           "it holds");
        }
        if (tree.kind == ExpressionKind::count || !tree.parts.empty()) return std::nullopt;
        return mistake("E008", token.begin, end_of_last(), name + "() needs to know of what",
                       "write " + name + "(column)");
    }

    ExpressionMistake unknown_function(Token const& token) const {
        auto const meant = function_meant_by(token.text);
        return mistake("E004", token, "there is no function " + code_word(token.text),
                       meant.empty() ? "the functions are " + all_of(aggregate_function_names())
                                     : "did you mean " + code_word(meant) + "?");
    }

    ExpressionText const& source_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int nesting_ = 0;
};

}  // namespace

std::expected<Expression, ExpressionMistake> parse_expression(ExpressionText const& text) {
    if (text.text().size() > longest_bytes) {
        auto reason = failure("E009",
                              "this expression is longer than " + std::to_string(longest_bytes) +
                                  " characters",
                              "split it into several measures")
                          .error();
        return std::unexpected(ExpressionMistake{text.span(0, 1), std::move(reason)});
    }
    auto tokens = read_tokens(text);
    if (!tokens) return std::unexpected(std::move(tokens).error());
    return Parser(text, *std::move(tokens)).parse();
}

Result<Expression> parse_expression(Sources const& sources, Span base) {
    auto parsed = parse_expression(ExpressionText(sources, base));
    if (parsed) return *std::move(parsed);
    auto& mistake = parsed.error();
    mistake.reason.place = sources.place(mistake.where);
    return std::unexpected(std::move(mistake.reason));
}

}  // namespace crosswalk
