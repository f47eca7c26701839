// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"
#include "measure/asked.h"
#include "measure/target.h"

#include <algorithm>

namespace crosswalk {
namespace {

Target const* last_target(Measure const& measure) {
    auto const last = std::ranges::max_element(measure.targets, {}, &Target::by);
    return last == measure.targets.end() ? nullptr : &*last;
}

std::string promised(ExplainContext const& context, Measure const& measure, Target const& target) {
    auto const language = context.language;
    auto const by = context.date(target.by);
    if (target.level) {
        return context.say({"{0} by {1}", "{0} a más tardar el {1}"},
                           {show_amount(*target.level, measure, language), by});
    }
    if (target.change) {
        return context.say(
            {"{0} of the baseline by {1}", "{0} de la línea de base a más tardar el {1}"},
            {show_share(*target.change, 1, language), by});
    }
    return context.say(
        {"{0} from the baseline by {1}", "{0} desde la línea de base a más tardar el {1}"},
        {show_points(target.points.value_or(Rational()), measure.digits, language), by});
}

void add_baseline(ExplainContext const& context, Measure const& measure, MeasureReading const& said,
                  ExplanationPart& part) {
    if (!said.baseline) return;
    auto const& baseline = *said.baseline;
    auto const level = baseline.figure.value
                           ? show_figure(baseline.figure, measure, context.language)
                           : std::string(absence_words(baseline.figure.absence, context.language));
    part.sentences.push_back(
        context.say({"The baseline is {0}: {1}.", "La línea de base es {0}: {1}."},
                    {context.period(baseline.period), level}));
    if (baseline.frozen) {
        part.sentences.push_back(
            context.say({"It is frozen: only what was recorded by {0} counts.",
                         "Está fijada: solo cuenta lo registrado hasta el {0}."},
                        {context.date(*baseline.frozen)}));
    }
    if (baseline.restated) {
        part.sentences.push_back(
            context.say({"With today's facts it would be {0}.", "Con los datos de hoy sería {0}."},
                        {show_amount(*baseline.restated, measure, context.language)}));
    }
}

void add_status_rule(ExplainContext const& context, Measure const& measure, ExplanationPart& part) {
    auto const language = context.language;
    auto const& rule = measure.status;
    auto const share = [&](Rational const& value) {
        return exact_number(value * Rational(100), language) + " %";
    };
    part.sentences.push_back(context.say(
        {"Until the deadline it is on track with at least {0} of the change that the "
         "straight path asks for by then, behind with at least {1}, else off track. The "
         "deadline's own value decides between met and missed; exactly on the target is "
         "met.",
         "Hasta el plazo va según lo acordado con al menos el {0} del cambio que pide la "
         "trayectoria recta para esa fecha, con retraso con al menos el {1} y, si no, fuera "
         "de lo acordado. El valor del plazo decide entre cumplido y no cumplido; justo en "
         "la meta es cumplido."},
        {share(rule.on_track), share(rule.behind)}));
    part.sentences.push_back(context.say(
        {"Before {0} of the time to the first target has passed it is too early to say.",
         "Antes de que pase el {0} del tiempo hasta la primera meta es demasiado pronto para "
         "decirlo."},
        {share(rule.too_early)}));
    if (rule.stale_after_days) {
        part.sentences.push_back(
            context.say({"It is stale when facts are overdue by more than {0} days.",
                         "Está desactualizado cuando los datos se retrasan más de {0} días."},
                        {std::to_string(*rule.stale_after_days)}));
    }
}

/// value - base, level - base and their quotient, with the numbers of this reading.
void add_way(ExplainContext const& context, Measure const& measure, MeasureReading const& said,
             ExplanationPart& part) {
    if (!said.judged_value || !said.judged_baseline || !said.judged_expected) return;
    auto const exact = [&](Rational const& value) { return exact_number(value, context.language); };
    auto const& value = *said.judged_value;
    auto const& base = *said.judged_baseline;
    auto const& expected = *said.judged_expected;
    auto const& point = said.series[*said.judged];
    part.table.push_back({context.say({"what", "qué"}), context.say({"how", "cómo"}),
                          context.say({"number", "número"})});
    part.table.push_back(
        {context.say({"value", "valor"}), context.period(point.period), exact(value)});
    part.table.push_back({context.say({"baseline", "línea de base"}),
                          context.period(said.baseline->period), exact(base)});
    auto const path = agreed_path(measure, base);
    if (path && path->knots.size() > 1) {
        auto const day = point.period.last();
        auto next =
            std::ranges::upper_bound(path->knots, day, {}, &std::pair<Date, Rational>::first);
        if (next == path->knots.end()) --next;
        if (next == path->knots.begin()) ++next;
        auto const& [from, a] = *(next - 1);
        auto const& [to, b] = *next;
        auto const how = exact(a) + " + (" + exact(b) + " - " + exact(a) + ") x " +
                         std::to_string(days_between(from, std::min(day, to))) + " / " +
                         std::to_string(days_between(from, to));
        part.table.push_back(
            {context.say({"the path asks for", "la trayectoria pide"}), how, exact(expected)});
    }
    auto const share = divide(value - base, expected - base);
    if (!share) return;
    part.table.push_back({context.say({"share of the way asked for", "parte del camino pedido"}),
                          "(" + exact(value) + " - " + exact(base) + ") / (" + exact(expected) +
                              " - " + exact(base) + ")",
                          exact(*share * Rational(100)) + " %"});
}

std::string why(ExplainContext const& context, MeasureReading const& said) {
    auto const status = std::string(status_words(*said.status, context.language));
    auto const reason = reason_words(said.reason, context.language);
    if (!reason.empty()) {
        return context.say({"The status is \"{0}\": {1}.", "El estado es «{0}»: {1}."},
                           {status, reason});
    }
    return context.say({"The status is \"{0}\".", "El estado es «{0}»."}, {status});
}

}  // namespace

ExplanationPart promise_of_measure(ExplainContext const& context, Measure const& measure,
                                   MeasureReading const& said) {
    ExplanationPart part;
    part.heading = context.say({"What is promised", "Qué se promete"});
    bool const promises = !measure.targets.empty() || measure.standing;
    if (!promises) {
        part.sentences.push_back(
            context.say({"Nothing is promised about it, so it has no status.",
                         "No se promete nada al respecto, así que no tiene estado."}));
        add_baseline(context, measure, said, part);
        return part;
    }
    add_baseline(context, measure, said, part);
    for (auto const& target : measure.targets) {
        part.sentences.push_back(context.say({"Promised: {0}.", "Se prometió: {0}."},
                                             {promised(context, measure, target)}));
    }
    if (measure.panel) {
        part.sentences.push_back(
            context.say({"It is judged like for like: only {0} that report in both periods count.",
                         "Se juzga entre los mismos: solo cuentan {0} que informan en ambos "
                         "períodos."},
                        {show_counted(2, entity_word(context.compact, measure, context.language),
                                      context.language)
                             .substr(2)}));
    }
    if (!measure.targets.empty()) add_status_rule(context, measure, part);
    if (measure.standing) {
        auto const from = context.date(measure.standing->from);
        auto const level = std::ranges::find(said.targets, true, &TargetReading::standing);
        auto const words = level == said.targets.end()
                               ? std::string("-")
                               : show_amount(level->level, measure, context.language);
        part.sentences.push_back(context.say(
            {"From {0} every period is to be at {1} or better; exactly at it is met.",
             "Desde el {0} cada período debe estar en {1} o mejor; justo en ese nivel es "
             "cumplido."},
            {from, words}));
        if (measure.standing->history_first && measure.standing->history_last) {
            part.sentences.push_back(
                context.say({"That level is the plain mean of {0} to {1}.",
                             "Ese nivel es la media simple de {0} a {1}."},
                            {context.period(*measure.standing->history_first),
                             context.period(*measure.standing->history_last)}));
        }
    }
    return part;
}

Explanation explain_status(ExplainContext const& context, Measure const& measure,
                           MeasureReading const& said) {
    Explanation explanation;
    explanation.title = title_of(measure, context.language);
    ExplanationPart verdict;
    verdict.heading = context.say({"Why it stands as it does", "Por qué está así"});
    verdict.sentences.push_back(
        finding_sentence(context.compact, measure, said, context.reading.as_of, context.language));
    if (said.status) verdict.sentences.push_back(why(context, said));
    if (said.judged) {
        verdict.sentences.push_back(context.say(
            {"The judged period is {0}: {1}.", "El período juzgado es {0}: {1}."},
            {context.period(said.series[*said.judged].period),
             said.final_verdict ? context.say({"it holds the deadline", "en él cae el plazo"})
                                : context.say({"the latest that is over and has a value",
                                               "el último terminado y con valor"})}));
    }
    if (said.final_verdict && last_target(measure) != nullptr && said.judged_target) {
        verdict.sentences.push_back(context.say(
            {"{0} is compared with {1}, exactly.", "{0} se compara con {1}, exactamente."},
            {exact_number(*said.judged_value, context.language),
             exact_number(*said.judged_target, context.language)}));
    }
    add_way(context, measure, said, verdict);
    explanation.parts.push_back(std::move(verdict));
    explanation.parts.push_back(promise_of_measure(context, measure, said));
    return explanation;
}

}  // namespace crosswalk
