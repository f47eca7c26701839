// SPDX-License-Identifier: Apache-2.0
#include "identity/canonical_json.h"

#include "identity/json_reader.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// The letter behind the backslash of the characters that have a short escape; else 0.
char short_escape(char c) {
    switch (c) {
        case '"':
        case '\\':
            return c;
        case '\b':
            return 'b';
        case '\f':
            return 'f';
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        default:
            return 0;
    }
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

bool is_escaped(char c) { return c == '"' || c == '\\' || is_control(c); }

void write_escaped(char c, std::string& out) {
    if (char const letter = short_escape(c); letter != 0) {
        out += {'\\', letter};
    } else {
        auto const code = static_cast<unsigned>(c);
        out += {'\\', 'u', '0', '0', hex_digits[code >> 4U], hex_digits[code & 15U]};
    }
}

void write(Json const& value, std::string& out) {
    if (auto const* const truth = value.truth()) {
        out += *truth ? "true" : "false";
    } else if (auto const* const number = value.number()) {
        out += std::to_string(*number);
    } else if (auto const* const text = value.text()) {
        write_canonical(*text, out);
    } else if (auto const* const list = value.list()) {
        out += '[';
        for (auto const& element : *list) {
            if (&element != &list->front()) out += ',';
            write(element, out);
        }
        out += ']';
    } else if (auto const* const object = value.object()) {
        write_canonical(*object, out);
    } else {
        out += "null";
    }
}

/// UTF-8 orders as code points do. UTF-16 differs in one respect: what takes two units, and begins
/// with 0xF0 or more in UTF-8, starts with D800 to DBFF, below the 0xEE and 0xEF of U+E000 to
/// U+FFFF.
unsigned utf16_rank(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x100U : byte;
}

}  // namespace

bool Utf16Order::operator()(std::string_view a, std::string_view b) const {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        if (a[i] != b[i]) return utf16_rank(a[i]) < utf16_rank(b[i]);
    }
    return a.size() < b.size();
}

// Here and not in the header: where g++ 12 expands them in place it warns of members of the variant
// that are not there.
Json::Json() = default;
Json::Json(Json const&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json const&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json::Json(bool truth) : value_(truth) {}
Json::Json(List list) : value_(std::move(list)) {}
Json::Json(Object object) : value_(std::move(object)) {}

Json::Json(std::int64_t number) : value_(number) {
    invariant(number >= -most && number <= most, "canonical JSON holds this number exactly");
}

Json::Json(std::string text) : value_(std::move(text)) {
    invariant(!first_invalid_utf8(std::get<std::string>(value_)), "texts in entries are UTF-8");
}

Json const* Json::find(std::string_view name) const {
    auto const* const members = object();
    if (members == nullptr) return nullptr;
    auto const found = members->find(name);
    return found == members->end() ? nullptr : &found->second;
}

void write_canonical(std::string_view text, std::string& out) {
    out += '"';
    for (auto rest = text; !rest.empty();) {
        auto const plain = std::ranges::find_if(rest, is_escaped) - rest.begin();
        out += rest.substr(0, static_cast<std::size_t>(plain));
        rest.remove_prefix(static_cast<std::size_t>(plain));
        if (rest.empty()) break;
        write_escaped(rest.front(), out);
        rest.remove_prefix(1);
    }
    out += '"';
}

void write_canonical(Json::Object const& object, std::string& out) {
    out += '{';
    bool is_first = true;
    for (auto const& [name, member] : object) {
        if (!std::exchange(is_first, false)) out += ',';
        write_canonical(name, out);
        out += ':';
        write(member, out);
    }
    out += '}';
}

std::string canonical(Json const& value) {
    std::string out;
    write(value, out);
    return out;
}

Result<Json> parse_canonical(std::string_view bytes) {
    JsonReader reader;
    TRY_ASSIGN(auto const* const node, reader.read(bytes));
    return copy_of(*node);
}

}  // namespace crosswalk
