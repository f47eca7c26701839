// SPDX-License-Identifier: Apache-2.0
#include "view/word_table.h"

#include <array>

namespace crosswalk {
namespace {

// In the order of the enumeration; words_test.cpp holds it to that. {0} {1} ... are replaced; what
// stands before | is for one, what stands behind it for every other number.
constexpr auto table = std::to_array<WordEntry>({
    // status
    {Word::no_target, "No target", "Sin meta"},
    {Word::sources_differ, "Sources differ", "Las fuentes difieren"},
    {Word::status_links_to_rule, "{0}: see the rule", "{0}: vea la regla"},
    // the frame of a page
    {Word::skip_to_content, "Skip to the content", "Saltar al contenido"},
    {Word::this_page, "On this page", "En esta página"},
    {Word::scorecard, "Scorecard", "Resultados"},
    {Word::measures, "Measures", "Medidas"},
    {Word::facts, "Facts", "Datos"},
    {Word::decisions, "Decisions", "Decisiones"},
    {Word::words, "Words", "Palabras"},
    {Word::check_our_math, "Check our math", "Revise las cuentas"},
    {Word::our_promises, "What we promised", "Lo que prometimos"},
    {Word::without_a_target, "Shown without a target", "Sin meta acordada"},
    {Word::facts_through, "Facts through", "Datos hasta el"},
    {Word::no_facts_yet, "No facts yet", "Aún no hay datos"},
    {Word::as_of, "As of", "Al"},
    {Word::as_of_day, "as of {0}", "al {0}"},
    {Word::agreement, "Agreement", "Acuerdo"},
    {Word::record_entries, "Record of {0} entry|Record of {0} entries",
     "Registro de {0} asiento|Registro de {0} asientos"},
    {Word::countersigned_by, "countersigned by {0}", "refrendado por {0}"},
    {Word::countersigned_by_nobody, "countersigned by nobody but its host",
     "sin más firma que la de quien lo guarda"},
    {Word::vouched_too_little, "not yet vouched for as agreed, which takes {0}",
     "aún sin el aval acordado, que pide {0}"},
    {Word::witnesses_asked, "{0} witness|{0} witnesses", "{0} testigo|{0} testigos"},
    {Word::sectors_asked, "{0} sector other than the host's|{0} sectors other than the host's",
     "{0} sector distinto del de quien lo guarda|{0} sectores distintos del de quien lo guarda"},
    {Word::asked_from, "{0} from {1}", "{0} de {1}"},
    {Word::synthetic_banner,
     "Made-up data: these facts were generated to show how it works. They say nothing about a real"
     " place.",
     "Datos inventados: se generaron para mostrar cómo funciona. No dicen nada de un lugar real."},
    {Word::source_of_numbers,
     "Every number on this page is computed from the agreement and the facts named on it, and"
     " anybody can compute it again.",
     "Cada número de esta página se calcula con el acuerdo y los datos que nombra, y cualquiera"
     " puede volver a calcularlo."},
    {Word::see_how_to_check, "See how to check it", "Vea cómo comprobarlo"},
    {Word::no_measures, "The agreement has no measures yet.", "El acuerdo aún no tiene medidas."},
    // a measure
    {Word::status, "Status", "Estado"},
    {Word::measure, "Measure", "Medida"},
    {Word::series, "Series", "Serie"},
    {Word::now, "Now", "Ahora"},
    {Word::where_we_began, "Where we began", "Línea de base"},
    {Word::target, "Target", "Meta"},
    {Word::way_to_target, "Way to the target", "Camino a la meta"},
    {Word::change_target, "{0} of where we began", "{0} de la línea de base"},
    {Word::by_date, "by {0}", "para el {0}"},
    {Word::holds_from, "in every period from {0}", "en cada período desde el {0}"},
    {Word::in_every_period, "in every period", "en cada período"},
    {Word::asked_by_then, "the path asks for {0} by then",
     "la trayectoria pide el {0} para entonces"},
    {Word::value, "Value", "Valor"},
    {Word::period, "Period", "Período"},
    {Word::change, "Change", "Cambio"},
    {Word::path, "Agreed path", "Trayectoria acordada"},
    {Word::state, "State", "Situación"},
    {Word::final_, "final", "definitivo"},
    {Word::provisional, "provisional", "provisional"},
    {Word::late, "came late", "llegó tarde"},
    {Word::table_of_values, "Table of all values", "Tabla de todos los valores"},
    {Word::earlier_periods,
     "{0} earlier period is in the exports only.|{0} earlier periods are in the exports only.",
     "{0} período anterior está solo en las exportaciones.|{0} períodos anteriores están solo en"
     " las exportaciones."},
    // charts
    {Word::chart_of, "{0}, over time", "{0}, a lo largo del tiempo"},
    {Word::chart_from_to, "From {0} on {1} to {2} on {3}", "De {0} el {1} a {2} el {3}"},
    {Word::chart_progress, "{0} of the way to the target", "{0} del camino a la meta"},
    {Word::chart_label_began, "Where we began", "Línea de base"},
    {Word::chart_label_target, "Target {0}", "Meta {0}"},
    {Word::chart_hollow, "Hollow dots: provisional", "Puntos huecos: provisional"},
    {Word::chart_path, "Dashed line: agreed path to the target",
     "Línea discontinua: trayectoria acordada hasta la meta"},
    {Word::chart_standing, "Dashed line: level to hold", "Línea discontinua: nivel que mantener"},
    {Word::chart_withheld, "Hatched: withheld to protect small groups",
     "Rayado: reservado para proteger a grupos pequeños"},
    {Word::chart_break,
     "Dotted line: the definition changed, values before and after do not compare",
     "Línea de puntos: cambió la definición, los valores de antes y después no se comparan"},
    {Word::chart_claims, "Diamonds: other published figures", "Rombos: otras cifras publicadas"},
    {Word::chart_gaps, "No line where a period is missing", "Sin línea donde falta un período"},
    {Word::chart_bars_more, "{0} more group is in the table.|{0} more groups are in the table.",
     "{0} grupo más está en la tabla.|{0} grupos más están en la tabla."},
    // groups and parts
    {Word::by_column, "By {0}", "Por {0}"},
    {Word::not_stated, "not stated", "sin indicar"},
    {Word::numerator, "Part", "Parte"},
    {Word::denominator, "Of", "De"},
    {Word::observations, "Observations", "Observaciones"},
    {Word::over_time, "Over time", "En el tiempo"},
    {Word::withheld_groups,
     "{0} group is withheld to protect small groups|{0} groups are withheld to protect small"
     " groups",
     "{0} grupo reservado para proteger a grupos pequeños|{0} grupos reservados para proteger a"
     " grupos pequeños"},
    {Word::table_of_groups, "Table of all groups", "Tabla de todos los grupos"},
    {Word::parts_of_composite, "What it is made of", "De qué se compone"},
    {Word::weight, "Weight", "Peso"},
    {Word::progress, "Progress", "Avance"},
    {Word::weakest_part, "weakest part", "la parte más débil"},
    {Word::withheld, "withheld", "reservado"},
    // published figures
    {Word::claims, "Published figures, side by side", "Cifras publicadas, lado a lado"},
    {Word::claims_note,
     "Each figure is shown as its source gave it. None is added up, averaged or corrected.",
     "Cada cifra se muestra como la dio su fuente. Ninguna se suma, se promedia ni se corrige."},
    {Word::source, "Source", "Fuente"},
    {Word::published_on, "Known from", "Conocida desde"},
    {Word::picked, "the figure", "la cifra"},
    {Word::picked_by_decision, "the figure, by decision", "la cifra, por decisión"},
    {Word::says_the_same, "says the same", "dice lo mismo"},
    {Word::differs, "differs", "difiere"},
    {Word::differs_none_picked, "differs, none is picked", "difiere, ninguna elegida"},
    // like for like
    {Word::like_for_like, "Like for like", "Comparación entre los mismos"},
    {Word::like_for_like_short, "like for like", "entre los mismos"},
    {Word::panel_absent, "There is no comparison: {0}.", "No hay comparación: {0}."},
    {Word::panel_intro,
     "Who is counted changes over time. The first row compares only those that reported in both"
     " periods.",
     "A quiénes se cuenta cambia con el tiempo. La primera fila compara solo a quienes informaron"
     " en ambos períodos."},
    {Word::who_counts, "Who is counted: {0}", "A quiénes se cuenta: {0}"},
    {Word::panel_fixed, "Only those in both periods ({0})|Only those in both periods ({0})",
     "Solo los de ambos períodos ({0})|Solo los de ambos períodos ({0})"},
    {Word::panel_all_in, "All that reported", "Todos los que informaron"},
    {Word::panel_composition, "From who joined or left", "Por quienes llegaron o se fueron"},
    {Word::panel_joined, "{0} joined|{0} joined", "{0} se sumó|{0} se sumaron"},
    {Word::panel_left, "{0} left or did not report|{0} left or did not report",
     "{0} se fue o no informó|{0} se fueron o no informaron"},
    {Word::names_more, "{0} more|{0} more", "{0} más|{0} más"},
    // notes
    {Word::notes, "To keep in mind", "A tener en cuenta"},
    {Word::missing_periods, "{0} period is missing: {1}|{0} periods are missing: {1}",
     "Falta {0} período: {1}|Faltan {0} períodos: {1}"},
    {Word::missing_parts, "In {1}, {0} part is missing: {2}|In {1}, {0} parts are missing: {2}",
     "En {1} falta {0} parte: {2}|En {1} faltan {0} partes: {2}"},
    {Word::late_periods, "{0} period came late: {1}|{0} periods came late: {1}",
     "{0} período llegó tarde: {1}|{0} períodos llegaron tarde: {1}"},
    {Word::next_due, "The next facts are due on {0}", "Los próximos datos se esperan el {0}"},
    {Word::was_due, "The next facts were due on {0}", "Los próximos datos debían llegar el {0}"},
    {Word::period_run, "{0} to {1}", "{0} a {1}"},
    {Word::break_note, "From {0} on, values do not compare with earlier ones: {1}",
     "Desde el {0} los valores no se comparan con los anteriores: {1}"},
    {Word::redefined_note,
     "Defined otherwise since {0} (entry {1} of the record); what was published before that was "
     "worked out as it was defined then",
     "Se define de otro modo desde el {0} (asiento {1} del registro); lo publicado antes se "
     "calculó según la definición de entonces"},
    {Word::redefined_because, "{0}: {1}", "{0}: {1}"},
    {Word::unadjusted, "Unadjusted: not corrected for anything",
     "Sin ajustar: no se corrigió por nada"},
    {Word::attribution, "What brought the change about is not established",
     "No está establecido qué produjo el cambio"},
    {Word::frozen_on, "The starting point was frozen on {0}; later corrections do not move it",
     "La línea de base se fijó el {0}; las correcciones posteriores no la mueven"},
    {Word::baseline_restated, "With the facts of today the starting point would be {0}",
     "Con los datos de hoy la línea de base sería {0}"},
    {Word::small_cells,
     "Counts below {0} are withheld, and enough others that they cannot be worked out|Counts below"
     " {0} are withheld, and enough others that they cannot be worked out",
     "Los recuentos menores que {0} se reservan, y otros para que no se puedan deducir|Los"
     " recuentos menores que {0} se reservan, y otros para que no se puedan deducir"},
    // where it comes from
    {Word::where_from, "Where it comes from", "De dónde sale"},
    {Word::formula, "Formula", "Fórmula"},
    {Word::in_unit, "in {0}", "en {0}"},
    {Word::numbers_in, "Numbers in {0}.", "Números en {0}."},
    {Word::published_rule, "A figure as published by a source; nothing is computed",
     "Una cifra tal como la publicó una fuente; no se calcula nada"},
    {Word::composite_rule, "A weighted mean of the progress of other measures",
     "Una media ponderada del avance de otras medidas"},
    {Word::clause, "Clause", "Cláusula"},
    {Word::status_rule_name, "How the status is decided", "Cómo se decide el estado"},
    {Word::status_rule,
     "{3} from {0} of what the path asks for, {4} from {1}, {5} below that; {6} before {2} of the"
     " time has passed.",
     "{3} desde el {0} de lo que pide la trayectoria, {4} desde el {1}, {5} por debajo; {6} antes"
     " de que pase el {2} del plazo."},
    {Word::standing_rule, "{0} when the period is at the level or better, {1} when it is not.",
     "{0} si el período alcanza el nivel o lo mejora, {1} si no."},
    {Word::panel_rule, "Judged like for like: only those that reported in both periods count.",
     "Se juzga entre los mismos: solo cuentan quienes informaron en ambos períodos."},
    {Word::facts_used, "Facts used", "Datos usados"},
    {Word::observations_count, "{0} observation|{0} observations",
     "{0} observación|{0} observaciones"},
    {Word::observations_from, "{0} observation from|{0} observations from",
     "{0} observación de|{0} observaciones de"},
    {Word::titled, "\"{0}\"", "«{0}»"},
    {Word::steward, "kept by {0}", "a cargo de {0}"},
    {Word::decided_in, "Decided in", "Decidido en"},
    {Word::caveats, "Keep in mind", "Tenga en cuenta"},
    {Word::recompute, "Compute it again", "Para recalcular"},
    // facts
    {Word::rows_accepted, "{0} row accepted|{0} rows accepted",
     "{0} fila aceptada|{0} filas aceptadas"},
    {Word::through_day, "through {0}", "hasta el {0}"},
    {Word::row_counts_withheld,
     "How many rows there are is not shown, because small counts could be worked out from it",
     "No se muestra cuántas filas hay, porque de ello podrían deducirse recuentos pequeños"},
    {Word::nothing_quarantined, "No row was set aside", "No se apartó ninguna fila"},
    {Word::quarantined_rows, "{0} row was set aside|{0} rows were set aside",
     "Se apartó {0} fila|Se apartaron {0} filas"},
    {Word::quarantined_table, "Rows set aside", "Filas apartadas"},
    {Word::quarantined_which, "Which rows were set aside, and why: {0}",
     "Qué filas se apartaron, y por qué: {0}"},
    {Word::later_rows,
     "{0} row is about a later day and was left aside|{0} rows are about later days and were left"
     " aside",
     "{0} fila trata de un día posterior y no se tuvo en cuenta|{0} filas tratan de días "
     "posteriores"
     " y no se tuvieron en cuenta"},
    {Word::undated_rows,
     "{0} row has no recorded day, so nobody can see since when it was known: it counts as known"
     " from the beginning|{0} rows have no recorded day, so nobody can see since when they were"
     " known: they count as known from the beginning",
     "{0} fila no lleva día de registro, así que no se ve desde cuándo se conocía: cuenta como"
     " conocida desde el principio|{0} filas no llevan día de registro, así que no se ve desde"
     " cuándo se conocían: cuentan como conocidas desde el principio"},
    {Word::undated_rows_withheld, "Rows without a recorded day count as known from the beginning",
     "Las filas sin día de registro cuentan como conocidas desde el principio"},
    {Word::synthetic_dataset, "Made-up data.", "Datos inventados."},
    {Word::files, "Files", "Archivos"},
    {Word::file, "File", "Archivo"},
    {Word::recorded, "Known from", "Conocido desde"},
    {Word::known_always, "the beginning", "el principio"},
    {Word::rows, "Rows", "Filas"},
    {Word::set_aside, "Set aside", "Apartadas"},
    {Word::superseded, "Replaced", "Sustituidas"},
    {Word::taken_back,
     "{0} observation of {1} no longer counts from {2} on|{0} observations of {1} no longer count "
     "from {2} on",
     "{0} observación de {1} ya no cuenta desde el {2}|{0} observaciones de {1} ya no cuentan "
     "desde el {2}"},
    {Word::taken_back_withheld, "Observations of {0} no longer count from {1} on",
     "Observaciones de {0} ya no cuentan desde el {1}"},
    {Word::digest, "SHA-256", "SHA-256"},
    {Word::line, "Line", "Línea"},
    {Word::column, "Column", "Columna"},
    {Word::why, "Why", "Por qué"},
    {Word::personal_not_shown, "the value is personal and not shown",
     "el valor es personal y no se muestra"},
    {Word::first_of_many, "The first {0} of {1}.", "Las primeras {0} de {1}."},
    // decisions and words
    {Word::decided_on, "Decided on {0}", "Decidido el {0}"},
    {Word::decided_by, "by {0}", "por {0}"},
    {Word::words_intro,
     "What the partners mean by the words they share, and what each sector calls it.",
     "Qué entienden los socios por las palabras que comparten, y cómo las llama cada sector."},
    {Word::same_as, "the same as {0}", "lo mismo que {0}"},
    {Word::sector_public, "public sector", "sector público"},
    {Word::sector_private, "companies", "empresas"},
    {Word::sector_nonprofit, "nonprofits", "organizaciones sin fines de lucro"},
    {Word::sector_philanthropic, "foundations", "fundaciones"},
    {Word::sector_academic, "universities", "universidades"},
    {Word::sector_community, "residents", "vecinos"},
    // how to check
    {Word::folder_stands_for, "FOLDER stands for the partnership's folder",
     "FOLDER es la carpeta de la alianza"},
    {Word::check_intro,
     "Take the partnership's folder, for which FOLDER stands below, and the program crosswalk. The "
     "same agreement, facts and day"
     " give the same reading, to the last digit, on any machine. The two digests below say whether"
     " you have the same agreement and facts.",
     "Tome la carpeta de la alianza, que abajo se llama FOLDER, y el programa crosswalk. El mismo "
     "acuerdo, los mismos datos y"
     " el mismo día dan la misma lectura, hasta la última cifra, en cualquier máquina. Las dos"
     " huellas de abajo dicen si tiene el mismo acuerdo y los mismos datos."},
    {Word::check_step_compact,
     "See that the agreement has no errors:", "Vea que el acuerdo no tiene errores:"},
    {Word::check_step_reading, "Compute this page again:", "Calcule de nuevo esta página:"},
    {Word::check_step_measure, "Have a measure explained, with the sums to do by hand:",
     "Pida la explicación de una medida, con las cuentas para hacer a mano:"},
    // check
    {Word::check_fine, "No problems found.", "No se encontró ningún problema."},
    {Word::written, "Written: {0}", "Se escribió: {0}"},
    {Word::errors, "{0} error|{0} errors", "{0} error|{0} errores"},
    {Word::warnings, "{0} warning|{0} warnings", "{0} aviso|{0} avisos"},
});

}  // namespace

std::span<WordEntry const> word_table() { return table; }

}  // namespace crosswalk
