// SPDX-License-Identifier: Apache-2.0
#include "identity/secret_key.h"

#include "identity/base64.h"

#include <algorithm>
#include <sodium.h>

namespace crosswalk {
namespace {

static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SecretKey::size == crypto_auth_hmacsha256_KEYBYTES);
static_assert(Digest::size == crypto_auth_hmacsha256_BYTES);

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string random_bytes(std::size_t count) {
    invariant(sodium_init() >= 0, "libsodium finds randomness and begins");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

SecretKey SecretKey::generate() {
    auto bytes = random_bytes(size);
    SecretKey key;
    std::ranges::copy(bytes, key.key_.begin());
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

Result<SecretKey> SecretKey::of(std::string_view bytes) {
    if (bytes.size() != size) {
        return failure("I004", "this is no secret key: it has another length",
                       "put the key back from a backup");
    }
    SecretKey key;
    std::ranges::copy(bytes, key.key_.begin());
    return key;
}

Result<SecretKey> SecretKey::parse(std::string_view text) {
    auto bytes = from_base64(text);
    if (!bytes) {
        return failure("I004", "this is no secret key: it is not written in base64",
                       "put the key back from a backup");
    }
    auto key = of(*bytes);
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

SecretKey SecretKey::derived(std::string_view purpose) const {
    SecretKey key;
    auto const digest = keyed_digest(purpose);
    key.key_ = digest.bytes();
    return key;
}

SecretKey::~SecretKey() { sodium_memzero(key_.data(), key_.size()); }

Digest SecretKey::keyed_digest(std::string_view bytes) const {
    Digest::Bytes digest{};
    crypto_auth_hmacsha256(digest.data(), bytes_of(bytes), bytes.size(), key_.data());
    return Digest(digest);
}

std::string SecretKey::lock(std::string_view bytes) const {
    auto locked = random_bytes(nonce_bytes);
    locked.resize(nonce_bytes + bytes.size() + tag_bytes);
    auto* const box = bytes_of(locked) + nonce_bytes;
    crypto_aead_xchacha20poly1305_ietf_encrypt(box, nullptr, bytes_of(bytes), bytes.size(), nullptr,
                                               0, nullptr, bytes_of(locked), key_.data());
    return locked;
}

Result<std::string> SecretKey::unlock(std::string_view locked) const {
    auto const refused = [] {
        return failure("I005",
                       "what was locked cannot be unlocked: it was changed, or the key is "
                       "another one",
                       "put the file and its key back from one backup");
    };
    if (locked.size() < nonce_bytes + tag_bytes) return refused();
    auto const box = locked.substr(nonce_bytes);
    std::string bytes(box.size() - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(bytes), nullptr, nullptr, bytes_of(box),
                                                   box.size(), nullptr, 0, bytes_of(locked),
                                                   key_.data()) != 0) {
        return refused();
    }
    return bytes;
}

std::string_view SecretKey::bytes() const {
    return {reinterpret_cast<char const*>(key_.data()), key_.size()};
}

std::string SecretKey::secret_text() const { return base64(bytes()); }

}  // namespace crosswalk
