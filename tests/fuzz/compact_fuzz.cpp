// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as an agreement: the checker complains or resolves, and never stops.
#include "compact/load.h"
#include "compact/words.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

void look_at(crosswalk::CheckedCompact const& checked) {
    for (auto const& each : checked.diagnostics.list()) {
        crosswalk::invariant(!each.code.empty() && !each.message.empty(), "a complaint says what");
        crosswalk::invariant(!each.help.empty(), "a complaint says what to do");
        crosswalk::invariant(!crosswalk::print(each).empty(), "a complaint can be printed");
    }
    if (checked.diagnostics.has_errors()) return;
    for (auto const& measure : checked.compact.measures) {
        auto const ways = (measure.formula ? 1 : 0) + (measure.published ? 1 : 0) +
                          (measure.composite.empty() ? 0 : 1);
        crosswalk::invariant(ways == 1, "a checked measure gets its value in one way");
        crosswalk::value_in_words(measure, checked.compact, "es");
        if (measure.value) crosswalk::print(*measure.value);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    look_at(crosswalk::load_compact({{"COMPACT.md", bytes}}));
    // Two files: what the first leaves open must not reach into the second.
    auto const half = size / 2;
    look_at(crosswalk::load_compact(
        {{"compact/1.md", bytes.substr(0, half)}, {"compact/2.md", bytes.substr(half)}}));
    return 0;
}
