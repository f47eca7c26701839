// SPDX-License-Identifier: Apache-2.0
#include "compact/schema.h"
#include "compact/shapes.h"

#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

/// The kind that is meant; empty when nobody can tell.
std::string complain_about_kind(Node const& node, Complaints& complaints) {
    auto& complaint = complaints.error("K020", node.key_span,
                                       "there is no kind of clause " + code_word(node.key));
    if (is_later_kind(node.key)) {
        complaint.message =
            "clauses of the kind " + code_word(node.key) + " are not in this version yet";
        complaint.with_help(
            "leave the clause out for now, or put it into a block of its own that begins with "
            "```text");
        return {};
    }
    std::vector<std::string> kinds;
    for (auto const& rule : clause_kinds()) kinds.emplace_back(rule.name);
    auto nearest = complaints.suggest(node.key, kinds);
    complaint.with_help(nearest.empty() ? "the kinds are " + all_of(kinds)
                                        : "did you mean " + code_word(nearest) + "?");
    return nearest;
}

void move_clauses(Node from, std::string kind, Node& root) {
    auto* const there = root.find(kind);
    if (there == nullptr) {
        from.key = std::move(kind);
        root.append(std::move(from));
    } else if (there->is(NodeKind::table) && from.is(NodeKind::table)) {
        for (auto& clause : from.parts) {
            if (there->find(clause.key) == nullptr) there->append(std::move(clause));
        }
    }
}

}  // namespace

void settle_kinds(Node& root, Complaints& complaints) {
    auto const count = root.parts.size();  // what is moved stands behind
    for (std::size_t i = 0; i < count; ++i) {
        if (kind_rule(root.parts[i].key) != nullptr) continue;
        auto meant = complain_about_kind(root.parts[i], complaints);
        Node left;
        left.key = root.parts[i].key;
        left.key_span = root.parts[i].key_span;
        std::swap(left, root.parts[i]);
        if (!meant.empty()) move_clauses(std::move(left), std::move(meant), root);
    }
}

}  // namespace crosswalk
