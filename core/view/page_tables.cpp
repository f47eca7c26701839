// SPDX-License-Identifier: Apache-2.0
#include "view/page_parts.h"
#include "view/page_sections.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// More rows than that do not help on a page; the exports have them all.
constexpr std::size_t most_value_rows = 120;

std::string word_text(Word what, MeasureView const& view) {
    return std::string(word(what, view.language));
}

/// "final", or everything that is not quite right with the value.
std::string state_text(SeriesPoint const& point, MeasureView const& view) {
    std::string text;
    auto const say = [&](std::string_view what) {
        text += text.empty() ? "" : ", ";
        text += what;
    };
    if (!point.figure.value) say(why_absent(point.figure, view.language));
    if (point.provisional) say(word(Word::provisional, view.language));
    if (point.late) say(word(Word::late, view.language));
    return text.empty() ? word_text(Word::final_, view) : text;
}

Markup source_cell(MeasureView const& view, Claim const& claim) {
    auto const* source = view.compact.source(claim.source);
    auto cell = link_to_source(source, claim.source);
    if (source != nullptr && !source->publisher.empty()) cell += ", " + source->publisher;
    if (source != nullptr && !source->note.empty())
        cell += element(Tag::span, "under", source->note);
    return element(Tag::div, "wordy", cell);
}

Markup claim_state(MeasureView const& view, SeriesPoint const& point, ClaimReading const& claim) {
    if (!claim.decision.empty()) {
        return link_to(decision_anchor(claim.decision),
                       word(Word::picked_by_decision, view.language));
    }
    if (claim.picked) return word(Word::picked, view.language);
    if (sources_differ(point)) return word(Word::differs_none_picked, view.language);
    bool const same = point.figure.value == Rational(claim.claim.value);
    return word(same ? Word::says_the_same : Word::differs, view.language);
}

}  // namespace

Markup measure_values(MeasureView const& view) {
    auto const& series = view.said.series;
    if (series.empty()) return {};
    bool const has_change =
        std::ranges::any_of(series, [](auto const& p) { return p.change.has_value(); });
    bool const has_path =
        std::ranges::any_of(series, [](auto const& p) { return p.expected.has_value(); });
    auto const unit = unit_text(view);
    PageTable values{title(view).text + (unit.empty() ? "" : " (" + unit + ")"),
                     {word_text(Word::period, view), word_text(Word::value, view)},
                     {false, true},
                     {}};
    auto const column = [&](Word name, bool numeric) {
        values.head.push_back(word_text(name, view));
        values.numeric.push_back(numeric);
    };
    if (has_change) column(Word::change, true);
    if (has_path) column(Word::path, true);
    column(Word::state, false);
    std::size_t shown = 0;
    for (auto point = series.rbegin(); point != series.rend() && shown < most_value_rows;
         ++point, ++shown) {
        std::vector<Markup> row = {
            Markup(print_long(point->period, view.language)),
            Markup(point->figure.value ? number_text(view, *point->figure.value) : "-")};
        if (has_change) row.emplace_back(point->change ? change_text(view, *point->change) : "");
        if (has_path) row.emplace_back(point->expected ? number_text(view, *point->expected) : "");
        row.emplace_back(state_text(*point, view));
        values.rows.push_back(std::move(row));
    }
    auto content = table(values);
    if (series.size() > shown) {
        auto const rest = static_cast<std::int64_t>(series.size() - shown);
        content +=
            element(Tag::p, "small after", counted(Word::earlier_periods, view.language, rest));
    }
    return folded(word(Word::table_of_values, view.language), content);
}

Markup measure_claims(MeasureView const& view) {
    PageTable claims{
        word_text(Word::claims, view) + ": " + title(view).text,
        {word_text(Word::period, view), word_text(Word::value, view), word_text(Word::source, view),
         word_text(Word::published_on, view), word_text(Word::state, view)},
        {false, true, false, false, false},
        {}};
    auto const& series = view.said.series;
    for (auto point = series.rbegin(); point != series.rend(); ++point) {
        for (auto const& claim : point->claims) {
            claims.rows.push_back({Markup(print_long(point->period, view.language)),
                                   number(claim_text(view, claim.claim)),
                                   source_cell(view, claim.claim),
                                   number(print_long(claim.claim.recorded, view.language)),
                                   claim_state(view, *point, claim)});
        }
    }
    if (claims.rows.empty()) return {};
    return element(Tag::h3, word(Word::claims, view.language)) +
           element(Tag::p, "note", word(Word::claims_note, view.language)) +
           table(claims, CaptionIs::in_the_heading);
}

Markup measure_panel(MeasureView const& view) {
    if (!view.said.panel) return {};
    auto const& panel = *view.said.panel;
    auto const heading = element(Tag::h3, word(Word::like_for_like, view.language));
    if (panel.absence != Absence::none) {
        return heading + element(Tag::p, "note",
                                 phrase(Word::panel_absent, view.language,
                                        {absence_words(panel.absence, view.language)}));
    }
    auto const entity =
        column_title(view.compact, view.measure.dataset, panel.entity, view.language);
    auto const unit = unit_text(view);
    PageTable sides{word_text(Word::like_for_like, view) + ": " + title(view).text,
                    {phrase(Word::who_counts, view.language, {entity.text}),
                     print_long(panel.base, view.language), print_long(panel.period, view.language),
                     word_text(Word::change, view)},
                    {false, true, true, true},
                    {}};
    auto const side = [&](Markup const& name, Figure const& base, Figure const& now,
                          std::optional<Rational> const& change) {
        auto const cell = [&](Figure const& figure) {
            return Markup(figure.value ? number_text(view, *figure.value) : "-");
        };
        sides.rows.push_back(
            {name, cell(base), cell(now), Markup(change ? change_text(view, *change) : "-")});
    };
    side(Markup(counted(Word::panel_fixed, view.language, panel.matched)), panel.fixed_base,
         panel.fixed_now, panel.fixed_change);
    side(Markup(word(Word::panel_all_in, view.language)), panel.all_in_base, panel.all_in_now,
         panel.all_in_change);
    if (panel.composition_effect) {
        sides.rows.push_back({Markup(word(Word::panel_composition, view.language)), Markup(),
                              Markup(), Markup(effect_text(view, *panel.composition_effect))});
    }
    auto const moved = [&](Word what, std::int64_t count, std::vector<std::string> const& names) {
        if (count == 0) return Markup();
        auto text = counted(what, view.language, count);
        if (!names.empty()) text += ": " + names_text(names, view.language);
        return element(Tag::li, text);
    };
    auto const lists = moved(Word::panel_joined, panel.joined_count, panel.joined) +
                       moved(Word::panel_left, panel.left_count, panel.left);
    auto intro = std::string(word(Word::panel_intro, view.language));
    if (!unit.empty()) intro += " " + phrase(Word::numbers_in, view.language, {unit});
    return heading + element(Tag::p, "note", intro) + table(sides, CaptionIs::in_the_heading) +
           (lists.empty() ? Markup() : element(Tag::ul, "list after", lists));
}

}  // namespace crosswalk
