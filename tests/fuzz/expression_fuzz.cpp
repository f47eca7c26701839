// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as an expression: what parses prints to text that means the same.
#include "compact/expression.h"
#include "compact/words.h"
#include "text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

crosswalk::Result<crosswalk::Expression> parsed(crosswalk::Sources& sources, std::string text) {
    auto const size = static_cast<std::uint32_t>(text.size());
    auto const file = sources.add("expression", std::move(text));
    return crosswalk::parse_expression(sources, {file, 0, size});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    if (crosswalk::first_invalid_utf8(bytes)) return 0;  // texts are checked before they get here
    crosswalk::Sources sources;
    auto const tree = parsed(sources, bytes);
    if (!tree) {
        crosswalk::invariant(!tree.error().help.empty(), "a complaint says what to do");
        return 0;
    }
    auto const text = print(*tree);
    auto const again = parsed(sources, text);
    crosswalk::invariant(again.has_value(), "what was printed can be parsed");
    crosswalk::invariant(*again == *tree, "parse(print(x)) == x");
    crosswalk::invariant(print(*again) == text, "the canonical text is canonical");
    crosswalk::in_words(*tree, crosswalk::Compact(), "en");
    crosswalk::in_words(*tree, crosswalk::Compact(), "es");
    return 0;
}
