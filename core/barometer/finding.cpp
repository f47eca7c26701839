// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding_parts.h"
#include "compact/units.h"
#include "measure/target.h"

#include <algorithm>

namespace crosswalk {

bool FindingContext::speaks_of_change() const {
    if (measure.targets.empty() || !reading.judged_baseline) return false;
    // "-20 %" of a percent reads like 20 points less of it; its levels cannot be misread.
    if (is_changed_in_points(measure)) return false;
    auto const last = std::ranges::max_element(measure.targets, {}, &Target::by);
    return last->change && !reading.judged_baseline->is_zero();
}

namespace {

constexpr int change_digits = 1;

/// How many digits more than usual keep two different levels apart.
int digits_more(FindingContext const& context, Rational const& a, Rational const& b) {
    if (!context.speaks_of_change()) {
        auto const usual = context.measure.digits;
        return digits_to_tell_apart(a, b, usual) - usual;
    }
    auto const& base = *context.reading.judged_baseline;
    auto const one = *change_from(context.measure, base, a) * Rational(100);
    auto const other = *change_from(context.measure, base, b) * Rational(100);
    return digits_to_tell_apart(one, other, change_digits) - change_digits;
}

struct Compared {
    std::string value;
    std::string other;
};
/// Value and level, with as many digits as it takes to see which is which.
Compared compare(FindingContext const& context, Rational const& value, Rational const& level) {
    auto const more = digits_more(context, value, level);
    return {context.level(value, more), context.level(level, more)};
}

std::string missed(FindingContext const& context) {
    auto const& reading = context.reading;
    auto const by = context.distance(*reading.judged_value, *reading.judged_target);
    auto text = say({"missed by {0}", "no cumplido por {0}"}, context.language, {by});
    if (!reading.progress) return text;
    if (reading.progress->is_negative()) {
        return text +
               say({", moving away from the target", ", alejándose de la meta"}, context.language);
    }
    return text + say({", {0} of the target", ", {0} de la meta"}, context.language,
                      {show_progress(*reading.progress, context.language)});
}

std::string final_verdict(FindingContext const& context) {
    auto const& reading = context.reading;
    if (*reading.status == Status::missed) return missed(context);
    auto const both = compare(context, *reading.judged_value, *reading.judged_target);
    return say({"met: {0}, the target was {1}", "cumplido: {0}, la meta era {1}"}, context.language,
               {both.value, both.other});
}

std::string standing_verdict(FindingContext const& context) {
    auto const& reading = context.reading;
    auto const both = compare(context, *reading.judged_value, *reading.judged_target);
    if (*reading.status == Status::met) {
        return say({"met {0}: {1}, {2} was promised", "cumplido {0}: {1}, se prometió {2}"},
                   context.language, {context.period(), both.value, both.other});
    }
    auto const by = context.distance(*reading.judged_value, *reading.judged_target);
    return say({"missed {0} by {1}: {2}, {3} was promised",
                "no cumplido {0} por {1}: {2}, se prometió {3}"},
               context.language, {context.period(), by, both.value, both.other});
}

std::string on_the_way(FindingContext const& context) {
    auto const& reading = context.reading;
    auto const both = compare(context, *reading.judged_value, *reading.judged_expected);
    auto const status = status_words(*reading.status, context.language);
    auto text = say({"{0} {1}: {2}, the agreed path asks for {3}",
                     "{0} {1}: {2}, la trayectoria acordada pide {3}"},
                    context.language, {status, context.period(), both.value, both.other});
    if (reading.progress && *reading.progress >= Rational(1)) {
        text += say({"; the target is reached today and can still be lost",
                     "; la meta se alcanza hoy y aún puede perderse"},
                    context.language);
    }
    return text;
}

std::string no_verdict(FindingContext const& context) {
    auto const& reading = context.reading;
    auto const language = context.language;
    auto why = std::string(reason_words(reading.reason, language));
    if (reading.reason == Reason::waiting) {
        auto const last = std::ranges::max_element(context.measure.targets, {}, &Target::by);
        why = say({"the deadline of {0} has passed and its value is not in yet",
                   "el plazo del {0} terminó y aún no hay valor para esa fecha"},
                  language, {print_long(last->by, language)});
    }
    if (reading.reason == Reason::overdue && reading.next_due) {
        why = say({"the next facts were due on {0}", "los datos siguientes debían llegar el {0}"},
                  language, {print_long(*reading.next_due, language)});
    }
    auto const status = *reading.status == Status::too_early
                            ? say({"too early to say", "demasiado pronto para decirlo"}, language)
                            : std::string(status_words(*reading.status, language));
    auto const text = status + ": " + why;
    if (!reading.judged || !context.judged().figure.value) return text;
    return text + say({"; the last value is {0} {1}", "; el último valor es {0} {1}"}, language,
                      {context.value(), context.period()});
}

/// A measure without a promise, or without anything to judge.
std::string plain(FindingContext const& context) {
    auto const& reading = context.reading;
    auto const language = context.language;
    if (!reading.judged) {
        auto const last = std::ranges::find_if(
            reading.series.rbegin(), reading.series.rend(),
            [](auto const& point) { return point.figure.absence != Absence::no_facts; });
        if (last == reading.series.rend()) {
            return std::string(absence_words(Absence::no_facts, language));
        }
        if (!last->figure.value) {
            return std::string(absence_words(last->figure.absence, language));
        }
        return say({"no period is over yet; {0} so far {1}",
                    "aún no ha terminado ningún período; {0} hasta ahora {1}"},
                   language,
                   {show_amount(*last->figure.value, context.measure, language),
                    in_period(last->period, language)});
    }
    auto const& point = context.judged();
    if (point.figure.absence == Absence::differing) {
        return say({"published figures differ {0} and no decision picks one",
                    "las cifras publicadas difieren {0} y ninguna decisión elige una"},
                   language, {context.period()});
    }
    auto text = context.value() + " " + context.period();
    if (point.change) {
        auto const base = print_long(reading.baseline->period, language);
        text += say({", {0} against {1}", ", {0} frente a {1}"}, language,
                    {show_change(*point.change, context.measure, language), base});
    }
    return text + say({"; no target is agreed", "; sin meta acordada"}, language);
}

std::string main_clause(FindingContext const& context) {
    auto const& reading = context.reading;
    bool const lacks_a_part =
        !std::ranges::all_of(reading.parts, &std::string::empty, &CompositePartReading::reason);
    if (lacks_a_part && !reading.status) {
        return std::string(reason_words(Reason::parts_missing, context.language));
    }
    if (!context.measure.composite.empty() && reading.judged && !reading.status) {
        return say({"{0} of the way {1}", "{0} del camino {1}"}, context.language,
                   {context.value(), context.period()});
    }
    if (!reading.status) return plain(context);
    switch (*reading.status) {
        case Status::met:
        case Status::missed:
            return reading.final_verdict ? final_verdict(context) : standing_verdict(context);
        case Status::on_track:
        case Status::behind:
        case Status::off_track:
            return on_the_way(context);
        case Status::too_early:
        case Status::stale:
        case Status::no_baseline:
        case Status::unknown:
            break;
    }
    return no_verdict(context);
}

}  // namespace

std::string FindingContext::level(Rational const& level, int more_digits) const {
    if (speaks_of_change()) {
        auto const change = *change_from(measure, *reading.judged_baseline, level);
        return show_share(change, change_digits + more_digits, language);
    }
    return show_amount(level, measure.unit, measure.digits + more_digits, language);
}

std::string FindingContext::distance(Rational const& value, Rational const& from) const {
    auto gap = absolute(value - from);
    auto unit = step_of(measure.unit);
    auto digits = measure.digits;
    if (speaks_of_change()) {
        gap = *divide(gap * Rational(100), absolute(*reading.judged_baseline));
        unit = Unit::points();
        digits = change_digits;
    }
    return show_amount(gap, unit, digits_to_tell_apart(gap, Rational(0), digits), language);
}

std::string FindingContext::value() const {
    auto const amount = show_figure(judged().figure, measure, language);
    for (auto const& claim : judged().claims) {
        if (claim.picked && !claim.claim.qualifier.empty()) {
            return qualifier_words(claim.claim.qualifier, language) + " " + amount;
        }
    }
    return amount;
}

std::string finding_sentence(Compact const& compact, Measure const& measure,
                             MeasureReading const& reading, Date as_of, std::string_view language) {
    FindingContext const context{compact, measure, reading, language, as_of};
    auto sentence = main_clause(context);
    for (auto const& note : side_notes(context)) sentence += "; " + note;
    return sentence;
}

}  // namespace crosswalk
