// SPDX-License-Identifier: Apache-2.0
#include "compact/complaints.h"

#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// Of a long list the beginning: it is there to remind, not to be read.
std::string listed(std::vector<std::string> const& words, std::string_view last) {
    constexpr std::size_t most = 30;
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
        if (i > 0) text += i + 1 == words.size() ? last : ", ";
        text += code_word(words[i]);
    }
    if (words.size() > most) text += " and " + std::to_string(words.size() - most) + " more";
    return text;
}

}  // namespace

Diagnostic& Complaints::error(std::string_view code, Span where, std::string message) {
    return diagnostics_.error(std::string(code), place(where), std::move(message));
}

Diagnostic& Complaints::warning(std::string_view code, Span where, std::string message) {
    return diagnostics_.warning(std::string(code), place(where), std::move(message));
}

Diagnostic& Complaints::error(Span where, Diagnostic reason) {
    reason.place = place(where);
    return diagnostics_.add(std::move(reason));
}

std::string Complaints::suggest(std::string_view word, std::vector<std::string> const& candidates) {
    if (candidates.size() > comparisons_left_) return {};
    comparisons_left_ -= candidates.size();
    return did_you_mean(word, candidates);
}

std::string one_of(std::vector<std::string> const& words) { return listed(words, " or "); }

std::string all_of(std::vector<std::string> const& words) { return listed(words, " and "); }

std::string code_word(std::string_view text) {
    constexpr std::size_t longest = 60;
    auto shown = printable(first_code_points(text, longest));
    if (code_points(text) > longest) shown += "…";
    return "`" + shown + "`";
}

}  // namespace crosswalk
