// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"
#include "measure/target.h"

namespace crosswalk {
namespace {

/// "1 (Cedar)"; only the number when the names are personal.
std::string who(ExplainContext const& context, std::int64_t count,
                std::vector<std::string> const& names) {
    auto text = context.count(count);
    return names.empty() ? text : text + " (" + show_list(names, context.language) + ")";
}

std::string withheld_sentence(ExplainContext const& context) {
    return context.say(
        {"Which of them report in both periods is withheld to protect a small "
         "group, so nothing is compared like for like.",
         "Quiénes informan en ambos períodos está reservado para proteger a un "
         "grupo pequeño, así que nada se compara entre los mismos."});
}

/// Nothing but why, when there is no comparison.
std::string why_not_compared(ExplainContext const& context, PanelReading const& panel) {
    if (panel.absence == Absence::withheld) return withheld_sentence(context);
    return context.say({"Nobody reports in both {0} and {1}, so nothing is compared like for "
                        "like.",
                        "Nadie informa tanto en {0} como en {1}, así que nada se compara entre "
                        "los mismos."},
                       {context.period(panel.base), context.period(panel.period)});
}

std::string figure_or_why(ExplainContext const& context, Measure const& measure,
                          Figure const& figure) {
    if (figure.value) return show_figure(figure, measure, context.language);
    return "- (" + std::string(absence_words(figure.absence, context.language)) + ")";
}

/// How the change comes about from the two figures.
std::string change_step(ExplainContext const& context, Measure const& measure,
                        PanelReading const& panel) {
    auto const change = show_change(*panel.fixed_change, measure, context.language);
    auto const now = context.period(panel.period);
    auto const base = context.period(panel.base);
    if (is_changed_in_points(measure)) {
        return context.say({"Take the figure of {0} from that of {1}, both like for like and not "
                            "rounded: it must be {2}.",
                            "Reste la cifra de {0} de la de {1}, ambas entre los mismos y sin "
                            "redondear: debe dar {2}."},
                           {base, now, change});
    }
    return context.say({"Take the figure of {0} from that of {1}, both like for like and not "
                        "rounded, divide by the size of that of {0} and take it times 100: it "
                        "must be {2}.",
                        "Reste la cifra de {0} de la de {1}, ambas entre los mismos y sin "
                        "redondear, divida entre el tamaño de la de {0} y multiplique por 100: "
                        "debe dar {2}."},
                       {base, now, change});
}

}  // namespace

ExplanationPart panel_of_measure(ExplainContext const& context, Measure const& measure,
                                 MeasureReading const& said) {
    ExplanationPart part;
    if (!said.panel) return part;
    auto const& panel = *said.panel;
    auto const language = context.language;
    part.heading = context.say({"Like for like", "Entre los mismos"});
    if (panel.absence != Absence::none) {
        part.sentences.push_back(why_not_compared(context, panel));
        return part;
    }
    part.table.push_back({context.say({"who", "quiénes"}), context.period(panel.base),
                          context.period(panel.period), context.say({"change", "cambio"})});
    auto const row = [&](std::string const& name, Figure const& base, Figure const& now,
                         std::optional<Rational> const& change) {
        part.table.push_back({name, figure_or_why(context, measure, base),
                              figure_or_why(context, measure, now),
                              change ? show_change(*change, measure, language) : "-"});
    };
    row(context.say({"only those in both periods ({0})",
                     "solo quienes están en ambos períodos "
                     "({0})"},
                    {context.count(panel.matched)}),
        panel.fixed_base, panel.fixed_now, panel.fixed_change);
    row(context.say({"all that reported", "todos los que informaron"}), panel.all_in_base,
        panel.all_in_now, panel.all_in_change);
    if (panel.composition_effect) {
        part.table.push_back({context.say({"from who joined or left",
                                           "por quienes se sumaron o "
                                           "salieron"}),
                              "", "", show_effect(*panel.composition_effect, measure, language)});
    }
    part.sentences.push_back(
        context.say({"Joined since {0}: {1}. Left or did not report: {2}.",
                     "Se sumaron desde {0}: {1}. Salieron o no informaron: {2}."},
                    {context.period(panel.base), who(context, panel.joined_count, panel.joined),
                     who(context, panel.left_count, panel.left)}));
    return part;
}

std::vector<std::string> panel_steps(ExplainContext const& context, Measure const& measure,
                                     MeasureReading const& said) {
    if (!said.panel) return {};
    auto const& panel = *said.panel;
    if (panel.absence != Absence::none) return {why_not_compared(context, panel)};
    std::vector<std::string> steps;
    auto const now = context.period(panel.period);
    auto const base = context.period(panel.base);
    steps.push_back(context.say(
        {"That was everybody. Like for like counts only who reports in both {0} and {1}, and in "
         "each every part for which anybody reports: {2}. Joined since: {3}; left or did not "
         "report: {4}. Keep only the rows of who reports in both.",
         "Eso fue con todos. Entre los mismos cuenta solo quien informa tanto en {0} como en {1} "
         "y, en cada uno, en toda parte en la que alguien informa: {2}. Se sumaron desde entonces: "
         "{3}; salieron o no informaron: {4}. Deje solo las filas de quienes informan en ambos."},
        {base, now,
         show_counted(panel.matched, entity_word(context.compact, measure, context.language),
                      context.language),
         who(context, panel.joined_count, panel.joined),
         who(context, panel.left_count, panel.left)}));
    steps.push_back(context.say({"Work out the figure of {0} again with them: it must be {1}.",
                                 "Calcule otra vez con ellos la cifra de {0}: debe dar {1}."},
                                {now, figure_or_why(context, measure, panel.fixed_now)}));
    auto const figure_then = figure_or_why(context, measure, panel.fixed_base);
    auto const frozen = said.baseline ? said.baseline->frozen : std::nullopt;
    steps.push_back(
        frozen ? context.say({"Do the same with their rows of {0}, as recorded by {1}: it must be "
                              "{2}.",
                              "Haga lo mismo con sus filas de {0}, según lo registrado hasta el "
                              "{1}: debe dar {2}."},
                             {base, context.date(*frozen), figure_then})
               : context.say({"Do the same with their rows of {0}: it must be {1}.",
                              "Haga lo mismo con sus filas de {0}: debe dar {1}."},
                             {base, figure_then}));
    if (panel.fixed_change) steps.push_back(change_step(context, measure, panel));
    return steps;
}

}  // namespace crosswalk
