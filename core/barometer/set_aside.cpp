// SPDX-License-Identifier: Apache-2.0
#include "barometer/set_aside.h"

#include "barometer/finding.h"
#include "barometer/format.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace crosswalk {
namespace {

/// A reason as core/store writes it, and the same in Spanish. {0} {1} ... stand for what it quotes,
/// in the order in which they stand in the English one.
struct Said {
    std::string_view code;
    std::string_view english;
    std::string_view spanish;
};

// The first that fits counts. Every reason that a test of the store provokes is held against it:
// see store_fixture.h.
constexpr auto table = std::to_array<Said>({
    {"F010", "the row is longer than 16 MB", "la fila ocupa más de 16 MB"},
    {"F010", "the line is longer than 16 MB", "la línea ocupa más de 16 MB"},
    {"F011", "the row has {0} value, the header names {1}",
     "la fila tiene {0} valor y el encabezado nombra {1}"},
    {"F011", "the row has {0} values, the header names {1}",
     "la fila tiene {0} valores y el encabezado nombra {1}"},
    {"F012", "{0} is a spreadsheet formula, not a whole number",
     "{0} es una fórmula de hoja de cálculo, no un número entero"},
    {"F012", "{0} is not a whole number", "{0} no es un número entero"},
    {"F013", "{0} is a spreadsheet formula, not a number",
     "{0} es una fórmula de hoja de cálculo, no un número"},
    {"F013", "{0} has more digits after the point ({1}) than this column was agreed to have ({2})",
     "{0} tiene más decimales ({1}) que los acordados para esta columna ({2})"},
    {"F013", "{0} is not a number", "{0} no es un número"},
    {"F014", "{0} sends {1}, a percent without its parts: {2} and {3} are missing",
     "{0} envía {1}, un porcentaje sin sus partes: faltan {2} y {3}"},
    {"F014", "{0} sends {1}, a percent without its parts: {2} is missing",
     "{0} envía {1}, un porcentaje sin sus partes: falta {2}"},
    {"F014", "{0} sends {1}, a percent without its parts",
     "{0} envía {1}, un porcentaje sin sus partes"},
    {"F014", "{0} is a percent without its parts: {1} and {2} are missing",
     "{0} es un porcentaje sin sus partes: faltan {1} y {2}"},
    {"F014", "{0} is a percent without its parts: {1} is missing",
     "{0} es un porcentaje sin sus partes: falta {1}"},
    {"F014", "{0} is a percent without its parts", "{0} es un porcentaje sin sus partes"},
    {"F015", "{0} is not written as a day", "{0} no está escrito como un día"},
    {"F016", "{0} is a day that does not exist", "{0} es un día que no existe"},
    {"F017", "{0} is a moment, and which day that is depends on the place",
     "{0} es un momento, y qué día es depende del lugar"},
    {"F018", "{0} is not a day", "{0} no es un día"},
    {"F018", "{0} is not a week", "{0} no es una semana"},
    {"F018", "{0} is not a month", "{0} no es un mes"},
    {"F018", "{0} is not a quarter", "{0} no es un trimestre"},
    {"F018", "{0} is not a fiscal year", "{0} no es un año fiscal"},
    {"F018", "{0} is not a year", "{0} no es un año"},
    {"F019", "{0} is neither true nor false", "{0} no es ni verdadero ni falso"},
    {"F020", "{0} is not one of the values of this column",
     "{0} no es uno de los valores de esta columna"},
    {"F021", "the row does not say what time it is about", "la fila no dice de qué fecha trata"},
    {"F021", "the value is missing, and the dataset requires it",
     "falta el valor y el conjunto de datos lo exige"},
    {"F022", "{0} is too large for this column, which holds up to {1} digits before the point",
     "{0} es demasiado grande para esta columna, que admite hasta {1} cifras antes del punto"},
    {"F022", "{0} is too large for this column, which holds up to {1}",
     "{0} es demasiado grande para esta columna, que admite hasta {1}"},
    {"F023", "{0} is not a number that can be added up", "{0} no es un número que se pueda sumar"},
    {"F023", "{0} is written with an exponent", "{0} está escrito con exponente"},
    {"F024", "{0} has a sign of money in it", "{0} lleva un signo de moneda"},
    {"F024", "{0} is written for people, not as a whole number",
     "{0} está escrito para personas, no como un número entero"},
    {"F024", "{0} is written for people, not as a number",
     "{0} está escrito para personas, no como un número"},
    {"F025", "byte {0} of the value ({1}) is not UTF-8", "el byte {0} del valor ({1}) no es UTF-8"},
    {"F026", "there is a NUL byte in the value", "hay un byte NUL en el valor"},
    {"F027", "a double quote stands where none may be",
     "hay una comilla doble donde no puede haberla"},
    {"F029", "the check {0} does not hold: {1}", "no se cumple la regla {0}: {1}"},
    {"F030", "the key is used twice: {0}, as in line {1}",
     "la clave se usa dos veces: {0}, como en la línea {1}"},
    {"F030", "the key is used twice: {0}, as in row {1}",
     "la clave se usa dos veces: {0}, como en la fila {1}"},
    {"F031", "the key is already used: {0}, as in {1}, row {2}",
     "la clave ya se usó: {0}, como en {1}, fila {2}"},
    {"F031", "the key is already used: {0}, as in {1}", "la clave ya se usó: {0}, como en {1}"},
    {"F032", "the parts add up to more than their whole where {0}: {1} adds up to {2} of {3}",
     "las partes suman más que su total donde {0}: {1} suma {2} de {3}"},
    {"F032", "the parts add up to more than their whole: {0} adds up to {1} of {2}",
     "las partes suman más que su total: {0} suma {1} de {2}"},
    {"F033", "the whole differs from row to row where {0}: {1} is {2} and {3}",
     "el total cambia de una fila a otra donde {0}: {1} es {2} y {3}"},
    {"F033", "the whole differs from row to row: {0} is {1} and {2}",
     "el total cambia de una fila a otra: {0} es {1} y {2}"},
    {"F034", "{0} is not the id of a source in the agreement",
     "{0} no es el identificador de una fuente del acuerdo"},
    {"F035", "byte {0} of the line is not UTF-8", "el byte {0} de la línea no es UTF-8"},
    {"F035", "the line begins with {0}, and a row begins with {",
     "la línea empieza con {0} y una fila empieza con {"},
    {"F035", "the file has more than {0} different names",
     "el archivo tiene más de {0} nombres distintos"},
    {"F035", "not JSON: at character {0} the line ends where {1} was expected",
     "no es JSON: en el carácter {0} termina la línea donde se esperaba {1}"},
    {"F035", "not JSON: at character {0} stands {1} where {2} was expected",
     "no es JSON: en el carácter {0} está {1} donde se esperaba {2}"},
    {"F036", "a value is itself a list or an object", "un valor es a su vez una lista o un objeto"},
    {"F037", "the line gives {0} twice", "la línea da {0} dos veces"},
});

/// Where the next "{0}" begins; the size when there is none. A brace alone is a brace.
std::size_t next_place(std::string_view pattern) {
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
        if (pattern[i] == '{' && pattern[i + 2] == '}') return i;
    }
    return pattern.size();
}

