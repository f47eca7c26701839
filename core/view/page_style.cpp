// SPDX-License-Identifier: Apache-2.0
#include "view/page_style.h"

#include "identity/base64.h"
#include "identity/sha256.h"
#include "text/result.h"

namespace crosswalk {

// Defined at build time from web/ and deps/; see cmake/Embed.cmake.
std::string_view style_sheet();
std::string_view public_sans();

namespace {

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

std::string digest_for_policy(std::string_view text) {
    auto const hash = digest(text);
    return base64({reinterpret_cast<char const*>(hash.bytes().data()), Digest::size});
}

PageStyle const& page_style() {
    static PageStyle const style = make_page_style();
    return style;
}

}  // namespace crosswalk
