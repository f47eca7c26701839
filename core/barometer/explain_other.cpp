// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"
#include "barometer/set_aside.h"
#include "compact/words.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

std::string sector_words(Sector sector, std::string_view language) {
    constexpr std::array<Phrase, 6> words = {{{"public", "público"},
                                              {"private", "privado"},
                                              {"nonprofit", "sin fines de lucro"},
                                              {"philanthropic", "filantrópico"},
                                              {"academic", "académico"},
                                              {"community", "comunitario"}}};
    return say(words.at(static_cast<std::size_t>(sector)), language);
}

std::string type_words(Column const& column, ExplainContext const& context) {
    switch (column.type) {
        case ColumnType::text:
            return context.say({"text", "texto"});
        case ColumnType::integer:
            return context.say({"whole number", "número entero"});
        case ColumnType::decimal:
            return context.say({"decimal number", "número decimal"});
        case ColumnType::date:
            return context.say({"date", "fecha"});
        case ColumnType::boolean:
            return context.say({"yes or no", "sí o no"});
        case ColumnType::period:
            break;
    }
    return period_kind_words(context, column.period);
}

std::string yes_no(bool yes, ExplainContext const& context) {
    return yes ? context.say({"yes", "sí"}) : context.say({"no", "no"});
}

ExplanationPart columns_of(ExplainContext const& context, Dataset const& dataset) {
    ExplanationPart part;
    part.heading = context.say({"Its columns", "Sus columnas"});
    part.table.push_back({context.say({"column", "columna"}), context.say({"holds", "contiene"}),
                          context.say({"unit", "unidad"}),
                          context.say({"may be missing", "puede faltar"}),
                          context.say({"personal", "personal"})});
    for (auto const& column : dataset.columns) {
        part.table.push_back({column.name, type_words(column, context),
                              column.unit.is_plain() ? std::string() : print(column.unit),
                              yes_no(!column.required, context), yes_no(column.personal, context)});
    }
    return part;
}

ExplanationPart rules_of(ExplainContext const& context, Dataset const& dataset) {
    ExplanationPart part;
    part.heading = context.say({"Its rules", "Sus reglas"});
    for (auto const& check : dataset.checks) {
        part.sentences.push_back(
            context.say({"In every row {0}; a row that breaks this is set aside with the reason.",
                         "En cada fila {0}; una fila que no lo cumple se aparta con el motivo."},
                        {in_words(check, context.compact, context.language, &dataset)}));
    }
    if (!dataset.key.empty()) {
        auto const key = show_list(dataset.key, context.language);
        part.sentences.push_back(
            dataset.on_duplicate == OnDuplicate::refuse
                ? context.say({"No two rows have the same {0}; a second one is set aside.",
                               "No hay dos filas con el mismo {0}; una segunda se aparta."},
                              {key})
                : context.say({"A later row with the same {0} replaces the earlier one, from the "
                               "day it was recorded.",
                               "Una fila posterior con el mismo {0} reemplaza a la anterior, desde "
                               "el día en que se registró."},
                              {key}));
    }
    if (dataset.due_days) {
        part.sentences.push_back(
            context.say({"Facts are due {0} days after the period ends; later ones are late.",
                         "Los datos deben llegar {0} días después de que termine el período; los "
                         "posteriores llegan con retraso."},
                        {std::to_string(*dataset.due_days)}));
    }
    part.sentences.push_back(
        dataset.empty_period_is_zero
            ? context.say(
                  {"A period without rows counts as zero once later facts show that "
                   "somebody looked.",
                   "Un período sin filas cuenta como cero cuando datos posteriores muestran "
                   "que alguien miró."})
            : context.say({"A period without rows is unknown, not zero.",
                           "Un período sin filas se desconoce; no es cero."}));
    return part;
}

/// Where a row that was set aside stands, why it was, and what to do about it. A reason may quote
/// the value, so it is left out where the column is personal.
std::string row_set_aside(ExplainContext const& context, Dataset const& dataset,
                          Quarantined const& row) {
    auto const where =
        row.line != 0
            ? row.file + ":" + std::to_string(row.line)
            : row.file + ", " + context.say({"row {0}", "fila {0}"}, {std::to_string(row.row)});
    auto text = where + ": ";
    if (!row.column.empty()) text += context.say({"column {0}: ", "columna {0}: "}, {row.column});
    auto const* const column = dataset.column(row.column);
    if (column != nullptr && column->personal) {
        return text +
               context.say({"the value is personal and not shown",
                            "el valor es personal y no se muestra"}) +
               " (" + row.code + ")";
    }
    text += reason_set_aside(row, context.language) + " (" + row.code + ")";
    return row.help.empty() ? text
                            : text + ". " + context.say({"Next: ", "Qué hacer: "}) + row.help;
}

