// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "barometer/vouching.h"

#include <optional>
#include <string>

namespace crosswalk {

struct HtmlOptions {
    std::string language = "en";
    std::optional<Vouching> vouching = {};  ///< for the record it was read from
};

/// A reading as one page that needs nothing else: style, typeface and charts are in it, and it asks
/// no other machine for anything. It holds no script; its content security policy allows none.
std::string html(Compact const& compact, Reading const& reading, HtmlOptions const& options = {});

}  // namespace crosswalk
