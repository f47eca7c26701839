// SPDX-License-Identifier: Apache-2.0
#include "barometer/set_aside.h"
#include "view/page_parts.h"
#include "view/page_sections.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::size_t most_quarantined = 50;

Markup section(std::string_view id, Word heading, std::string_view language,
               Markup const& content) {
    if (content.empty()) return {};
    return element(Tag::section, {{Name::id, id}, {Name::class_, "chapter"}},
                   element(Tag::h2, word(heading, language)) + content);
}

std::string word_text(Word what, std::string_view language) {
    return std::string(word(what, language));
}

Markup files(DatasetFacts const& facts, std::string const& name, std::string_view language) {
    PageTable table_of_files{
        word_text(Word::files, language) + ": " + name,
        {word_text(Word::file, language), word_text(Word::recorded, language),
         word_text(Word::rows, language), word_text(Word::set_aside, language),
         word_text(Word::superseded, language), word_text(Word::digest, language)},
        {false, false, true, true, true, false},
        {}};
    auto const rows = [&](std::int64_t count) {
        return Markup(facts.row_counts_withheld ? word_text(Word::withheld, language)
                                                : count_text(count, language));
    };
    for (auto const& batch : facts.batches) {
        table_of_files.rows.push_back(
            {Markup(batch.file),
             Markup(batch.recorded ? print_long(*batch.recorded, language)
                                   : word_text(Word::known_always, language)),
             rows(batch.rows), rows(batch.quarantined), rows(batch.superseded),
             element(Tag::code, short_digest(batch.sha256))});
    }
    return table_of_files.rows.empty() ? Markup()
                                       : table(table_of_files, CaptionIs::in_the_heading);
}

Markup quarantined(Compact const& compact, DatasetFacts const& facts, std::string const& name,
                   std::string_view language) {
    if (facts.quarantined.empty()) return {};
    PageTable rows{word_text(Word::quarantined_table, language) + ": " + name,
                   {word_text(Word::file, language), word_text(Word::line, language),
                    word_text(Word::column, language), word_text(Word::why, language)},
                   {false, true, false, false},
                   {}};
    for (auto const& each : facts.quarantined) {
        if (rows.rows.size() == most_quarantined) break;
        bool const personal = is_personal(compact, facts.dataset, each.column);
        auto const where = static_cast<std::int64_t>(each.line != 0 ? each.line : each.row);
        rows.rows.push_back({Markup(each.file), Markup(count_text(where, language)),
                             Markup(each.column),
                             element(Tag::div, "wordy",
                                     element(Tag::code, each.code) + " " +
                                         (personal ? word_text(Word::personal_not_shown, language)
                                                   : reason_set_aside(each, language)))});
    }
    auto content = table(rows, CaptionIs::in_the_heading);
    auto const shown = static_cast<std::int64_t>(rows.rows.size());
    if (facts.quarantined_rows > shown) {
        content += element(
            Tag::p, "small after",
            phrase(Word::first_of_many, language,
                   {count_text(shown, language), count_text(facts.quarantined_rows, language)}));
    }
    return folded(word(Word::quarantined_table, language), content);
}

std::string sentence_after(std::string const& text) {
    return text.empty() ? text : " " + text + ".";
}

/// How many rows were accepted and set aside, in a few sentences.
Markup rows_said(DatasetFacts const& facts, std::string_view language) {
    auto const through = facts.facts_through ? phrase(Word::through_day, language,
                                                      {print_long(*facts.facts_through, language)})
                                             : std::string();
    if (facts.row_counts_withheld) {
        return Markup(word_text(Word::row_counts_withheld, language) + ".") +
               (through.empty() ? ""
                                : " " + word_text(Word::facts_through, language) + " " +
                                      print_long(*facts.facts_through, language) + ".") +
               sentence_after(undated_said(facts, language));
    }
    std::int64_t rows = 0;
    for (auto const& batch : facts.batches) rows += batch.rows;
    return counted(Word::rows_accepted, language, rows) + (through.empty() ? "" : ", " + through) +
           ". " +
           (facts.quarantined_rows == 0
                ? word_text(Word::nothing_quarantined, language)
                : counted(Word::quarantined_rows, language, facts.quarantined_rows)) +
           "." + sentence_after(later_said(facts, language)) +
           sentence_after(undated_said(facts, language));
}

Markup taken_back(DatasetFacts const& facts, std::string_view language) {
    Markup said;
    for (auto const& each : taken_back_said(facts, language)) {
        bool const ends = each.ends_with('.');
        said += element(Tag::p, "note", each + (ends ? "" : "."));
    }
    return said;
}