/// The first rows that were set aside, so that somebody can correct them. A reading holds none of a
/// protected dataset: docs/method/disclosure.md.
ExplanationPart rows_set_aside(ExplainContext const& context, Dataset const& dataset) {
    constexpr std::size_t most_listed = 10;
    ExplanationPart part;
    auto const found =
        std::ranges::find(context.reading.datasets, dataset.id, &DatasetFacts::dataset);
    if (found == context.reading.datasets.end()) return part;
    part.heading = context.say({"Rows set aside", "Filas apartadas"});
    for (auto const& row : found->quarantined) {
        if (part.steps.size() == most_listed) break;
        part.steps.push_back(row_set_aside(context, dataset, row));
    }
    auto const all = found->quarantined_rows;
    auto const listed = static_cast<std::int64_t>(part.steps.size());
    if (listed > 0 && all > listed) {
        part.sentences.push_back(context.say({"The first {0} of {1}.", "Las primeras {0} de {1}."},
                                             {context.count(listed), context.count(all)}));
    }
    return part;
}

}  // namespace

std::string title_of(Dataset const& dataset, std::string_view language) {
    auto const title = dataset.title.in(language);
    return title.empty() ? dataset.id : std::string(title);
}

std::string where_said(ExplainContext const& context, Clause const& clause) {
    auto const place = context.compact.place(clause.span);
    auto const at = place.path + ":" + std::to_string(place.line);
    if (place.clause.empty()) return at;
    return context.say({"clause \"{0}\", {1}", "la cláusula «{0}», {1}"}, {place.clause, at});
}

Explanation explain_dataset(ExplainContext const& context, Dataset const& dataset) {
    Explanation explanation;
    explanation.title = title_of(dataset, context.language);
    ExplanationPart what;
    what.heading = context.say({"What it is", "Qué es"});
    auto const* const steward = context.compact.partner(dataset.steward);
    if (steward != nullptr) {
        auto const name = steward->name.in(context.language);
        what.sentences.push_back(
            context.say({"{0} answers for it.", "De él responde {0}."},
                        {name.empty() ? std::string_view(steward->id) : name}));
    }
    if (dataset.synthetic) {
        what.sentences.push_back(
            context.say({"Its rows are made up: they say nothing about a real place.",
                         "Sus filas son inventadas: no dicen nada de un lugar real."}));
    }
    what.sentences.push_back(context.say({"It is laid down in {0}.", "Está fijado en {0}."},
                                         {where_said(context, dataset.clause)}));
    explanation.parts.push_back(std::move(what));
    explanation.parts.push_back(columns_of(context, dataset));
    explanation.parts.push_back(rules_of(context, dataset));
    ExplanationPart facts;
    facts.heading = context.say({"Its facts", "Sus datos"});
    add_batches(context, dataset.id, facts);
    explanation.parts.push_back(std::move(facts));
    if (auto rows = rows_set_aside(context, dataset); !rows.steps.empty()) {
        explanation.parts.push_back(std::move(rows));
    }
    return explanation;
}

void add_batches(ExplainContext const& context, std::string_view dataset, ExplanationPart& part) {
    auto const found = std::ranges::find(context.reading.datasets, dataset, &DatasetFacts::dataset);
    if (found == context.reading.datasets.end() || found->batches.empty()) {
        part.sentences.push_back(
            context.say({"No facts are known as of {0}.", "No se conocen datos al {0}."},
                        {context.date(context.reading.as_of)}));
        return;
    }
    part.table.push_back({context.say({"file", "archivo"}), context.say({"recorded", "registrado"}),
                          context.say({"rows", "filas"}), context.say({"set aside", "apartadas"}),
                          "sha256"});
    auto const rows = [&](std::int64_t count) {
        return found->row_counts_withheld ? context.say({"withheld", "reservado"})
                                          : context.count(count);
    };
    for (auto const& batch : found->batches) {
        part.table.push_back({batch.file, batch.recorded ? context.date(*batch.recorded) : "-",
                              rows(batch.rows), rows(batch.quarantined),
                              batch.sha256.substr(0, 12)});
    }
    for (auto const& taken : found->taken_back) {
        auto said = found->row_counts_withheld
                        ? context.say({"Observations of {0} no longer count from {1} on",
                                       "Observaciones de {0} ya no cuentan desde el {1}"},
                                      {taken.file, context.date(taken.on)})
                    : taken.observations == 1
                        ? context.say({"1 observation of {0} no longer counts from {1} on",
                                       "1 observación de {0} ya no cuenta desde el {1}"},
                                      {taken.file, context.date(taken.on)})
                        : context.say({"{2} observations of {0} no longer count from {1} on",
                                       "{2} observaciones de {0} ya no cuentan desde el {1}"},
                                      {taken.file, context.date(taken.on),
                                       context.count(taken.observations)});
        said += taken.because.empty() ? "." : ": " + taken.because;
        part.sentences.push_back(said.ends_with('.') ? said : said + ".");
    }
    if (found->facts_through) {
        part.sentences.push_back(context.say({"They reach to {0}.", "Llegan hasta el {0}."},
                                             {context.date(*found->facts_through)}));
    }
    if (found->row_counts_withheld) {
        part.sentences.push_back(context.say(
            {"How many rows there are is not shown, because small counts could be worked out "
             "from it.",
             "No se muestra cuántas filas hay, porque de ello podrían deducirse recuentos "
             "pequeños."}));
    }
    if (found->quarantined_rows > 0) {
        part.sentences.push_back(
            found->quarantined_rows == 1
                ? context.say({"1 row could not be used and was set aside with the reason.",
                               "1 fila no se pudo usar y se apartó con el motivo."})
                : context.say(
                      {"{0} rows could not be used and were set aside, each with the reason.",
                       "{0} filas no se pudieron usar y se apartaron, cada una con el "
                       "motivo."},
                      {context.count(found->quarantined_rows)}));
    }
}

