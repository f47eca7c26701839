// SPDX-License-Identifier: Apache-2.0
#include "view/page_style.h"

#include "identity/sha256.h"
#include "text/result.h"

namespace crosswalk {

// Defined at build time from web/ and deps/; see cmake/Embed.cmake.
std::string_view style_sheet();
std::string_view public_sans();

namespace {

std::string bytes_of_hex(std::string_view hex) {
    auto const digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return bytes;
}

PageStyle make_page_style() {
    PageStyle style;
    style.text =
        "@font-face{font-family:\"Public Sans\";font-weight:100 900;font-display:swap;"
        "src:url(data:font/woff2;base64," +
        base64(public_sans()) + ") format(\"woff2\")}\n";
    style.text += "/* Typeface: Copyright 2015 The Public Sans Project Authors, OFL 1.1. */\n";
    style.text += without_remarks(style_sheet());
    invariant(style.text.find("</") == std::string::npos, "the style sheet cannot end its element");
    style.sha256 = digest_for_policy(style.text);
    return style;
}

}  // namespace

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        auto const taken = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (k < taken ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += k <= taken ? digits[group >> (18 - 6 * k) & 63U] : '=';
        }
    }
    return text;
}

std::string without_remarks(std::string_view style) {
    std::string text;
    bool line_begins = true;
    while (!style.empty()) {
        if (style.starts_with("/*")) {
            auto const end = style.find("*/");
            invariant(end != std::string_view::npos, "a remark in web/ is closed");
            style.remove_prefix(end + 2);
            continue;
        }
        char const c = style.front();
        style.remove_prefix(1);
        if (line_begins && (c == ' ' || c == '\n')) continue;
        line_begins = c == '\n';
        text += c;
    }
    return text;
}

std::string digest_for_policy(std::string_view text) { return base64(bytes_of_hex(sha256(text))); }

PageStyle const& page_style() {
    static PageStyle const style = make_page_style();
    return style;
}

}  // namespace crosswalk
