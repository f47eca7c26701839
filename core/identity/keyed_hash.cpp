// SPDX-License-Identifier: Apache-2.0
#include "identity/keyed_hash.h"

#include "text/result.h"

#include <array>
#include <sodium.h>

namespace crosswalk {
namespace {

using Key = std::array<unsigned char, crypto_shorthash_KEYBYTES>;

Key drawn() {
    invariant(sodium_init() >= 0, "libsodium finds randomness and begins");
    Key key{};
    crypto_shorthash_keygen(key.data());
    return key;
}

}  // namespace

std::uint64_t keyed_hash(std::string_view bytes) {
    static Key const key = drawn();
    static_assert(crypto_shorthash_BYTES == 8);
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), reinterpret_cast<unsigned char const*>(bytes.data()),
                     bytes.size(), key.data());
    std::uint64_t number = 0;
    for (auto const byte : hash) number = number << 8U | byte;
    return number;
}

}  // namespace crosswalk
