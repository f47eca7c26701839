// SPDX-License-Identifier: Apache-2.0
#include "store/log_snapshots.h"

#include <utility>

namespace crosswalk {

Result<PublicKey> log_key(RecordDatabase& database) {
    std::string key;
    TRY(database.read(0, 1, [&](std::uint64_t, std::string_view bytes) -> Result<void> {
        JsonReader reader;
        TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
        key = text_in(entry, "key");
        return {};
    }));
    return PublicKey::parse(key);
}

std::optional<Snapshot> load_snapshot(LogSnapshots const& snapshots, RecordDatabase& database,
                                      std::uint64_t size) {
    if (!snapshots.load || size == 0) return std::nullopt;
    auto const bytes = snapshots.load();
    if (bytes.empty()) return std::nullopt;
    auto const log = log_key(database);
    if (!log) return std::nullopt;
    auto snapshot = parse_snapshot(bytes, *log);
    if (!snapshot || snapshot->state.size > size) return std::nullopt;
    return *std::move(snapshot);
}

}  // namespace crosswalk
