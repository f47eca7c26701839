// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "identity/sha256.h"
#include "record/entry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosswalk {

/// What all measured records hold: a beginning, and then one import after the other.
inline Instant noon() { return Instant::from_seconds(1790000000).value(); }

inline Entry import(std::uint64_t number) {
    return {"batch_imported",
            {},
            "operator",
            "envision",
            {{"dataset", "meters"},
             {"name", "facts/meters/2026-11-22-" + std::to_string(number) + ".csv"},
             {"object", print(digest(std::to_string(number)))},
             {"recorded", "2026-11-22"},
             {"rows", 312},
             {"set_aside", 2}}};
}

inline std::vector<Entry> beginning(PublicKey const& key) {
    auto const one = print(digest("one"));
    return {{"partnership_founded",
             {},
             "operator",
             "envision",
             {{"format", 1}, {"key", print(key)}, {"name", "Envision"}}},
            {"compact_adopted",
             {},
             "operator",
             "envision",
             {{"files", Json::List{Json::Object{{"path", "COMPACT.md"}, {"sha256", one}}}},
              {"version", one}}}};
}

}  // namespace crosswalk
