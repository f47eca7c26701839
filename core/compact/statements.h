// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/markdown.h"

#include <string>
#include <vector>

namespace crosswalk {

struct KeyPart {
    std::string name;
    Span span;
};

/// One statement of a block: "[measure.energy]", "[[dataset.x.batches]]" or "unit = "kWh"".
///
/// A block is taken apart before TOML reads it, so that one mistake does not hide the rest of the
/// block and a key said twice can name both places.
struct TomlStatement {
    enum class Form { header, list_header, entry };
    Form form = Form::entry;
    std::vector<KeyPart> keys;  ///< empty when not even they can be read
    Span span;  ///< from its first to its last character, without the remark behind it
    Span value;  ///< of an entry
    /// The value as TOML takes it: the same bytes at the same places, but line ends, remarks and a
    /// last comma inside braces are blanks (TOML 1.1 allows them there, 1.0 does not).
    std::string value_text;
    bool broken = false;  ///< complained about
};

/// Errors    K006 to K008, K011, K014: what cannot be a statement
std::vector<TomlStatement> split_statements(ClauseBlock const& block, Complaints& complaints);

}  // namespace crosswalk