/// What stands in the places of the pattern, when the text has its form. A quoted value may hold
/// words of the pattern, so its end is looked for from the end of the text.
std::optional<std::vector<std::string_view>> fitted(std::string_view pattern,
                                                    std::string_view text) {
    auto const first = next_place(pattern);
    if (first == pattern.size()) {
        return pattern == text ? std::optional(std::vector<std::string_view>{}) : std::nullopt;
    }
    if (!text.starts_with(pattern.substr(0, first))) return std::nullopt;
    text.remove_prefix(first);
    pattern.remove_prefix(first + 3);
    auto const literal = pattern.substr(0, next_place(pattern));
    bool const is_last = literal.size() == pattern.size();
    if (literal.empty()) return std::vector{text};  // the place ends the pattern
    for (auto end = text.rfind(literal); end != std::string_view::npos && end > 0;
         end = text.rfind(literal, end - 1)) {
        if (is_last && end + literal.size() != text.size()) return std::nullopt;
        auto rest = fitted(pattern, text.substr(end));
        if (!rest) continue;
        rest->insert(rest->begin(), text.substr(0, end));
        return rest;
    }
    return std::nullopt;
}

/// What a JSON line should have had where it went wrong, and how keys and wholes name values.
constexpr auto fragments = std::to_array<Phrase>({
    {"a comma or }", "una coma o }"},
    {"the end of the line", "el final de la línea"},
    {"a column's name in double quotes", "el nombre de una columna entre comillas dobles"},
    {"a colon", "dos puntos"},
    {"a value", "un valor"},
    {"\\n, \\t or another escape", "\\n, \\t u otro escape"},
    {"a closing double quote", "una comilla doble de cierre"},
    {"what \\ escapes", "lo que escapa \\"},
    {"an escape JSON knows", "un escape que JSON conozca"},
    {"the second half of a \\u pair", "la segunda mitad de un par \\u"},
    {"the value", "el valor"},  // of a personal column
});

