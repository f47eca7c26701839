// SPDX-License-Identifier: Apache-2.0
#include "measure/condition.h"

#include <algorithm>
#include <compare>
#include <optional>

namespace crosswalk {
namespace {

bool is_literal(Expression const& e) {
    return e.kind == ExpressionKind::number || e.kind == ExpressionKind::text ||
           e.kind == ExpressionKind::date || e.kind == ExpressionKind::boolean;
}

/// The order of two literals of one type; nothing when their types or units differ.
std::optional<std::strong_ordering> order(Expression const& a, Expression const& b) {
    if (a.kind != b.kind) return std::nullopt;
    switch (a.kind) {
        case ExpressionKind::number:
            if (a.name != b.name) return std::nullopt;
            return a.number <=> b.number;
        case ExpressionKind::text:
            return a.name <=> b.name;
        case ExpressionKind::date:
            return a.date <=> b.date;
        case ExpressionKind::boolean:
            return a.truth <=> b.truth;
        default:
            return std::nullopt;
    }
}

ExpressionKind mirrored(ExpressionKind kind) {
    switch (kind) {
        case ExpressionKind::less:
            return ExpressionKind::greater;
        case ExpressionKind::less_or_equal:
            return ExpressionKind::greater_or_equal;
        case ExpressionKind::greater:
            return ExpressionKind::less;
        case ExpressionKind::greater_or_equal:
            return ExpressionKind::less_or_equal;
        default:
            return kind;
    }
}

ExpressionKind opposite(ExpressionKind kind) {
    switch (kind) {
        case ExpressionKind::equal:
            return ExpressionKind::not_equal;
        case ExpressionKind::not_equal:
            return ExpressionKind::equal;
        case ExpressionKind::less:
            return ExpressionKind::greater_or_equal;
        case ExpressionKind::less_or_equal:
            return ExpressionKind::greater;
        case ExpressionKind::greater:
            return ExpressionKind::less_or_equal;
        case ExpressionKind::greater_or_equal:
            return ExpressionKind::less;
        default:
            return kind;
    }
}

bool is_comparison(Expression const& e) { return opposite(e.kind) != e.kind; }

/// "x op literal" with the literal on the right, or nothing.
std::optional<Expression> as_test(Expression const& e) {
    if (!is_comparison(e)) return std::nullopt;
    auto test = e;
    if (is_literal(test.parts[0]) && !is_literal(test.parts[1])) {
        std::swap(test.parts[0], test.parts[1]);
        test.kind = mirrored(test.kind);
    }
    if (is_literal(test.parts[0]) || !is_literal(test.parts[1])) return std::nullopt;
    return test;
}

/// Whether a value that stands to the literal in that order passes the comparison.
bool passes(ExpressionKind kind, std::strong_ordering order) {
    switch (kind) {
        case ExpressionKind::equal:
            return order == 0;
        case ExpressionKind::not_equal:
            return order != 0;
        case ExpressionKind::less:
            return order < 0;
        case ExpressionKind::less_or_equal:
            return order <= 0;
        case ExpressionKind::greater:
            return order > 0;
        case ExpressionKind::greater_or_equal:
            return order >= 0;
        default:
            return false;
    }
}

/// The literals one of which `subject` must equal: "x = 1" or "x in (1, 2)".
struct Listed {
    Expression const* subject = nullptr;
    std::vector<Expression const*> literals;
};
std::optional<Listed> listed(Expression const& e) {
    if (e.kind == ExpressionKind::in) {
        Listed list{&e.parts[0], {}};
        for (std::size_t i = 1; i < e.parts.size(); ++i) list.literals.push_back(&e.parts[i]);
        return list;
    }
    if (e.kind == ExpressionKind::equal && is_literal(e.parts[1]) && !is_literal(e.parts[0])) {
        return Listed{&e.parts[0], {&e.parts[1]}};
    }
    if (e.kind == ExpressionKind::equal && is_literal(e.parts[0]) && !is_literal(e.parts[1])) {
        return Listed{&e.parts[1], {&e.parts[0]}};
    }
    return std::nullopt;
}

/// What is known about whether `literal`, put for the subject, satisfies `e`.
std::optional<bool> satisfies(Expression const& literal, Expression const& subject,
                              Expression const& e) {
    if (auto const list = listed(e); list && *list->subject == subject) {
        bool known = true;
        for (auto const* other : list->literals) {
            auto const ordered = order(literal, *other);
            if (ordered && *ordered == 0) return true;
            known = known && ordered.has_value();
        }
        return known ? std::optional(false) : std::nullopt;
    }
    auto const test = as_test(e);
    if (!test || test->parts[0] != subject) return std::nullopt;
    auto const ordered = order(literal, test->parts[1]);
    if (!ordered) return std::nullopt;
    return passes(test->kind, *ordered);
}

/// Something that a row can only pass when `subject` is there: any comparison of it.
bool needs(Expression const& e, Expression const& subject) {
    if (e.kind == ExpressionKind::in) return e.parts[0] == subject;
    return is_comparison(e) && std::ranges::any_of(e.parts, [&](auto const& part) {
               return part == subject || std::ranges::any_of(part.parts, [&](auto const& deeper) {
                          return deeper == subject;
                      });
           });
}

bool is_not_missing(Expression const& e) {
    return e.kind == ExpressionKind::logical_not && e.parts[0].kind == ExpressionKind::missing;
}

enum class Direction { none, below, above };
Direction direction(ExpressionKind kind) {
    if (kind == ExpressionKind::less || kind == ExpressionKind::less_or_equal)
        return Direction::below;
    if (kind == ExpressionKind::greater || kind == ExpressionKind::greater_or_equal)
        return Direction::above;
    return Direction::none;
}

/// "x < 18" implies "x < 21" and "x != 30"; both are about the same subject.
bool range_implies(Expression const& a, Expression const& b) {
    auto const ordered = order(a.parts[1], b.parts[1]);
    if (!ordered) return false;
    auto const way = direction(a.kind);
    if (way == Direction::none) return false;
    bool const inside = way == Direction::below ? *ordered < 0 : *ordered > 0;
    bool const strict = a.kind == ExpressionKind::less || a.kind == ExpressionKind::greater;
    if (b.kind == ExpressionKind::not_equal) return inside || (*ordered == 0 && strict);
    if (direction(b.kind) != way) return false;
    bool const b_strict = b.kind == ExpressionKind::less || b.kind == ExpressionKind::greater;
    return inside || (*ordered == 0 && (strict || !b_strict));
}

bool one_implies(Expression const& a, Expression const& b) {
    if (a == b) return true;
    if (is_not_missing(b)) return needs(a, b.parts[0].parts[0]);
    if (b.kind == ExpressionKind::logical_or) {
        return std::ranges::any_of(b.parts, [&](auto const& part) { return one_implies(a, part); });
    }
    if (auto const list = listed(a)) {
        return std::ranges::all_of(list->literals, [&](auto const* literal) {
            return satisfies(*literal, *list->subject, b) == true;
        });
    }
    auto const left = as_test(a);
    auto const right = as_test(b);
    return left && right && left->parts[0] == right->parts[0] && range_implies(*left, *right);
}

/// "x < 18" and "x >= 21": nothing lies on both sides.
bool ranges_exclude(Expression const& a, Expression const& b) {
    auto const ordered = order(a.parts[1], b.parts[1]);
    if (!ordered) return false;
    auto const way = direction(a.kind);
    if (way == Direction::none || direction(b.kind) == Direction::none || way == direction(b.kind))
        return false;
    bool const apart = way == Direction::below ? *ordered < 0 : *ordered > 0;
    bool const strict = a.kind == ExpressionKind::less || a.kind == ExpressionKind::greater ||
                        b.kind == ExpressionKind::less || b.kind == ExpressionKind::greater;
    return apart || (*ordered == 0 && strict);
}

bool one_excludes(Expression const& a, Expression const& b) {
    // a comparison and its opposite, of whatever: "closed <= due" and "closed > due"
    if (is_comparison(a) && opposite(a.kind) == b.kind && a.parts == b.parts) return true;
    if (a.kind == ExpressionKind::logical_not && a.parts[0] == b) return true;
    if (b.kind == ExpressionKind::logical_not && b.parts[0] == a) return true;
    if (a.kind == ExpressionKind::missing) return needs(b, a.parts[0]);
    if (b.kind == ExpressionKind::missing) return needs(a, b.parts[0]);
    for (auto const& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (auto const list = listed(*one)) {
            return std::ranges::all_of(list->literals, [&](auto const* literal) {
                return satisfies(*literal, *list->subject, *other) == false;
            });
        }
    }
    auto const left = as_test(a);
    auto const right = as_test(b);
    return left && right && left->parts[0] == right->parts[0] && ranges_exclude(*left, *right);
}

void split(Expression const& e, std::vector<Expression>& all_of) {
    if (e.kind == ExpressionKind::logical_and) {
        for (auto const& part : e.parts) split(part, all_of);
        return;
    }
    if (e.kind == ExpressionKind::logical_not && is_comparison(e.parts[0])) {
        // "not a < b" is "a >= b" for rows in which both are there; a row in which one is missing
        // passes neither.
        auto turned = e.parts[0];
        turned.kind = opposite(turned.kind);
        all_of.push_back(std::move(turned));
        return;
    }
    all_of.push_back(e);
}

}  // namespace

RowFilter RowFilter::of(Expression const& condition) {
    RowFilter filter;
    split(condition, filter.all_of);
    return filter;
}

RowFilter RowFilter::of(Aggregate const& aggregate) {
    RowFilter filter;
    for (auto const& condition : aggregate.where) split(condition, filter.all_of);
    for (auto const& operand : aggregate.operand) {
        Expression missing;
        missing.kind = ExpressionKind::missing;
        missing.parts.push_back(operand);
        Expression there;
        there.kind = ExpressionKind::logical_not;
        there.parts.push_back(std::move(missing));
        filter.all_of.push_back(std::move(there));
    }
    return filter;
}

bool implies(RowFilter const& narrow, RowFilter const& wide) {
    return std::ranges::all_of(wide.all_of, [&](auto const& wanted) {
        return std::ranges::any_of(narrow.all_of,
                                   [&](auto const& held) { return one_implies(held, wanted); });
    });
}

bool excludes(RowFilter const& a, RowFilter const& b) {
    return std::ranges::any_of(a.all_of, [&](auto const& one) {
        return std::ranges::any_of(b.all_of,
                                   [&](auto const& other) { return one_excludes(one, other); });
    });
}

}  // namespace crosswalk
