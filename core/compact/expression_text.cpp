// SPDX-License-Identifier: Apache-2.0
#include "compact/expression_text.h"

#include <algorithm>

namespace crosswalk {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 0;
}

void append_utf8(std::string& text, char32_t c) {
    auto const tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xc0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xe0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | ((c >> 18) & 7));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// How many bytes of `raw` one escape takes; what it stands for is added to `text`.
std::size_t read_escape(std::string_view raw, std::string& text) {
    char const kind = raw.size() > 1 ? raw[1] : '\\';
    constexpr std::string_view letters = "btnfre\"\\";
    constexpr std::string_view meanings = "\b\t\n\f\r\x1b\"\\";
    if (kind == 'u' || kind == 'U') {
        auto const digits = raw.substr(2, kind == 'u' ? 4 : 8);
        char32_t c = 0;
        for (char const digit : digits) c = c * 16 + static_cast<char32_t>(hex_digit(digit));
        append_utf8(text, c);
        return 2 + digits.size();
    }
    if (auto const at = letters.find(kind); at != std::string_view::npos) {
        text += meanings[at];
        return 2;
    }
    // A backslash at the end of a line joins it with the next.
    auto const next = raw.find_first_not_of(" \t\r\n", 1);
    return next == std::string_view::npos ? raw.size() : next;
}

}  // namespace

ExpressionText::ExpressionText(Sources const& sources, Span span)
    : file_(span.file), begin_(span.begin), text_(sources.text(span)) {}

ExpressionText::ExpressionText(Sources const& sources, Node const& text)
    : file_(text.span.file), begin_(text.span.begin) {
    auto raw = sources.text(text.span);
    bool const several_lines =
        raw.size() >= 6 && (raw.starts_with("\"\"\"") || raw.starts_with("'''"));
    bool const escapes = raw.starts_with('"');
    std::size_t const marks = several_lines ? 3 : std::min<std::size_t>(1, raw.size() / 2);
    raw = raw.substr(marks, raw.size() - 2 * marks);
    begin_ += static_cast<std::uint32_t>(marks);
    // A line end right behind the opening marks is not part of the text.
    if (several_lines && (raw.starts_with('\n') || raw.starts_with("\r\n"))) {
        auto const bytes = raw.starts_with('\n') ? 1U : 2U;
        raw.remove_prefix(bytes);
        begin_ += bytes;
    }
    if (escapes && raw.find('\\') != std::string_view::npos) {
        read_escapes(raw, begin_);
    } else {
        text_ = raw;
    }
}

void ExpressionText::read_escapes(std::string_view raw, std::uint32_t begin) {
    for (std::size_t at = 0; at < raw.size();) {
        auto const before = text_.size();
        auto const where = static_cast<std::uint32_t>(begin + at);
        if (raw[at] == '\\') {
            at += read_escape(raw.substr(at), text_);
        } else {
            text_ += raw[at++];
        }
        offsets_.resize(offsets_.size() + text_.size() - before, where);
    }
    offsets_.push_back(static_cast<std::uint32_t>(begin + raw.size()));
}

Span ExpressionText::span(std::size_t begin, std::size_t end) const {
    if (offsets_.empty()) {
        return {file_, begin_ + static_cast<std::uint32_t>(begin),
                begin_ + static_cast<std::uint32_t>(end)};
    }
    auto const last = offsets_.size() - 1;
    return {file_, offsets_[std::min(begin, last)], offsets_[std::min(end, last)]};
}

}  // namespace crosswalk
