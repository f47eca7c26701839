// SPDX-License-Identifier: Apache-2.0
#include "compact/resolving.h"

#include "quantity/characters.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace crosswalk {
Node const* Resolving::value(Node const& table, std::string_view key) {
    auto const* const found = table.find(key);
    return found == nullptr || found->is(NodeKind::broken) ? nullptr : found;
}

std::string Resolving::text(Node const& table, std::string_view key) {
    auto const* const found = value(table, key);
    return found == nullptr ? std::string() : found->text;
}

std::optional<Date> Resolving::date(Node const& table, std::string_view key) {
    auto const* const found = value(table, key);
    if (found == nullptr) return std::nullopt;
    return found->date;
}

bool Resolving::truth(Node const& table, std::string_view key, bool otherwise) {
    auto const* const found = value(table, key);
    return found == nullptr ? otherwise : found->truth;
}

std::vector<std::string> Resolving::texts(Node const& table, std::string_view key) {
    std::vector<std::string> all;
    auto const* const found = value(table, key);
    if (found == nullptr) return all;
    for (auto const& part : found->parts) {
        if (part.is(NodeKind::text)) all.push_back(part.text);
    }
    return all;
}

LocalText Resolving::local_text(Node const& table, std::string_view key) {
    LocalText text;
    auto const* const found = value(table, key);
    if (found == nullptr) return text;
    auto const& languages = compact.partnership.languages;
    if (found->is(NodeKind::text)) {
        text.by_language.emplace_back(languages.front(), found->text);
        return text;
    }
    for (auto const& part : found->parts) {
        bool const known = std::ranges::find(languages, part.key) != languages.end();
        if (!known && languages_are_known) {
            complaints
                .error("K031", part.key_span,
                       code_word(part.key) + " is not a language of this partnership")
                .with_help("it writes in " + all_of(languages) +
                           "; add others to `languages` in "
                           "[partnership]");
        } else if (part.is(NodeKind::text)) {
            text.by_language.emplace_back(part.key, part.text);
        }
    }
    std::ranges::sort(text.by_language);
    return text;
}

Clause Resolving::clause(Node const& node) const {
    return {std::string(compact.heading(node.span)), node.span};
}

std::optional<Quantity> Resolving::quantity(Node const& node) {
    auto read = Quantity::parse(node.text);
    if (read) return *std::move(read);
    complaints.error(node.span, std::move(read).error());
    return std::nullopt;
}

std::optional<Unit> Resolving::unit(Node const& node) {
    auto read = Unit::parse(node.text);
    if (read) return *std::move(read);
    complaints.error(node.span, std::move(read).error());
    return std::nullopt;
}

std::optional<Share> Resolving::share(Node const& node) {
    auto read = Share::parse(node.text);
    if (read) return *std::move(read);
    complaints.error(node.span, std::move(read).error());
    return std::nullopt;
}

std::optional<Points> Resolving::points(Node const& node) {
    auto read = Points::parse(node.text);
    if (read) return *std::move(read);
    complaints.error(node.span, std::move(read).error());
    return std::nullopt;
}

std::optional<int> Resolving::days(Node const& node) {
    auto const read = quantity(node);
    if (!read) return std::nullopt;
    bool const weeks = read->unit == Unit::of("week");
    auto const count = read->value.trimmed();
    constexpr Int128 most_days = 36'500;
    bool const fits = (weeks || read->unit == Unit::of("day")) && count.scale() == 0 &&
                      count.coefficient() >= 0 && count.coefficient() <= most_days;
    if (fits) return static_cast<int>(count.coefficient()) * (weeks ? 7 : 1);
    complaints
        .error("K026", node.span,
               code_word(node.key) +
                   " is a whole number of days or weeks, up to "
                   "36,500")
        .with_help("write \"20 days\" or \"3 weeks\"; months and years differ in length");
    return std::nullopt;
}

std::optional<Period> Resolving::period(Node const& node) {
    int const starts = compact.partnership.fiscal_year_starts;
    auto written = node.text;
    if (node.is(NodeKind::whole)) {
        // 0985 and 85 are no years anybody means; the text keeps the digits as written.
        written = std::to_string(node.whole);
    }
    auto read = Period::parse(written, starts);
    if (read) return *std::move(read);
    complaints.error(node.span, std::move(read).error());
    return std::nullopt;
}

Dataset const* Resolving::dataset(std::string_view id) const {
    auto const found = dataset_index.find(id);
    return found == dataset_index.end() ? nullptr : &compact.datasets[found->second];
}

DatasetNotes const* Resolving::notes(std::string_view dataset_id) const {
    auto const found = dataset_index.find(dataset_id);
    return found == dataset_index.end() ? nullptr : &dataset_notes[found->second];
}

std::vector<Node const*> clauses_of(Resolving const& state, std::string_view kind) {
    std::vector<Node const*> clauses;
    auto const* const all = state.root.find(kind);
    if (all == nullptr || !all->is(NodeKind::table)) return clauses;
    for (auto const& clause : all->parts) {
        if (clause.is(NodeKind::table)) clauses.push_back(&clause);
    }
    return clauses;
}

std::vector<Node const*> tables_of(Node const& table, std::string_view key) {
    std::vector<Node const*> tables;
    auto const* const found = Resolving::value(table, key);
    if (found == nullptr) return tables;
    if (found->is(NodeKind::table)) return {found};
    for (auto const& part : found->parts) {
        if (part.is(NodeKind::table)) tables.push_back(&part);
    }
    return tables;
}

}  // namespace crosswalk
