// SPDX-License-Identifier: Apache-2.0
#include "quantity/currency.h"

#include "quantity/unit.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

// ISO 4217 list one (currencies and their minor units), without metals, bond units and test codes,
// which nobody is paid in. Codes withdrawn since 2020 (CUC, HRK, SLL, ZWL, ANG) stay: agreements
// and their records are older than a reform.
constexpr std::array<std::string_view, 16> no_digits = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                        "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                                                        "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 138> two_digits = {
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
    "BGN", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CNY", "COP", "CRC", "CUC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB",
    "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HRK",
    "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU",
    "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB",
    "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG",
    "SEK", "SGD", "SHP", "SLE", "SLL", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
    "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VED", "VES",
    "WST", "XCD", "XCG", "YER", "ZAR", "ZMW", "ZWG", "ZWL"};
constexpr std::array<std::string_view, 7> three_digits = {"BHD", "IQD", "JOD", "KWD",
                                                          "LYD", "OMR", "TND"};
constexpr std::array<std::string_view, 2> four_digits = {"CLF", "UYW"};

template <std::size_t size>
bool holds(std::array<std::string_view, size> const& codes, std::string_view code) {
    return std::ranges::binary_search(codes, code);
}

struct Sign {
    std::string_view sign;
    std::string_view codes;
};

constexpr auto signs = std::to_array<Sign>({
    {"$", "USD (or CAD, MXN, AUD ...: more than twenty currencies share the sign)"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY or CNY"},
    {"₹", "INR"},
    {"₩", "KRW"},
    {"₡", "CRC"},
    {"₱", "PHP"},
    {"₦", "NGN"},
    {"₪", "ILS"},
});

}  // namespace

int currency_digits(std::string_view code) {
    if (holds(two_digits, code)) return 2;
    if (holds(no_digits, code)) return 0;
    if (holds(three_digits, code)) return 3;
    return holds(four_digits, code) ? 4 : -1;
}

std::vector<std::string> const& known_currencies() {
    static std::vector<std::string> const codes = [] {
        std::vector<std::string> all(two_digits.begin(), two_digits.end());
        all.insert(all.end(), no_digits.begin(), no_digits.end());
        all.insert(all.end(), three_digits.begin(), three_digits.end());
        all.insert(all.end(), four_digits.begin(), four_digits.end());
        std::ranges::sort(all);
        return all;
    }();
    return codes;
}

std::string_view leading_currency_sign(std::string_view text) {
    for (auto const& sign : signs) {
        if (text.starts_with(sign.sign)) return sign.sign;
    }
    return {};
}

std::string_view codes_of_sign(std::string_view sign) {
    for (auto const& known : signs) {
        if (known.sign == sign) return known.codes;
    }
    return {};
}

}  // namespace crosswalk
