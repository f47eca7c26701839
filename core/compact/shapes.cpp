// SPDX-License-Identifier: Apache-2.0
#include "compact/shapes.h"

#include "compact/schema.h"
#include "compact/shape_help.h"
#include "compact/synonyms.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::vector<std::string> names(std::span<KeyRule const> keys) {
    std::vector<std::string> all;
    for (auto const& key : keys) all.emplace_back(key.name);
    return all;
}

std::vector<std::string> strings(std::span<std::string_view const> words) {
    return {words.begin(), words.end()};
}

bool is_text_like(Shape shape) {
    switch (shape) {
        case Shape::text:
        case Shape::local_text:
        case Shape::word:
        case Shape::reference:
        case Shape::quantity:
        case Shape::share:
        case Shape::points:
        case Shape::duration:
        case Shape::column:
        case Shape::expression:
            return true;
        default:
            return false;
    }
}

/// Of the example { name = { ... } } the table inside.
std::string inner(std::string_view example) {
    auto const begin = example.find("= ") + 2;
    auto const end = example.rfind(" }");
    return std::string(example.substr(begin, end - begin));
}

class ShapeChecker {
public:
    ShapeChecker(Ids const& ids, Complaints& complaints) : ids_(ids), complaints_(complaints) {}

    void root(Node& root) {
        for (auto& part : root.parts) {
            if (auto const* const rule = kind_rule(part.key)) kind(part, *rule);
        }
    }

private:
    void kind(Node& node, KindRule const& rule) {
        if (node.is(NodeKind::broken)) return;
        if (!node.is(NodeKind::table)) {
            header_wanted(node, rule);
            return;
        }
        if (rule.single) {
            table(node, rule.keys, "the " + std::string(rule.name));
            return;
        }
        for (auto& clause : node.parts) {
            if (clause.is(NodeKind::broken)) continue;
            if (!clause.is(NodeKind::table)) {
                id_wanted(clause, rule);
                continue;
            }
            if (!is_id(clause.key)) bad_id(clause.key, clause.key_span);
            table(clause, rule.keys, std::string(rule.name) + " " + code_word(clause.key));
        }
    }

    void header_wanted(Node& node, KindRule const& rule) {
        auto const header =
            rule.single ? std::string(rule.name) : std::string(rule.name) + ".some_id";
        complaints_.error("K028", node.key_span, code_word(rule.name) + " is a table of its own")
            .with_help("write a line [" + header + "] and its keys below it");
        node.kind = NodeKind::broken;
    }

    /// [measure] with keys below it: the keys look like clauses without a table.
    void id_wanted(Node& node, KindRule const& rule) {
        complaints_
            .error("K028", node.key_span,
                   code_word(node.key) + " stands in no " + std::string(rule.name))
            .with_help("give the " + std::string(rule.name) + " an id: [" + std::string(rule.name) +
                       ".some_id]");
        node.kind = NodeKind::broken;
    }

    void bad_id(std::string_view id, Span where) {
        complaints_.error("K025", where, code_word(id) + " cannot be an id")
            .with_help(
                "ids are made of a-z, 0-9 and _, start with a letter and have at most 60 "
                "characters" +
                better_id(id));
    }

    void table(Node& node, std::span<KeyRule const> rules, std::string const& subject) {
        std::vector<Node> misspelt;
        for (auto& part : node.parts) {
            auto const rule = std::ranges::find(rules, part.key, &KeyRule::name);
            if (rule == rules.end()) {
                auto meant = unknown_key(part, rules, subject);
                if (!meant.empty() && node.find(meant) == nullptr) {
                    misspelt.push_back(stand_in(part, std::move(meant)));
                }
            } else if (!part.is(NodeKind::broken)) {
                value(part, *rule);
            }
        }
        for (auto& part : misspelt) node.append(std::move(part));
        missing_keys(node, rules, subject);
    }

    /// What a misspelt key stands for is there and broken, so that nobody complains that it is
    /// missing.
    static Node stand_in(Node const& misspelt, std::string meant) {
        Node node;
        node.key = std::move(meant);
        node.key_span = misspelt.key_span;
        node.span = misspelt.span;
        return node;
    }

