// SPDX-License-Identifier: Apache-2.0
#include "compact/ids.h"

namespace crosswalk {

Ids::Ids(Node const& root) : root_(root) {
    for (auto const& kind : root.parts) {
        auto& ids = by_kind_[kind.key];
        for (auto const& clause : kind.parts) ids.push_back(clause.key);
    }
}

Node const* Ids::find(std::string_view kind, std::string_view id) const {
    auto const* const clauses = root_.find(kind);
    return clauses == nullptr ? nullptr : clauses->find(id);
}

std::vector<std::string> const& Ids::of_kind(std::string_view kind) const {
    static std::vector<std::string> const none;
    auto const found = by_kind_.find(kind);
    return found == by_kind_.end() ? none : found->second;
}

}  // namespace crosswalk
