// SPDX-License-Identifier: Apache-2.0
#include "identity/digest.h"

#include "text/utf8.h"

#include <optional>

namespace crosswalk {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_hex(std::string_view text) {
    return text.find_first_not_of(hex_digits) == std::string_view::npos;
}

/// The bytes, or nothing when these are not as many digits. A record names many digests, so it
/// asks nothing of one character that the compiler could not ask of sixteen at once.
std::optional<Digest::Bytes> decoded(std::string_view text) {
    constexpr std::size_t digits = 2 * Digest::size;
    if (text.size() != digits) return std::nullopt;
    std::array<std::uint8_t, digits> values{};
    std::uint8_t wrong = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        auto const c = static_cast<std::uint8_t>(text[i]);
        auto const from_0 = static_cast<std::uint8_t>(c - '0');
        auto const from_a = static_cast<std::uint8_t>(c - 'a');
        values[i] = from_0 < 10 ? from_0 : static_cast<std::uint8_t>(from_a + 10);
        wrong |= static_cast<std::uint8_t>(from_0 >= 10 && from_a >= 6);
    }
    if (wrong != 0) return std::nullopt;
    Digest::Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(values[2 * i] << 4U | values[2 * i + 1]);
    }
    return bytes;
}

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
    if (auto const bytes = decoded(text)) return Digest(*bytes);
    return failure("I001", crosswalk::quoted(text, 2 * size) + " is not a SHA-256 digest",
                   help_for(text));
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
