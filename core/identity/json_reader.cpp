// SPDX-License-Identifier: Apache-2.0
#include "identity/json_reader.h"

#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace crosswalk {
namespace {

constexpr int deepest = 64;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_plain(char c) { return c != '"' && c != '\\' && !is_control(c) && is_ascii(c); }

/// Where plain ASCII ends: the text, or something stands in it that is not simply itself, or is not
/// ASCII. Sixteen bytes at a time, or eight.
///
/// Source    S. E. Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n"
inline char const* end_of_plain(char const* at, char const* end) {
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
        auto const quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        auto const backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        // What is not ASCII is, with a sign, below a blank as controls are.
        auto const others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
        auto const ends = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others)));
        if (ends != 0) return at + std::countr_zero(ends);
    }
#endif
    constexpr std::uint64_t each = 0x0101010101010101U;
    constexpr std::uint64_t high = each << 7U;
    auto const zeros = [](std::uint64_t word) { return (word - each) & ~word; };
    for (; end - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        auto const ends = (zeros(word ^ (each * '"')) | zeros(word ^ (each * '\\')) |
                           ((word - each * ' ') & ~word) | word) &
                          high;
        if (ends == 0) continue;
        if constexpr (std::endian::native != std::endian::little) break;
        return at + std::countr_zero(ends) / 8;
    }
    while (at != end && is_plain(*at)) ++at;
    return at;
}

/// The same when all that is not ASCII was looked at before.
char const* end_of_text(char const* at, char const* end) {
    while ((at = end_of_plain(at, end)) != end && !is_ascii(*at)) ++at;
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
    end_ = bytes.data() + bytes.size();
    is_utf8_ = false;
    used_ = 0;
    unescaped_.clear();
    auto const* const end = value(bytes.data(), 0);
    if (end != nullptr && end == end_) return nodes_.data();
    if (end != nullptr) refused(end, "something stands behind the value");
    is_utf8();  // says so when it is not, which comes before all else
    return failure("I002",
                   "byte " + std::to_string(refused_at_ - bytes.data() + 1) +
                       " is not canonical JSON: " + std::string(why_),
                   "whoever wrote this must write it as RFC 8785 says; nothing of it was taken");
}

/// Null, for whoever returns it: why, and that it is there.
char const* JsonReader::refused(char const* at, std::string_view why) {
    refused_at_ = at;
    why_ = why;
    return nullptr;
}

/// Asked by the first text that is not plain ASCII: most entries have none.
bool JsonReader::is_utf8() {
    if (is_utf8_) return true;
    auto const broken = first_invalid_utf8(bytes_);
    if (broken) refused(bytes_.data() + *broken, "it is not well-formed UTF-8");
    return is_utf8_ = !broken;
}

inline bool JsonReader::takes(char const*& at, char c) const {
    if (at == end_ || *at != c) return false;
    ++at;
    return true;
}

inline JsonNode& JsonReader::add(JsonNode::Kind kind) {
    if (used_ == nodes_.size()) make_room();
    auto& node = nodes_[used_++];
    node.kind_ = kind;
    node.nodes_ = 1;
    return node;
}

void JsonReader::make_room() {
    constexpr std::size_t usual = 32;  // in entries
    nodes_.resize(std::max(usual, 2 * used_));
}

/// A list or object has ended: all nodes since its own are within it.
inline void JsonReader::close(std::size_t node, std::int64_t size) {
    nodes_[node].nodes_ = static_cast<std::uint32_t>(used_ - node);
    nodes_[node].number_ = size;
}

char const* JsonReader::value(char const* at, int depth) {
    if (at == end_) return refused(at, "it ends here");
    switch (*at) {
        case '"':
            return text(at);
        case '[':
        case '{':
            if (depth == deepest) return refused(at, "more than 64 brackets are open");
            return *at == '[' ? list(at, depth) : object(at, depth);
        case 'n':
            return word(at, "null", JsonNode::Kind::null, false);
        case 't':
            return word(at, "true", JsonNode::Kind::truth, true);
        case 'f':
            return word(at, "false", JsonNode::Kind::truth, false);
        default:
            return number(at);
    }
}

char const* JsonReader::word(char const* at, std::string_view word, JsonNode::Kind kind,
                             bool truth) {
    if (!std::string_view(at, end_).starts_with(word)) return number(at);
    add(kind).number_ = truth ? 1 : 0;
    return at + word.size();
}

