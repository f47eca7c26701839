// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "record/log_tree.h"
#include "text/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Told of each entry in its order; a failure ends the reading and becomes its result.
using EntrySeen = std::function<Result<void>(std::uint64_t number, std::string_view bytes)>;

/// What is written in one step: entries that follow the ones there, the tiles they filled, and the
/// checkpoint over all. Tiles and checkpoint take the place of those of the same name and size, as
/// when a witness signed it.
struct Addition {
    std::uint64_t first = 0;  ///< number of the first entry
    std::vector<std::string> entries;
    std::vector<FullTile> tiles;
    std::uint64_t size = 0;   ///< of the checkpoint
    std::string checkpoint;   ///< as a signed note; none when empty
    /// The checkpoint over what lay before `first` goes: nobody but the log signed it.
    bool drops_checkpoint_before = false;
};

/// Where a record is kept: one connection to a database, used by one thread at a time. The two
/// databases there are behave alike, and one set of tests is run against both.
///
/// Errors    of all: W003 the disk is full; W040 the database failed; W041 another program writes
///           and does not end; W042 no record, or one of a newer format
class RecordDatabase {
public:
    RecordDatabase() = default;
    RecordDatabase(RecordDatabase const&) = delete;
    RecordDatabase& operator=(RecordDatabase const&) = delete;
    virtual ~RecordDatabase() = default;

    /// How many entries there are.
    virtual Result<std::uint64_t> size() = 0;
    /// Entries `begin` to before `end`.
    virtual Result<void> read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen) = 0;
    /// The hashes of a full tile, one behind the other; nothing when it is not full yet.
    virtual Result<std::optional<std::string>> tile(unsigned level, std::uint64_t index) = 0;
    /// The newest checkpoint; nothing in a record without entries.
    virtual Result<std::optional<std::string>> checkpoint() = 0;
    /// The newest checkpoint, and each that a witness signed; smallest first.
    virtual Result<std::vector<std::string>> checkpoints() = 0;

    /// Takes the one writer's place, waiting for another one, and says how many entries there are.
    virtual Result<std::uint64_t> begin() = 0;
    /// Writes a part of what was begun, which only `commit` puts on the disk: more than fits into
    /// memory. After a failure there is nothing left to do but to roll back.
    virtual Result<void> add(Addition const& addition) = 0;
    /// On disk when it returns without a failure; otherwise nothing of it is there. Ends what
    /// `begin` began either way.
    virtual Result<void> commit(Addition const& addition) = 0;
    virtual void roll_back() = 0;

    /// Waits until there are more entries than those known, but not for ever, and says how many
    /// there are. Whoever waits has a connection of its own for it.
    virtual Result<std::uint64_t> wait_for_news(std::uint64_t known,
                                                std::chrono::milliseconds longest) = 0;
};

/// How long one who wants to write waits for another.
inline constexpr std::chrono::milliseconds longest_write{10000};

/// A record in a file of SQLite. `create`: W008 when there is one.
Result<std::unique_ptr<RecordDatabase>> create_sqlite_record(std::string const& path);
Result<std::unique_ptr<RecordDatabase>> open_sqlite_record(
    std::string const& path, std::chrono::milliseconds longest_wait = longest_write);
/// To look at only, also where nothing can be written: on a disk mounted to be read, in the folder
/// of another user.
Result<std::unique_ptr<RecordDatabase>> look_at_sqlite_record(std::string const& path);
/// What SQLite finds wrong with the file's own structure; nothing in a good one.
Result<std::vector<std::string>> faults_of_sqlite_record(std::string const& path);

/// A record in a schema of a PostgreSQL database: postgres://USER@HOST/DATABASE?schema=NAME. A call
/// that finds the connection lost fails with W040, and the next one connects again.
///
/// Errors    U030 not such an address; `create`: W008 when there is a record in the schema
Result<std::unique_ptr<RecordDatabase>> create_postgres_record(std::string const& url);
/// The same as if `begin` were called on it already: no record is there before the first commit.
Result<std::unique_ptr<RecordDatabase>> begin_postgres_record(std::string const& url);
Result<std::unique_ptr<RecordDatabase>> open_postgres_record(
    std::string const& url, std::chrono::milliseconds longest_wait = longest_write);
/// Takes away a record that was created just now and will not be used after all.
Result<void> erase_postgres_record(std::string const& url);

}  // namespace crosswalk
