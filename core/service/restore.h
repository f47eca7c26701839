// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/checkpoint.h"
#include "service/verify.h"
#include "text/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct RestoreRequest {
    std::filesystem::path file;    ///< a backup, or a bundle
    std::filesystem::path folder;  ///< where record/ is to be
    enum class Key { wanted, left_out } key = Key::wanted;
    std::string key_file = {};    ///< holds the log's key when the backup does not
    std::string record_url = {};  ///< empty: in a file of SQLite; else where in PostgreSQL
    std::optional<PublicKey> log = {};  ///< the key it must be of
    std::vector<Note> seen = {};        ///< checkpoints that partners saw
    Watch watch = {};
};

/// What came of it. Errors among the findings: nothing was put in place.
struct Restored {
    Checkpoint checkpoint;
    Instant newest;
    std::uint64_t objects = 0;
    bool has_key = false;
    Diagnostics findings;
};

/// Puts the record of a backup or bundle into a folder that has none. Everything is checked before:
/// signatures, the tree over all entries, every file they name. Then it is built beside its place
/// and moved there whole.
///
/// Findings  those of `verify_record`; R044 a partner saw more than the backup holds (an error; a
///           warning when the key is left out, since then nobody writes to it)
/// Errors    W008 the folder or schema has a record; W015 the file is cut or is none; R020 the key;
///           U030, U031 the address; the world
Result<Restored> restore_record(RestoreRequest const& request);

}  // namespace crosswalk
