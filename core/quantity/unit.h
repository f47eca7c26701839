// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// What a number counts: a product of symbols with whole exponents, "kWh / sqft", "USD per day".
///
/// There are no conversions: kWh + MWh is an error, said as such. Two symbols are special: "%" is a
/// hundredth and "point" a percentage point (the difference of two percents); neither turns into
/// the other or into a plain number by itself. Plurals of known words fold: "days" is "day".
class Unit {
public:
    using Factor = std::pair<std::string, int>;  ///< symbol, exponent (never 0)

    /// A plain number.
    Unit() = default;

    /// "kWh", "kWh / sqft", "USD per day", "kWh/sqft/year", "m^2", "1" (plain), "%", "points".
    /// Read from left to right: a / b * c is (a / b) * c. Any word may be a symbol; whether it is
    /// one of `known_unit_symbols` is for the caller to ask. Q010 says what cannot be read, Q005
    /// that a sign ($) names no single currency.
    static Result<Unit> parse(std::string_view text);
    static Unit of(std::string symbol);
    static Unit percent() { return of("%"); }
    static Unit points() { return of("point"); }

    bool is_plain() const { return factors_.empty(); }
    bool is_percent() const;
    bool is_points() const;
    std::vector<Factor> const& factors() const { return factors_; }

    friend bool operator==(Unit const&, Unit const&) = default;
    friend Unit operator*(Unit const& a, Unit const& b);
    friend Unit operator/(Unit const& a, Unit const& b);

private:
    std::vector<Factor> factors_;  ///< sorted by symbol
};

/// "kWh / sqft"; "1" for a plain number.
std::string print(Unit const& unit);

/// The words of every unit the program knows, for "did you mean".
std::vector<std::string> const& known_unit_symbols();

/// ISO 4217 codes the program knows, and how many digits their cents have; -1 when unknown.
int currency_digits(std::string_view code);

}  // namespace crosswalk
