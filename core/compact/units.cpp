// SPDX-License-Identifier: Apache-2.0
#include "compact/units.h"

#include "compact/complaints.h"
#include "quantity/words.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::string_view rows = "count";

int exponent_of(Unit const& unit, std::string_view symbol) {
    auto const found = std::ranges::find(unit.factors(), symbol, &Unit::Factor::first);
    return found == unit.factors().end() ? 0 : found->second;
}

Unit without_rows(Unit unit) {
    int const exponent = exponent_of(unit, rows);
    for (int i = 0; i < exponent; ++i) unit = unit / count_unit();
    for (int i = exponent; i < 0; ++i) unit = unit * count_unit();
    return unit;
}

/// Rows may be called by what they are: requests, families. Not by what is measured: kWh, USD.
bool can_name_rows(std::string_view symbol) {
    if (symbol == "%" || symbol == "point" || currency_digits(symbol) >= 0) return false;
    if (is_noun(symbol)) return true;
    return std::ranges::find(known_unit_symbols(), symbol) == known_unit_symbols().end();
}

}  // namespace

Unit count_unit() { return Unit::of(std::string(rows)); }

std::optional<Unit> unit_of_sum(Unit const& a, Unit const& b) {
    if (a == b) return a;
    bool const share_and_points =
        (a.is_percent() && b.is_points()) || (a.is_points() && b.is_percent());
    if (share_and_points) return Unit::percent();
    // Rows are a number like any other until somebody names them.
    if (without_rows(a) == without_rows(b)) return without_rows(a);
    return std::nullopt;
}

std::optional<Unit> unit_of_difference(Unit const& a, Unit const& b) {
    if (a.is_percent() && b.is_percent()) return Unit::points();
    if (a.is_points() && b.is_percent()) return std::nullopt;
    return unit_of_sum(a, b);
}

bool may_be_declared(Unit const& computed, Unit const& declared) {
    if (computed == declared) return true;
    auto const plain = without_rows(computed);
    int const exponent = exponent_of(computed, rows);
    if (plain == declared) return true;
    if (exponent == 0) return plain.is_plain() && declared.is_percent();
    auto const name = declared / plain;
    return name.factors().size() == 1 && name.factors()[0].second == exponent &&
           can_name_rows(name.factors()[0].first);
}

std::string say(Unit const& unit) {
    if (unit.is_plain()) return "a plain number";
    if (unit.is_percent()) return "a percentage";
    if (unit.is_points()) return "percentage points";
    if (unit == count_unit()) return "a number of rows";
    return code_word(print(unit));
}

std::string say_in(Unit const& unit) {
    bool const noun = unit.is_plain() || unit.is_percent() || unit == count_unit();
    return (noun ? "" : "in ") + say(unit);
}

std::string help_for_units(Unit const& a, Unit const& b) {
    if (is_currency(a) && is_currency(b)) {
        return "keep amounts of one currency in one column; an agreement knows no exchange rate";
    }
    bool const hundredths = (a.is_percent() || a.is_points()) && (b.is_percent() || b.is_points());
    if (hundredths) {
        return "from 20 % to 23 % is 3 points, not 3 %: write the unit that is meant";
    }
    if (a.is_percent() || b.is_percent()) {
        return "a percentage is a part of something; work with the numbers it was made from";
    }
    if (a.is_plain() || b.is_plain()) {
        return "give the plain number its unit: at the column, or behind the number as in 5 " +
               print(a.is_plain() ? b : a);
    }
    return "units are never converted: bring both to one unit in the data, if they count the same "
           "thing";
}

bool is_currency(Unit const& unit) {
    return unit.factors().size() == 1 && unit.factors()[0].second == 1 &&
           currency_digits(unit.factors()[0].first) >= 0;
}

int hundredths_in(Unit const& unit) { return exponent_of(unit, "%") + exponent_of(unit, "point"); }

Unit step_of(Unit const& unit) { return unit.is_percent() ? Unit::points() : unit; }

}  // namespace crosswalk
