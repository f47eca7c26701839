// SPDX-License-Identifier: Apache-2.0
#include "quantity/words.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

struct Noun {
    std::string_view one;
    std::string_view many;
};

// Spanish words fold among themselves and are not translated: a compact speaks one language where
// it binds, and "día" silently equal to "day" would be a conversion.
constexpr auto nouns = std::to_array<Noun>({
    {"acre", "acres"},
    {"adult", "adults"},
    {"adulto", "adultos"},
    {"apartment", "apartments"},
    {"año", "años"},
    {"appointment", "appointments"},
    {"arrest", "arrests"},
    {"barrio", "barrios"},
    {"bed", "beds"},
    {"block", "blocks"},
    {"booking", "bookings"},
    {"building", "buildings"},
    {"bus", "buses"},
    {"call", "calls"},
    {"car", "cars"},
    {"case", "cases"},
    {"child", "children"},
    {"citation", "citations"},
    {"city", "cities"},
    {"client", "clients"},
    {"cohort", "cohorts"},
    {"commitment", "commitments"},
    {"complaint", "complaints"},
    {"crash", "crashes"},
    {"crime", "crimes"},
    {"customer", "customers"},
    {"day", "days"},
    {"degree", "degrees"},
    {"delivery", "deliveries"},
    {"dwelling", "dwellings"},
    {"día", "días"},
    {"edificio", "edificios"},
    {"employee", "employees"},
    {"employer", "employers"},
    {"enrollment", "enrollments"},
    {"event", "events"},
    {"eviction", "evictions"},
    {"familia", "familias"},
    {"family", "families"},
    {"fine", "fines"},
    {"foot", "feet"},
    {"gallon", "gallons"},
    {"gift", "gifts"},
    {"grant", "grants"},
    {"graduate", "graduates"},
    {"hogar", "hogares"},
    {"home", "homes"},
    {"hora", "horas"},
    {"hour", "hours"},
    {"household", "households"},
    {"incident", "incidents"},
    {"inch", "inches"},
    {"inspection", "inspections"},
    {"invoice", "invoices"},
    {"job", "jobs"},
    {"kit", "kits"},
    {"letter", "letters"},
    {"license", "licenses"},
    {"loan", "loans"},
    {"lot", "lots"},
    {"meal", "meals"},
    {"meeting", "meetings"},
    {"member", "members"},
    {"mes", "meses"},
    {"message", "messages"},
    {"meter", "meters"},
    {"mile", "miles"},
    {"month", "months"},
    {"neighborhood", "neighborhoods"},
    {"neighbourhood", "neighbourhoods"},
    {"niño", "niños"},
    {"offender", "offenders"},
    {"order", "orders"},
    {"organization", "organizations"},
    {"parcel", "parcels"},
    {"participant", "participants"},
    {"partner", "partners"},
    {"patient", "patients"},
    {"payment", "payments"},
    {"permit", "permits"},
    {"person", "people"},
    {"persona", "personas"},
    {"placement", "placements"},
    {"point", "points"},
    {"post", "posts"},
    {"pound", "pounds"},
    {"project", "projects"},
    {"property", "properties"},
    {"pupil", "pupils"},
    {"quarter", "quarters"},
    {"referral", "referrals"},
    {"report", "reports"},
    {"request", "requests"},
    {"resident", "residents"},
    {"residente", "residentes"},
    {"response", "responses"},
    {"route", "routes"},
    {"school", "schools"},
    {"score", "scores"},
    {"seat", "seats"},
    {"second", "seconds"},
    {"semana", "semanas"},
    {"session", "sessions"},
    {"shelter", "shelters"},
    {"shift", "shifts"},
    {"solicitud", "solicitudes"},
    {"staff", "staff"},
    {"stay", "stays"},
    {"stop", "stops"},
    {"street", "streets"},
    {"student", "students"},
    {"tenant", "tenants"},
    {"ticket", "tickets"},
    {"ton", "tons"},
    {"tree", "trees"},
    {"trip", "trips"},
    {"unit", "units"},
    {"vehicle", "vehicles"},
    {"visit", "visits"},
    {"volunteer", "volunteers"},
    {"vote", "votes"},
    {"week", "weeks"},
    {"worker", "workers"},
    {"year", "years"},
});

struct Synonym {
    std::string_view written;
    std::string_view meant;
};

// Other spellings of one thing; never a conversion between two.
constexpr auto synonyms = std::to_array<Synonym>({
    {"h", "hour"},
    {"hr", "hour"},
    {"hrs", "hour"},
    {"metre", "meter"},
    {"metres", "meter"},
    {"mins", "min"},
    {"minute", "min"},
    {"minutes", "min"},
    {"persons", "person"},
    {"s", "second"},
    {"sec", "second"},
    {"secs", "second"},
    {"yr", "year"},
    {"yrs", "year"},
});

constexpr std::array<std::string_view, 31> symbols = {
    "%",  "Btu", "CO2",  "CO2e", "GWh",  "J",   "L",  "MWh",   "W",    "cm", "ft",
    "g",  "ha",  "kBtu", "kW",   "kWh",  "kg",  "km", "lb",    "m",    "mL", "mg",
    "mi", "min", "mm",   "mph",  "sqft", "sqm", "t",  "therm", "tonne"};

Noun const* noun_of(std::string_view word) {
    auto const lower = ascii_lower(word);
    for (auto const& noun : nouns) {
        if (noun.one == lower || noun.many == lower) return &noun;
    }
    return nullptr;
}

/// "housing_unit" is known by its last part; the parts before it, with the underscore.
std::string_view front_of(std::string_view word) {
    auto const underscore = word.rfind('_');
    return underscore == std::string_view::npos ? "" : word.substr(0, underscore + 1);
}

}  // namespace

std::string singular(std::string_view word) {
    auto const lower = ascii_lower(word);
    for (auto const& synonym : synonyms) {
        // A single letter is a symbol, where capitals matter: H is not h.
        bool const is_symbol = synonym.written.size() == 1;
        if (synonym.written == (is_symbol ? word : std::string_view(lower))) {
            return std::string(synonym.meant);
        }
    }
    auto const front = front_of(word);
    auto const* const noun = noun_of(word.substr(front.size()));
    return noun == nullptr ? std::string(word) : std::string(front) + std::string(noun->one);
}

std::string plural(std::string_view word) {
    auto const front = front_of(word);
    auto const* const noun = noun_of(word.substr(front.size()));
    return noun == nullptr ? std::string(word) : std::string(front) + std::string(noun->many);
}

bool is_noun(std::string_view word) {
    return noun_of(word.substr(front_of(word).size())) != nullptr;
}

std::vector<std::string> const& known_words() {
    static std::vector<std::string> const words = [] {
        std::vector<std::string> all(symbols.begin(), symbols.end());
        for (auto const& noun : nouns) {
            all.emplace_back(noun.one);
            all.emplace_back(noun.many);
        }
        for (auto const& synonym : synonyms) all.emplace_back(synonym.written);
        std::ranges::sort(all);
        auto const twice = std::ranges::unique(all);
        all.erase(twice.begin(), twice.end());
        return all;
    }();
    return words;
}

}  // namespace crosswalk
