// SPDX-License-Identifier: Apache-2.0
// Any bytes as a number, a date, a period, a unit, a share or an amount: what parses prints to text
// that means the same, and what does not is told what to write.
#include "quantity/amount.h"
#include "quantity/date.h"
#include "quantity/decimal.h"
#include "quantity/unit.h"
#include "text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {
namespace {

template <class Value>
void check_told(Result<Value> const& parsed) {
    if (parsed) return;
    invariant(parsed.error().code.starts_with('Q'), "a complaint about a quantity");
    invariant(!parsed.error().message.empty() && !parsed.error().help.empty(),
              "a complaint says what is wrong and what to do");
}

template <class Value>
void there_and_back(std::string_view text) {
    auto const parsed = Value::parse(text);
    check_told(parsed);
    if (!parsed) return;
    auto const printed = print(*parsed);
    auto const again = Value::parse(printed);
    invariant(again.has_value(), "what was printed can be parsed");
    invariant(*again == *parsed, "parse(print(x)) == x");
    invariant(print(*again) == printed, "the canonical text is canonical");
}

/// What holds for any two numbers, if the results fit.
void check_arithmetic(Decimal const& a, Decimal const& b) {
    auto const sum = add(a, b);
    auto const turned = add(b, a);
    invariant(sum.has_value() == turned.has_value(), "a + b fits as b + a does");
    if (sum) {
        invariant(*sum == *turned, "a + b == b + a");
        auto const back = subtract(*sum, b);
        if (back) invariant(*back == a, "(a + b) - b == a");
    }
    auto const product = multiply(a, b);
    if (product && !a.is_zero() && !b.is_zero() && !product->is_zero()) {
        invariant(product->is_negative() == (a.is_negative() != b.is_negative()),
                  "the sign of a product");
    }
    for (auto const rounding : {Rounding::half_away_from_zero, Rounding::half_even,
                                Rounding::toward_zero, Rounding::down, Rounding::up}) {
        auto const rounded = a.rounded(b.scale(), rounding);
        if (!rounded) continue;
        auto const again = rounded->rounded(b.scale(), rounding);
        invariant(again && *again == *rounded, "rounding twice is rounding once");
    }
}

void check_all(std::string_view bytes) {
    if (first_invalid_utf8(bytes)) return;  // texts are checked before they get here
    there_and_back<Decimal>(bytes);
    there_and_back<Date>(bytes);
    there_and_back<Unit>(bytes);
    there_and_back<Money>(bytes);
    there_and_back<Quantity>(bytes);
    check_told(Share::parse(bytes));
    check_told(Points::parse(bytes));
    check_told(Period::parse(bytes, 7));
    there_and_back<Period>(bytes);

    auto const line = bytes.find('\n');
    if (line == std::string_view::npos) return;
    auto const a = Decimal::parse(bytes.substr(0, line));
    auto const b = Decimal::parse(bytes.substr(line + 1));
    if (a && b) check_arithmetic(*a, *b);
}

}  // namespace
}  // namespace crosswalk

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    crosswalk::check_all({reinterpret_cast<char const*>(data), size});
    return 0;
}
