// SPDX-License-Identifier: Apache-2.0
#include "compact/synonyms.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {

std::string_view same_meaning(std::string_view word) {
    struct Word {
        std::string_view theirs;
        std::string_view ours;
    };
    constexpr std::array<Word, 32> words = {{
        {"smaller", "lower"},
        {"less", "lower"},
        {"fewer", "lower"},
        {"down", "lower"},
        {"low", "lower"},
        {"decrease", "lower"},
        {"larger", "higher"},
        {"bigger", "higher"},
        {"more", "higher"},
        {"up", "higher"},
        {"high", "higher"},
        {"increase", "higher"},
        {"greater", "higher"},
        {"daily", "day"},
        {"weekly", "week"},
        {"monthly", "month"},
        {"quarterly", "quarter"},
        {"yearly", "year"},
        {"annual", "year"},
        {"annually", "year"},
        {"fiscal year", "fiscal_year"},
        {"government", "public"},
        {"city", "public"},
        {"company", "private"},
        {"business", "private"},
        {"ngo", "nonprofit"},
        {"foundation", "philanthropic"},
        {"philanthropy", "philanthropic"},
        {"university", "academic"},
        {"residents", "community"},
        {"keep", "refuse"},
        {"replace", "supersede"},
    }};
    auto const lower = ascii_lower(word);
    auto const found = std::ranges::find(words, lower, &Word::theirs);
    return found == words.end() ? std::string_view() : found->ours;
}

}  // namespace crosswalk
