// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {

/// What a key signs; the number stands in its text and in its id, so that a signature made for one
/// purpose never serves the other.
enum class KeyUse : std::uint8_t {
    log = 1,      ///< the checkpoints of the log it belongs to
    witness = 4,  ///< checkpoints of logs of others, with the time they were seen
};

using Signature = std::array<std::uint8_t, 64>;

/// The half of a key that everybody may know: it checks signatures.
///
/// Written as "NAME+ID+BASE64", as signed notes have it, so that other programs read it.
///
/// Source    C2SP signed-note and tlog-cosignature; Ed25519 is RFC 8032
class PublicKey {
public:
    static constexpr std::size_t size = 32;
    using Bytes = std::array<std::uint8_t, size>;

    /// `name` as `is_key_name` has it.
    PublicKey(std::string name, KeyUse use, Bytes const& bytes);
    /// I003 says what is wrong with the text.
    static Result<PublicKey> parse(std::string_view text);

    std::string const& name() const { return name_; }
    KeyUse use() const { return use_; }
    Bytes const& bytes() const { return bytes_; }
    /// The first 4 bytes of the SHA-256 of name, use and key: which key of that name it is.
    std::uint32_t id() const;
    bool has_signed(std::string_view message, Signature const& signature) const;

    friend auto operator<=>(PublicKey const&, PublicKey const&) = default;

private:
    std::string name_;
    KeyUse use_;
    Bytes bytes_;
};

/// As `PublicKey::parse` reads it.
std::string print(PublicKey const& key);

/// A name that may stand in a note: not empty, no blanks, no plus, no control characters.
bool is_key_name(std::string_view name);

/// The half that signs and must stay where it is. Its memory is wiped when it goes.
class SigningKey {
public:
    /// A new one, from the operating system's randomness.
    static SigningKey generate(std::string name, KeyUse use);
    /// "PRIVATE+KEY+NAME+ID+BASE64". I004, which never repeats the text.
    static Result<SigningKey> parse(std::string_view text);
    SigningKey(SigningKey const&) = default;
    SigningKey& operator=(SigningKey const&) = default;
    ~SigningKey();

    PublicKey const& public_key() const { return public_key_; }
    Signature sign(std::string_view message) const;
    /// The text `parse` reads. A secret: only for the file that keeps it.
    std::string secret_text() const;

private:
    using Seed = std::array<std::uint8_t, 32>;
    SigningKey(std::string name, KeyUse use, Seed const& seed);

    PublicKey public_key_;
    std::array<std::uint8_t, 64> secret_{};  ///< the seed, then the public half
};

}  // namespace crosswalk