Explanation explain_term(ExplainContext const& context, Term const& term) {
    Explanation explanation;
    explanation.title = term.title.in(context.language);
    if (explanation.title.empty()) {
        explanation.title = term.id;
        std::ranges::replace(explanation.title, '_', ' ');
    }
    ExplanationPart means;
    means.heading = context.say({"What it means", "Qué significa"});
    means.sentences.push_back(std::string(term.means.in(context.language)));
    if (!term.same_as.empty()) {
        means.sentences.push_back(context.say({"It is the same as {0}.", "Es lo mismo que {0}."},
                                              {show_list(term.same_as, context.language)}));
    }
    means.sentences.push_back(context.say({"It is laid down in {0}.", "Está fijado en {0}."},
                                          {where_said(context, term.clause)}));
    explanation.parts.push_back(std::move(means));
    if (!term.said_as.empty()) {
        ExplanationPart said;
        said.heading = context.say({"What each sector calls it", "Cómo lo llama cada sector"});
        said.table.push_back({context.say({"sector", "sector"}), context.say({"says", "dice"})});
        for (auto const& [sector, words] : term.said_as) {
            said.table.push_back({sector_words(sector, context.language), words});
        }
        explanation.parts.push_back(std::move(said));
    }
    return explanation;
}

Explanation explain_partner(ExplainContext const& context, Partner const& partner) {
    Explanation explanation;
    auto const name = partner.name.in(context.language);
    explanation.title = name.empty() ? partner.id : std::string(name);
    ExplanationPart part;
    part.heading = context.say({"Who it is", "Quién es"});
    part.sentences.push_back(context.say({"Its sector is {0}.", "Su sector es el {0}."},
                                         {sector_words(partner.sector, context.language)}));
    if (context.compact.partnership.backbone == partner.id) {
        part.sentences.push_back(context.say({"It is the backbone of the partnership.",
                                              "Es la organización coordinadora de la alianza."}));
    }
    if (!partner.roles.empty()) {
        part.sentences.push_back(context.say({"Its roles: {0}.", "Sus funciones: {0}."},
                                             {show_list(partner.roles, context.language)}));
    }
    if (!partner.brings.empty()) {
        part.sentences.push_back(context.say({"It brings {0}.", "Aporta {0}."},
                                             {show_list(partner.brings, context.language)}));
    }
    for (auto const& [kind, amount] : partner.can_bear) {
        part.sentences.push_back(context.say(
            {"It can bear {0} of the risk called {1}.", "Puede asumir {0} del riesgo llamado {1}."},
            {show_amount(Rational(amount.value), amount.unit, 0, context.language), kind}));
    }
    part.sentences.push_back(context.say({"It is laid down in {0}.", "Está fijado en {0}."},
                                         {where_said(context, partner.clause)}));
    explanation.parts.push_back(std::move(part));
    ExplanationPart answers;
    answers.heading = context.say({"What it answers for", "De qué responde"});
    for (auto const& dataset : context.compact.datasets) {
        if (dataset.steward == partner.id) {
            answers.sentences.push_back(title_of(dataset, context.language) + " (dataset." +
                                        dataset.id + ")");
        }
    }
    explanation.parts.push_back(std::move(answers));
    return explanation;
}

}  // namespace crosswalk
