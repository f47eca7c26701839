// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace crosswalk {

/// The order in which names stand in canonical JSON: by their UTF-16 code units, which differs from
/// the order of UTF-8 bytes above U+FFFF.
struct Utf16Order {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};

/// A value that has exactly one way to be written, so that hashing its bytes is hashing what it
/// says. Source: RFC 8785. The record keeps nothing else.
///
/// Domain    texts in UTF-8; whole numbers from -(2^53 - 1) to 2^53 - 1. RFC 8785 also writes
///           fractions, by way of binary floating point; amounts are exact here and stand as text.
class Json {
public:
    using List = std::vector<Json>;
    using Object = std::map<std::string, Json, Utf16Order>;

    static constexpr std::int64_t most = (std::int64_t{1} << 53U) - 1;

    Json();  ///< null
    Json(Json const&);
    Json(Json&&) noexcept;
    Json& operator=(Json const&);
    Json& operator=(Json&&) noexcept;
    ~Json();
    Json(bool truth);
    /// `number` must be within the domain.
    Json(std::int64_t number);
    Json(int number) : Json(std::int64_t{number}) {}
    /// `text` must be well-formed UTF-8.
    Json(std::string text);
    Json(std::string_view text) : Json(std::string(text)) {}
    Json(char const* text) : Json(std::string(text)) {}
    Json(List list);
    Json(Object object);

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    /// What it is, or null.
    bool const* truth() const { return std::get_if<bool>(&value_); }
    std::int64_t const* number() const { return std::get_if<std::int64_t>(&value_); }
    std::string const* text() const { return std::get_if<std::string>(&value_); }
    List const* list() const { return std::get_if<List>(&value_); }
    Object const* object() const { return std::get_if<Object>(&value_); }
    /// The member of that name; null when there is none or this is no object.
    Json const* find(std::string_view name) const;

    friend bool operator==(Json const&, Json const&) = default;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Object> value_;
};

/// The canonical bytes.
std::string canonical(Json const& value);
/// The same behind what is in `out`, for whoever puts them together of parts.
void write_canonical(std::string_view text, std::string& out);
void write_canonical(Json::Object const& object, std::string& out);

/// Reads canonical bytes and nothing else: what is accepted is exactly what `canonical` writes.
/// I002 says at which byte it is not, and why: blanks, names twice or out of order, numbers that
/// are not written the shortest way or not whole, needless escapes, half of a surrogate pair,
/// broken UTF-8, more than 64 brackets deep, anything behind the value.
Result<Json> parse_canonical(std::string_view bytes);

}  // namespace crosswalk
