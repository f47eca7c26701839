// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding_parts.h"
#include "measure/period_kinds.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// "10 buildings joined and 2 left"
std::string who_changed(FindingContext const& context) {
    auto const& panel = *context.reading.panel;
    auto const word = entity_word(context.compact, context.measure, context.language);
    auto const language = context.language;
    if (panel.joined_count == 0 && panel.left_count == 0) {
        return say({"of who is counted", "de quiénes se cuentan"}, language);
    }
    auto const number = [&](std::int64_t count) { return print_grouped(Decimal(count), language); };
    if (panel.joined_count == 0) {
        auto const left = show_counted(panel.left_count, word, language);
        return panel.left_count == 1
                   ? say({"{0} left or did not report", "{0} salió o no informó"}, language, {left})
                   : say({"{0} left or did not report", "{0} salieron o no informaron"}, language,
                         {left});
    }
    auto const joined = show_counted(panel.joined_count, word, language);
    auto text = panel.joined_count == 1 ? say({"{0} joined", "se sumó {0}"}, language, {joined})
                                        : say({"{0} joined", "se sumaron {0}"}, language, {joined});
    if (panel.left_count == 0) return text;
    return text + (panel.left_count == 1
                       ? say({" and {0} left or did not report", " y {0} salió o no informó"},
                             language, {number(panel.left_count)})
                       : say({" and {0} left or did not report", " y {0} salieron o no informaron"},
                             language, {number(panel.left_count)}));
}

/// Whether the headline and the panel show different changes; then it must say why.
void note_composition(FindingContext const& context, std::vector<std::string>& notes) {
    auto const& panel = context.reading.panel;
    if (!panel) return;
    if (panel->absence == Absence::withheld) {
        notes.push_back(say({"like for like is withheld to protect a small group",
                             "la comparación entre los mismos está reservada para proteger a un "
                             "grupo pequeño"},
                            context.language));
        return;
    }
    if (!panel->fixed_change || !panel->all_in_change) return;
    auto const fixed = show_change(*panel->fixed_change, context.measure, context.language);
    auto const all_in = show_change(*panel->all_in_change, context.measure, context.language);
    if (fixed == all_in) return;
    auto const who = who_changed(context);
    bool const of_whom = panel->joined_count == 0 && panel->left_count == 0;
    notes.push_back(say(of_whom
                            ? Phrase{"like for like the change is {0}; it shows {1} because {2}",
                                     "entre los mismos el cambio es de {0}; se ve {1} a causa {2}"}
                            : Phrase{"like for like the change is {0}; it shows {1} because {2}",
                                     "entre los mismos el cambio es de {0}; se ve {1} porque {2}"},
                        context.language, {fixed, all_in, who}));
}

void note_claims(FindingContext const& context, std::vector<std::string>& notes) {
    if (!context.reading.judged) return;
    auto const& point = context.judged();
    if (point.figure.absence != Absence::differing) return;
    std::vector<std::string> each;
    for (auto const& claim : point.claims) {
        if (!claim.corrected_on) each.push_back(claim_words(context, claim.claim));
    }
    notes.push_back(show_list(each, context.language));
}

std::string kind_word(PeriodKind kind, std::size_t count, std::string_view language) {
    switch (kind) {
        case PeriodKind::day:
            return say(count == 1 ? Phrase{"day", "día"} : Phrase{"days", "días"}, language);
        case PeriodKind::week:
            return say(count == 1 ? Phrase{"week", "semana"} : Phrase{"weeks", "semanas"},
                       language);
        case PeriodKind::month:
            return say(count == 1 ? Phrase{"month", "mes"} : Phrase{"months", "meses"}, language);
        case PeriodKind::quarter:
            return say(
                count == 1 ? Phrase{"quarter", "trimestre"} : Phrase{"quarters", "trimestres"},
                language);
        default:
            break;
    }
    return say(count == 1 ? Phrase{"year", "año"} : Phrase{"years", "años"}, language);
}

void note_missing(FindingContext const& context, std::vector<std::string>& notes) {
    auto const language = context.language;
    auto const& reading = context.reading;
    if (reading.judged && !context.judged().missing_parts.empty()) {
        auto const& point = context.judged();
        auto const kind = point.missing_parts.front().kind();
        auto const all = parts_of(point.period, kind).size();
        auto const there = all - point.missing_parts.size();
        notes.push_back(say(
            {"only {0} of {1} {2} were reported", "solo se informaron {0} de {1} {2}"}, language,
            {std::to_string(there), std::to_string(all), kind_word(kind, all, language)}));
    }
    auto const missing = reading.missing_periods.size();
    if (missing == 0) return;
    if (missing > 3) {
        auto const kind = reading.missing_periods.front().kind();
        notes.push_back(say({"{0} {1} were not reported", "no se informaron {0} {1}"}, language,
                            {std::to_string(missing), kind_word(kind, missing, language)}));
        return;
    }
    std::vector<std::string> names;
    for (auto const& period : reading.missing_periods) {
        names.push_back(the_period(period, language));
    }
    notes.push_back(
        say({"nothing usable was reported for {0}", "no se informó nada utilizable sobre {0}"},
            language, {show_list(names, language)}));
}

