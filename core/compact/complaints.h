// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "text/diagnostic.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// What every part of the checker needs to complain: where spans stand, under which heading, and
/// the list that complaints go to.
class Complaints {
public:
    Complaints(Compact const& compact, Diagnostics& diagnostics)
        : compact_(compact), diagnostics_(diagnostics) {}

    Diagnostic& error(std::string_view code, Span where, std::string message);
    Diagnostic& warning(std::string_view code, Span where, std::string message);
    /// A reason that a lower library gave, at the place where the text stands.
    Diagnostic& error(Span where, Diagnostic reason);

    Place place(Span span) const { return compact_.place(span); }
    Sources const& sources() const { return compact_.sources; }
    Compact const& compact() const { return compact_; }

    /// As did_you_mean; gives up once a compact with thousands of mistakes would make the search
    /// take longer than the rest of the check. The first few hundred mistakes always get theirs.
    std::string suggest(std::string_view word, std::vector<std::string> const& candidates);

private:
    Compact const& compact_;
    Diagnostics& diagnostics_;
    std::size_t comparisons_left_ = 400'000;
};

/// `a`, `b` or `c`
std::string one_of(std::vector<std::string> const& words);
/// `a`, `b` and `c`
std::string all_of(std::vector<std::string> const& words);

/// A key, an id or a piece of the compact inside a sentence: `energy`.
std::string code_word(std::string_view text);

}  // namespace crosswalk
