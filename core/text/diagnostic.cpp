// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace crosswalk {

Diagnostic& Diagnostic::with_label(std::string text) {
    label = std::move(text);
    return *this;
}

Diagnostic& Diagnostic::with_related(Place where, std::string text) {
    related.push_back({std::move(where), std::move(text)});
    return *this;
}

Diagnostic& Diagnostic::with_help(std::string text) {
    help = std::move(text);
    return *this;
}

Diagnostic& Diagnostics::error(std::string code, Place place, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.message = std::move(message);
    diagnostic.place = std::move(place);
    return add(std::move(diagnostic));
}

Diagnostic& Diagnostics::warning(std::string code, Place place, std::string message) {
    auto& diagnostic = error(std::move(code), std::move(place), std::move(message));
    diagnostic.severity = Severity::warning;
    return diagnostic;
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
    list_.push_back(std::move(diagnostic));
    return list_.back();
}

bool Diagnostics::has_errors() const { return error_count() > 0; }

std::size_t Diagnostics::error_count() const {
    return static_cast<std::size_t>(std::count_if(
        list_.begin(), list_.end(), [](auto const& d) { return d.severity == Severity::error; }));
}

void Diagnostics::sort() {
    auto const key = [](Diagnostic const& d) {
        return std::tie(d.place.path, d.place.line, d.place.column, d.code);
    };
    // Stable: of two complaints about one thing the one found first stays first.
    std::ranges::stable_sort(list_, {}, key);
}

}  // namespace crosswalk
