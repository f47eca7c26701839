// SPDX-License-Identifier: Apache-2.0
#include "store/asked_entry.h"

#include "record/merkle.h"
#include "record/tile.h"

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> too_long(std::size_t bytes) {
    return failure("R006",
                   "the entry takes " + std::to_string(bytes) + " bytes; a log takes at most " +
                       std::to_string(longest_entry),
                   "say it in fewer words, or put the text into a file that the entry names by its "
                   "digest");
}

/// The time is the last member, and always as long.
void put_time(std::string& bytes, Instant time) {
    auto const text = print(time);
    auto const behind = std::string_view("\"}").size();
    bytes.replace(bytes.size() - behind - text.size(), text.size(), text);
}

}  // namespace

Result<void> prepare(AskedEntry& asked, Instant last_time) {
    asked.entry.time = last_time;
    asked.bytes = print(asked.entry);
    if (asked.bytes.size() > longest_entry) return too_long(asked.bytes.size());
    // What is written now must be readable later: the log takes nothing its reader refuses.
    TRY_ASSIGN(asked.view, read_entry(asked.bytes, asked.reader));
    TRY(check_body(asked.view));
    asked.view.fits = true;
    asked.leaf = leaf_hash(asked.bytes);
    return {};
}

void set_time(AskedEntry& asked, Instant time) {
    if (asked.entry.time == time) return;
    asked.entry.time = time;
    asked.view.time = time;
    put_time(asked.bytes, time);
    asked.leaf = leaf_hash(asked.bytes);
}

}  // namespace crosswalk