    void missing_keys(Node const& node, std::span<KeyRule const> rules,
                      std::string const& subject) {
        std::vector<std::string> missing;
        std::string help;
        for (auto const& rule : rules) {
            if (rule.need != Need::required || node.find(rule.name) != nullptr) continue;
            if (node.incomplete) return;
            missing.emplace_back(rule.name);
            help += help.empty() ? "write, for example:\n" : "\n";
            help += std::string(rule.name) + " = " + std::string(rule.example);
        }
        if (missing.empty()) return;
        complaints_
            .error("K022", node.span,
                   subject + (missing.size() == 1 ? " needs the key " : " needs the keys ") +
                       all_of(missing))
            .with_help(std::move(help));
    }

    /// The key that is meant, or nothing.
    std::string unknown_key(Node& node, std::span<KeyRule const> rules,
                            std::string const& subject) {
        auto const known = names(rules);
        auto nearest = complaints_.suggest(node.key, known);
        complaints_.error("K021", node.key_span, subject + " has no key " + code_word(node.key))
            .with_help(nearest.empty() ? "its keys are " + all_of(known)
                                       : "did you mean " + code_word(nearest) + "?");
        node.kind = NodeKind::broken;
        return nearest;
    }

    void value(Node& node, KeyRule const& rule) {
        if (is_text_like(rule.shape) && node.is(NodeKind::text)) {
            text(node, rule);
        } else if (is_list(rule.shape)) {
            list(node, rule);
        } else if (!structured(node, rule)) {
            wrong(node, rule);
        }
    }

    /// What is not a text and not a list of texts; false when the value is of another kind.
    bool structured(Node& node, KeyRule const& rule) {
        switch (rule.shape) {
            case Shape::date:
                return node.is(NodeKind::date);
            case Shape::truth:
                return node.is(NodeKind::truth);
            case Shape::period:
                return node.is(NodeKind::whole) || node.is(NodeKind::text);
            case Shape::whole:
                return whole(node, rule);
            case Shape::local_text:
                return local_text(node);
            case Shape::dates:
                return dates(node);
            case Shape::table:
                return one_table(node, rule);
            case Shape::tables:
            case Shape::one_or_more:
                return tables(node, rule);
            case Shape::named:
                return named(node, rule);
            case Shape::by_word:
                return by_word(node, rule);
            case Shape::quantities:
                return each_is(node, {NodeKind::text},
                               "a number with its unit, "
                               "in quotation marks,",
                               "\"2_000_000 USD\"");
            case Shape::weights:
                return weights(node, rule);
            default:
                return false;
        }
    }

    void text(Node& node, KeyRule const& rule) {
        if (rule.shape == Shape::word) word(node, rule.words);
        if (rule.shape == Shape::reference) reference(node, rule.refers_to);
        if (rule.shape == Shape::text || rule.shape == Shape::local_text) not_empty(node);
    }

    void not_empty(Node& node) {
        if (node.text.find_first_not_of(" \t\r\n") != std::string::npos) return;
        complaints_.error("K029", node.span, "this text is empty")
            .with_help("write it, or leave the key out");
        node.kind = NodeKind::broken;
    }

    void word(Node& node, std::span<std::string_view const> words) {
        if (std::ranges::find(words, node.text) != words.end()) return;
        auto const known = strings(words);
        auto nearest = complaints_.suggest(node.text, known);
        auto const same = same_meaning(node.text);
        if (std::ranges::find(words, same) != words.end()) nearest = same;
        complaints_
            .error("K024", node.span,
                   crosswalk::quoted(node.text) + " is not one of the words that " +
                       code_word(node.key.empty() ? "this list" : node.key) + " knows")
            .with_help(nearest.empty() ? "write " + one_of(known)
                                       : "did you mean " + quote(nearest) + "?");
        node.kind = NodeKind::broken;
    }

