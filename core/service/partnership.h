// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "barometer/vouching.h"
#include "compact/load.h"
#include "service/batch_list.h"
#include "store/observations.h"
#include "text/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// One file of facts of a partnership and where it is named.
struct FactsFile {
    BatchSource source;
    Place named_at;      ///< in the agreement, or the line of facts/batches.jsonl
    std::string sha256;  ///< what an imported file must still have; empty for a shipped one
    std::optional<std::uint64_t> entry = {};  ///< of the record that has it
    std::optional<Date> withdrawn = {};  ///< from this day on it no longer counts
};

/// What was taken back of the facts, when so many files had come: the keys of a file that was taken
/// back before another came are free for that one.
struct FactsTakenBack {
    TakingBack taking;  ///< its batch counts the files of the partnership, from 1
    std::size_t files = 0;
    std::string sha256;  ///< what the list of keys must have; empty: the whole batch
    Place named_at;
};

/// A partnership's folder, read from the disk: its agreement, checked, and the list of its facts.
///
/// Every path in it and in its diagnostics is relative to the folder, so that a reading does not
/// depend on where the folder lies; `seen_from` turns them into what the user can open.
struct LoadedPartnership {
    std::filesystem::path folder;
    CheckedCompact checked;
    std::vector<FactsFile> facts;  ///< shipped ones as the agreement names them, then imported
    std::vector<FactsTakenBack> taken_back = {};  ///< in its order
    std::vector<ImportedBatch> imported;  ///< the list as it stands
    /// By measure: the versions of the agreement in the record that redefined it.
    std::map<std::string, std::vector<Redefinition>> redefined = {};
    std::optional<Vouching> vouching = {};  ///< for its record, when it has one

    Compact const& compact() const { return checked.compact; }
    Diagnostics const& diagnostics() const { return checked.diagnostics; }
};

/// The folder a request is about. A folder that is named must hold a partnership, or be its
/// COMPACT.md; with nothing named the current folder or the nearest above it that holds one is
/// taken. W006 when there is none.
Result<std::filesystem::path> find_partnership(std::optional<std::filesystem::path> const& named);

/// Reads COMPACT.md, or compact/*.md in the order of their names. W006 none, W007 both.
Result<std::vector<CompactFile>> read_compact_files(std::filesystem::path const& folder);

/// Loads a partnership and checks it as far as that goes without opening its facts. The result is a
/// failure only when the world failed; what is wrong with the text stands in its diagnostics.
Result<LoadedPartnership> load_partnership(std::filesystem::path const& folder);

/// The same with another agreement over the same facts: what `diff` reads for a changed agreement
/// in one file.
Result<LoadedPartnership> load_partnership_with(std::filesystem::path const& folder,
                                                std::filesystem::path const& agreement);

/// Diagnostics whose places lie in `folder`, with paths the user can open from where he is. The
/// path `but` is one he gave himself and stays.
Diagnostics seen_from(std::filesystem::path const& folder, Diagnostics const& diagnostics,
                      std::string_view but = {});

}  // namespace crosswalk