char const* JsonReader::number(char const* at) {
    auto const* const begin = at;
    bool const is_negative = takes(at, '-');
    auto const* const digits = at;
    std::int64_t value = 0;
    for (; at != end_ && *at >= '0' && *at <= '9'; ++at) {
        value = value * 10 + (*at - '0');
        if (value > Json::most) return refused(at, "a whole number beyond 2^53 - 1 stands as text");
    }
    if (at == digits) return refused(begin, "a value is needed here, without blanks");
    bool const is_fraction = at != end_ && (*at == '.' || *at == 'e' || *at == 'E');
    if (is_fraction) return refused(at, "a number that is not whole stands as text");
    if ((at - digits > 1 && *digits == '0') || (is_negative && value == 0)) {
        return refused(begin, "a number is written the shortest way");
    }
    add(JsonNode::Kind::number).number_ = is_negative ? -value : value;
    return at;
}

inline char const* JsonReader::text(char const* at) {
    auto const* const begin = at + 1;
    at = end_of_plain(begin, end_);
    if (at == end_ || *at != '"') return other_text(begin, at);
    add(JsonNode::Kind::text).text_ = {begin, at};
    return at + 1;
}

/// A text that is plain ASCII up to here, and not further.
char const* JsonReader::other_text(char const* begin, char const* at) {
    if (!is_utf8()) return nullptr;
    at = end_of_text(at, end_);
    if (at != end_ && *at == '"') {
        add(JsonNode::Kind::text).text_ = {begin, at};
        return at + 1;
    }
    std::string text(begin, at);
    while (!takes(at, '"')) {
        if (at == end_) return refused(at, "a text is not closed");
        if (is_control(*at)) return refused(at, "a control character must be escaped");
        auto const* const plain = escaped(at, text);
        if (plain == nullptr) return nullptr;
        at = end_of_text(plain, end_);
        text.append(plain, at);
    }
    add(JsonNode::Kind::text).text_ = unescaped_.emplace_front(std::move(text));
    return at;
}

/// A character that canonical JSON escapes, in the one way it does.
char const* JsonReader::escaped(char const* at, std::string& text) {
    std::string_view const rest(at, end_);
    char const letter = rest.size() > 1 ? rest[1] : '\0';
    if (char const c = of_short_escape(letter); c != 0) {
        text += c;
        return at + 2;
    }
    if (rest.size() >= 6 && rest.starts_with("\\u00") && (rest[4] == '0' || rest[4] == '1')) {
        auto const digit = std::string_view("0123456789abcdef").find(rest[5]);
        auto const c = static_cast<char>((rest[4] - '0') * 16 + static_cast<int>(digit));
        if (digit != std::string_view::npos && !has_short_escape(c)) {
            text += c;
            return at + 6;
        }
    }
    return refused(at, "this is no escape of canonical JSON");
}

char const* JsonReader::list(char const* at, int depth) {
    auto const own = used_;
    add(JsonNode::Kind::list);
    std::int64_t size = 0;
    if (!takes(++at, ']')) {
        do {
            at = value(at, depth + 1);
            if (at == nullptr) return nullptr;
            ++size;
        } while (takes(at, ','));
        if (!takes(at, ']')) return refused(at, "a comma or ] is needed here");
    }
    close(own, size);
    return at;
}

char const* JsonReader::object(char const* at, int depth) {
    auto const own = used_;
    add(JsonNode::Kind::object);
    std::int64_t size = 0;
    if (!takes(++at, '}')) {
        auto before = own;  // the name before; at first none
        do {
            auto const name_at = used_;
            at = name(at, own, before);
            if (at == nullptr) return nullptr;
            before = name_at;
            at = value(at, depth + 1);
            if (at == nullptr) return nullptr;
            ++size;
        } while (takes(at, ','));
        if (!takes(at, '}')) return refused(at, "a comma or } is needed here");
    }
    close(own, size);
    return at;
}

/// A name and its colon, behind the name before it when that is not the object itself.
inline char const* JsonReader::name(char const* at, std::size_t object, std::size_t before) {
    auto const* const begin = at;
    if (at == end_ || *at != '"') return refused(at, "a name is needed here");
    at = text(at);
    if (at == nullptr) return nullptr;
    auto const& name = nodes_[used_ - 1].text_;
    if (before != object && !are_in_order(nodes_[before].text_, name)) {
        for (auto other = object + 1; other + 1 < used_; other += 1 + nodes_[other + 1].nodes_) {
            if (nodes_[other].text_ == name) return refused(begin, "this name stands here twice");
        }
        return refused(begin, "names stand in the order of UTF-16");
    }
    if (!takes(at, ':')) return refused(at, "a colon is needed here");
    return at;
}

}  // namespace crosswalk