    void reference(Node& node, std::string_view kind) {
        if (ids_.find(kind, node.text) != nullptr) return;
        auto& complaint = complaints_.error(
            "K030", node.span, "there is no " + std::string(kind) + " " + code_word(node.text));
        complain_about_candidates(complaint, node.text, kind);
        node.kind = NodeKind::broken;
    }

    void complain_about_candidates(Diagnostic& complaint, std::string const& id,
                                   std::string_view kind) {
        auto const& known = ids_.of_kind(kind);
        auto const nearest = complaints_.suggest(id, known);
        auto const* const candidate = nearest.empty() ? nullptr : ids_.find(kind, nearest);
        if (candidate != nullptr) {
            complaint.with_related(complaints_.place(candidate->key_span),
                                   code_word(nearest) + " is described here");
            complaint.with_help("did you mean " + quote(nearest) + "?");
        } else if (known.empty()) {
            complaint.with_help("describe it in a clause [" + std::string(kind) + "." +
                                (is_id(id) ? id : "some_id") + "]");
        } else if (constexpr std::size_t few = 12; known.size() <= few) {
            complaint.with_help("write " + one_of(known) + ", or describe it in a clause [" +
                                std::string(kind) + "." + (is_id(id) ? id : "some_id") + "]");
        } else {
            complaint.with_help("write the id of one of the " + std::to_string(known.size()) + " " +
                                std::string(kind) + "s, or describe it in a clause of its own");
        }
    }

    void list(Node& node, KeyRule const& rule) {
        if (!node.is(NodeKind::array)) {
            wrong(node, rule);
            return;
        }
        for (auto& element : node.parts) {
            if (element.is(NodeKind::broken)) continue;
            if (!element.is(NodeKind::text)) {
                wrong_element(element);
            } else if (rule.shape == Shape::references) {
                reference(element, rule.refers_to);
            } else {
                not_empty(element);
            }
        }
    }

    void wrong_element(Node& element) {
        complaints_
            .error("K023", element.span,
                   "a text is needed here, and this is " + std::string(describe(element.kind)))
            .with_help(element.parts.empty() ? "write " + quote(element.text)
                                             : "write texts, separated by commas");
        element.kind = NodeKind::broken;
    }

    bool dates(Node& node) {
        if (!node.is(NodeKind::array)) return false;
        for (auto& element : node.parts) {
            if (element.is(NodeKind::broken) || element.is(NodeKind::date)) continue;
            complaints_
                .error("K023", element.span,
                       "a date is needed here, and this is " + std::string(describe(element.kind)))
                .with_help("write it as 2017-10-30, without quotation marks");
            element.kind = NodeKind::broken;
        }
        return true;
    }

    bool whole(Node& node, KeyRule const& rule) {
        if (!node.is(NodeKind::whole)) return false;
        if (node.whole >= rule.least && node.whole <= rule.most) return true;
        complaints_
            .error("K026", node.span,
                   code_word(rule.name) + " goes from " + std::to_string(rule.least) + " to " +
                       std::to_string(rule.most))
            .with_help("write " + std::string(rule.name) + " = " + std::string(rule.example) +
                       ", for example\n" + std::string(rule.meaning));
        node.kind = NodeKind::broken;
        return true;
    }

    bool local_text(Node& node) {
        if (!node.is(NodeKind::table)) return false;
        if (node.parts.empty()) {
            complaints_
                .error("K029", node.span,
                       code_word(node.key) +
                           " has no text in any "
                           "language")
                .with_help("write { en = \"...\" }");
            node.kind = NodeKind::broken;
        }
        for (auto& part : node.parts) {
            if (part.is(NodeKind::broken)) continue;
            if (part.is(NodeKind::text)) {
                not_empty(part);
            } else {
                wrong_element(part);
            }
        }
        return true;
    }

    bool one_table(Node& node, KeyRule const& rule) {
        if (!node.is(NodeKind::table)) return false;
        table(node, rule.keys, code_word(rule.name));
        return true;
    }

