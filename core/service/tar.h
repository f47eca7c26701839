// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace crosswalk {

// Many files in one, as every system can unpack: the plain part of POSIX ustar. No times, owners or
// permissions: the same files give the same bytes.

/// Told of pieces of the archive, in their order.
using TarTake = std::function<Result<void>(std::string_view piece)>;

/// One file of the archive: header, bytes, filling. The name is of at most 100 characters.
Result<void> tar_file(std::string const& name, std::string_view bytes, TarTake const& take);
Result<void> tar_end(TarTake const& take);

/// An archive of which single files are read, in any order.
class TarReader {
public:
    /// W015 when it is no such archive or is cut.
    static Result<TarReader> open(std::filesystem::path const& path);
    TarReader(TarReader&&) noexcept;
    TarReader& operator=(TarReader&&) noexcept;
    ~TarReader();

    bool has(std::string const& name) const { return files_.contains(name); }
    /// W001 when there is none of that name.
    Result<std::string> read(std::string const& name) const;

private:
    struct Part {
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
    };
    struct File;
    explicit TarReader(std::unique_ptr<File> file);
    std::unique_ptr<File> file_;
    std::map<std::string, Part> files_;
};

}  // namespace crosswalk
