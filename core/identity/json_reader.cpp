// SPDX-License-Identifier: Apache-2.0
#include "identity/json_reader.h"

#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace crosswalk {
namespace {

constexpr int deepest = 64;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

bool ends_plain(char c) { return c == '"' || c == '\\' || is_control(c); }

/// Where a text ends, or something stands in it that is not simply itself; eight bytes at a time.
///
/// Source    S. E. Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n"
std::size_t end_of_plain(std::string_view bytes, std::size_t at) {
    constexpr std::uint64_t each = 0x0101010101010101U;
    constexpr std::uint64_t high = each << 7U;
    auto const zeros = [](std::uint64_t word) { return (word - each) & ~word; };
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        auto const ends = (zeros(word ^ (each * '"')) | zeros(word ^ (each * '\\')) |
                           ((word - each * 0x20U) & ~word)) &
                          high;
        if (ends == 0) continue;
        if constexpr (std::endian::native != std::endian::little) break;
        return at + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
    }
    while (at < bytes.size() && !ends_plain(bytes[at])) ++at;
    return at;
}

/// The character of the letter behind a backslash; 0 when there is no such short escape.
char of_short_escape(char letter) {
    switch (letter) {
        case '"':
        case '\\':
            return letter;
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return 0;
    }
}

/// As `Utf16Order`, which need not be asked when the first letters say it.
bool are_in_order(std::string_view before, std::string_view name) {
    if (before.empty() || name.empty()) return before.empty() && !name.empty();
    auto const first = static_cast<unsigned char>(before.front());
    auto const second = static_cast<unsigned char>(name.front());
    bool const is_clear = first < second && second < 0x80;
    return is_clear || Utf16Order()(before, name);
}

