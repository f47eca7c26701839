// SPDX-License-Identifier: Apache-2.0
#include "identity/digest.h"

#include "text/utf8.h"

namespace crosswalk {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_hex(std::string_view text) {
    return text.find_first_not_of(hex_digits) == std::string_view::npos;
}

std::uint8_t value_of(char digit) { return static_cast<std::uint8_t>(hex_digits.find(digit)); }

std::string help_for(std::string_view text) {
    if (text.size() == 2 * Digest::size && is_hex(ascii_lower(text))) {
        return "write its letters small: " + ascii_lower(text);
    }
    if (is_hex(text) && text.size() < 2 * Digest::size) {
        return "copy all of it: only " + std::to_string(text.size()) + " of its 64 digits are here";
    }
    return "copy it again: it has 64 digits, 0 to 9 and a to f";
}

}  // namespace

Result<Digest> Digest::parse(std::string_view text) {
    if (text.size() != 2 * size || !is_hex(text)) {
        return failure("I001", crosswalk::quoted(text, 2 * size) + " is not a SHA-256 digest",
                       help_for(text));
    }
    Bytes bytes{};
    for (std::size_t i = 0; i < size; ++i) {
        auto const high = value_of(text[2 * i]);
        bytes[i] = static_cast<std::uint8_t>(high << 4U | value_of(text[2 * i + 1]));
    }
    return Digest(bytes);
}

std::string print(Digest const& digest) {
    std::string text;
    text.reserve(2 * Digest::size);
    for (auto const byte : digest.bytes()) {
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 0xfU];
    }
    return text;
}

}  // namespace crosswalk
