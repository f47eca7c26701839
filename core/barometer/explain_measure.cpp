// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"
#include "compact/words.h"
#include "measure/asked.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::string column_words(ExplainContext const& context, Measure const& measure,
                         std::string const& column) {
    for (auto const& id : datasets_of(measure)) {
        auto const* const dataset = context.compact.dataset(id);
        auto const* const found = dataset == nullptr ? nullptr : dataset->column(column);
        if (found != nullptr) return std::string(name_in(*found, context.language));
    }
    return column;
}

/// "sum(kwh)", as the store is asked for it.
std::string written(Aggregate const& aggregate) {
    Expression e;
    switch (aggregate.kind) {
        case AggregateKind::sum:
            e.kind = ExpressionKind::sum;
            break;
        case AggregateKind::count:
            e.kind = ExpressionKind::count;
            break;
        case AggregateKind::median:
            e.kind = ExpressionKind::median;
            break;
        case AggregateKind::min:
            e.kind = ExpressionKind::min;
            break;
        case AggregateKind::max:
            e.kind = ExpressionKind::max;
            break;
    }
    e.parts = aggregate.operand;
    e.where = aggregate.where;
    return print(e);
}

Rational figure_side(std::optional<Rational> const& side) { return side.value_or(Rational()); }

bool is_ratio(Measure const& measure) {
    return measure.formula && measure.formula->kind == ExpressionKind::divide;
}

/// What to do in a spreadsheet for one aggregate.
std::string step_for(ExplainContext const& context, Aggregate const& aggregate) {
    auto const* const dataset = context.compact.dataset(aggregate.dataset);
    std::string of;
    if (!aggregate.operand.empty()) {
        of = in_words(aggregate.operand.front(), context.compact, context.language, dataset);
    }
    std::string step;
    switch (aggregate.kind) {
        case AggregateKind::sum:
            step = context.say({"Add up {0}", "Sume {0}"}, {of});
            break;
        case AggregateKind::count:
            step = of.empty() ? context.say({"Count the rows", "Cuente las filas"})
                              : context.say({"Count the rows with a value in {0}",
                                             "Cuente las filas con un valor en {0}"},
                                            {of});
            break;
        case AggregateKind::median:
            step = context.say({"Put {0} in order and take the middle value; of two middle values "
                                "their mean",
                                "Ordene {0} y tome el valor central; de dos valores centrales, su "
                                "media"},
                               {of});
            break;
        case AggregateKind::min:
            step = context.say({"Find the smallest {0}", "Busque el menor valor de {0}"}, {of});
            break;
        case AggregateKind::max:
            step = context.say({"Find the largest {0}", "Busque el mayor valor de {0}"}, {of});
            break;
    }
    if (aggregate.where.empty()) return step;
    return step +
           context.say(
               {", taking only rows in which {0}", ", tomando solo las filas en las que {0}"},
               {in_words(aggregate.where.front(), context.compact, context.language, dataset)});
}

/// "1 digit after the point"
std::string digits_words(ExplainContext const& context, int digits) {
    if (digits == 0) return context.say({"a whole number", "un número entero"}, {});
    if (digits == 1) return context.say({"1 digit after the point", "1 decimal"}, {});
    return context.say({"{0} digits after the point", "{0} decimales"}, {std::to_string(digits)});
}

}  // namespace

std::string exact_number(Rational const& value, std::string_view language) {
    constexpr int most = 12;
    auto const rounded = value.rounded(most, Rounding::half_away_from_zero);
    bool const ends = rounded && Rational(*rounded) == value;
    return ends ? print_grouped(rounded->trimmed(), language) : print(value);
}

std::string title_of(Measure const& measure, std::string_view language) {
    auto const title = measure.title.in(language);
    return title.empty() ? measure.id : std::string(title);
}

ExplanationPart meaning_of_measure(ExplainContext const& context, Measure const& measure) {
    ExplanationPart part;
    part.heading = context.say({"What it means", "Qué significa"});
    part.sentences.push_back(context.say(
        {"It is {0}.", "Es {0}."}, {value_in_words(measure, context.compact, context.language)}));
    auto const note = measure.note.in(context.language);
    if (!note.empty()) part.sentences.push_back(std::string(note));
    part.sentences.push_back(measure.better == Better::lower
                                 ? context.say({"There is one number per {0}; less is better.",
                                                "Hay un número por {0}; menos es mejor."},
                                               {period_kind_words(context, measure.period)})
                                 : context.say({"There is one number per {0}; more is better.",
                                                "Hay un número por {0}; más es mejor."},
                                               {period_kind_words(context, measure.period)}));
    if (!measure.by.empty()) {
        std::vector<std::string> columns;
        for (auto const& column : measure.by) {
            columns.push_back(column_words(context, measure, column));
        }
        part.sentences.push_back(
            context.say({"It is also shown by {0}.", "También se muestra por {0}."},
                        {show_list(columns, context.language)}));
    }
    if (measure.unadjusted) {
        part.sentences.push_back(
            context.say({"It is not adjusted for weather, size, season or anything else.",
                         "No se ajusta por clima, tamaño, estación ni nada más."}));
    }
    if (measure.attribution_not_established) {
        part.sentences.push_back(context.say({"What brought a change about is not established.",
                                              "No está establecido qué causó un cambio."}));
    }
    part.sentences.push_back(context.say({"It is laid down in {0}.", "Está fijado en {0}."},
                                         {where_said(context, measure.clause)}));
    return part;
}

