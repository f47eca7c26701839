// SPDX-License-Identifier: Apache-2.0
#include "barometer/format.h"

#include "compact/words.h"
#include "measure/target.h"
#include "quantity/language.h"
#include "quantity/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

constexpr int change_digits = 1;
constexpr int most_digits = 6;

/// English word of a unit and its Spanish one and many. A unit that is not here is shown as the
/// agreement writes it.
struct UnitWords {
    std::string_view english;
    std::string_view one;
    std::string_view many;
};
constexpr auto unit_words = std::to_array<UnitWords>({
    {"building", "edificio", "edificios"},
    {"call", "llamada", "llamadas"},
    {"case", "caso", "casos"},
    {"child", "niño", "niños"},
    {"clinic", "clínica", "clínicas"},
    {"day", "día", "días"},
    {"family", "familia", "familias"},
    {"home", "vivienda", "viviendas"},
    {"hour", "hora", "horas"},
    {"household", "hogar", "hogares"},
    {"job", "empleo", "empleos"},
    {"library", "biblioteca", "bibliotecas"},
    {"meal", "comida", "comidas"},
    {"month", "mes", "meses"},
    {"neighbourhood", "barrio", "barrios"},
    {"person", "persona", "personas"},
    {"place", "lugar", "lugares"},
    {"request", "solicitud", "solicitudes"},
    {"school", "escuela", "escuelas"},
    {"second", "segundo", "segundos"},
    {"student", "estudiante", "estudiantes"},
    {"tree", "árbol", "árboles"},
    {"visit", "visita", "visitas"},
    {"week", "semana", "semanas"},
    {"year", "año", "años"},
});

bool is_spanish(std::string_view language) { return language_of(language) == Language::spanish; }

/// The rounded value; nothing when it is longer than a decimal can be.
std::optional<Decimal> rounded(Rational const& value, int digits) {
    auto const result = value.rounded(digits, Rounding::half_away_from_zero);
    return result ? std::optional(*result) : std::nullopt;
}

bool is_one(Rational const& value) { return absolute(value) == Rational(1); }

std::string noun(std::string const& symbol, bool one, std::string_view language) {
    if (is_spanish(language)) {
        auto const found = std::ranges::find(unit_words, symbol, &UnitWords::english);
        if (found != unit_words.end()) return std::string(one ? found->one : found->many);
    }
    return one ? symbol : plural(symbol);
}

struct Words {
    std::string_view english;
    std::string_view spanish;
};

std::string_view in(Words words, std::string_view language) {
    return is_spanish(language) ? words.spanish : words.english;
}

/// How sources word a figure that is not exact.
constexpr auto qualifiers = std::to_array<Words>({
    {"about", "cerca de"},
    {"almost", "casi"},
    {"approximately", "aproximadamente"},
    {"around", "alrededor de"},
    {"at least", "al menos"},
    {"at most", "como máximo"},
    {"fewer than", "menos de"},
    {"less than", "menos de"},
    {"more than", "más de"},
    {"nearly", "casi"},
    {"over", "más de"},
    {"roughly", "aproximadamente"},
    {"under", "menos de"},
    {"up to", "hasta"},
});

// In the order of the enumeration.
constexpr auto statuses = std::to_array<Words>({
    {"met", "cumplido"},
    {"on track", "según lo acordado"},
    {"behind", "con retraso"},
    {"off track", "fuera de lo acordado"},
    {"missed", "no cumplido"},
    {"too early", "demasiado pronto"},
    {"stale", "desactualizado"},
    {"no baseline", "sin línea de base"},
    {"unknown", "no se sabe"},
});

constexpr auto absences = std::to_array<Words>({
    {"", ""},
    {"nothing usable was reported", "no se informó nada utilizable"},
    {"there was nothing to divide by", "no había entre qué dividir"},
    {"withheld to protect a small group", "reservado para proteger a un grupo pequeño"},
    {"published figures differ", "las cifras publicadas difieren"},
    {"not complete", "incompleto"},
});

