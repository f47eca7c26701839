// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/decimal.h"
#include "quantity/rational.h"
#include "quantity/unit.h"

#include <string>

namespace crosswalk {

/// A whole number of things. Q002 on overflow.
class Count {
public:
    Count() = default;
    explicit Count(std::int64_t value) : value_(value) {}
    std::int64_t value() const { return value_; }
    friend auto operator<=>(Count const&, Count const&) = default;

private:
    std::int64_t value_ = 0;
};
Result<Count> add(Count a, Count b);

/// A part of a whole: 20 % is Share of 1/5. Not a percentage point, and not a number.
class Share {
public:
    Share() = default;
    explicit Share(Rational part) : part_(std::move(part)) {}
    static Result<Share> parse(std::string_view text);  ///< "20%", "12.5 %", "-8.4%"; else Q011
    Rational const& part() const { return part_; }
    friend auto operator<=>(Share const&, Share const&) = default;

private:
    Rational part_;
};

/// The difference of two shares: from 20 % to 23 % is 3 points.
class Points {
public:
    Points() = default;
    explicit Points(Rational hundredths) : hundredths_(std::move(hundredths)) {}
    static Result<Points> parse(std::string_view text);  ///< "3 points", "-1 point"; else Q011
    Rational const& hundredths() const { return hundredths_; }  ///< 3 points -> 3
    friend auto operator<=>(Points const&, Points const&) = default;

private:
    Rational hundredths_;
};
Points operator-(Share const& a, Share const& b);
Share operator+(Share const& a, Points const& b);

/// Exact money in one currency, as many digits as it has: rates are often finer than a cent. Two
/// currencies never add (Q004).
class Money {
public:
    /// Q005 for an unknown currency code.
    static Result<Money> make(Decimal amount, std::string currency);
    static Result<Money> parse(std::string_view text);  ///< "2_000_000 USD", "15.12 USD"
    Decimal const& amount() const { return amount_; }
    std::string const& currency() const { return currency_; }
    friend bool operator==(Money const&, Money const&) = default;

private:
    Money(Decimal amount, std::string currency);
    Decimal amount_;
    std::string currency_;
};
Result<Money> add(Money const& a, Money const& b);
Result<Money> subtract(Money const& a, Money const& b);
Result<Money> multiply(Money const& a, Count count);
/// Rounded to the currency's cents, half away from zero.
Result<Money> multiply(Money const& a, Share const& share);
std::string print(Money const& money);

/// Any number with its unit, as the compact writes it: "15.12 USD per day", "20%", "3 points",
/// "6 min". Q022 says what is wrong with the text, Q001 with its number, Q010 with its unit.
struct Quantity {
    Decimal value;
    Unit unit;
    static Result<Quantity> parse(std::string_view text);
    friend bool operator==(Quantity const&, Quantity const&) = default;
};
/// "15.12 USD per day", "61.2 kWh / sqft", "2 buildings", "1 building", "20 %"; `parse` reads it.
std::string print(Quantity const& quantity);
/// "20 %"; as many digits as it takes, rounded half away from zero to 6 when it takes more.
std::string print(Share const& share);
std::string print(Points const& points);  ///< "3 points", "1 point"; digits as for a share

}  // namespace crosswalk