    bool tables(Node& node, KeyRule const& rule) {
        if (node.is(NodeKind::table) && rule.shape == Shape::one_or_more) {
            return one_table(node, rule);
        }
        if (!node.is(NodeKind::array)) return false;
        for (auto& element : node.parts) {
            if (element.is(NodeKind::broken)) continue;
            if (element.is(NodeKind::table)) {
                table(element, rule.keys, code_word(rule.name));
                continue;
            }
            complaints_
                .error("K023", element.span,
                       "each of " + code_word(rule.name) + " is a table in braces")
                .with_help("write " + std::string(rule.example));
            element.kind = NodeKind::broken;
        }
        return true;
    }

    bool named(Node& node, KeyRule const& rule) {
        if (!node.is(NodeKind::table)) return false;
        auto const one = std::string(rule.name.substr(0, rule.name.size() - 1));
        if (node.parts.empty()) {
            complaints_.error("K029", node.span, "there must be at least one " + one)
                .with_help("write " + std::string(rule.example));
            node.kind = NodeKind::broken;
        }
        for (auto& part : node.parts) {
            if (part.is(NodeKind::broken)) continue;
            if (!is_id(part.key)) bad_id(part.key, part.key_span);
            if (part.is(NodeKind::table)) {
                table(part, rule.keys, one + " " + code_word(part.key));
                continue;
            }
            complaints_.error("K023", part.span, "a " + one + " is described by a table in braces")
                .with_help("write " + part.key + " = " + inner(rule.example) + ", say");
            part.kind = NodeKind::broken;
        }
        return true;
    }

    bool by_word(Node& node, KeyRule const& rule) {
        if (!node.is(NodeKind::table)) return false;
        for (auto& part : node.parts) {
            if (std::ranges::find(rule.words, part.key) == rule.words.end()) {
                auto const known = strings(rule.words);
                auto const nearest = complaints_.suggest(part.key, known);
                complaints_
                    .error("K021", part.key_span,
                           code_word(rule.name) + " has no key " + code_word(part.key))
                    .with_help(nearest.empty() ? "write " + one_of(known)
                                               : "did you mean " + code_word(nearest) + "?");
                part.kind = NodeKind::broken;
            } else if (part.is(NodeKind::text)) {
                not_empty(part);
            } else if (!part.is(NodeKind::broken)) {
                wrong_element(part);
            }
        }
        return true;
    }

    bool each_is(Node& node, std::vector<NodeKind> const& kinds, std::string_view wanted,
                 std::string_view example) {
        if (!node.is(NodeKind::table)) return false;
        for (auto& part : node.parts) {
            bool const fits =
                part.is(NodeKind::broken) || std::ranges::find(kinds, part.kind) != kinds.end();
            if (fits) continue;
            complaints_
                .error("K023", part.span,
                       std::string(wanted) + " is needed here, and this is " +
                           std::string(describe(part.kind)))
                .with_help("write " + part.key + " = " + std::string(example) + ", for example");
            part.kind = NodeKind::broken;
        }
        return true;
    }

    bool weights(Node& node, KeyRule const& rule) {
        if (!each_is(node, {NodeKind::whole, NodeKind::decimal}, "a weight", "2")) return false;
        for (auto& part : node.parts) {
            if (part.is(NodeKind::broken) || ids_.find(rule.refers_to, part.key) != nullptr) {
                continue;
            }
            auto& complaint = complaints_.error(
                "K030", part.key_span,
                "there is no " + std::string(rule.refers_to) + " " + code_word(part.key));
            complain_about_candidates(complaint, part.key, rule.refers_to);
            part.kind = NodeKind::broken;
        }
        return true;
    }

    void wrong(Node& node, KeyRule const& rule) {
        auto& complaint =
            complaints_.error("K023", node.span,
                              code_word(rule.name) + " takes " + describe(rule) + ", and this is " +
                                  std::string(describe(node.kind)));
        complaint.with_help(help_for_wrong_kind(node, rule));
        node.kind = NodeKind::broken;
    }

    Ids const& ids_;
    Complaints& complaints_;
};

}  // namespace

void check_shapes(Node& root, Ids const& ids, Complaints& complaints) {
    ShapeChecker(ids, complaints).root(root);
}

}  // namespace crosswalk
