// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace crosswalk {

/// Our word for what people write instead of it: "smaller" is "lower", "monthly" is "month",
/// "university" is "academic". Empty when there is none.
std::string_view same_meaning(std::string_view word);

}  // namespace crosswalk
