// SPDX-License-Identifier: Apache-2.0
#include "identity/sha256.h"

#include "text/result.h"

#include <openssl/evp.h>

#include <array>

namespace crosswalk {

struct Sha256::State {
    State() : context(EVP_MD_CTX_new()) {
        invariant(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1,
                  "OpenSSL can always begin a SHA-256");
    }
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    invariant(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1,
              "a SHA-256 takes bytes until it is ended");
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    invariant(EVP_DigestFinal_ex(state_->context, digest.data(), &length) == 1 && length == 32,
              "a SHA-256 is ended once and has 32 bytes");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 15U];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

}  // namespace crosswalk