Markup one_dataset(Compact const& compact, DatasetFacts const& facts, std::string_view language) {
    auto const* dataset = compact.dataset(facts.dataset);
    auto name = dataset == nullptr ? Spoken{} : pick(dataset->title, language);
    if (name.text.empty()) name.text = facts.dataset;
    auto says = rows_said(facts, language);
    if (dataset != nullptr && dataset->synthetic)
        says += " " + element(Tag::b, word(Word::synthetic_dataset, language));
    auto heading = language_of_text(name, language);
    heading.emplace_back(Name::id, dataset_anchor(facts.dataset));
    return element(Tag::h3, heading, name.text) + element(Tag::p, "note", says) +
           taken_back(facts, language) + files(facts, name.text, language) +
           quarantined(compact, facts, name.text, language);
}

Markup one_decision(Compact const& compact, Decision const& decision, std::string_view language) {
    auto name = pick(decision.title, language);
    if (name.text.empty()) name.text = decision.id;
    std::string said = phrase(Word::decided_on, language, {print_long(decision.on, language)});
    std::string partners;
    for (auto const& id : decision.by) {
        auto const* partner = compact.partner(id);
        partners += (partners.empty() ? "" : ", ") +
                    (partner == nullptr ? id : pick(partner->name, language).text);
    }
    if (!partners.empty()) said += " " + phrase(Word::decided_by, language, {partners});
    Markup picks;
    for (auto const& each : decision.picks) {
        auto const* measure = compact.measure(each.measure);
        auto const of =
            measure == nullptr ? Spoken{each.measure, {}} : pick(measure->title, language);
        picks += element(Tag::li, link_to(measure_anchor(each.measure), spoken(of, language)) +
                                      ", " + print_long(each.period, language) + ": " +
                                      link_to_source(compact.source(each.source), each.source));
    }
    auto heading = language_of_text(name, language);
    heading.emplace_back(Name::id, decision_anchor(decision.id));
    return element(Tag::h3, heading, name.text) + element(Tag::p, "small", said + ".") +
           spoken(Tag::p, "note", pick(decision.because, language), language) +
           (picks.empty() ? picks : element(Tag::ul, "list after", picks));
}

}  // namespace

Markup facts_section(Compact const& compact, Reading const& reading, std::string_view language) {
    Markup made;
    for (auto const& facts : reading.datasets) made += one_dataset(compact, facts, language);
    return section("facts", Word::facts, language, made);
}

Markup decisions_section(Compact const& compact, std::string_view language) {
    Markup made;
    for (auto const& decision : compact.decisions)
        made += one_decision(compact, decision, language);
    return section("decisions", Word::decisions, language, made);
}

Markup words_section(Compact const& compact, std::string_view language) {
    Markup list;
    for (auto const& term : compact.terms) {
        std::string said;
        for (auto const& [sector, as] : term.said_as) {
            said +=
                (said.empty() ? "" : "; ") + std::string(sector_word(sector, language)) + ": " + as;
        }
        for (auto const& same : term.same_as) {
            said += (said.empty() ? "" : "; ") + phrase(Word::same_as, language, {same});
        }
        auto name = pick(term.title, language);
        if (name.text.empty()) {
            name.text = term.id;
            std::ranges::replace(name.text, '_', ' ');
        }
        auto const under = said.empty() ? Markup() : element(Tag::span, "under", said);
        list += element(Tag::dt, spoken(name, language)) +
                element(Tag::dd, spoken(pick(term.means, language), language) + under);
    }
    if (list.empty()) return {};
    return section("words", Word::words, language,
                   element(Tag::p, "note", word(Word::words_intro, language)) +
                       element(Tag::dl, "terms after", list));
}

Markup check_section(Compact const& compact, Reading const& reading, std::string_view language) {
    auto const step = [&](Word what, std::string const& command) {
        return element(Tag::li, word(what, language) + Markup(" ") + element(Tag::code, command));
    };
    auto const first = compact.measures.empty() ? std::string() : compact.measures.front().id;
    auto steps = step(Word::check_step_compact, "crosswalk check FOLDER") +
                 step(Word::check_step_reading, read_command(reading.as_of));
    if (!first.empty()) {
        steps += step(Word::check_step_measure, "crosswalk explain measure." + first + " FOLDER");
    }
    auto const digests =
        entry(word(Word::agreement, language), element(Tag::code, reading.compact_digest)) +
        entry(word(Word::facts, language), element(Tag::code, reading.facts_digest));
    return section("check", Word::check_our_math, language,
                   element(Tag::p, "note", word(Word::check_intro, language)) +
                       element(Tag::ol, "list after", steps) +
                       (digests.empty() ? digests : element(Tag::dl, "sheet facts", digests)));
}

}  // namespace crosswalk
