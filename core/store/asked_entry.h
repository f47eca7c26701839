// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/entry.h"
#include "text/result.h"

#include <string>

namespace crosswalk {

/// An entry that is asked for, read as it will be read from the disk. Only its time is not known;
/// it has that of the last entry, which is the same when that was in the same second.
struct AskedEntry {
    Entry entry;
    std::string bytes;
    JsonReader reader;
    EntryView view;
    Digest leaf;
};

/// R005 its body; R006 it is too long; R004 what stands in it could not be read again.
Result<void> prepare(AskedEntry& asked, Instant last_time);

/// Gives it the time it is entered at.
void set_time(AskedEntry& asked, Instant time);

}  // namespace crosswalk
