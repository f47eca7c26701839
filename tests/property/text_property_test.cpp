// SPDX-License-Identifier: Apache-2.0
#include "generate.h"
#include "text/check_text.h"
#include "text/source.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

/// Bytes of every kind: text of several scripts, control characters, malformed UTF-8, line ends.
rc::Gen<std::string> any_bytes() {
    static std::vector<std::string> const parts = {"a",
                                                   "ñ",
                                                   "日",
                                                   "😀",
                                                   "e\u0301",
                                                   "\t",
                                                   "\n",
                                                   "\r\n",
                                                   "\x1b",
                                                   "\u202e",
                                                   "\ufeff",
                                                   "\xff",
                                                   "\xe6\x97",
                                                   "\xed\xa0\x80",
                                                   std::string(1, '\0'),
                                                   std::string(90, 'x'),
                                                   "\""};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)),
                        [](std::vector<std::string> const& chosen) {
                            std::string text;
                            for (auto const& part : chosen) text += part;
                            return text;
                        });
}

bool is_safe_for_a_terminal(std::string_view text) {
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte == 0x7f || (byte < 0x20 && c != '\n')) return false;
    }
    return !first_invalid_utf8(text) && text.find("\u202e") == std::string_view::npos;
}

RC_GTEST_PROP(printable, is_safe_and_as_wide_as_announced, ()) {
    auto const bytes = *any_bytes();
    auto const shown = printable(bytes);
    RC_ASSERT(is_safe_for_a_terminal(shown));
    RC_ASSERT(shown.find('\n') == std::string::npos);
    RC_ASSERT(display_width(shown) == display_width(bytes));
    RC_ASSERT(printable(shown) == shown);
    RC_ASSERT(is_safe_for_a_terminal(printable(bytes, true)));
    RC_ASSERT(is_safe_for_a_terminal(crosswalk::quoted(bytes, 5)));
}

RC_GTEST_PROP(code_points, are_split_anywhere, ()) {
    auto const bytes = *any_bytes();
    auto const all = code_points(bytes);
    auto const count = *rc::gen::inRange<std::size_t>(0, all + 2);
    auto const front = first_code_points(bytes, count);
    RC_ASSERT(code_points(front) == std::min(count, all));
    RC_ASSERT(code_points(bytes.substr(front.size())) == all - std::min(count, all));
}

RC_GTEST_PROP(check_text, lets_only_text_through, ()) {
    auto const bytes = *any_bytes();
    auto const checked = check_text("a.md", bytes);
    expect_complaint_is_helpful(checked);
    if (checked) RC_ASSERT(!first_invalid_utf8(bytes));
    if (!checked) RC_ASSERT(is_safe_for_a_terminal(print(checked.error())));
}

RC_GTEST_PROP(sources, place_every_span_and_print_it, ()) {
    auto const bytes = *any_bytes();
    Sources sources;
    auto const file = sources.add(*any_bytes(), bytes);
    auto const size = static_cast<std::uint32_t>(bytes.size());
    auto const begin = *rc::gen::inRange<std::uint32_t>(0, size + 3);
    auto const end = *rc::gen::inRange<std::uint32_t>(0, size + 3);
    Diagnostic diagnostic;
    diagnostic.message = *any_bytes();
    diagnostic.place = sources.place({.file = file, .begin = begin, .end = end});
    diagnostic.with_label(*any_bytes()).with_related(diagnostic.place, *any_bytes());
    diagnostic.with_help(*any_bytes());
    RC_ASSERT(is_safe_for_a_terminal(print(diagnostic)));
    RC_ASSERT(code_points(diagnostic.place.excerpt) <= 160U);
    RC_ASSERT(diagnostic.place.line >= 1U);
    RC_ASSERT(diagnostic.place.column >= diagnostic.place.excerpt_column);
}

RC_GTEST_PROP(sources, find_the_way_back, ()) {
    auto const bytes = *any_bytes();
    Sources sources;
    auto const file = sources.add("a.md", bytes);
    auto const line = *rc::gen::inRange<std::uint32_t>(0, 9);
    auto const column = *rc::gen::inRange<std::uint32_t>(0, 200);
    auto const at = sources.offset(file, line, column);
    RC_ASSERT(at <= bytes.size());
    auto const place = sources.place({.file = file, .begin = at, .end = at});
    RC_ASSERT(sources.offset(file, place.line, place.column) == at);
}

}  // namespace
}  // namespace crosswalk
