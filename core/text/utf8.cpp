// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include "text/character_width.h"

#include <cstdint>
#include <cstring>

namespace crosswalk {
namespace {

constexpr Character malformed{};

struct Form {
    std::size_t bytes;
    char32_t lead_bits;
    unsigned char second_min;  // narrower than 80..BF where overlong forms, surrogates or
    unsigned char second_max;  // code points beyond 10FFFF would start
};

/// The form a first byte announces; 0 bytes when none starts with it. Table 3-7 of the Unicode
/// Standard.
Form form_of(unsigned char lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return {2, lead & 0x1fU, 0x80, 0xbf};
    if (lead == 0xe0) return {3, lead & 0x0fU, 0xa0, 0xbf};
    if (lead == 0xed) return {3, lead & 0x0fU, 0x80, 0x9f};
    if (lead >= 0xe1 && lead <= 0xef) return {3, lead & 0x0fU, 0x80, 0xbf};
    if (lead == 0xf0) return {4, lead & 0x07U, 0x90, 0xbf};
    if (lead >= 0xf1 && lead <= 0xf3) return {4, lead & 0x07U, 0x80, 0xbf};
    if (lead == 0xf4) return {4, lead & 0x07U, 0x80, 0x8f};
    return {0, 0, 0, 0};
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7f && c <= 0x9f); }

/// Characters a reader cannot see but a program would act on. The joiners U+200C and U+200D stay:
/// Persian, Hindi and emoji are spelt with them.
bool is_deceptive(char32_t c) {
    return c == 0x200b || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
           (c >= 0xe0000 && c <= 0xe007f);
}

std::string hex(std::uint32_t value, std::size_t least_digits) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    while (value != 0 || text.size() < least_digits) {
        text.insert(text.begin(), digits[value & 0xfU]);
        value >>= 4U;
    }
    return text;
}

/// How a character is shown; empty when it is shown as itself.
std::string escape_of(Character const& character, unsigned char byte) {
    if (!character.valid) return "\\x" + hex(byte, 2);
    auto const c = character.code_point;
    if (c == U'\n') return "\\n";
    if (c == U'\r') return "\\r";
    if (c == U'\t') return "\\t";
    if (is_control(c) && c < 0x80) return "\\x" + hex(c, 2);
    if (is_control(c) || is_deceptive(c)) return "\\u{" + hex(c, 2) + "}";
    return {};
}

}  // namespace

Character first_character(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1, true};
    auto const form = form_of(lead);
    if (form.bytes == 0 || text.size() < form.bytes) return malformed;
    char32_t code_point = form.lead_bits;
    for (std::size_t i = 1; i < form.bytes; ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        auto const least = i == 1 ? form.second_min : 0x80;
        auto const most = i == 1 ? form.second_max : 0xbf;
        if (byte < least || byte > most) return malformed;
        code_point = (code_point << 6U) | (byte & 0x3fU);
    }
    return {code_point, form.bytes, true};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        // Most texts are ASCII for long stretches: eight bytes at a time without their high bits.
        std::uint64_t word = 0;
        if (bytes.size() - at >= sizeof word) {
            std::memcpy(&word, bytes.data() + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += sizeof word;
                continue;
            }
        }
        auto const character = first_character(bytes.substr(at));
        if (!character.valid) return at;
        at += character.bytes;
    }
    return std::nullopt;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(first_character(text).bytes);
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += first_character(text.substr(at)).bytes;
    return text.substr(0, at);
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        auto const character = first_character(text);
        auto const escape = escape_of(character, static_cast<unsigned char>(text.front()));
        width += escape.empty() ? character_width(character.code_point) : escape.size();
        text.remove_prefix(character.bytes);
    }
    return width;
}

std::string printable(std::string_view text, bool keep_newlines) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        auto const character = first_character(text);
        auto const escape = escape_of(character, static_cast<unsigned char>(text.front()));
        bool const as_is = escape.empty() || (keep_newlines && text.front() == '\n');
        shown += as_is ? text.substr(0, character.bytes) : std::string_view(escape);
        text.remove_prefix(character.bytes);
    }
    return shown;
}

std::string quoted(std::string_view text, std::size_t longest) {
    auto const kept = first_code_points(text, longest);
    return '"' + printable(kept) + (kept.size() < text.size() ? "…\"" : "\"");
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace crosswalk