constexpr auto reasons = std::to_array<std::pair<std::string_view, Words>>({
    {Reason::no_facts, {"nothing usable was reported", "no se informó nada utilizable"}},
    {Reason::withheld,
     {"withheld to protect a small group", "reservado para proteger a un grupo pequeño"}},
    {Reason::differing,
     {"published figures differ and no decision picks one",
      "las cifras publicadas difieren y ninguna decisión elige una"}},
    {Reason::zero_denominator, {"there was nothing to divide by", "no había entre qué dividir"}},
    {Reason::incomplete,
     {"parts of the period were not reported", "no se informó de partes del período"}},
    {Reason::not_over, {"no period is over yet", "aún no ha terminado ningún período"}},
    {Reason::waiting,
     {"the deadline has passed and its value is not in yet",
      "el plazo terminó y aún no hay valor para esa fecha"}},
    {Reason::overdue, {"new facts are overdue", "los datos nuevos no llegaron a tiempo"}},
    {Reason::first_stretch, {"too little of the time has passed", "ha pasado muy poco del plazo"}},
    {Reason::before_baseline,
     {"there is no value after the baseline yet", "aún no hay valor posterior a la línea de base"}},
    {Reason::not_binding, {"the target does not bind yet", "la meta aún no está en vigor"}},
    {Reason::none_declared,
     {"the agreement names no baseline", "el acuerdo no fija una línea de base"}},
    {Reason::no_baseline_facts,
     {"nothing usable was reported for the baseline",
      "no se informó nada utilizable para la línea de base"}},
    {Reason::baseline_withheld,
     {"the baseline is withheld to protect a small group",
      "la línea de base está reservada para proteger a un grupo pequeño"}},
    {Reason::baseline_incomplete,
     {"parts of the baseline's period were not reported in time",
      "no se informó a tiempo de partes del período de la línea de base"}},
    {Reason::baseline_differing,
     {"published figures for the baseline differ and no decision picked one in time",
      "las cifras publicadas para la línea de base difieren y ninguna decisión eligió una a "
      "tiempo"}},
    {Reason::baseline_undivided,
     {"there was nothing to divide by in the baseline",
      "en la línea de base no había entre qué dividir"}},
    {Reason::baseline_not_over,
     {"the baseline's period is not over yet",
      "el período de la línea de base aún no ha terminado"}},
    {Reason::broken,
     {"the definition has changed since the baseline",
      "la definición cambió desde la línea de base"}},
    {Reason::no_history,
     {"the history that sets the level is not complete",
      "la historia que fija el nivel no está completa"}},
    {Reason::history_late,
     {"the history that sets the level was not recorded in time",
      "la historia que fija el nivel no se registró a tiempo"}},
    {Reason::no_panel, {"nobody reports in both periods", "nadie informa en ambos períodos"}},
    {Reason::parts_missing,
     {"the progress of a part is not known", "no se conoce el avance de una parte"}},
    {Reason::no_way,
     {"its target is its baseline, so there is no way to go",
      "su meta es su línea de base, así que no hay camino que recorrer"}},
});

}  // namespace

std::string_view words_language(std::string_view language) {
    return is_spanish(language) ? "es" : "en";
}

std::string show_number(Rational const& value, int digits, std::string_view language) {
    auto const shown = rounded(value, digits);
    // Too long for a decimal: exact, rather than nothing.
    return shown ? print_grouped(*shown, language) : print(value);
}

std::string show_unit(Unit const& unit, Rational const& value, std::string_view language) {
    if (unit.is_plain()) return {};
    auto const& factors = unit.factors();
    if (factors.size() == 1 && factors.front().second == 1) {
        auto const& symbol = factors.front().first;
        if (is_noun(symbol)) {
            if (unit.is_points()) {
                return is_spanish(language) ? (is_one(value) ? "punto" : "puntos")
                                            : (is_one(value) ? "point" : "points");
            }
            return noun(symbol, is_one(value), language);
        }
    }
    return print(unit);
}

std::string show_amount(Rational const& value, Unit const& unit, int digits,
                        std::string_view language) {
    auto const shown = rounded(value, digits);
    auto const words = show_unit(unit, shown ? Rational(*shown) : value, language);
    auto const number = show_number(value, digits, language);
    return words.empty() ? number : number + " " + words;
}

