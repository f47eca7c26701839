// SPDX-License-Identifier: Apache-2.0
#include "view/page_charts.h"
#include "view/page_parts.h"
#include "view/page_sections.h"

namespace crosswalk {
namespace {

Markup row_value(MeasureView const& view) {
    auto const* point = current_point(view);
    if (point == nullptr || !point->figure.value) {
        auto const reason = point == nullptr ? absence_words(Absence::no_facts, view.language)
                                             : why_absent(point->figure, view.language);
        return element(Tag::span, "big", "-") + element(Tag::span, "under", reason);
    }
    auto const when = print_long(point->period, view.language);
    auto const unit = unit_text(view);
    return element(Tag::span, "big", worded_number(view, *point, *point->figure.value)) +
           element(Tag::span, "under", unit.empty() ? when : unit + " · " + when);
}

Markup row(MeasureView const& view) {
    auto const name = title(view);
    auto heading = language_of_text(name, view.language);
    heading.insert(heading.begin(), {Name::class_, "row-title"});
    heading.push_back(Attribute::link_inside(measure_anchor(view.measure.id)));
    auto chips = status_chip(view);
    if (auto const* point = current_point(view); point != nullptr && sources_differ(*point)) {
        chips = is_promise(view) ? chips + differing_chip(view.language)
                                 : differing_chip(view.language);
    }
    auto const words = element(Tag::a, heading, name.text) +
                       spoken(Tag::p, "small", kept_together(finding(view)), view.language);
    return element(Tag::li, "row",
                   element(Tag::div, "row-status", chips) + element(Tag::div, "row-words", words) +
                       element(Tag::div, row_value(view)) +
                       element(Tag::div, draw(sparkline(view))));
}

Markup rows(std::vector<MeasureView> const& views, bool promises) {
    Markup made;
    for (auto const& view : views) {
        if (is_promise(view) == promises) made += row(view);
    }
    return made.empty() ? made : element(Tag::ol, "rows", made);
}

}  // namespace

Markup scorecard_section(std::vector<MeasureView> const& views, std::string_view language) {
    auto const promised = rows(views, true);
    auto const others = rows(views, false);
    Markup made;
    auto const add = [&](Word heading, Markup const& list) {
        if (list.empty()) return;
        made += element(Tag::section,
                        element(Tag::h2, "plain-heading", word(heading, language)) + list);
    };
    add(Word::our_promises, promised);
    add(Word::without_a_target, others);
    if (made.empty()) made = element(Tag::p, "note", word(Word::no_measures, language));
    return element(Tag::div, {{Name::id, "scorecard"}}, made);
}

}  // namespace crosswalk
