// SPDX-License-Identifier: Apache-2.0
#include "identity/keys.h"

#include "identity/base64.h"
#include "identity/digest.h"
#include "identity/sha256.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sodium.h>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view secret_begin = "PRIVATE+KEY+";

/// libsodium chooses its code for this processor once; calling again does nothing.
void begin_sodium() { invariant(sodium_init() >= 0, "libsodium finds randomness and begins"); }

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

template <std::size_t size>
std::string text_of(std::array<std::uint8_t, size> const& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::uint32_t id_of(std::string_view name, KeyUse use, PublicKey::Bytes const& bytes) {
    Sha256 hash;
    hash.add(name);
    hash.add("\n");
    hash.add(std::string(1, static_cast<char>(use)));
    hash.add(text_of(bytes));
    auto const digest = hash.digest();
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) id = id << 8U | digest.bytes()[i];
    return id;
}

/// The parts of "NAME+ID+BASE64"; the 33 bytes behind BASE64 are use and key.
struct KeyText {
    std::string name;
    std::string_view id;
    KeyUse use = KeyUse::log;
    std::array<std::uint8_t, 32> bytes{};
};

std::optional<KeyText> split(std::string_view text) {
    auto const first = text.find('+');
    if (first == std::string_view::npos) return std::nullopt;
    auto const second = text.find('+', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    KeyText parts;
    parts.name = text.substr(0, first);
    parts.id = text.substr(first + 1, second - first - 1);
    auto const data = from_base64(text.substr(second + 1));
    if (!is_key_name(parts.name) || !data || data->size() != 33) return std::nullopt;
    auto const use = static_cast<std::uint8_t>(data->front());
    if (use != static_cast<std::uint8_t>(KeyUse::log) &&
        use != static_cast<std::uint8_t>(KeyUse::witness)) {
        return std::nullopt;
    }
    parts.use = static_cast<KeyUse>(use);
    std::copy(data->begin() + 1, data->end(), parts.bytes.begin());
    return parts;
}

/// What Unicode calls white space; other programs that read notes refuse it in names.
bool is_blank(char32_t c) {
    return c == U' ' || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string print_id(std::uint32_t id) { return fmt::format("{:08x}", id); }

PublicKey::Bytes public_half(std::array<std::uint8_t, 32> const& seed) {
    begin_sodium();
    PublicKey::Bytes bytes{};
    std::array<std::uint8_t, 64> secret{};
    crypto_sign_seed_keypair(bytes.data(), secret.data(), seed.data());
    sodium_memzero(secret.data(), secret.size());
    return bytes;
}

}  // namespace

bool is_key_name(std::string_view name) {
    if (name.empty() || first_invalid_utf8(name) || printable(name) != name) return false;
    while (!name.empty()) {
        auto const first = first_character(name);
        if (first.code_point == U'+' || is_blank(first.code_point)) return false;
        name.remove_prefix(first.bytes);
    }
    return true;
}

PublicKey::PublicKey(std::string name, KeyUse use, Bytes const& bytes)
    : name_(std::move(name)), use_(use), bytes_(bytes) {
    invariant(is_key_name(name_), "a key's name can stand in a note");
}

Result<PublicKey> PublicKey::parse(std::string_view text) {
    auto const refused = [&](std::string_view why) {
        return failure("I003",
                       crosswalk::quoted(text.substr(0, text.find('+'))) +
                           " begins no public key: " + std::string(why),
                       "copy the whole line again; it looks like NAME+1a2b3c4d+BASE64");
    };
    // Also with something in front of it, or half cut off: not one letter of it is repeated.
    if (text.find("PRIVATE") != std::string_view::npos || text.starts_with("KEY+")) {
        return failure(
            "I003", "this is the secret half of a key where the public one is needed",
            "give the public half, which `crosswalk key` shows; keep this one to yourself");
    }
    auto parts = split(text);
    if (!parts) return refused("it has not three parts joined by plus signs");
    PublicKey key(std::move(parts->name), parts->use, parts->bytes);
    if (print_id(key.id()) != parts->id) return refused("its id is not that of its name and key");
    return key;
}

std::uint32_t PublicKey::id() const { return id_of(name_, use_, bytes_); }

bool PublicKey::has_signed(std::string_view message, Signature const& signature) const {
    begin_sodium();
    return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(),
                                       bytes_.data()) == 0;
}

std::string print(PublicKey const& key) {
    return key.name() + "+" + print_id(key.id()) + "+" +
           base64(std::string(1, static_cast<char>(key.use())) + text_of(key.bytes()));
}

SigningKey::SigningKey(std::string name, KeyUse use, Seed const& seed)
    : public_key_(std::move(name), use, public_half(seed)) {
    PublicKey::Bytes ignored{};
    crypto_sign_seed_keypair(ignored.data(), secret_.data(), seed.data());
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

SigningKey SigningKey::generate(std::string name, KeyUse use) {
    begin_sodium();
    Seed seed{};
    randombytes_buf(seed.data(), seed.size());
    SigningKey key(std::move(name), use, seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<SigningKey> SigningKey::parse(std::string_view text) {
    auto const refused = [](std::string_view why) {
        return failure("I004", "this is no secret key: " + std::string(why),
                       "put back the file as it was when the key was made; a backup holds it");
    };
    if (!text.starts_with(secret_begin)) return refused("it does not begin with PRIVATE+KEY+");
    auto parts = split(text.substr(secret_begin.size()));
    if (!parts) return refused("it has not five parts joined by plus signs");
    SigningKey key(std::move(parts->name), parts->use, parts->bytes);
    if (print_id(key.public_key().id()) != parts->id) {
        return refused("its id is not that of its name and key");
    }
    return key;
}

Signature SigningKey::sign(std::string_view message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(),
                         secret_.data());
    return signature;
}

std::string SigningKey::secret_text() const {
    std::string data(1, static_cast<char>(public_key_.use()));
    data.append(reinterpret_cast<char const*>(secret_.data()), 32);
    return std::string(secret_begin) + public_key_.name() + "+" + print_id(public_key_.id()) + "+" +
           base64(data);
}

}  // namespace crosswalk