std::string show_amount(Rational const& value, Measure const& measure, std::string_view language) {
    return show_amount(value, measure.unit, measure.digits, language);
}

std::string show_figure(Figure const& figure, Measure const& measure, std::string_view language) {
    return figure.value ? show_amount(*figure.value, measure, language) : "-";
}

std::string show_points(Rational const& points, int digits, std::string_view language) {
    return show_amount(points, Unit::points(), digits, language);
}

std::string show_share(Rational const& share, int digits, std::string_view language) {
    return show_number(share * Rational(100), digits, language) + " %";
}

std::string show_progress(Rational const& share, std::string_view language) {
    auto const percent = share * Rational(100);
    auto const digits = std::max(digits_to_tell_apart(percent, Rational(100), 0),
                                 digits_to_tell_apart(percent, Rational(0), 0));
    return show_share(share, digits, language);
}

std::string show_change(Rational const& change, Measure const& measure, std::string_view language) {
    if (is_changed_in_points(measure)) {
        return show_points(change, measure.digits, language);
    }
    return show_share(change, change_digits, language);
}

std::string show_effect(Rational const& points, Measure const& measure, std::string_view language) {
    auto const digits = is_changed_in_points(measure) ? measure.digits : change_digits;
    return show_points(points, digits, language);
}

std::string show_counted(std::int64_t count, std::string_view word, std::string_view language) {
    auto const number = print_grouped(Decimal(count), language) + " ";
    auto const one = singular(word);
    if (is_spanish(language)) {
        auto const found = std::ranges::find_if(
            unit_words, [&](auto const& each) { return each.english == one || each.one == one; });
        if (found != unit_words.end()) {
            return number + std::string(count == 1 ? found->one : found->many);
        }
        return number + (count == 1 ? "entidad" : "entidades");
    }
    if (count == 1) return number + one;
    auto const many = plural(one);
    return number + (many == one && !is_noun(one) ? one + "s" : many);
}

std::string entity_word(Compact const& compact, Measure const& measure, std::string_view language) {
    if (!measure.panel) return {};
    auto word = measure.panel->entity;
    auto const* const dataset = compact.dataset(measure.dataset);
    auto const* const column = dataset == nullptr ? nullptr : dataset->column(word);
    if (column != nullptr) word = name_in(*column, language);
    std::ranges::replace(word, '_', ' ');
    return word;
}

std::string read_command(Date as_of) { return "crosswalk read FOLDER --as-of " + print(as_of); }

std::string show_list(std::vector<std::string> const& items, std::string_view language) {
    std::string list;
    for (std::size_t i = 0; i < items.size(); ++i) {
        bool const is_last = i + 1 == items.size();
        bool const sounds_i = items[i].starts_with("i") || items[i].starts_with("hi") ||
                              items[i].starts_with("I") || items[i].starts_with("Hi");
        auto const last = is_spanish(language) ? (sounds_i ? " e " : " y ") : " and ";
        if (i > 0) list += is_last ? last : ", ";
        list += items[i];
    }
    return list;
}

int digits_to_tell_apart(Rational const& a, Rational const& b, int digits) {
    if (a == b) return digits;
    for (int more = digits; more < most_digits; ++more) {
        if (rounded(a, more) != rounded(b, more)) return more;
    }
    return most_digits;
}

std::string_view status_words(Status status, std::string_view language) {
    return in(statuses.at(static_cast<std::size_t>(status)), language);
}

std::string_view absence_words(Absence absence, std::string_view language) {
    return in(absences.at(static_cast<std::size_t>(absence)), language);
}

std::string qualifier_words(std::string_view qualifier, std::string_view language) {
    auto const found = std::ranges::find(qualifiers, qualifier, &Words::english);
    return std::string(found == qualifiers.end() ? qualifier : in(*found, language));
}

std::string_view reason_words(std::string_view code, std::string_view language) {
    auto const found =
        std::ranges::find(reasons, code, [](auto const& each) { return each.first; });
    return found == reasons.end() ? std::string_view() : in(found->second, language);
}

}  // namespace crosswalk
