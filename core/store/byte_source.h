// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/sha256.h"
#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

/// The bytes of one file of facts, read once from front to back and digested on the way. Holds one
/// piece at a time, however large the file is.
class ByteSource {
public:
    /// `shown_as` is what failures call it.
    ///
    /// Errors    W001 not there, W002 no permission, W004 a folder, W005 anything else
    static Result<ByteSource> open(std::string const& path, std::string shown_as);
    /// Bytes that somebody else holds, given out in pieces of at most `most_at_once`: what is read
    /// may not depend on how it arrives.
    static ByteSource of(std::string_view bytes, std::size_t most_at_once = std::size_t{1} << 20U);

    ByteSource(ByteSource&& other) noexcept;
    ByteSource& operator=(ByteSource&&) = delete;
    ~ByteSource();

    /// Puts up to `most` bytes at `to`; returns how many, 0 only at the end.
    Result<std::size_t> read(char* to, std::size_t most);

    std::uint64_t bytes_read() const { return bytes_read_; }
    std::uint64_t size() const { return size_; }  ///< 0 when unknown (a pipe)
    /// SHA-256 of all that was read. Ends it.
    std::string digest() { return sha256_.hex(); }

private:
    ByteSource() = default;

    std::string shown_as_;
    int descriptor_ = -1;
    std::string_view memory_;
    std::size_t most_at_once_ = 0;
    std::uint64_t bytes_read_ = 0;
    std::uint64_t size_ = 0;
    Sha256 sha256_;
};

}  // namespace crosswalk
