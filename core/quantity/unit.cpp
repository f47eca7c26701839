// SPDX-License-Identifier: Apache-2.0
#include "quantity/unit.h"

#include "quantity/currency.h"
#include "quantity/words.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// The factors of both in one sorted list; those of `b` count `sign` times.
std::vector<Unit::Factor> merged(std::vector<Unit::Factor> const& a,
                                 std::vector<Unit::Factor> const& b, int sign) {
    std::vector<Unit::Factor> all = a;
    for (auto const& [symbol, exponent] : b) {
        auto const place = std::ranges::lower_bound(all, symbol, {}, &Unit::Factor::first);
        if (place == all.end() || place->first != symbol) {
            all.insert(place, {symbol, sign * exponent});
        } else if (place->second += sign * exponent; place->second == 0) {
            all.erase(place);
        }
    }
    return all;
}

std::string power(std::string const& symbol, int exponent) {
    return exponent == 1 ? symbol : symbol + "^" + std::to_string(exponent);
}

}  // namespace

Unit Unit::of(std::string symbol) {
    Unit unit;
    unit.factors_.emplace_back(std::move(symbol), 1);
    return unit;
}

bool Unit::is_percent() const { return *this == percent(); }

bool Unit::is_points() const { return *this == points(); }

Unit operator*(Unit const& a, Unit const& b) {
    Unit product;
    product.factors_ = merged(a.factors_, b.factors_, 1);
    return product;
}

Unit operator/(Unit const& a, Unit const& b) {
    Unit quotient;
    quotient.factors_ = merged(a.factors_, b.factors_, -1);
    return quotient;
}

std::string print(Unit const& unit) {
    std::string above;
    std::string below;
    for (auto const& [symbol, exponent] : unit.factors()) {
        if (exponent > 0) {
            above += (above.empty() ? "" : " * ") + power(symbol, exponent);
        } else {
            below += " / " + power(symbol, -exponent);
        }
    }
    return (above.empty() ? "1" : above) + below;
}

std::vector<std::string> const& known_unit_symbols() {
    static std::vector<std::string> const symbols = [] {
        auto all = known_words();
        auto const& currencies = known_currencies();
        all.insert(all.end(), currencies.begin(), currencies.end());
        return all;
    }();
    return symbols;
}

}  // namespace crosswalk
