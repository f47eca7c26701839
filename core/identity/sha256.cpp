// SPDX-License-Identifier: Apache-2.0
#include "identity/sha256.h"

#include "text/result.h"

#include <openssl/evp.h>

namespace crosswalk {

namespace {

/// Fetched once: OpenSSL 3 otherwise looks the algorithm up again for each hash, which takes as
/// long as hashing a short entry.
EVP_MD const* algorithm() {
    static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    invariant(fetched != nullptr, "OpenSSL has SHA-256");
    return fetched;
}

}  // namespace

struct Sha256::State {
    State() : context(EVP_MD_CTX_new()) { begin(); }
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    void begin() {
        invariant(context != nullptr && EVP_DigestInit_ex(context, algorithm(), nullptr) == 1,
                  "OpenSSL can always begin a SHA-256");
    }
    void add(std::string_view bytes) {
        invariant(EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1,
                  "a SHA-256 takes bytes until it is ended");
    }
    Digest end() {
        Digest::Bytes bytes{};
        unsigned length = 0;
        invariant(EVP_DigestFinal_ex(context, bytes.data(), &length) == 1 && length == Digest::size,
                  "a SHA-256 is ended once and has 32 bytes");
        return Digest(bytes);
    }

    EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { state_->add(bytes); }

Digest Sha256::digest() { return state_->end(); }

Digest digest(std::string_view bytes) { return digest({bytes}); }

Digest digest(std::initializer_list<std::string_view> pieces) {
    // One for each thread: making one takes a good part of hashing a short entry.
    thread_local Sha256::State state;
    state.begin();
    for (auto const piece : pieces) state.add(piece);
    return state.end();
}

std::string sha256(std::string_view bytes) { return print(digest(bytes)); }

}  // namespace crosswalk