ExplanationPart unit_of_measure(ExplainContext const& context, Measure const& measure) {
    ExplanationPart part;
    if (!measure.formula || measure.aggregates.empty()) return part;
    part.heading = context.say({"Its unit", "Su unidad"});
    part.table.push_back({context.say({"part", "parte"}), context.say({"unit", "unidad"})});
    for (auto const& aggregate : measure.aggregates) {
        auto const unit = aggregate.unit.is_plain()
                              ? context.say({"plain number", "número sin unidad"})
                              : print(aggregate.unit);
        part.table.push_back({written(aggregate), unit});
    }
    // A value that is one aggregate has been said with it.
    bool const is_aggregate = measure.aggregates.size() == 1 && measure.value &&
                              written(measure.aggregates.front()) == print(*measure.value);
    if (measure.value && !is_aggregate) {
        auto const unit = measure.unit.is_plain()
                              ? context.say({"plain number", "número sin unidad"})
                              : print(measure.unit);
        part.table.push_back({print(*measure.value), unit});
    }
    if (measure.unit.is_percent() && is_ratio(measure)) {
        part.sentences.push_back(context.say(
            {"Both sides have the same unit, so their ratio is a part of a whole; times "
             "100 it is in %.",
             "Ambos lados tienen la misma unidad, así que su cociente es una parte del "
             "todo; por 100 está en %."}));
    }
    return part;
}

ExplanationPart facts_of_measure(ExplainContext const& context, Measure const& measure,
                                 MeasureReading const& said) {
    ExplanationPart part;
    part.heading = context.say({"The facts", "Los datos"});
    for (auto const& id : datasets_of(measure)) {
        auto const* const dataset = context.compact.dataset(id);
        if (dataset == nullptr) continue;
        part.sentences.push_back(
            context.say({"They come from \"{0}\" (dataset.{1}).", "Vienen de «{0}» (dataset.{1})."},
                        {title_of(*dataset, context.language), id}));
        ExplanationPart one;
        add_batches(context, id, one);
        part.sentences.insert(part.sentences.end(), one.sentences.begin(), one.sentences.end());
        auto const skip = part.table.empty() ? 0 : 1;  // the names of the columns stand once
        for (std::size_t i = skip; i < one.table.size(); ++i) part.table.push_back(one.table[i]);
    }
    auto const ids = datasets_of(measure);
    auto const hides_rows = [&](DatasetFacts const& facts) {
        return facts.row_counts_withheld && std::ranges::find(ids, facts.dataset) != ids.end();
    };
    bool const rows_known = said.judged &&
                            said.series[*said.judged].figure.absence != Absence::withheld &&
                            std::ranges::none_of(context.reading.datasets, hides_rows);
    if (rows_known && !measure.published) {
        auto const& point = said.series[*said.judged];
        auto const went = point.figure.rows == 1 ? Phrase{"{0} row went into the figure {1}.",
                                                          "{0} fila entró en la cifra {1}."}
                                                 : Phrase{"{0} rows went into the figure {1}.",
                                                          "{0} filas entraron en la cifra {1}."};
        part.sentences.push_back(context.say(
            went, {context.count(point.figure.rows), in_period(point.period, context.language)}));
    }
    return part;
}

