// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "text/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

/// Bytes nobody can guess, from the operating system's randomness.
std::string random_bytes(std::size_t count);

/// A key that locks and unlocks. Its memory is wiped when it goes.
///
/// Source    XChaCha20-Poly1305 and HMAC-SHA-256, both of libsodium
class SecretKey {
public:
    static constexpr std::size_t size = 32;

    static SecretKey generate();
    /// The bytes as `bytes` gives them, or their base64. I004, which never repeats the text.
    static Result<SecretKey> of(std::string_view bytes);
    static Result<SecretKey> parse(std::string_view text);
    /// Another key for another purpose, always the same one for the same purpose.
    SecretKey derived(std::string_view purpose) const;
    SecretKey(SecretKey const&) = default;
    SecretKey& operator=(SecretKey const&) = default;
    ~SecretKey();

    /// A digest that only who holds the key can work out, or compare with a guess.
    Digest keyed_digest(std::string_view bytes) const;
    /// What `unlock` turns back. Twice the same bytes are locked differently.
    std::string lock(std::string_view bytes) const;
    /// I005 when it was locked with another key, or changed since.
    Result<std::string> unlock(std::string_view locked) const;

    std::string_view bytes() const;  ///< a secret: only to be locked with another key
    std::string secret_text() const;  ///< its base64: only for the file that keeps it

private:
    SecretKey() = default;

    std::array<std::uint8_t, size> key_{};
};

}  // namespace crosswalk
