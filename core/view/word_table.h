// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/words.h"

#include <span>
#include <string_view>

namespace crosswalk {

struct WordEntry {
    Word word;
    std::string_view english;
    std::string_view spanish;
};

/// All fixed texts, in the order of the enumeration.
std::span<WordEntry const> word_table();

}  // namespace crosswalk
