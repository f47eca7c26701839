// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"
#include "view/page_charts.h"
#include "view/terminal_parts.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string word_text(Word what, std::string_view language) {
    return std::string(word(what, language));
}

std::string heading(Printer const& print, MeasureView const& view) {
    auto const status = status_cell(view);
    auto const room = print.width() - std::min(print.width(), display_width(status.text) + 2);
    auto lines = wrap(printable(title(view).text), std::max<std::size_t>(room, 20));
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += paint(i == 0 ? pad_right(lines[i], room) : lines[i], Ink::bold, print.colours());
        if (i == 0) text += "  " + paint(status.text, status.ink, print.colours());
        text += "\n";
    }
    return text;
}

std::string began_text(MeasureView const& view) {
    auto const& baseline = view.said.baseline;
    if (!baseline) return {};
    auto const when = print_long(baseline->period, view.language);
    if (auto const value = judged_baseline(view)) {
        auto text = amount_text(view, *value) + ", " + when;
        if (view.said.like_for_like)
            text += ", " + word_text(Word::like_for_like_short, view.language);
        return text;
    }
    return "-, " + when + " (" + std::string(why_absent(baseline->figure, view.language)) + ")";
}

std::string way_text(MeasureView const& view) {
    if (!view.said.progress) return {};
    auto text = percent_text(*view.said.progress, view.language);
    if (auto const* point = current_point(view))
        text += ", " + print_long(point->period, view.language);
    if (view.said.expected_progress) {
        text += "; " + phrase(Word::asked_by_then, view.language,
                              {percent_text(*view.said.expected_progress, view.language)});
    }
    return text;
}

std::string now_text(MeasureView const& view) {
    auto const* point = current_point(view);
    if (point == nullptr) {
        return "- (" + std::string(absence_words(Absence::no_facts, view.language)) + ")";
    }
    auto const when = print_long(point->period, view.language);
    if (auto const value = judged_value(view)) {
        auto text = amount_text(view, *value) + ", " + when;
        if (auto const qualifier = qualifier_of(view, *point); !qualifier.empty())
            text = qualifier + " " + text;
        if (view.said.like_for_like)
            text += ", " + word_text(Word::like_for_like_short, view.language);
        return text;
    }
    return "-, " + when + " (" + std::string(why_absent(point->figure, view.language)) + ")";
}

std::string promise_text(MeasureView const& view, TargetReading const& target) {
    auto const change = promised_change(view, target);
    auto const level = amount_text(view, target.level);
    auto const when = target_text(view, target);
    if (change.empty()) return level + " " + when;
    return change + " " + when + (view.said.like_for_like ? "" : ", " + level);
}

std::string figures(Printer const& print, MeasureView const& view) {
    auto const name = [&](Word what) { return word(what, view.language); };
    auto text = print.entry(name(Word::now), now_text(view)) +
                print.entry(name(Word::where_we_began), began_text(view));
    for (auto const& target : view.said.targets) {
        text += print.entry(name(Word::target), promise_text(view, target));
    }
    return text + print.entry(name(Word::way_to_target), way_text(view));
}

/// Who said it and when; the title and address of the source stand on the page and in the JSON.
std::string claim_source(MeasureView const& view, SeriesPoint const& point,
                         ClaimReading const& claim) {
    auto const* source = view.compact.source(claim.claim.source);
    std::string from = claim.claim.source;
    if (source != nullptr && !source->title.empty()) from = source->title;
    if (source != nullptr && !source->publisher.empty()) from = source->publisher;
    from += ", " + print_long(claim.claim.recorded, view.language);
    if (!claim.decision.empty()) {
        from += " (" + word_text(Word::picked_by_decision, view.language) + ")";
    } else if (sources_differ(point)) {
        from += " (" + word_text(Word::differs_none_picked, view.language) + ")";
    } else if (!claim.picked && point.figure.value != Rational(claim.claim.value)) {
        from += " (" + word_text(Word::differs, view.language) + ")";
    }
    return from;
}

std::string claims(Printer const& print, MeasureView const& view) {
    TextTable table;
    table.columns = {{{}, false}, {{}, true}, {{}, false}};
    table.gives = 2;
    auto const& series = view.said.series;
    for (auto point = series.rbegin(); point != series.rend(); ++point) {
        for (auto const& claim : point->claims) {
            bool const first = &claim == &point->claims.front();
            table.rows.push_back(
                {{first ? print_long(point->period, view.language) : "", Ink::dim},
                 {printable(claim_text(view, claim.claim)), claim.picked ? Ink::bold : Ink::plain},
                 {printable(claim_source(view, *point, claim)), Ink::plain}});
        }
    }
    if (table.rows.empty()) return {};
    return print.paragraph(word(Word::claims, view.language), 2, Ink::dim) +
           lay_out(table, {print.width(), 4, print.colours(), false});
}