ExplanationPart steps_by_hand(ExplainContext const& context, Measure const& measure,
                              MeasureReading const& said) {
    ExplanationPart part;
    if (!measure.formula || !said.judged || measure.aggregates.empty()) return part;
    auto const& point = said.series[*said.judged];
    part.heading = context.say({"By hand, in a spreadsheet", "A mano, en una hoja de cálculo"});
    for (auto const& id : datasets_of(measure)) {
        auto const* const dataset = context.compact.dataset(id);
        auto const* const time = dataset->column_with(ColumnRole::time);
        part.steps.push_back(context.say(
            {"Open the files of {0} named above and keep the rows whose {1} lies between {2} and "
             "{3}.",
             "Abra los archivos de {0} nombrados arriba y deje las filas cuyo {1} está entre el "
             "{2} "
             "y el {3}."},
            {title_of(*dataset, context.language),
             time == nullptr ? std::string("time") : std::string(name_in(*time, context.language)),
             context.date(point.period.first()), context.date(point.period.last())}));
    }
    part.steps.push_back(
        context.say({"Leave out the rows that were set aside and those that a later row with the "
                     "same key replaced.",
                     "Quite las filas apartadas y las que otra fila posterior con la misma clave "
                     "reemplazó."}));
    for (std::size_t i = 0; i < measure.aggregates.size(); ++i) {
        part.steps.push_back(step_for(context, measure.aggregates[i]) + ": [" +
                             std::to_string(i + 1) + "].");
    }
    auto const formula = in_words(*measure.formula, context.compact, context.language);
    if (measure.unit.is_percent()) {
        part.steps.push_back(context.say(
            {"Work out {0}, and take it times 100.", "Calcule {0} y multiplíquelo por 100."},
            {formula}));
    } else if (formula != "[1]") {
        part.steps.push_back(context.say({"Work out {0}.", "Calcule {0}."}, {formula}));
    }
    part.steps.push_back(context.say(
        {"Round half away from zero to {0}: it must be {1}.",
         "Redondee a {0}, las mitades alejándose de cero: debe dar {1}."},
        {digits_words(context, measure.digits),
         point.figure.value ? show_figure(point.figure, measure, context.language)
                            : std::string(absence_words(point.figure.absence, context.language))}));
    for (auto& step : panel_steps(context, measure, said)) part.steps.push_back(std::move(step));
    part.steps.push_back(context.say(
        {"Or let the program do it again: {0} (FOLDER stands for the partnership's folder).",
         "O deje que el programa lo repita: {0} (FOLDER es la carpeta de la alianza)."},
        {read_command(context.reading.as_of)}));
    return part;
}

namespace {

/// "-8.4 % mayor *, -8.1 % paper (corrected on 1 Sep 2014)": the figure has a star.
std::string claims_shown(ExplainContext const& context, Measure const& measure,
                         SeriesPoint const& point) {
    std::string all;
    for (auto const& claim : point.claims) {
        all += (all.empty() ? "" : ", ") +
               show_amount(Rational(claim.claim.value), measure, context.language) + " " +
               claim.claim.source + (claim.picked ? " *" : "");
        if (!claim.corrected_on) continue;
        all += context.say({" (corrected on {0})", " (corregido el {0})"},
                           {context.date(*claim.corrected_on)});
    }
    return all;
}

}  // namespace

ExplanationPart arithmetic_of_measure(ExplainContext const& context, Measure const& measure,
                                      MeasureReading const& said) {
    ExplanationPart part;
    part.heading = context.say({"The arithmetic", "Las cuentas"});
    if (said.series.empty()) {
        part.sentences.push_back(
            context.say({"Nothing was reported as of {0}.", "No se informó nada al {0}."},
                        {context.date(context.reading.as_of)}));
        return part;
    }
    auto const language = context.language;
    std::vector<std::string> names = {context.say({"period", "período"})};
    bool const ratio = is_ratio(measure);
    if (ratio) {
        names.push_back(context.say({"above the line", "numerador"}));
        names.push_back(context.say({"below the line", "denominador"}));
    }
    names.push_back(context.say({"figure", "cifra"}));
    if (said.baseline) names.push_back(context.say({"change", "cambio"}));
    if (measure.published) names.push_back(context.say({"source", "fuente"}));
    part.table.push_back(std::move(names));
    for (auto const& point : said.series) {
        std::vector<std::string> row = {context.period(point.period)};
        if (ratio) {
            bool const shown = point.figure.value.has_value();
            row.push_back(shown ? exact_number(figure_side(point.figure.numerator), language)
                                : "-");
            row.push_back(shown ? exact_number(figure_side(point.figure.denominator), language)
                                : "-");
        }
        row.push_back(point.figure.value
                          ? show_figure(point.figure, measure, language)
                          : "- (" + std::string(absence_words(point.figure.absence, language)) +
                                ")");
        if (said.baseline) {
            row.push_back(point.change ? show_change(*point.change, measure, language) : "-");
        }
        if (measure.published) {
            row.push_back(claims_shown(context, measure, point));
        }
        part.table.push_back(std::move(row));
    }
    if (measure.published) {
        part.sentences.push_back(context.say(
            {"* is the figure: the only one published, or the one that a decision picks. "
             "Nothing is averaged.",
             "* es la cifra: la única publicada o la que elige una decisión. No se "
             "promedia nada."}));
    }
    return part;
}

}  // namespace crosswalk
