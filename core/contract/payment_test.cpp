// SPDX-License-Identifier: Apache-2.0
#include "contract/payment.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace crosswalk {
namespace {

Rational number(std::string_view text) { return Rational(Decimal::parse(text).value()); }

PaymentRange range(std::optional<std::string_view> from, bool has_from,
                   std::optional<std::string_view> to, bool has_to, std::string_view pays) {
    PaymentRange made;
    if (from) made.from = number(*from);
    if (to) made.to = number(*to);
    made.has_from = has_from;
    made.has_to = has_to;
    made.pays = number(pays);
    return made;
}

PaymentTerm term(PaymentKind kind, std::vector<PaymentRange> ranges) {
    PaymentTerm made;
    made.kind = kind;
    made.ranges = std::move(ranges);
    return made;
}

PaymentTerm per_unit(std::string_view rate) {
    return term(PaymentKind::per_unit, {range("0", true, {}, false, rate)});
}

/// Each figure is paid for by itself.
Result<Payment> payment_of(PaymentTerm const& term, std::vector<std::string_view> const& figures,
                           std::string const& currency = "USD") {
    std::vector<FigureToPay> to_pay;
    for (auto const figure : figures) to_pay.push_back({number(figure), term.entry_threshold});
    return payment(term, currency, to_pay);
}

std::string paid(PaymentTerm const& term, std::string_view figure,
                 std::string const& currency = "USD") {
    auto const done = payment_of(term, {figure}, currency);
    return done ? print(*done->amount.rounded(2, Rounding::half_away_from_zero))
                : done.error().code;
}

// Denver Supportive Housing, 2016 to 2021: rates and payments as published (Urban Institute, final
// outcome payments, July 2021; INDIGO-POJ-0091).
PaymentTerm denver_housing() {
    auto made = per_unit("15.12");
    made.cap = number("5290000");
    return made;
}

PaymentTerm denver_jail() {
    auto made = term(PaymentKind::bands, {range("0", true, "30", false, "160000"),
                                          range("30", true, "65", true, "38000")});
    made.entry_threshold = number("20");
    made.cap = number("6130000");
    return made;
}

TEST(Payment, DenverHousingToTheCent) {
    EXPECT_EQ(paid(denver_housing(), "258858"), "3913932.96");
    EXPECT_EQ(paid(denver_housing(), "41070"), "620978.40");
    EXPECT_EQ(paid(denver_housing(), "299928"), "4534911.36");
    EXPECT_EQ(paid(denver_housing(), "400000"), "5290000.00");  // the cap
    EXPECT_EQ(paid(denver_housing(), "-312"), "-4717.44");
}

TEST(Payment, DenverJailAtItsBoundaries) {
    EXPECT_EQ(paid(denver_jail(), "38"), "5104000.00");
    EXPECT_EQ(paid(denver_jail(), "19.99"), "0.00");
    EXPECT_EQ(paid(denver_jail(), "20"), "3200000.00");
    EXPECT_EQ(paid(denver_jail(), "30"), "4800000.00");
    EXPECT_EQ(paid(denver_jail(), "65"), "6130000.00");
    EXPECT_EQ(paid(denver_jail(), "80"), "6130000.00");
}

TEST(Payment, SaysWhichBandsItIsMadeOf) {
    auto const done = payment_of(denver_jail(), {"38"});
    ASSERT_TRUE(done);
    auto const& pieces = done->figures.at(0).pieces;
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[0], (PaymentPiece{0, number("30"), number("4800000")}));
    EXPECT_EQ(pieces[1], (PaymentPiece{1, number("8"), number("304000")}));
    EXPECT_EQ(done->limit, PaymentLimit::none);
}

// NYC ABLE on Rikers Island, 2012 to 2015 (INDIGO-POJ-0083).
TEST(Payment, RikersSteps) {
    auto const steps =
        term(PaymentKind::steps,
             {range("8.5", true, {}, false, "4800000"), range("10", true, {}, false, "9600000"),
              range("11", true, {}, false, "10080000"), range("20", true, {}, false, "11712000")});
    EXPECT_EQ(paid(steps, "0"), "0.00");
    EXPECT_EQ(paid(steps, "8.49"), "0.00");
    EXPECT_EQ(paid(steps, "8.5"), "4800000.00");
    EXPECT_EQ(paid(steps, "10"), "9600000.00");
    EXPECT_EQ(paid(steps, "19.999"), "10080000.00");
    EXPECT_EQ(paid(steps, "25"), "11712000.00");
}

// DC Water, 2016 to 2021 (INDIGO-POJ-0094): below the lower end the investors owe.
TEST(Payment, DcWaterTiersAreSigned) {
    auto const tiers = term(PaymentKind::tiers, {range({}, true, "18.6", false, "-3300000"),
                                                 range("18.6", true, "41.3", true, "0"),
                                                 range("41.3", false, {}, false, "3300000")});
    EXPECT_EQ(paid(tiers, "20"), "0.00");
    EXPECT_EQ(paid(tiers, "18.6"), "0.00");
    EXPECT_EQ(paid(tiers, "18.59"), "-3300000.00");
    EXPECT_EQ(paid(tiers, "41.3"), "0.00");
    EXPECT_EQ(paid(tiers, "41.31"), "3300000.00");
}

TEST(Payment, EachFigureIsRoundedOnceAndHalfAwayFromZero) {
    EXPECT_EQ(payment_of(per_unit("0.01"), {"0.5", "0.5"})->amount, number("0.02"));
    EXPECT_EQ(paid(per_unit("0.01"), "1.5"), "0.02");
    EXPECT_EQ(paid(per_unit("0.01"), "-0.5"), "-0.01");
    EXPECT_EQ(paid(per_unit("1"), "1.5", "JPY"), "2.00");  // no smaller coin than the yen
}

TEST(Payment, FloorAndCapHoldForAllFiguresTogether) {
    auto made = per_unit("10");
    made.cap = number("25");
    made.floor = number("15");
    EXPECT_EQ(payment_of(made, {"1", "2"})->amount, number("25"));
    EXPECT_EQ(payment_of(made, {"1", "2"})->limit, PaymentLimit::cap);
    EXPECT_EQ(payment_of(made, {"1"})->amount, number("15"));
    EXPECT_EQ(payment_of(made, {})->amount, Rational());  // nothing known
}

TEST(Payment, AnAmountThatDoesNotFitIsAnError) {
    auto const large = std::string("1") + std::string(37, '0');
    EXPECT_EQ(paid(per_unit(large), "10"), "Q002");
}

}  // namespace
}  // namespace crosswalk
