// SPDX-License-Identifier: Apache-2.0
#include "view/page_parts.h"
#include "view/page_sections.h"

namespace crosswalk {
namespace {

Markup list_item(std::string const& text) { return element(Tag::li, text); }

Markup formula(MeasureView const& view) {
    if (view.measure.published) return word(Word::published_rule, view.language);
    if (!view.measure.composite.empty()) return word(Word::composite_rule, view.language);
    auto made = element(Tag::code, view.from.formula);
    if (auto const unit = unit_text(view); !unit.empty()) {
        made += ", " + phrase(Word::in_unit, view.language, {unit});
    }
    return made;
}

Markup clause(MeasureView const& view) {
    auto const& rule = view.from.rule;
    auto const& heading = rule.clause.empty() ? view.measure.clause.heading : rule.clause;
    auto made = Markup(heading);
    if (!rule.path.empty()) {
        made += (made.empty() ? "" : " · ");
        made += element(Tag::code, rule.path + ":" + std::to_string(rule.line));
    }
    return made;
}

Markup facts_used(MeasureView const& view) {
    auto const& from = view.from;
    auto const* dataset = view.compact.dataset(from.dataset);
    if (dataset == nullptr && from.observations == 0) return {};
    Markup made;
    if (dataset == nullptr) {
        made = counted(Word::observations_count, view.language, from.observations);
    } else {
        auto name = pick(dataset->title, view.language);
        if (name.text.empty()) name.text = dataset->id;
        if (!from.row_counts_withheld)
            made = counted(Word::observations_from, view.language, from.observations) + " ";
        made += link_to(dataset_anchor(dataset->id), spoken(name, view.language));
        if (auto const* steward = view.compact.partner(dataset->steward); steward != nullptr) {
            made += ", " +
                    phrase(Word::steward, view.language, {pick(steward->name, view.language).text});
        }
    }
    if (from.quarantined > 0) {  // of datasets whose numbers of rows may be shown
        made += ". " + counted(Word::quarantined_rows, view.language, from.quarantined);
    }
    Markup batches;
    for (auto const& batch : from.batches) batches += element(Tag::li, element(Tag::code, batch));
    if (!batches.empty()) made += element(Tag::ul, batches);
    return made;
}

Markup decision(MeasureView const& view) {
    for (auto const& each : view.compact.decisions) {
        if (each.id != view.from.decision) continue;
        auto name = pick(each.title, view.language);
        if (name.text.empty()) name.text = each.id;
        return link_to(decision_anchor(each.id), spoken(name, view.language)) + ", " +
               print_long(each.on, view.language);
    }
    return {};
}

Markup recompute(MeasureView const& view) {
    if (view.from.command.empty()) return {};
    return element(Tag::code, view.from.command) + " (" +
           word(Word::folder_stands_for, view.language) + ")";
}

Markup status_rule(MeasureView const& view) {
    if (!view.said.status) return {};
    auto const say = [&](Status status) {
        return std::string(status_words(status, view.language));
    };
    if (view.measure.standing) {
        return phrase(Word::standing_rule, view.language,
                      {status_word(Status::met, view.language), say(Status::missed)});
    }
    auto const& rule = view.measure.status;
    auto text = phrase(
        Word::status_rule, view.language,
        {percent_text(rule.on_track, view.language), percent_text(rule.behind, view.language),
         percent_text(rule.too_early, view.language), status_word(Status::on_track, view.language),
         say(Status::behind), say(Status::off_track), say(Status::too_early)});
    if (view.said.like_for_like) text += " " + std::string(word(Word::panel_rule, view.language));
    return text;
}

Markup caveats(MeasureView const& view) {
    Markup made;
    if (view.measure.unadjusted)
        made += list_item(std::string(word(Word::unadjusted, view.language)));
    if (view.measure.attribution_not_established) {
        made += list_item(std::string(word(Word::attribution, view.language)));
    }
    if (auto const& baseline = view.said.baseline; baseline && baseline->frozen) {
        made += list_item(
            phrase(Word::frozen_on, view.language, {print_long(*baseline->frozen, view.language)}));
    }
    if (auto const& baseline = view.said.baseline; baseline && baseline->restated) {
        made += list_item(phrase(Word::baseline_restated, view.language,
                                 {amount_text(view, *baseline->restated)}));
    }
    if (view.measure.protection) {
        made += list_item(
            counted(Word::small_cells, view.language, view.measure.protection->fewer_than));
    }
    return made.empty() ? made : element(Tag::ul, made);
}

}  // namespace

Markup measure_notes(MeasureView const& view) {
    auto const& said = view.said;
    Markup items;
    auto const periods = [&](Word what, std::vector<Period> const& which) {
        if (which.empty()) return;
        auto const count = static_cast<std::int64_t>(which.size());
        items +=
            list_item(counted(what, view.language, count, {periods_text(which, view.language)}));
    };
    periods(Word::missing_periods, said.missing_periods);
    periods(Word::late_periods, said.late_periods);
    if (auto const parts = missing_parts_text(view); !parts.empty()) items += list_item(parts);
    if (said.next_due) {
        items += list_item(next_due_text(view));
    }
    for (auto const& each : view.measure.breaks) {
        items += list_item(
            phrase(Word::break_note, view.language,
                   {print_long(each.on, view.language), pick(each.because, view.language).text}));
    }
    for (auto const& each : view.from.redefined) {
        items += list_item(redefined_text(each, view.language));
    }
    if (items.empty()) return {};
    return element(Tag::h3, word(Word::notes, view.language)) + element(Tag::ul, "list", items);
}

Markup measure_provenance(MeasureView const& view) {
    auto const say = [&](Word name, Markup const& content) {
        return entry(word(name, view.language), content);
    };
    auto const list = say(Word::formula, formula(view)) + say(Word::clause, clause(view)) +
                      say(Word::status_rule_name, status_rule(view)) +
                      say(Word::facts_used, facts_used(view)) +
                      say(Word::decided_in, decision(view)) + say(Word::caveats, caveats(view)) +
                      say(Word::recompute, recompute(view));
    return element(Tag::h3, {{Name::id, rule_anchor(view.measure.id)}},
                   word(Word::where_from, view.language)) +
           element(Tag::dl, "sheet facts", list);
}

}  // namespace crosswalk
