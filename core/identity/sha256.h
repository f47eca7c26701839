// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace crosswalk {

/// SHA-256 of bytes that come piece by piece.
///
/// Source    FIPS 180-4
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void add(std::string_view bytes);
    /// Of all that was added. Ends it: nothing may be added afterwards.
    Digest digest();
    /// The same in 64 digits 0-9 a-f.
    std::string hex() { return print(digest()); }

private:
    friend Digest digest(std::initializer_list<std::string_view> pieces);
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of these bytes.
Digest digest(std::string_view bytes);
/// SHA-256 of these pieces, one behind the other.
Digest digest(std::initializer_list<std::string_view> pieces);
/// SHA-256 of these bytes in 64 digits 0-9 a-f.
std::string sha256(std::string_view bytes);

}  // namespace crosswalk
