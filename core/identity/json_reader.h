// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/canonical_json.h"
#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// A value as it stands in canonical bytes, with nothing of them copied. It asks as `Json` does,
/// and is there until its reader reads something else or the bytes go.
class JsonNode {
public:
    enum class Kind : std::uint8_t { null, truth, number, text, list, object };

    JsonNode() : number_(0) {}

    Kind kind() const { return kind_; }
    /// What it is, or null.
    std::int64_t const* number() const { return kind_ == Kind::number ? &number_ : nullptr; }
    std::string_view const* text() const { return kind_ == Kind::text ? &text_ : nullptr; }
    bool truth() const { return kind_ == Kind::truth && number_ != 0; }

    /// One after the other: the elements of a list; of an object a name, its value, and so on.
    class Iterator {
    public:
        explicit Iterator(JsonNode const* at) : at_(at) {}
        JsonNode const& operator*() const { return *at_; }
        Iterator& operator++() {
            at_ += at_->nodes_;
            return *this;
        }
        friend bool operator==(Iterator const&, Iterator const&) = default;

    private:
        JsonNode const* at_;
    };
    Iterator begin() const { return Iterator(this + 1); }
    Iterator end() const { return Iterator(this + nodes_); }

    /// How many elements or members it has.
    std::size_t size() const { return static_cast<std::size_t>(number_); }
    /// The member of that name, which is not empty; null when there is none or this is no object.
    JsonNode const* find(std::string_view name) const;

private:
    friend class JsonReader;
    Kind kind_ = Kind::null;
    std::uint32_t nodes_ = 1;  ///< this one and all within it, which follow it
    union {
        std::int64_t number_;  ///< the number, the truth, or how many there are within
        std::string_view text_;  ///< of a text, and nothing else
    };
};

/// A copy that stands on its own.
Json copy_of(JsonNode const& node);

/// Reads canonical bytes, one value after the other, in memory that it keeps for the next one.
class JsonReader {
public:
    /// I002 as `parse_canonical` has it, which reads by this. Ends what was read before.
    Result<JsonNode const*> read(std::string_view bytes);

private:
    // Each begins where it is told, and says where it ended: null when it was refused.
    char const* value(char const* at, int depth);
    char const* word(char const* at, std::string_view word, JsonNode::Kind kind, bool truth);
    char const* number(char const* at);
    char const* text(char const* at);
    char const* other_text(char const* begin, char const* at);
    char const* escaped(char const* at, std::string& text);
    char const* list(char const* at, int depth);
    char const* object(char const* at, int depth);
    char const* name(char const* at, std::size_t object, std::size_t before);

    char const* refused(char const* at, std::string_view why);
    bool is_utf8();
    bool takes(char const*& at, char c) const;
    JsonNode& add(JsonNode::Kind kind);
    void make_room();
    void close(std::size_t node, std::int64_t size);

    std::string_view bytes_;
    char const* end_ = nullptr;
    bool is_utf8_ = false;  ///< it was asked, and is
    char const* refused_at_ = nullptr;
    std::string_view why_;
    std::vector<JsonNode> nodes_;  ///< room for those that are there, and for more
    std::size_t used_ = 0;
    std::forward_list<std::string>
        unescaped_;  ///< the few texts that do not stand in the bytes as such
};

}  // namespace crosswalk