void note_judged_point(FindingContext const& context, std::vector<std::string>& notes) {
    if (!context.reading.judged) return;
    auto const& point = context.judged();
    if (point.provisional && !context.measure.published) {
        notes.push_back(say({"provisional", "provisional"}, context.language));
    }
    if (point.late) {
        notes.push_back(say({"reported late", "informado con retraso"}, context.language));
    }
}

void note_groups(FindingContext const& context, std::vector<std::string>& notes) {
    std::int64_t withheld = 0;
    for (auto const& by : context.reading.groups) withheld += by.withheld;
    if (withheld == 0) return;
    auto const number = print_grouped(Decimal(withheld), context.language);
    notes.push_back(withheld == 1
                        ? say({"1 group is withheld to protect people",
                               "1 grupo está reservado para proteger a las personas"},
                              context.language)
                        : say({"{0} groups are withheld to protect people",
                               "{0} grupos están reservados para proteger a las personas"},
                              context.language, {number}));
}

void note_baseline(FindingContext const& context, std::vector<std::string>& notes) {
    auto const& baseline = context.reading.baseline;
    if (baseline && baseline->restated && baseline->figure.value) {
        notes.push_back(say({"with today's facts the baseline would be {0}, not {1}",
                             "con los datos de hoy la línea de base sería {0}, no {1}"},
                            context.language,
                            {show_amount(*baseline->restated, context.measure, context.language),
                             show_figure(baseline->figure, context.measure, context.language)}));
    }
}

bool has_value_since(std::vector<SeriesPoint> const& series, Date day) {
    return std::ranges::any_of(series, [day](auto const& point) {
        return point.period.last() >= day && (point.figure.value || !point.claims.empty());
    });
}

/// Breaks since the series begins: values before and after cannot be compared.
void note_breaks(FindingContext const& context, std::vector<std::string>& notes) {
    auto const& series = context.reading.series;
    if (series.empty()) return;
    // Published figures may have ended long ago: a break since then still says what they are of.
    auto const last = std::max(series.back().period.last(), context.as_of);
    for (auto const& change : context.measure.breaks) {
        if (change.on <= series.front().period.first() || change.on > last) continue;
        auto because = std::string(change.because.in(context.language));
        if (!because.empty()) because = " (" + because + ")";
        if (!has_value_since(series, change.on)) {
            notes.push_back(
                say({"from {0} on something else is counted, and there is no value "
                     "since{1}",
                     "desde el {0} se cuenta otra cosa y aún no hay valor desde "
                     "entonces{1}"},
                    context.language,
                    {print_long(change.on, words_language(context.language)), because}));
            continue;
        }
        notes.push_back(say({"not comparable before {0}{1}", "no comparable antes del {0}{1}"},
                            context.language,
                            {print_long(change.on, words_language(context.language)), because}));
    }
}

std::string title_of(FindingContext const& context, CompositePartReading const& part) {
    auto const* const measure = context.compact.measure(part.measure);
    auto const title = measure == nullptr ? "" : measure->title.in(context.language);
    return title.empty() ? part.measure : std::string(title);
}

/// The weakest part of a composite; or each part that leaves nobody knowing which it is.
void note_parts(FindingContext const& context, std::vector<std::string>& notes) {
    for (auto const& part : context.reading.parts) {
        auto const title = title_of(context, part);
        if (part.measure == context.reading.weakest) {
            notes.push_back(
                say({"the weakest part is \"{0}\" with {1}", "la parte más débil es «{0}» con {1}"},
                    context.language, {title, show_progress(*part.progress, context.language)}));
        }
        if (part.reason.empty()) continue;
        notes.push_back(say(
            {"the progress of \"{0}\" is not known: {1}", "no se conoce el avance de «{0}»: {1}"},
            context.language, {title, reason_words(part.reason, context.language)}));
    }
}

}  // namespace

std::string claim_words(FindingContext const& context, Claim const& claim) {
    auto const amount = show_amount(Rational(claim.value), context.measure, context.language);
    auto const* const source = context.compact.source(claim.source);
    auto from = claim.source;
    if (source != nullptr && !source->title.empty()) from = source->title;
    if (source != nullptr && !source->publisher.empty()) from = source->publisher;
    auto const wording = claim.qualifier.empty()
                             ? std::string()
                             : qualifier_words(claim.qualifier, context.language) + " ";
    return wording + amount + (from.empty() ? "" : " (" + from + ")");
}

std::vector<std::string> side_notes(FindingContext const& context) {
    std::vector<std::string> notes;
    note_claims(context, notes);
    note_parts(context, notes);
    note_composition(context, notes);
    note_judged_point(context, notes);
    note_missing(context, notes);
    note_baseline(context, notes);
    note_breaks(context, notes);
    note_groups(context, notes);
    bool const shows_something = context.reading.judged.has_value();
    if (context.measure.unadjusted && shows_something) {
        notes.push_back(say({"unadjusted", "sin ajustar"}, context.language));
    }
    if (context.measure.attribution_not_established && shows_something) {
        notes.push_back(
            say({"attribution not established", "atribución no establecida"}, context.language));
    }
    return notes;
}

}  // namespace crosswalk
