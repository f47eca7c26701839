// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>

namespace crosswalk {
namespace {

constexpr std::size_t longest_word = 100;  // beyond it nobody mistyped one word

std::u32string folded(std::string_view word) {
    std::u32string characters;
    for (auto rest = std::string_view(word); !rest.empty();) {
        auto const character = first_character(rest);
        bool const upper = character.code_point >= U'A' && character.code_point <= U'Z';
        characters += upper ? character.code_point + 32 : character.code_point;
        rest.remove_prefix(character.bytes);
    }
    return characters;
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into
/// the other, when no part is changed twice (Damerau 1964, "optimal string alignment").
std::size_t edit_distance(std::u32string const& a, std::u32string const& b) {
    std::vector<std::size_t> two_above(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(two_above, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates) {
    if (word.size() > longest_word * 4 || code_points(word) > longest_word) return {};
    auto const written = folded(word);
    std::size_t least = written.size() / 3;
    std::string const* nearest = nullptr;
    for (auto const& candidate : candidates) {
        if (candidate.size() > longest_word * 4) continue;
        auto const meant = folded(candidate);
        auto const apart =
            std::max(meant.size(), written.size()) - std::min(meant.size(), written.size());
        if (apart > least || meant.empty()) continue;
        auto const distance = edit_distance(written, meant);
        if (distance < least || (distance == least && nearest == nullptr)) {
            least = distance;
            nearest = &candidate;
        }
    }
    return nearest == nullptr ? std::string() : *nearest;
}

}  // namespace crosswalk