std::string panel(Printer const& print, MeasureView const& view) {
    if (!view.said.panel) return {};
    auto const& panel = *view.said.panel;
    auto const language = view.language;
    if (panel.absence != Absence::none) {
        return print.entry(
            word(Word::like_for_like, language),
            phrase(Word::panel_absent, language, {absence_words(panel.absence, language)}));
    }
    auto const entity =
        column_title(view.compact, view.measure.dataset, panel.entity, language).text;
    TextTable table;
    table.columns = {{printable(phrase(Word::who_counts, language, {entity})), false},
                     {print_long(panel.base, language), true},
                     {print_long(panel.period, language), true},
                     {word_text(Word::change, language), true}};
    auto const side = [&](std::string const& name, Figure const& base, Figure const& now,
                          std::optional<Rational> const& change) {
        table.rows.push_back({{name},
                              {figure_text(view, base)},
                              {figure_text(view, now)},
                              {change ? change_text(view, *change) : "-", Ink::bold}});
    };
    side(counted(Word::panel_fixed, language, panel.matched), panel.fixed_base, panel.fixed_now,
         panel.fixed_change);
    side(word_text(Word::panel_all_in, language), panel.all_in_base, panel.all_in_now,
         panel.all_in_change);
    if (panel.composition_effect) {
        table.rows.push_back({{word_text(Word::panel_composition, language)},
                              {},
                              {},
                              {effect_text(view, *panel.composition_effect)}});
    }
    auto text = lay_out(table, {print.width(), 2, print.colours(), true});
    auto const moved = [&](Word what, std::int64_t count, std::vector<std::string> const& names) {
        if (count == 0) return;
        auto line = counted(what, language, count);
        if (!names.empty()) line += ": " + names_text(names, language);
        text += print.paragraph(line, 2, Ink::plain);
    };
    moved(Word::panel_joined, panel.joined_count, panel.joined);
    moved(Word::panel_left, panel.left_count, panel.left);
    return text;
}

std::string groups(Printer const& print, MeasureView const& view) {
    std::string text;
    constexpr std::size_t bar_width = 16;
    for (auto const& groups : view.said.groups) {
        auto const column =
            column_title(view.compact, view.measure.dataset, groups.by, view.language).text;
        Rational most;
        for (auto const& row : groups.rows) {
            if (row.figure.value) most = std::max(most, absolute(*row.figure.value));
        }
        TextTable table;
        table.columns = {{phrase(Word::by_column, view.language, {column}), false},
                         {word_text(Word::value, view.language), true},
                         {"", false}};
        for (auto const& row : groups.rows) {
            TextTable::Cell bar;
            if (row.figure.value) {
                auto const part = divide(absolute(*row.figure.value), most);
                bar = {part ? block_bar(*part, bar_width) : "", Ink::good};
            } else {
                bar = {"(" + std::string(why_absent(row.figure, view.language)) + ")", Ink::dim};
            }
            table.rows.push_back({{printable(group_name(view, row)), Ink::plain},
                                  {figure_text(view, row.figure), Ink::plain},
                                  bar});
        }
        table.columns[0].head = printable(table.columns[0].head);
        text += "\n" + lay_out(table, {print.width(), 2, print.colours(), true});
        if (groups.withheld > 0) {
            text += print.paragraph(counted(Word::withheld_groups, view.language, groups.withheld),
                                    2, Ink::dim);
        }
    }
    return text;
}

std::string parts(Printer const& print, MeasureView const& view) {
    std::string text;
    for (auto const& part : view.said.parts) {
        auto const* measure = view.compact.measure(part.measure);
        auto name = measure == nullptr ? part.measure : pick(measure->title, view.language).text;
        auto line = name + ": " + part_progress_text(view, part) + " · " +
                    word_text(Word::weight, view.language) + " " +
                    plain_text(part.weight, view.language);
        if (part.measure == view.said.weakest)
            line += " · " + word_text(Word::weakest_part, view.language);
        bool const first = &part == &view.said.parts.front();
        text += print.entry(first ? word(Word::parts_of_composite, view.language) : " ", line);
    }
    return text;
}

std::string notes(Printer const& print, MeasureView const& view) {
    auto const& said = view.said;
    auto const language = view.language;
    std::string text;
    auto const note = [&](std::string const& line) {
        text += print.entry(text.empty() ? word(Word::notes, language) : " ", line);
    };
    auto const periods = [&](Word what, std::vector<Period> const& which) {
        if (which.empty()) return;
        note(counted(what, language, static_cast<std::int64_t>(which.size()),
                     periods_text(which, language)));
    };
    periods(Word::missing_periods, said.missing_periods);
    periods(Word::late_periods, said.late_periods);
    if (auto const parts = missing_parts_text(view); !parts.empty()) note(parts);
    if (said.next_due) note(next_due_text(view));
    for (auto const& each : view.measure.breaks) {
        note(phrase(Word::break_note, language,
                    {print_long(each.on, language), pick(each.because, language).text}));
    }
    for (auto const& each : view.from.redefined) note(redefined_text(each, language));
    return text;
}

