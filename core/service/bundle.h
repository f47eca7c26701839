// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/entry.h"
#include "record/note.h"
#include "service/log_source.h"
#include "service/read.h"
#include "service/tar.h"

#include <filesystem>
#include <vector>

namespace crosswalk {

/// Adds the objects that an entry names whose body was checked: agreements, what amendments move,
/// facts, readings.
void add_objects(EntryView const& entry, std::vector<Digest>& objects);
/// Each once, in their order.
void sort_objects(std::vector<Digest>& objects);

struct Bundled {
    Note checkpoint;  ///< the newest one
    std::uint64_t entries = 0;
    std::uint64_t objects = 0;
    std::uint64_t bytes = 0;
};

/// What only a backup has: the secret key of the log, and the vault with its own. A bundle, which
/// is for everybody, never has them.
inline constexpr auto key_in_backup = "log.key";
inline constexpr auto vault_key_in_backup = "vault/key";
inline constexpr auto vault_values_in_backup = "vault/values.sqlite";

/// Everything somebody needs to verify a record, as files of an archive that `tar_end` ends. Others
/// may append meanwhile: it is whole for the newest checkpoint in it.
Result<Bundled> copy_record(LogSource const& source, TarTake const& take, Watch const& watch);

/// Writes everything somebody needs to verify a record into one file: an archive that every system
/// can unpack. The same record gives the same bytes.
Result<Bundled> write_bundle(LogSource const& source, std::filesystem::path const& file,
                             Watch const& watch = {});

}  // namespace crosswalk
