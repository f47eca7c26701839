// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "record/tile.h"
#include "text/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// A record as others see it: files named as C2SP tlog-tiles has it, and the objects its entries
/// name.
///
///   checkpoint              the newest, with all signatures
///   checkpoints/sizes       how many entries those are over that a witness signed, one on a line
///   checkpoints/SIZE        each of them
///   tile/entries/...        entries, 256 to the file
///   tile/LEVEL/...          hashes of the tree, 256 to the file
///   objects/ab/cdef...      agreements, facts, readings; the name is the SHA-256
struct LogSource {
    std::string shown_as;
    std::function<Result<std::string>(std::string const& name)> file;

    Result<std::string> checkpoint() const { return file("checkpoint"); }
    Result<std::vector<std::string>> checkpoints() const;
    /// Entries as `split_entries` takes them apart.
    Result<std::string> entries(std::uint64_t index, unsigned width) const {
        return file(entries_path(index, width));
    }
    Result<std::string> tile(TileId const& id) const;
    /// R023 when it is missing or is not what its name says.
    Result<std::string> object(Digest const& digest) const;
};

/// Whether a record has files of that name.
bool is_log_file(std::string_view name);

/// "objects/ab/cdef..."
std::string object_name(Digest const& digest);

/// A partnership's folder with a record, a bundle or backup, or a folder with the files of one.
Result<LogSource> open_log_source(std::filesystem::path const& path);

}  // namespace crosswalk
