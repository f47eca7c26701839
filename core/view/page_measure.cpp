// SPDX-License-Identifier: Apache-2.0
#include "view/page_charts.h"
#include "view/page_parts.h"
#include "view/page_sections.h"

#include <algorithm>

namespace crosswalk {
namespace {

Markup stat(std::string_view name, Markup const& big, std::string_view unit, Markup const& under) {
    Markup value = big;
    if (!unit.empty()) value += " " + element(Tag::span, "unit", unit);
    auto const lower = under.empty() ? Markup() : element(Tag::span, "under", under);
    return element(
        Tag::div, "stat",
        element(Tag::dt, name) + element(Tag::dd, element(Tag::span, "big", value) + lower));
}

/// The period, and that only part of those who report are compared.
std::string when_text(MeasureView const& view, Period const& period) {
    auto const when = print_long(period, view.language);
    if (!view.said.like_for_like) return when;
    return when + ", " + std::string(word(Word::like_for_like_short, view.language));
}

Markup stat_now(MeasureView const& view) {
    auto const name = word(Word::now, view.language);
    auto const* point = current_point(view);
    if (point == nullptr) {
        return stat(name, Markup("-"), {}, Markup(absence_words(Absence::no_facts, view.language)));
    }
    auto const value = judged_value(view);
    if (!value) {
        return stat(name, Markup("-"), {},
                    Markup(print_long(point->period, view.language) + ": " +
                           std::string(why_absent(point->figure, view.language))));
    }
    return stat(name, worded_number(view, *point, *value), unit_text(view),
                Markup(when_text(view, point->period)));
}

Markup stat_began(MeasureView const& view) {
    auto const& baseline = view.said.baseline;
    if (!baseline) return {};
    auto const name = word(Word::where_we_began, view.language);
    auto const value = judged_baseline(view);
    if (!value) {
        return stat(name, Markup("-"), {},
                    Markup(print_long(baseline->period, view.language) + ": " +
                           std::string(why_absent(baseline->figure, view.language))));
    }
    return stat(name, number(number_text(view, *value)), unit_text(view),
                Markup(when_text(view, baseline->period)));
}

Markup stat_target(MeasureView const& view) {
    auto const* target = current_target(view);
    if (target == nullptr) return {};
    auto const name = word(Word::target, view.language);
    auto const change = promised_change(view, *target);
    if (change.empty()) {
        return stat(name, number(number_text(view, target->level)), unit_text(view),
                    Markup(target_text(view, *target)));
    }
    auto under = target_text(view, *target);
    // The level follows from where it began, which is another one for the panel.
    if (!view.said.like_for_like) under = amount_text(view, target->level) + " " + under;
    return stat(name, number(change), {}, Markup(under));
}

Markup stat_progress(MeasureView const& view) {
    auto const& said = view.said;
    if (!said.progress) return {};
    std::string under;
    if (auto const* point = current_point(view)) under = print_long(point->period, view.language);
    if (said.expected_progress) {
        under += (under.empty() ? "" : "; ") +
                 phrase(Word::asked_by_then, view.language,
                        {percent_text(*said.expected_progress, view.language)});
    }
    return stat(word(Word::way_to_target, view.language),
                number(percent_text(*said.progress, view.language)), {}, Markup(under));
}

/// A chart in both of its sizes.
template <class Chart>
Markup both(Chart const& chart) {
    return draw(chart, Drawing::wide) + draw(chart, Drawing::narrow);
}

Markup chart_heading(MeasureView const& view) {
    auto const* point = current_point(view);
    if (point == nullptr) return {};
    auto const reason = why_absent(point->figure, view.language);
    return print_long(point->period, view.language) + ": " + figure_text(view, point->figure) +
           (reason.empty() ? "" : " (" + std::string(reason) + ")");
}

}  // namespace

Markup measure_section(MeasureView const& view) {
    auto chips = status_chip_to_rule(view);
    if (auto const* point = current_point(view); point != nullptr && sources_differ(*point)) {
        chips += differing_chip(view.language);
    }
    auto const heading_id = measure_anchor(view.measure.id) + "-title";
    auto head = element(Tag::div, "chips", chips);
    auto heading = language_of_text(title(view), view.language);
    heading.emplace_back(Name::id, heading_id);
    head += element(Tag::h2, heading, title(view).text);
    head += spoken(Tag::p, "lede", kept_together(finding(view)), view.language);
    head += spoken(Tag::p, "note", pick(view.measure.note, view.language), view.language);
    return element(
        Tag::article,
        {{Name::id, measure_anchor(view.measure.id)}, {Name::aria_labelledby, heading_id}},
        head + measure_figures(view) + measure_drawing(view) + measure_values(view) +
            measure_claims(view) + measure_panel(view) + measure_groups(view) +
            measure_parts(view) + measure_notes(view) + measure_provenance(view));
}

Markup measure_figures(MeasureView const& view) {
    return element(Tag::dl, "stats",
                   stat_now(view) + stat_began(view) + stat_target(view) + stat_progress(view));
}

Markup measure_drawing(MeasureView const& view) {
    auto const chart = line_chart(view);
    auto const progress = progress_chart(view);
    if (!chart && !progress) return {};
    auto content = element(Tag::figcaption, chart_heading(view));
    if (chart) {
        content += both(*chart);
        auto const note = line_chart_note(view, *chart);
        if (!note.empty()) content += element(Tag::p, "small chart-note", note);
    }
    if (progress) {
        content += element(Tag::p, "chart-title after", word(Word::way_to_target, view.language));
        content += both(*progress);
    }
    return element(Tag::figure, "sheet", content);
}

Markup measure_groups(MeasureView const& view) {
    Markup made;
    for (auto const& groups : view.said.groups) {
        auto const column =
            column_title(view.compact, view.measure.dataset, groups.by, view.language);
        auto const heading = phrase(Word::by_column, view.language, {column.text});
        auto const [chart, left_out] = group_chart(view, groups);
        auto content = element(Tag::figcaption, "", chart_heading(view));
        content += both(chart);
        Markup note(unit_text(view));
        if (groups.withheld > 0) {
            note += (note.empty() ? "" : ". ") +
                    counted(Word::withheld_groups, view.language, groups.withheld);
        }
        if (left_out > 0) {
            note += (note.empty() ? "" : ". ") +
                    counted(Word::chart_bars_more, view.language, left_out);
        }
        if (!note.empty()) content += element(Tag::p, "small chart-note", note);

        PageTable values{heading + ": " + title(view).text,
                         {with_capital(column.text), std::string(word(Word::value, view.language)),
                          std::string(word(Word::numerator, view.language)),
                          std::string(word(Word::denominator, view.language)),
                          std::string(word(Word::observations, view.language)),
                          std::string(word(Word::over_time, view.language))},
                         {false, true, true, true, true, false},
                         {}};
        for (auto const& row : groups.rows) {
            auto const& figure = row.figure;
            auto const reason = std::string(why_absent(figure, view.language));
            auto const part = [&](std::optional<Rational> const& number) {
                return Markup(number ? plain_text(*number, view.language) : "");
            };
            values.rows.push_back(
                {Markup(group_name(view, row)),
                 Markup(figure.value ? number_text(view, *figure.value) : "- (" + reason + ")"),
                 part(figure.numerator), part(figure.denominator),
                 Markup(figure.value ? count_text(figure.rows, view.language) : ""),
                 draw(sparkline(view, row))});
        }
        made += element(Tag::h3, heading) + element(Tag::figure, "sheet", content) +
                folded(word(Word::table_of_groups, view.language), table(values));
    }
    return made;
}

Markup measure_parts(MeasureView const& view) {
    if (view.said.parts.empty()) return {};
    PageTable parts{std::string(word(Word::parts_of_composite, view.language)),
                    {std::string(word(Word::measure, view.language)),
                     std::string(word(Word::weight, view.language)),
                     std::string(word(Word::progress, view.language))},
                    {false, true, true},
                    {}};
    for (auto const& part : view.said.parts) {
        auto const* measure = view.compact.measure(part.measure);
        auto const name =
            measure == nullptr ? Spoken{part.measure, {}} : pick(measure->title, view.language);
        auto label = link_to(measure_anchor(part.measure), spoken(name, view.language));
        if (part.measure == view.said.weakest) {
            label += " " + element(Tag::b, word(Word::weakest_part, view.language));
        }
        parts.rows.push_back({label, Markup(plain_text(part.weight, view.language)),
                              Markup(part_progress_text(view, part))});
    }
    return element(Tag::h3, word(Word::parts_of_composite, view.language)) +
           table(parts, CaptionIs::in_the_heading);
}

}  // namespace crosswalk
