// SPDX-License-Identifier: Apache-2.0
#include "compact/units.h"
#include "measure/target.h"
#include "view/json_parts.h"
#include "view/shown.h"

namespace crosswalk {
namespace {

/// A change against the baseline: points for measures in percent, else percent of the baseline.
void write_change(JsonWriter& json, std::optional<Rational> const& change, Measure const& measure) {
    if (is_changed_in_points(measure)) {
        write_number(json, change, measure.digits, Unit::points());
    } else {
        write_percent(json, change);
    }
}

void write_level(JsonWriter& json, std::optional<Rational> const& level, Measure const& measure) {
    write_number(json, level, measure.digits, measure.unit);
}

void write_claims(JsonWriter& json, std::vector<ClaimReading> const& claims,
                  Measure const& measure) {
    json.begin_array();
    for (auto const& each : claims) {
        auto const& claim = each.claim;
        json.begin_object(JsonShape::one_line);
        json.key("value").text(print(claim.value));
        json.key("unit").text(print(measure.unit));
        json.key("qualifier");
        write_text_or_null(json, claim.qualifier);
        json.key("source").text(claim.source);
        json.key("recorded").text(print(claim.recorded));
        json.key("picked").truth(each.picked);
        json.key("decision");
        write_text_or_null(json, each.decision);
        json.end();
    }
    json.end();
}

void write_series(JsonWriter& json, MeasureReading const& said, Measure const& measure) {
    json.begin_array();
    for (auto const& point : said.series) {
        bool const has_claims = !point.claims.empty();
        json.begin_object(has_claims ? JsonShape::lines : JsonShape::one_line);
        json.key("period").text(print(point.period));
        json.key("first").text(print(point.period.first()));
        json.key("last").text(print(point.period.last()));
        json.key("figure");
        write_figure(json, point.figure, measure);
        json.key("change");
        write_change(json, point.change, measure);
        json.key("expected");
        write_level(json, point.expected, measure);
        json.key("provisional").truth(point.provisional);
        json.key("late").truth(point.late);
        json.key("missing_parts");
        write_periods(json, point.missing_parts);
        if (has_claims) {
            json.key("claims");
            write_claims(json, point.claims, measure);
        }
        json.end();
    }
    json.end();
}

void write_baseline(JsonWriter& json, MeasureReading const& said, Measure const& measure) {
    if (!said.baseline) {
        json.null();
        return;
    }
    auto const& baseline = *said.baseline;
    json.begin_object();
    json.key("period").text(print(baseline.period));
    json.key("figure");
    write_figure(json, baseline.figure, measure);
    json.key("frozen");
    write_date(json, baseline.frozen);
    json.key("restated");
    write_level(json, baseline.restated, measure);
    json.end();
}

void write_targets(JsonWriter& json, MeasureReading const& said, Measure const& measure) {
    json.begin_array();
    for (auto const& target : said.targets) {
        json.begin_object(JsonShape::one_line);
        json.key("by").text(print(target.by));
        json.key("level");
        write_level(json, target.level, measure);
        json.key("standing").truth(target.standing);
        json.end();
    }
    json.end();
}

void write_moved(JsonWriter& json, std::int64_t count, std::vector<std::string> const& names,
                 bool personal) {
    json.begin_object(JsonShape::one_line);
    json.key("count").whole(count);
    if (!personal) {
        json.key("names");
        write_strings(json, names);
    }
    json.end();
}

void write_panel(JsonWriter& json, Compact const& compact, PanelReading const& panel,
                 Measure const& measure) {
    json.begin_object();
    json.key("entity").text(panel.entity);
    json.key("base").text(print(panel.base));
    json.key("period").text(print(panel.period));
    // Nobody was counted when it is withheld: that is not nought.
    if (panel.absence == Absence::withheld) {
        json.key("matched").null();
        json.key("joined").null();
        json.key("left").null();
    } else {
        bool const personal = is_personal(compact, measure.dataset, panel.entity);
        json.key("matched").whole(panel.matched);
        json.key("joined");
        write_moved(json, panel.joined_count, panel.joined, personal);
        json.key("left");
        write_moved(json, panel.left_count, panel.left, personal);
    }
    json.key("absence");
    write_text_or_null(json, panel.absence == Absence::none ? "" : json_name(panel.absence));
    auto const side = [&](std::string_view name, Figure const& base, Figure const& now,
                          std::optional<Rational> const& change) {
        json.key(name).begin_object();
        json.key("base");
        write_figure(json, base, measure);
        json.key("now");
        write_figure(json, now, measure);
        json.key("change");
        write_change(json, change, measure);
        json.end();
    };
    side("fixed", panel.fixed_base, panel.fixed_now, panel.fixed_change);
    side("all_in", panel.all_in_base, panel.all_in_now, panel.all_in_change);
    json.key("composition_effect");
    auto const digits = is_changed_in_points(measure) ? measure.digits : 1;  // as the changes
    write_number(json, panel.composition_effect, digits, Unit::points());
    json.end();
}

void write_groups(JsonWriter& json, MeasureReading const& said, Measure const& measure) {
    json.begin_array();
    for (auto const& groups : said.groups) {
        json.begin_object();
        json.key("by").text(groups.by);
        json.key("withheld").whole(groups.withheld);
        json.key("rows").begin_array();
        for (auto const& row : groups.rows) {
            json.begin_object();
            json.key("group");
            if (row.group) {
                json.text(*row.group);
            } else {
                json.null();
            }
            json.key("figure");
            write_figure(json, row.figure, measure);
            json.key("series").begin_array();
            for (auto const& figure : row.series) write_figure(json, figure, measure);
            json.end().end();
        }
        json.end().end();
    }
    json.end();
}

void write_parts(JsonWriter& json, MeasureReading const& said) {
    json.begin_array();
    for (auto const& part : said.parts) {
        json.begin_object(JsonShape::one_line);
        json.key("measure").text(part.measure);
        json.key("weight").text(print(part.weight));
        json.key("progress");
        write_percent(json, part.progress);
        json.key("reason");
        write_text_or_null(json, part.reason);
        json.key("weakest").truth(part.measure == said.weakest);
        json.end();
    }
    json.end();
}

void write_provenance(JsonWriter& json, Provenance const& from) {
    json.begin_object();
    json.key("rule");
    write_place(json, from.rule);
    json.key("formula");
    write_text_or_null(json, from.formula);
    json.key("dataset");
    write_text_or_null(json, from.dataset);
    json.key("batches");
    write_strings(json, from.batches);
    for (auto const& [name, number] : {std::pair("observations", from.observations),
                                       std::pair("quarantined", from.quarantined)}) {
        json.key(name);
        if (from.row_counts_withheld) {
            json.null();
        } else {
            json.whole(number);
        }
    }
    json.key("decision");
    write_text_or_null(json, from.decision);
    json.key("command");
    write_text_or_null(json, from.command);
    if (!from.redefined.empty()) {
        json.key("redefined").begin_array();
        for (auto const& each : from.redefined) {
            json.begin_object();
            json.key("on").text(print(each.on));
            json.key("entry").whole(static_cast<std::int64_t>(each.entry));
            json.key("because").text(each.because);
            json.end();
        }
        json.end();
    }
    json.end();
}

void write_definition(JsonWriter& json, Measure const& measure) {
    json.key("id").text(measure.id);
    json.key("title");
    write_texts(json, measure.title.by_language);
    json.key("kind").text(measure.published            ? "published"
                          : !measure.composite.empty() ? "composite"
                                                       : "computed");
    json.key("unit").text(print(measure.unit));
    json.key("digits").whole(measure.digits);
    json.key("better").text(measure.better == Better::lower ? "lower" : "higher");
    json.key("period").text(name(measure.period));
    json.key("unadjusted").truth(measure.unadjusted);
    json.key("attribution_not_established").truth(measure.attribution_not_established);
    json.key("breaks").begin_array();
    for (auto const& each : measure.breaks) {
        json.begin_object();
        json.key("on").text(print(each.on));
        json.key("because");
        write_texts(json, each.because.by_language);
        json.end();
    }
    json.end();
}

void write_judgement(JsonWriter& json, MeasureReading const& said, Measure const& measure) {
    json.key("status");
    write_text_or_null(json, said.status ? json_name(*said.status) : std::string_view());
    json.key("reason");
    write_text_or_null(json, said.reason);
    json.key("judged");
    write_text_or_null(json, said.judged ? print(said.series.at(*said.judged).period) : "");
    json.key("final_verdict").truth(said.final_verdict);
    json.key("expected");
    write_level(json, said.expected, measure);
    json.key("like_for_like").truth(said.like_for_like);
    json.key("judged_value");
    write_level(json, said.judged_value, measure);
    json.key("judged_baseline");
    write_level(json, said.judged_baseline, measure);
    json.key("judged_expected");
    write_level(json, said.judged_expected, measure);
    json.key("judged_target");
    write_level(json, said.judged_target, measure);
    json.key("progress");
    write_percent(json, said.progress);
    json.key("expected_progress");
    write_percent(json, said.expected_progress);
    json.key("gap");
    write_number(json, said.gap, measure.digits, step_of(measure.unit));
}

}  // namespace

void write_measure(JsonWriter& json, Compact const& compact, Measure const& measure,
                   MeasureReading const& said, Provenance const& from,
                   std::vector<std::pair<std::string, std::string>> const& findings) {
    json.begin_object();
    write_definition(json, measure);
    json.key("finding");
    write_texts(json, findings);
    write_judgement(json, said, measure);
    json.key("baseline");
    write_baseline(json, said, measure);
    json.key("targets");
    write_targets(json, said, measure);
    json.key("series");
    write_series(json, said, measure);
    json.key("panel");
    if (said.panel) {
        write_panel(json, compact, *said.panel, measure);
    } else {
        json.null();
    }
    json.key("groups");
    write_groups(json, said, measure);
    json.key("parts");
    write_parts(json, said);
    json.key("missing_periods");
    write_periods(json, said.missing_periods);
    json.key("late_periods");
    write_periods(json, said.late_periods);
    json.key("next_due");
    write_date(json, said.next_due);
    json.key("provenance");
    write_provenance(json, from);
    json.end();
}

}  // namespace crosswalk
