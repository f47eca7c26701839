// SPDX-License-Identifier: Apache-2.0
#include "compact/functions.h"

#include "text/diagnostic.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

struct Function {
    std::string_view name;
    ExpressionKind kind;
};

constexpr std::array<Function, 7> functions = {{
    {"sum", ExpressionKind::sum},
    {"count", ExpressionKind::count},
    {"mean", ExpressionKind::mean},
    {"median", ExpressionKind::median},
    {"min", ExpressionKind::min},
    {"max", ExpressionKind::max},
    {"share", ExpressionKind::share},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> other_names = {{
    {"avg", "mean"},
    {"average", "mean"},
    {"total", "sum"},
    {"sumif", "sum"},
    {"countif", "count"},
    {"number", "count"},
    {"minimum", "min"},
    {"maximum", "max"},
    {"percent", "share"},
    {"percentage", "share"},
}};

}  // namespace

std::optional<ExpressionKind> aggregate_function(std::string_view name) {
    auto const found = std::ranges::find(functions, name, &Function::name);
    if (found == functions.end()) return std::nullopt;
    return found->kind;
}

std::string_view function_name(ExpressionKind kind) {
    auto const found = std::ranges::find(functions, kind, &Function::kind);
    return found == functions.end() ? std::string_view() : found->name;
}

std::vector<std::string> const& aggregate_function_names() {
    static std::vector<std::string> const names = [] {
        std::vector<std::string> all;
        for (auto const& function : functions) all.emplace_back(function.name);
        return all;
    }();
    return names;
}

std::string function_meant_by(std::string_view word) {
    auto const lower = ascii_lower(word);
    for (auto const& [other, ours] : other_names) {
        if (lower == other) return std::string(ours);
    }
    return did_you_mean(word, aggregate_function_names());
}

}  // namespace crosswalk
