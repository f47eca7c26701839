// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

/// The SHA-256 of some bytes, which names them: a batch, a compact version, an entry, a reading.
/// Ordered as its text is.
class Digest {
public:
    static constexpr std::size_t size = 32;
    using Bytes = std::array<std::uint8_t, size>;

    Digest() = default;  ///< all zeros: the digest of nothing anybody knows
    explicit Digest(Bytes const& bytes) : bytes_(bytes) {}
    /// 64 digits 0-9 a-f, as `print` writes them. I001 says what else it is.
    static Result<Digest> parse(std::string_view text);

    Bytes const& bytes() const { return bytes_; }

    friend auto operator<=>(Digest const&, Digest const&) = default;

private:
    Bytes bytes_{};
};

/// 64 digits 0-9 a-f.
std::string print(Digest const& digest);

}  // namespace crosswalk