bool has_short_escape(char c) {
    return c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

JsonNode const* JsonNode::find(std::string_view name) const {
    if (kind_ != Kind::object || name.empty()) return nullptr;
    for (auto const* each = this + 1; each != this + nodes_;) {
        auto const* const member = each + 1;
        auto const& other = each->text_;
        // Most names differ in length or at once: no call is made to compare them.
        bool const may_be = other.size() == name.size() && other.front() == name.front();
        if (may_be && other == name) return member;
        each = member + member->nodes_;
    }
    return nullptr;
}

Json copy_of(JsonNode const& node) {
    using enum JsonNode::Kind;
    switch (node.kind()) {
        case null:
            return {};
        case truth:
            return node.truth();
        case number:
            return *node.number();
        case text:
            return *node.text();
        case list: {
            Json::List list;
            list.reserve(node.size());
            for (auto const& element : node) list.push_back(copy_of(element));
            return list;
        }
        case object: {
            Json::Object object;
            for (auto at = node.begin(); at != node.end(); ++at) {
                auto const& name = *(*at).text();
                ++at;
                object.emplace_hint(object.end(), name, copy_of(*at));
            }
            return object;
        }
    }
    return {};
}

Result<JsonNode const*> JsonReader::read(std::string_view bytes) {
    bytes_ = bytes;
    at_ = 0;
    used_ = 0;
    unescaped_.clear();
    if (whole()) return nodes_.data();
    return failure(
        "I002", "byte " + std::to_string(at_ + 1) + " is not canonical JSON: " + std::string(why_),
        "whoever wrote this must write it as RFC 8785 says; nothing of it was taken");
}

bool JsonReader::whole() {
    if (auto const broken = first_invalid_utf8(bytes_)) {
        at_ = *broken;
        return refused("it is not well-formed UTF-8");
    }
    if (!value(0)) return false;
    return at_ == bytes_.size() || refused("something stands behind the value");
}

/// Always false, for whoever returns it: why, and that it is here.
bool JsonReader::refused(std::string_view why) {
    why_ = why;
    return false;
}

bool JsonReader::take(std::string_view text) {
    if (!bytes_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
}

bool JsonReader::take(char c) {
    if (at_ == bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
}

JsonNode& JsonReader::add(JsonNode::Kind kind) {
    constexpr std::size_t usual = 32;  // in entries
    if (used_ == nodes_.size()) nodes_.resize(std::max(usual, 2 * used_));
    auto& node = nodes_[used_++];
    node.kind_ = kind;
    node.nodes_ = 1;
    return node;
}

/// A list or object has ended: all nodes since its own are within it.
void JsonReader::close(std::size_t node, std::int64_t size) {
    nodes_[node].nodes_ = static_cast<std::uint32_t>(used_ - node);
    nodes_[node].number_ = size;
}

bool JsonReader::value(int depth) {
    if (at_ == bytes_.size()) return refused("it ends here");
    if (bytes_[at_] >= '0' && bytes_[at_] <= '9') return number();
    bool const opens = bytes_[at_] == '[' || bytes_[at_] == '{';
    if (opens && depth == deepest) return refused("more than 64 brackets are open");
    switch (bytes_[at_]) {
        case '"':
            return text();
        case '[':
            return list(depth);
        case '{':
            return object(depth);
        default:
            break;
    }
    if (take("null")) {
        add(JsonNode::Kind::null);
        return true;
    }
    bool const is_true = take("true");
    if (!is_true && !take("false")) return number();
    add(JsonNode::Kind::truth).number_ = is_true ? 1 : 0;
    return true;
}

bool JsonReader::number() {
    auto const begin = at_;
    bool const is_negative = take('-');
    auto const first_digit = at_;
    std::int64_t value = 0;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_) {
        value = value * 10 + (bytes_[at_] - '0');
        if (value > Json::most) return refused("a whole number beyond 2^53 - 1 stands as text");
    }
    auto const digits = bytes_.substr(first_digit, at_ - first_digit);
    if (digits.empty()) {
        at_ = begin;
        return refused("a value is needed here, without blanks");
    }
    bool const is_fraction =
        at_ < bytes_.size() && (bytes_[at_] == '.' || bytes_[at_] == 'e' || bytes_[at_] == 'E');
    if (is_fraction) return refused("a number that is not whole stands as text");
    if ((digits.size() > 1 && digits[0] == '0') || (is_negative && value == 0)) {
        at_ = begin;
        return refused("a number is written the shortest way");
    }
    add(JsonNode::Kind::number).number_ = is_negative ? -value : value;
    return true;
}

bool JsonReader::text() {
    auto const begin = ++at_;
    at_ = end_of_plain(bytes_, begin);
    if (at_ == bytes_.size() || bytes_[at_] != '"') return escaped_text(begin);
    add(JsonNode::Kind::text).text_ = bytes_.substr(begin, at_ - begin);
    ++at_;
    return true;
}

/// A text that is plain up to here, and not further.
bool JsonReader::escaped_text(std::size_t begin) {
    std::string text(bytes_.substr(begin, at_ - begin));
    while (!take('"')) {
        if (at_ == bytes_.size()) return refused("a text is not closed");
        if (is_control(bytes_[at_])) return refused("a control character must be escaped");
        if (!escaped(text)) return false;
        auto const plain = at_;
        at_ = end_of_plain(bytes_, plain);
        text += bytes_.substr(plain, at_ - plain);
    }
    add(JsonNode::Kind::text).text_ = unescaped_.emplace_front(std::move(text));
    return true;
}

/// A character that canonical JSON escapes, in the one way it does.
bool JsonReader::escaped(std::string& text) {
    auto const rest = bytes_.substr(at_);
    char const letter = rest.size() > 1 ? rest[1] : '\0';
    if (char const c = of_short_escape(letter); c != 0) {
        at_ += 2;
        text += c;
        return true;
    }
    if (rest.size() >= 6 && rest.starts_with("\\u00") && (rest[4] == '0' || rest[4] == '1')) {
        auto const digit = std::string_view("0123456789abcdef").find(rest[5]);
        auto const c = static_cast<char>((rest[4] - '0') * 16 + static_cast<int>(digit));
        if (digit != std::string_view::npos && !has_short_escape(c)) {
            at_ += 6;
            text += c;
            return true;
        }
    }
    return refused("this is no escape of canonical JSON");
}

bool JsonReader::list(int depth) {
    ++at_;
    auto const own = used_;
    add(JsonNode::Kind::list);
    std::int64_t size = 0;
    if (!take(']')) {
        do {
            if (!value(depth + 1)) return false;
            ++size;
        } while (take(','));
        if (!take(']')) return refused("a comma or ] is needed here");
    }
    close(own, size);
    return true;
}

bool JsonReader::object(int depth) {
    ++at_;
    auto const own = used_;
    add(JsonNode::Kind::object);
    std::int64_t size = 0;
    if (!take('}')) {
        auto before = own;  // the name before; at first none
        do {
            auto const name_at = used_;
            if (!name(own, before)) return false;
            before = name_at;
            if (!value(depth + 1)) return false;
            ++size;
        } while (take(','));
        if (!take('}')) return refused("a comma or } is needed here");
    }
    close(own, size);
    return true;
}

/// A name and its colon, behind the name before it when that is not the object itself.
bool JsonReader::name(std::size_t object, std::size_t before) {
    auto const begin = at_;
    if (at_ == bytes_.size() || bytes_[at_] != '"') return refused("a name is needed here");
    if (!text()) return false;
    auto const& name = nodes_[used_ - 1].text_;
    if (before != object && !are_in_order(nodes_[before].text_, name)) {
        at_ = begin;
        for (auto at = object + 1; at + 1 < used_; at += 1 + nodes_[at + 1].nodes_) {
            if (nodes_[at].text_ == name) return refused("this name stands here twice");
        }
        return refused("names stand in the order of UTF-16");
    }
    if (!take(':')) return refused("a colon is needed here");
    return true;
}

}  // namespace crosswalk
