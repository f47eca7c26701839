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
    {Word::where_we_began, "Where we began", "Punto de partida"},
    {Word::target, "Target", "Meta"},
    {Word::way_to_target, "Way to the target", "Camino a la meta"},
    {Word::by_date, "by {0}", "para el {0}"},
    {Word::holds_from, "in every period from {0}", "en cada periodo desde el {0}"},
    {Word::in_every_period, "in every period", "en cada periodo"},
    {Word::asked_by_now, "the path asks for {0} by now", "el camino pide {0} a estas alturas"},
    {Word::value, "Value", "Valor"},
    {Word::period, "Period", "Periodo"},
    {Word::change, "Change", "Cambio"},
    {Word::path, "Agreed path", "Camino acordado"},
    {Word::state, "State", "Situación"},
    {Word::final_, "final", "definitivo"},
    {Word::provisional, "provisional", "provisional"},
    {Word::late, "came late", "llegó tarde"},
    {Word::table_of_values, "Table of all values", "Tabla de todos los valores"},
    {Word::earlier_periods,
     "{0} earlier period is in the exports only.|{0} earlier periods are in the exports only.",
     "{0} periodo anterior está solo en las exportaciones.|{0} periodos anteriores están solo en"
     " las exportaciones."},
    // charts
    {Word::chart_of, "{0}, over time", "{0}, a lo largo del tiempo"},
    {Word::chart_from_to, "From {0} on {1} to {2} on {3}", "De {0} el {1} a {2} el {3}"},
    {Word::chart_progress, "{0} of the way to the target", "{0} del camino a la meta"},
    {Word::chart_label_began, "Where we began", "Punto de partida"},
    {Word::chart_label_target, "Target {0}", "Meta {0}"},
    {Word::chart_hollow, "Hollow dots: provisional", "Puntos huecos: provisional"},
    {Word::chart_path, "Dashed line: agreed path to the target",
     "Línea discontinua: camino acordado a la meta"},
    {Word::chart_standing, "Dashed line: level to hold", "Línea discontinua: nivel que mantener"},
    {Word::chart_withheld, "Hatched: withheld to protect small groups",
     "Rayado: reservado para proteger a grupos pequeños"},
    {Word::chart_break,
     "Dotted line: the definition changed, values before and after do not compare",
     "Línea de puntos: cambió la definición, los valores de antes y después no se comparan"},
    {Word::chart_claims, "Diamonds: other published figures", "Rombos: otras cifras publicadas"},
    {Word::chart_gaps, "No line where a period is missing", "Sin línea donde falta un periodo"},
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
    // published figures
    {Word::claims, "Published figures, side by side", "Cifras publicadas, lado a lado"},
    {Word::claims_note,
     "Each figure is shown as its source gave it. None is added up, averaged or corrected.",
     "Cada cifra se muestra como la dio su fuente. Ninguna se suma, se promedia ni se corrige."},
    {Word::source, "Source", "Fuente"},
    {Word::published_on, "Known from", "Conocida desde"},
    {Word::picked, "the figure", "la cifra"},
    {Word::picked_by_decision, "the figure, by decision", "la cifra, por decisión"},
    {Word::picked_by, "picked by decision {0}", "elegida por la decisión {0}"},
    {Word::says_the_same, "says the same", "dice lo mismo"},
    {Word::differs, "differs", "difiere"},
    {Word::differs_none_picked, "differs, none is picked", "difiere, ninguna elegida"},
    // like for like
    {Word::like_for_like, "Like for like", "Comparación igual con igual"},
    {Word::panel_intro,
     "Who is counted changes over time. The first row compares only those that reported in both"
     " periods.",
     "Quiénes se cuentan cambia con el tiempo. La primera fila compara solo a quienes informaron"
     " en ambos periodos."},
    {Word::who_counts, "Who is counted: {0}", "A quiénes se cuenta: {0}"},
    {Word::panel_fixed, "Only those in both periods ({0})|Only those in both periods ({0})",
     "Solo los de ambos periodos ({0})|Solo los de ambos periodos ({0})"},
    {Word::panel_all_in, "All that reported", "Todos los que informaron"},
    {Word::panel_composition, "From who joined or left", "Por quienes llegaron o se fueron"},
    {Word::panel_joined, "{0} joined|{0} joined", "{0} se sumó|{0} se sumaron"},
    {Word::panel_left, "{0} left or did not report|{0} left or did not report",
     "{0} se fue o no informó|{0} se fueron o no informaron"},
    {Word::names_more, "{0} more|{0} more", "{0} más|{0} más"},
    // notes
    {Word::notes, "To keep in mind", "A tener en cuenta"},
    {Word::missing_periods, "{0} period is missing: {1}|{0} periods are missing: {1}",
     "Falta {0} periodo: {1}|Faltan {0} periodos: {1}"},
    {Word::late_periods, "{0} period came late: {1}|{0} periods came late: {1}",
     "{0} periodo llegó tarde: {1}|{0} periodos llegaron tarde: {1}"},
    {Word::next_due, "The next facts are due on {0}", "Los próximos datos se esperan el {0}"},
    {Word::break_note, "From {0} on, values do not compare with earlier ones: {1}",
     "Desde el {0} los valores no se comparan con los anteriores: {1}"},
    {Word::unadjusted, "Unadjusted: not corrected for anything",
     "Sin ajustar: no se corrigió por nada"},
    {Word::attribution, "What brought the change about is not established",
     "No está establecido qué produjo el cambio"},
    {Word::frozen_on, "The starting point was frozen on {0}; later corrections do not move it",
     "El punto de partida se fijó el {0}; las correcciones posteriores no lo mueven"},
    {Word::baseline_restated, "With the facts of today the starting point would be {0}",
     "Con los datos de hoy el punto de partida sería {0}"},
    {Word::small_cells,
     "Counts below {0} are withheld, and enough others that they cannot be worked out|Counts below"
     " {0} are withheld, and enough others that they cannot be worked out",
     "Los recuentos menores que {0} se reservan, y otros para que no se puedan deducir|Los"
     " recuentos menores que {0} se reservan, y otros para que no se puedan deducir"},
    // where it comes from
    {Word::where_from, "Where it comes from", "De dónde sale"},
    {Word::formula, "Formula", "Fórmula"},
    {Word::in_unit, "in {0}", "en {0}"},
    {Word::published_rule, "A figure as published by a source; nothing is computed",
     "Una cifra tal como la publicó una fuente; no se calcula nada"},
    {Word::composite_rule, "A weighted mean of the progress of other measures",
     "Una media ponderada del avance de otras medidas"},
    {Word::clause, "Clause", "Cláusula"},
    {Word::status_rule_name, "How the status is decided", "Cómo se decide el estado"},
    {Word::status_rule,
     "On track from {0} of what the path asks for, behind from {1}, off track below that; too"
     " early before {2} of the time has passed.",
     "Vamos bien desde {0} de lo que pide el camino, con retraso desde {1}, vamos mal por debajo;"
     " muy pronto antes de que pase {2} del tiempo."},
    {Word::standing_rule, "Met when the period is at the level or better, missed when it is not.",
     "Cumplida si el periodo alcanza el nivel o lo mejora; si no, no cumplida."},
    {Word::facts_used, "Facts used", "Datos usados"},
    {Word::observations_from, "{0} observation from|{0} observations from",
     "{0} observación de|{0} observaciones de"},
    {Word::steward, "kept by {0}", "a cargo de {0}"},
    {Word::decided_in, "Decided in", "Decidido en"},
    {Word::caveats, "Keep in mind", "Tenga en cuenta"},
    {Word::recompute, "Compute it again", "Para recalcular"},
    // facts
    {Word::rows_accepted, "{0} row accepted|{0} rows accepted",
     "{0} fila aceptada|{0} filas aceptadas"},
    {Word::through_day, "through {0}", "hasta el {0}"},
    {Word::nothing_quarantined, "No row was set aside", "No se apartó ninguna fila"},
    {Word::quarantined_rows, "{0} row was set aside|{0} rows were set aside",
     "Se apartó {0} fila|Se apartaron {0} filas"},
    {Word::quarantined_table, "Rows set aside", "Filas apartadas"},
    {Word::synthetic_dataset, "Made-up data.", "Datos inventados."},
    {Word::files, "Files", "Archivos"},
    {Word::file, "File", "Archivo"},
    {Word::recorded, "Known from", "Conocido desde"},
    {Word::known_always, "the beginning", "el principio"},
    {Word::rows, "Rows", "Filas"},
    {Word::set_aside, "Set aside", "Apartadas"},
    {Word::superseded, "Replaced", "Sustituidas"},
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
    {Word::check_intro,
     "Take the partnership's folder and the program crosswalk. The same agreement, facts and day"
     " give the same reading, to the last digit, on any machine. The two digests below say whether"
     " you have the same agreement and facts.",
     "Tome la carpeta de la alianza y el programa crosswalk. El mismo acuerdo, los mismos datos y"
     " el mismo día dan la misma lectura, hasta la última cifra, en cualquier máquina. Las dos"
     " huellas de abajo dicen si tiene el mismo acuerdo y los mismos datos."},
    {Word::check_step_compact,
     "See that the agreement has no errors:", "Vea que el acuerdo no tiene errores:"},
    {Word::check_step_reading, "Compute this page again:", "Calcule de nuevo esta página:"},
    {Word::check_step_measure, "Have a measure explained, with the sums to do by hand:",
     "Pida la explicación de una medida, con las cuentas para hacer a mano:"},
    // check
    {Word::check_fine, "No problems found.", "No se encontró ningún problema."},
    {Word::errors, "{0} error|{0} errors", "{0} error|{0} errores"},
    {Word::warnings, "{0} warning|{0} warnings", "{0} aviso|{0} avisos"},
});

}  // namespace

std::span<WordEntry const> word_table() { return table; }

}  // namespace crosswalk
