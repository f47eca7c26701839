// SPDX-License-Identifier: Apache-2.0
#include "store/column_match.h"

#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// What of a name people agree on: "Square Feet", "square_feet" and "SQUARE-FEET" are one.
std::string folded(std::string_view name) {
    std::string kept;
    for (char const c : ascii_lower(name)) {
        if (c != ' ' && c != '_' && c != '-' && c != '.') kept += c;
    }
    return kept;
}

Place place_of(Header const& header, std::optional<std::size_t> name) {
    Place place;
    place.path = header.file;
    place.line = header.line;
    place.excerpt = header.excerpt;
    if (header.line > 0) place.column = 1;
    if (name && *name < header.at.size()) {
        place.column = header.at[*name];
        place.width = static_cast<std::uint32_t>(code_points(header.names[*name]));
    }
    return place;
}

/// The unused name of the file that most likely means this column.
std::optional<std::size_t> nearest(Column const& column, Header const& header,
                                   std::vector<bool> const& used) {
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
        if (used[i] || header.names[i].empty()) continue;
        if (folded(header.names[i]) == folded(column.name)) return i;
        for (auto const& other : column.also_called) {
            if (folded(header.names[i]) == folded(other)) return i;
        }
        unused.push_back(header.names[i]);
    }
    auto const found = did_you_mean(column.name, unused);
    if (found.empty()) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::find(header.names, found) - header.names.begin());
}

/// A name that probably means the column is not complained about a second time as not taken.
void missing(Dataset const& dataset, Column const& column, Header const& header,
             std::vector<bool>& used, Diagnostics& diagnostics) {
    auto const near = nearest(column, header, used);
    if (near) used[*near] = true;
    if (!column.required && !near) return;  // a file need not have what a row need not have
    auto place = place_of(header, near);
    auto& complaint =
        column.required
            ? diagnostics.error("F004", std::move(place),
                                "the file has no column " + crosswalk::quoted(column.name) +
                                    ", which " + crosswalk::quoted(dataset.id) + " requires")
            : diagnostics.warning("F004", std::move(place),
                                  "the file has no column " + crosswalk::quoted(column.name) +
                                      "; it counts as missing in every row");
    if (near) {
        complaint.with_label("is this it?");
        complaint.with_help("rename it to " + column.name + ", or add also_called = [" +
                            crosswalk::quoted(header.names[*near]) + "] to the column");
    } else {
        complaint.with_help(
            "add the column to the file, or say what it is called there: also_called = "
            "[\"...\"]; if a row may lack it: required = false");
    }
}

void not_taken(Header const& header, std::vector<bool> const& used, Dataset const& dataset,
               Diagnostics& diagnostics) {
    std::string list;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
        if (used[i]) continue;
        if (!first) first = i;
        list += (list.empty() ? "" : ", ") + crosswalk::quoted(header.names[i]);
    }
    if (!first) return;
    Diagnostic note;
    note.severity = Severity::note;
    note.code = "F006";
    note.message =
        "not taken, because " + crosswalk::quoted(dataset.id) + " does not name it: " + list;
    note.place = place_of(header, first);
    note.help = "nothing to do, unless a measure needs it: then add it to the dataset's columns";
    diagnostics.add(std::move(note));
}

}  // namespace

bool is_called(Column const& column, std::string_view heading) {
    return column.name == heading ||
           std::ranges::find(column.also_called, heading) != column.also_called.end();
}

ColumnMatch match_columns(Dataset const& dataset, Header const& header, Diagnostics& diagnostics) {
    ColumnMatch match(dataset.columns.size());
    auto const errors_before = diagnostics.error_count();
    std::vector<bool> used(header.names.size());
    for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
        auto const& column = dataset.columns[i];
        for (std::size_t j = 0; j < header.names.size(); ++j) {
            if (!is_called(column, header.names[j])) continue;
            used[j] = true;
            if (!match[i]) {
                match[i] = j;
                continue;
            }
            diagnostics
                .error("F005", place_of(header, j),
                       "the file has the column " + crosswalk::quoted(column.name) + " twice")
                .with_label("the second")
                .with_related(place_of(header, *match[i]), "the first")
                .with_help("take one of the two out, or rename it");
        }
    }
    // In the order in which the agreement names them.
    std::vector<std::size_t> lacking;
    for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
        if (!match[i]) lacking.push_back(i);
    }
    std::ranges::stable_sort(lacking, {}, [&](auto i) { return dataset.columns[i].span; });
    for (auto const i : lacking) missing(dataset, dataset.columns[i], header, used, diagnostics);
    // Of a file that is refused nothing is taken.
    if (diagnostics.error_count() == errors_before) {
        not_taken(header, used, dataset, diagnostics);
    }
    return match;
}

}  // namespace crosswalk
