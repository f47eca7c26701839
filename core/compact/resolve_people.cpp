// SPDX-License-Identifier: Apache-2.0
#include "compact/resolving.h"
#include "compact/schema_tables.h"
#include "compact/time_zones.h"
#include "compact/units.h"
#include "quantity/currency.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

Sector sector_of(std::string_view word) {
    auto const found = std::ranges::find(sector_words, word);
    return static_cast<Sector>(found - sector_words.begin());
}

bool is_language(std::string_view code) {
    auto const small = [](char c) { return c >= 'a' && c <= 'z'; };
    return (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, small);
}

void read_languages(Resolving& state, Node const& clause) {
    auto const* const node = Resolving::value(clause, "languages");
    state.languages_are_known = node != nullptr || clause.find("languages") == nullptr;
    if (node == nullptr) return;
    auto& languages = state.compact.partnership.languages;
    languages.clear();
    for (auto const& part : node->parts) {
        bool const sound = part.is(NodeKind::text) && is_language(part.text);
        state.languages_are_known = state.languages_are_known && sound;
        if (part.is(NodeKind::text) && !sound) {
            state.complaints
                .error("K031", part.span, code_word(part.text) + " is not the code of a language")
                .with_help("write the two letters of ISO 639-1, such as \"en\" or \"es\"");
        } else if (std::ranges::find(languages, part.text) != languages.end()) {
            state.complaints.error("K031", part.span, code_word(part.text) + " is named twice")
                .with_help("delete one of the two");
        } else if (sound) {
            languages.push_back(part.text);
        }
    }
    if (node->parts.empty()) {
        state.complaints.error("K029", node->span, "a partnership has at least one language")
            .with_help("write languages = [\"en\"], or leave the key out");
    }
    if (languages.empty()) languages = {"en"};
}

void check_time_zone(Resolving& state, Node const& clause) {
    auto const* const node = Resolving::value(clause, "time_zone");
    if (node == nullptr || std::ranges::find(time_zones(), node->text) != time_zones().end())
        return;
    auto const nearest = state.complaints.suggest(node->text, time_zones());
    state.complaints
        .error("K032", node->span,
               crosswalk::quoted(node->text) +
                   " is not the name "
                   "of a time zone")
        .with_help(nearest.empty() ? "write its IANA name, such as \"America/New_York\"; "
                                     "abbreviations such as EST mean different zones to different "
                                     "people"
                                   : "did you mean \"" + nearest + "\"?");
}

void check_currency(Resolving& state, Node const& clause) {
    auto const* const node = Resolving::value(clause, "currency");
    if (node == nullptr || currency_digits(node->text) >= 0) return;
    auto const nearest = state.complaints.suggest(node->text, known_currencies());
    state.complaints
        .error("K033", node->span,
               crosswalk::quoted(node->text) +
                   " is not the code of a "
                   "currency")
        .with_help(nearest.empty() ? "write its three letters (ISO 4217), such as \"USD\""
                                   : "did you mean \"" + nearest + "\"?");
}

void read_amounts(Resolving& state, Node const& clause, Partner& partner) {
    auto const& currency = state.compact.partnership.currency;
    auto const* const amounts = Resolving::value(clause, "can_bear");
    if (amounts == nullptr) return;
    for (auto const& part : amounts->parts) {
        if (!part.is(NodeKind::text)) continue;
        auto const amount = state.quantity(part);
        if (!amount) continue;
        bool const other =
            is_currency(amount->unit) && !currency.empty() && amount->unit != Unit::of(currency);
        if (other) {
            state.complaints
                .error("K034", part.span,
                       "this amount is in " + print(amount->unit) +
                           ", and the currency of the agreement is " + currency)
                .with_help("write it in " + currency + "; an agreement knows no exchange rate");
        }
        partner.can_bear.emplace_back(part.key, *amount);
    }
}

void resolve_partner(Resolving& state, Node const& clause) {
    Partner partner;
    partner.clause = state.clause(clause);
    partner.id = clause.key;
    partner.name = state.local_text(clause, "name");
    if (auto const* const sector = Resolving::value(clause, "sector")) {
        partner.sector = sector_of(sector->text);
    }
    partner.roles = Resolving::texts(clause, "roles");
    partner.brings = Resolving::texts(clause, "brings");
    read_amounts(state, clause, partner);
    state.compact.partners.push_back(std::move(partner));
}

void resolve_term(Resolving& state, Node const& clause) {
    Term term;
    term.clause = state.clause(clause);
    term.id = clause.key;
    term.title = state.local_text(clause, "title");
    term.means = state.local_text(clause, "means");
    if (auto const* const said = Resolving::value(clause, "said_as")) {
        for (auto const& part : said->parts) {
            if (part.is(NodeKind::text)) term.said_as.emplace_back(sector_of(part.key), part.text);
        }
    }
    term.same_as = Resolving::texts(clause, "same_as");
    state.compact.terms.push_back(std::move(term));
}

void resolve_source(Resolving& state, Node const& clause) {
    Source source;
    source.clause = state.clause(clause);
    source.id = clause.key;
    source.title = Resolving::text(clause, "title");
    source.publisher = Resolving::text(clause, "publisher");
    source.published = Resolving::date(clause, "published");
    source.address = Resolving::text(clause, "address");
    source.note = Resolving::text(clause, "note");
    state.compact.source_clauses.push_back(std::move(source));
}

void read_witnesses(Resolving& state, Node const& clause) {
    auto& partnership = state.compact.partnership;
    if (auto const* const witnesses = Resolving::value(clause, "witnesses")) {
        partnership.witnesses = static_cast<int>(witnesses->whole);
        partnership.witness_sectors = std::min(partnership.witness_sectors, partnership.witnesses);
    }
    auto const* const sectors = Resolving::value(clause, "witness_sectors");
    if (sectors == nullptr) return;
    partnership.witness_sectors = static_cast<int>(sectors->whole);
    if (partnership.witness_sectors <= partnership.witnesses) return;
    state.complaints
        .error("K035", sectors->span,
               "so many witnesses cannot come from " + std::to_string(sectors->whole) + " sectors")
        .with_help("write witness_sectors = " + std::to_string(partnership.witnesses) +
                   " or less, or ask for more `witnesses`");
}

}  // namespace

void resolve_partnership(Resolving& state) {
    auto const* const clause = Resolving::value(state.root, "partnership");
    if (clause == nullptr) return;
    auto& partnership = state.compact.partnership;
    read_languages(state, *clause);  // first: texts are read by language
    partnership.clause = state.clause(*clause);
    partnership.name = state.local_text(*clause, "name");
    partnership.place = Resolving::text(*clause, "place");
    partnership.impact = state.local_text(*clause, "impact");
    partnership.backbone = Resolving::text(*clause, "backbone");
    partnership.begins = Resolving::date(*clause, "begins");
    check_time_zone(state, *clause);
    partnership.time_zone = Resolving::text(*clause, "time_zone");
    check_currency(state, *clause);
    partnership.currency = Resolving::text(*clause, "currency");
    if (auto const* const starts = Resolving::value(*clause, "fiscal_year_starts")) {
        partnership.fiscal_year_starts = static_cast<int>(starts->whole);
    }
    read_witnesses(state, *clause);
}

void resolve_people(Resolving& state) {
    for (auto const* const clause : clauses_of(state, "partner")) resolve_partner(state, *clause);
    for (auto const* const clause : clauses_of(state, "term")) resolve_term(state, *clause);
    for (auto const* const clause : clauses_of(state, "source")) resolve_source(state, *clause);
}

}  // namespace crosswalk
