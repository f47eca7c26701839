// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/partnership.h"
#include "service/read.h"
#include "service/record_folder.h"
#include "store/record_log.h"

#include <string>
#include <vector>

namespace crosswalk {

/// Who asks for something to be recorded.
struct Who {
    std::string organization;  ///< id of a partner
    std::string actor;         ///< an id that organization gave; never a name or an address
};

struct FoundRequest {
    Who who;
    std::string log_name;  ///< empty: made from the partnership's name
    Clock clock;
    Watch watch = {};
    std::string record_url = {};  ///< empty: in a file of SQLite; else where in PostgreSQL
};

/// What came of it: the key others check the record by, unless the diagnostics have errors.
struct Founded {
    std::optional<PublicKey> key;
    std::uint64_t entries = 0;
    Diagnostics diagnostics;
};

/// Starts the record of a partnership: a new key, the founding, the agreement as it stands, and
/// every file of facts it has. All of it, or nothing: the record/ folder appears whole.
///
/// Errors    W008 it has a record; U020 no such partner; U030, U031 the address of the record; what
///           reading its facts finds; the disk
Result<Founded> found_record(LoadedPartnership const& partnership, FoundRequest const& request);

/// U020 when the agreement has no partner of that id; with none named, the backbone.
Result<std::string> recording_partner(Compact const& compact, std::string const& named);

/// The entry that adopts the agreement as it was loaded; its files are kept as objects.
Result<Entry> adoption_of(LoadedPartnership const& partnership, Objects const& objects,
                          Who const& who);

/// The entry that says a file of facts was taken in.
Entry import_of(BatchFacts const& batch, std::string const& dataset, std::string const& name,
                Who const& who);

}  // namespace crosswalk
