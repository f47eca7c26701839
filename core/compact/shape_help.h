// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/node.h"
#include "compact/schema.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// Keys that take a list of texts.
bool is_list(Shape shape);

/// What to write instead of a value of the wrong kind, with the value itself where it can be kept.
std::string help_for_wrong_kind(Node const& node, KeyRule const& rule);

/// ": `city_hall`" for "City hall"; empty when nothing is left.
std::string better_id(std::string_view id);

std::string quote(std::string_view text);

}  // namespace crosswalk