std::string decided(MeasureView const& view) {
    for (auto const& each : view.compact.decisions) {
        if (each.id != view.from.decision) continue;
        auto name = pick(each.title, view.language).text;
        if (name.empty()) name = each.id;
        return name + ", " + print_long(each.on, view.language);
    }
    return {};
}

std::string provenance(Printer const& print, MeasureView const& view) {
    auto const& from = view.from;
    auto const language = view.language;
    std::string rule = view.measure.published            ? word_text(Word::published_rule, language)
                       : !view.measure.composite.empty() ? word_text(Word::composite_rule, language)
                                                         : from.formula;
    auto text = print.entry(word(Word::formula, language), rule);
    auto clause = from.rule.clause.empty() ? view.measure.clause.heading : from.rule.clause;
    if (!from.rule.path.empty()) {
        clause +=
            (clause.empty() ? "" : " · ") + from.rule.path + ":" + std::to_string(from.rule.line);
    }
    text += print.entry(word(Word::clause, language), clause);
    if (!from.dataset.empty()) {
        auto const* dataset = view.compact.dataset(from.dataset);
        auto facts = dataset == nullptr ? std::string() : pick(dataset->title, language).text;
        facts = facts.empty() ? from.dataset : phrase(Word::titled, language, {facts});
        if (!from.row_counts_withheld)
            facts = counted(Word::observations_from, language, from.observations) + " " + facts;
        if (from.quarantined > 0)
            facts += ". " + counted(Word::quarantined_rows, language, from.quarantined);
        text += print.entry(word(Word::facts_used, language), facts);
    }
    text += print.entry(word(Word::decided_in, language), decided(view));
    return text + print.entry(word(Word::recompute, language), from.command);
}

}  // namespace

std::string print_measure(Printer const& print, MeasureView const& view) {
    auto text = heading(print, view);
    text += print.paragraph(finding(view).text, 2, Ink::plain);
    text += "\n" + figures(print, view) + parts(print, view);
    auto const section = [&](std::string const& part) {
        if (!part.empty()) text += (part.starts_with('\n') ? "" : "\n") + part;
    };
    section(claims(print, view));
    section(panel(print, view));
    section(groups(print, view));
    section(notes(print, view) + provenance(print, view));
    return text;
}

std::string print_facts(Printer const& print, Compact const& compact, Reading const& reading) {
    if (reading.datasets.empty()) return {};
    auto const language = print.language();
    TextTable table;
    table.columns = {{word_text(Word::facts, language), false},
                     {word_text(Word::rows, language), true},
                     {word_text(Word::set_aside, language), true},
                     {word_text(Word::superseded, language), true},
                     {word_text(Word::facts_through, language), false}};
    for (auto const& facts : reading.datasets) {
        auto const* dataset = compact.dataset(facts.dataset);
        auto name = dataset == nullptr ? std::string() : pick(dataset->title, language).text;
        if (name.empty()) name = facts.dataset;
        auto const count = [&](std::int64_t number) {
            return facts.row_counts_withheld ? word_text(Word::withheld, language)
                                             : count_text(number, language);
        };
        std::int64_t rows = 0;
        std::int64_t superseded = 0;
        for (auto const& batch : facts.batches) {
            rows += batch.rows;
            superseded += batch.superseded;
        }
        table.rows.push_back(
            {{printable(name), Ink::plain},
             {count(rows), Ink::plain},
             {count(facts.quarantined_rows), facts.quarantined_rows > 0 ? Ink::warn : Ink::plain},
             {count(superseded), Ink::plain},
             {facts.facts_through ? print_long(*facts.facts_through, language) : "-", Ink::plain}});
    }
    auto text = lay_out(table, {print.width(), 0, print.colours(), true});
    for (auto const& facts : reading.datasets) {
        auto notes = taken_back_said(facts, language);
        notes.push_back(later_said(facts, language));
        notes.push_back(undated_said(facts, language));
        for (auto const& said : notes) {
            if (said.empty()) continue;
            auto const* dataset = compact.dataset(facts.dataset);
            auto name = dataset == nullptr ? std::string() : pick(dataset->title, language).text;
            text +=
                print.paragraph((name.empty() ? facts.dataset : name) + ": " + said, 0, Ink::plain);
        }
    }
    for (auto const& facts : reading.datasets) {
        if (facts.quarantined.empty()) continue;  // of a protected dataset no row is shown
        text += phrase(Word::quarantined_which, language,
                       {"crosswalk explain dataset." + printable(facts.dataset)}) +
                "\n";
    }
    return text;
}

}  // namespace crosswalk
