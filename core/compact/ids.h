// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/node.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The ids of every kind of clause and where they stand, whether or not the clause is right.
class Ids {
public:
    explicit Ids(Node const& root);

    /// The clause by kind and id; null when there is none.
    Node const* find(std::string_view kind, std::string_view id) const;
    std::vector<std::string> const& of_kind(std::string_view kind) const;

private:
    Node const& root_;
    std::map<std::string, std::vector<std::string>, std::less<>> by_kind_;
};

}  // namespace crosswalk
