// SPDX-License-Identifier: Apache-2.0
#include "compact/node.h"

#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t long_table = 16;

}  // namespace

Node const* Node::find(std::string_view name) const {
    if (index_ != nullptr) {
        auto const found = index_->find(name);
        return found == index_->end() ? nullptr : &parts[found->second];
    }
    for (auto const& part : parts) {
        if (part.key == name) return &part;
    }
    return nullptr;
}

Node* Node::find(std::string_view name) {
    return const_cast<Node*>(std::as_const(*this).find(name));
}

Node& Node::append(Node node) {
    parts.push_back(std::move(node));
    if (kind == NodeKind::table && index_ != nullptr) {
        index_->emplace(parts.back().key, parts.size() - 1);
    } else if (kind == NodeKind::table && parts.size() > long_table) {
        index_ = std::make_unique<std::map<std::string, std::size_t, std::less<>>>();
        for (std::size_t i = 0; i < parts.size(); ++i) index_->emplace(parts[i].key, i);
    }
    return parts.back();
}

std::string_view describe(NodeKind kind) {
    switch (kind) {
        case NodeKind::broken:
            return "something that cannot be read";
        case NodeKind::table:
            return "a table";
        case NodeKind::array:
            return "a list";
        case NodeKind::text:
            return "a text";
        case NodeKind::whole:
            return "a whole number";
        case NodeKind::decimal:
            return "a number";
        case NodeKind::truth:
            return "true or false";
        case NodeKind::date:
            return "a date";
        case NodeKind::time:
            return "a time of day";
    }
    return "a value";
}

}  // namespace crosswalk