bool is_name(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                                std::string_view::npos;
}

/// "building is A1, month is missing" as "building es A1, falta month".
std::string named_values(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        auto const comma = std::min(text.find(", "), text.size());
        auto const part = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 2, text.size()));
        auto const is = part.find(" is ");
        made += made.empty() ? "" : ", ";
        if (is == std::string_view::npos || !is_name(part.substr(0, is))) {
            made += part;
        } else if (part.substr(is + 4) == "missing") {
            made += "falta " + std::string(part.substr(0, is));
        } else {
            made += std::string(part.substr(0, is)) + " es " + std::string(part.substr(is + 4));
        }
    }
    return made;
}

/// What is quoted from the row stays; the few words the program put around it do not.
std::string quoted_in_spanish(std::string_view code, std::string_view value) {
    if (code >= "F029" && code <= "F033") return named_values(value);
    if (code == "F014") {
        constexpr std::string_view both = "\" and \"";
        auto text = std::string(value);
        for (auto at = text.find(both); at != std::string::npos; at = text.find(both, at)) {
            text.replace(at, both.size(), "\" y \"");
        }
        return text == "the value" ? "el valor" : text;
    }
    auto const found = std::ranges::find(fragments, value, &Phrase::english);
    return std::string(found == fragments.end() ? value : found->spanish);
}

std::string filled(Said const& said, std::vector<std::string_view> const& values) {
    std::string text;
    auto pattern = said.spanish;
    while (!pattern.empty()) {
        auto const place = next_place(pattern);
        text += pattern.substr(0, place);
        if (place == pattern.size()) break;
        auto const number = static_cast<std::size_t>(pattern[place + 1] - '0');
        text += quoted_in_spanish(said.code, values.at(number));
        pattern.remove_prefix(place + 3);
    }
    return text;
}

}  // namespace

std::string reason_set_aside(Quarantined const& row, std::string_view language) {
    if (words_language(language) == "en") return row.reason;
    constexpr std::string_view others = "; also wrong in this row: ";
    auto const end = std::min(row.reason.rfind(others), row.reason.size());
    auto const reason = std::string_view(row.reason).substr(0, end);
    auto text = std::string(reason);
    for (auto const& said : table) {
        if (said.code != row.code) continue;
        if (auto const values = fitted(said.english, reason)) {
            text = filled(said, *values);
            break;
        }
    }
    if (end == row.reason.size()) return text;
    return text + say({"; also wrong in this row: {0}", "; en esta fila también está mal: {0}"},
                      language, {std::string_view(row.reason).substr(end + others.size())});
}

}  // namespace crosswalk
