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
#include <vector>

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
    /// W015 when it is no such archive, is cut, or is in any way not as `tar_file` writes it:
    /// another program must unpack exactly what is read here.
    static Result<TarReader> open(std::filesystem::path const& path);
    TarReader(TarReader&&) noexcept;
    TarReader& operator=(TarReader&&) noexcept;
    ~TarReader();

    std::vector<std::string> names() const;
    bool holds(std::string const& name) const { return files_.contains(name); }
    /// Its bytes, or the first `most`. W001 when there is none of that name.
    Result<std::string> read(std::string const& name, std::uint64_t most = ~std::uint64_t{0}) const;

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
