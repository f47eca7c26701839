// SPDX-License-Identifier: Apache-2.0
#include "compact/model.h"

#include <algorithm>
#include <numeric>

namespace crosswalk {
namespace {

template <class Clauses>
auto const* by_id(Clauses const& clauses, std::string_view id) {
    auto const found = std::ranges::find(clauses, id, [](auto const& each) { return each.id; });
    return found == clauses.end() ? nullptr : &*found;
}

}  // namespace

std::string_view LocalText::in(std::string_view language) const {
    for (auto const& [code, text] : by_language) {
        if (code == language) return text;
    }
    return by_language.empty() ? std::string_view() : by_language.front().second;
}

bool FigureRange::holds(Rational const& figure) const {
    bool const begun = !from || *from < figure || (has_from && *from == figure);
    bool const over = to && (*to < figure || (!has_to && *to == figure));
    return begun && !over;
}

Column const* Dataset::column(std::string_view wanted) const {
    auto const found = std::ranges::find(columns, wanted, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

Column const* Dataset::column_with(ColumnRole role) const {
    auto const found = std::ranges::find(columns, role, &Column::role);
    return found == columns.end() ? nullptr : &*found;
}

Partner const* Compact::partner(std::string_view id) const { return by_id(partners, id); }

Source const* Compact::source(std::string_view id) const { return by_id(source_clauses, id); }

Dataset const* Compact::dataset(std::string_view id) const { return by_id(datasets, id); }

Contract const* Compact::contract(std::string_view id) const { return by_id(contracts, id); }

Measure const* Compact::measure(std::string_view id) const {
    if (measures_by_id_.size() == measures.size()) {
        auto const id_at = [&](std::uint32_t at) -> std::string_view { return measures[at].id; };
        auto const found = std::ranges::lower_bound(measures_by_id_, id, {}, id_at);
        if (found != measures_by_id_.end() && id_at(*found) == id) return &measures[*found];
    }
    return by_id(measures, id);
}

void Compact::index_measures() {
    measures_by_id_.resize(measures.size());
    std::iota(measures_by_id_.begin(), measures_by_id_.end(), 0U);
    std::ranges::sort(measures_by_id_, {},
                      [&](std::uint32_t at) -> std::string_view { return measures[at].id; });
}

Place Compact::place(Span span) const {
    auto place = sources.place(span);
    place.clause = heading(span);
    return place;
}

std::string_view Compact::heading(Span span) const {
    auto const above = [](Span where, std::pair<Span, std::string> const& heading) {
        return std::pair(where.file, where.begin) <
               std::pair(heading.first.file, heading.first.begin);
    };
    auto const next = std::upper_bound(headings.begin(), headings.end(), span, above);
    if (next == headings.begin()) return {};
    auto const& [where, text] = *std::prev(next);
    return where.file == span.file ? std::string_view(text) : std::string_view();
}

}  // namespace crosswalk
