// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/sha256.h"
#include "store/record_log.h"

#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// The one key of the records of this test, so that the writer and the test have the same.
inline SigningKey crash_key(std::string const& secret) { return SigningKey::parse(secret).value(); }

inline Clock crash_clock() {
    return [] { return Instant::from_seconds(1790000000).value(); };
}

inline Entry crash_entry(std::string kind, Json::Object body) {
    return {std::move(kind), {}, "operator", "envision", std::move(body)};
}

inline Entry founding_entry(SigningKey const& key) {
    return crash_entry("partnership_founded",
                       {{"format", 1}, {"key", print(key.public_key())}, {"name", "Crash"}});
}

/// Entries that belong together, each with the whole group's name and its own place in it. They
/// name the founding, so they may stand anywhere.
inline std::vector<Entry> group_of(std::string const& name, int size) {
    std::vector<Entry> group;
    for (int place = 1; place <= size; ++place) {
        group.push_back(crash_entry("dispute_noted", {{"about", 0},
                                                      {"says", name + " " + std::to_string(place) +
                                                                   "/" + std::to_string(size)}}));
    }
    return group;
}

inline Result<std::unique_ptr<RecordDatabase>> open_place(std::string const& place) {
    return place.starts_with("postgres:") ? open_postgres_record(place) : open_sqlite_record(place);
}

}  // namespace crosswalk
