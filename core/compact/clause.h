// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/source.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// A text in one or more languages: title = "..." or title = { en = "...", es = "..." }.
struct LocalText {
    std::vector<std::pair<std::string, std::string>> by_language;  ///< sorted by language code

    /// The text in that language, else in the first one there is; empty when there is none.
    std::string_view in(std::string_view language) const;
    friend bool operator==(LocalText const&, LocalText const&) = default;
};

/// The heading above the block in which something is said, and where the block's table begins.
struct Clause {
    std::string heading;  ///< "3. What we measure"
    Span span;
    friend bool operator==(Clause const&, Clause const&) = default;
};

}  // namespace crosswalk
