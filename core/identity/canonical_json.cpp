// SPDX-License-Identifier: Apache-2.0
#include "identity/canonical_json.h"

#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr int deepest = 64;

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

void write_text(std::string_view text, std::string& out) {
    out += '"';
    for (char const c : text) {
        if (char const letter = short_escape(c); letter != 0) {
            out += {'\\', letter};
        } else if (is_control(c)) {
            auto const code = static_cast<unsigned>(c);
            out += {'\\', 'u', '0', '0', hex_digits[code >> 4U], hex_digits[code & 15U]};
        } else {
            out += c;
        }
    }
    out += '"';
}

void write(Json const& value, std::string& out) {
    if (auto const* const truth = value.truth()) {
        out += *truth ? "true" : "false";
    } else if (auto const* const number = value.number()) {
        out += std::to_string(*number);
    } else if (auto const* const text = value.text()) {
        write_text(*text, out);
    } else if (auto const* const list = value.list()) {
        out += '[';
        for (auto const& element : *list) {
            if (&element != &list->front()) out += ',';
            write(element, out);
        }
        out += ']';
    } else if (auto const* const object = value.object()) {
        out += '{';
        bool first = true;
        for (auto const& [name, member] : *object) {
            if (!std::exchange(first, false)) out += ',';
            write_text(name, out);
            out += ':';
            write(member, out);
        }
        out += '}';
    } else {
        out += "null";
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    Result<Json> whole() {
        if (auto const broken = first_invalid_utf8(bytes_)) {
            at_ = *broken;
            return refused("it is not well-formed UTF-8");
        }
        Json json;
        TRY(value(json, 0));
        if (at_ != bytes_.size()) return refused("something stands behind the value");
        return json;
    }

private:
    std::unexpected<Diagnostic> refused(std::string_view why) const {
        return failure(
            "I002",
            "byte " + std::to_string(at_ + 1) + " is not canonical JSON: " + std::string(why),
            "whoever wrote this must write it as RFC 8785 says; nothing of it was taken");
    }

    bool take(std::string_view text) {
        if (!bytes_.substr(at_).starts_with(text)) return false;
        at_ += text.size();
        return true;
    }

    Result<void> value(Json& into, int depth) {
        if (take("null")) return {};
        bool const is_true = take("true");
        if (is_true || take("false")) {
            into = is_true;
            return {};
        }
        if (at_ == bytes_.size()) return refused("it ends here");
        bool const opens = bytes_[at_] == '[' || bytes_[at_] == '{';
        if (opens && depth == deepest) return refused("more than 64 brackets are open");
        switch (bytes_[at_]) {
            case '"': {
                TRY_ASSIGN(into, this->text());
                return {};
            }
            case '[':
                return list(into, depth);
            case '{':
                return object(into, depth);
            default:
                return number(into);
        }
    }

    Result<void> number(Json& into) {
        auto const begin = at_;
        bool const is_negative = take("-");
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
        into = is_negative ? -value : value;
        return {};
    }

    Result<std::string> text() {
        std::string text;
        ++at_;
        while (!take("\"")) {
            if (at_ == bytes_.size()) return refused("a text is not closed");
            if (is_control(bytes_[at_])) return refused("a control character must be escaped");
            if (bytes_[at_] != '\\') {
                text += bytes_[at_++];
                continue;
            }
            TRY_ASSIGN(char const c, escaped());
            text += c;
        }
        return text;
    }

    /// A character that canonical JSON escapes, in the one way it does.
    Result<char> escaped() {
        for (unsigned code = 0; code < 0x60; ++code) {
            auto const c = static_cast<char>(code);
            if (!is_control(c) && short_escape(c) == 0) continue;
            std::string written;
            write_text({&c, 1}, written);
            if (take(std::string_view(written).substr(1, written.size() - 2))) return c;
        }
        return refused("this is no escape of canonical JSON");
    }

    Result<void> list(Json& into, int depth) {
        ++at_;
        Json::List list;
        bool const is_empty = take("]");
        if (!is_empty) {
            do {
                TRY(value(list.emplace_back(), depth + 1));
            } while (take(","));
            if (!take("]")) return refused("a comma or ] is needed here");
        }
        into = std::move(list);
        return {};
    }

    Result<void> object(Json& into, int depth) {
        ++at_;
        Json::Object object;
        bool const is_empty = take("}");
        if (!is_empty) {
            TRY(members(object, depth));
            if (!take("}")) return refused("a comma or } is needed here");
        }
        into = std::move(object);
        return {};
    }

    Result<void> members(Json::Object& object, int depth) {
        do {
            auto const begin = at_;
            if (at_ == bytes_.size() || bytes_[at_] != '"') return refused("a name is needed here");
            TRY_ASSIGN(auto name, text());
            if (!object.empty() && !Utf16Order()(object.rbegin()->first, name)) {
                at_ = begin;
                return refused(object.contains(name) ? "this name stands here twice"
                                                     : "names stand in the order of UTF-16");
            }
            if (!take(":")) return refused("a colon is needed here");
            auto const member = object.emplace_hint(object.end(), std::move(name), Json());
            TRY(value(member->second, depth + 1));
        } while (take(","));
        return {};
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

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

std::string canonical(Json const& value) {
    std::string out;
    write(value, out);
    return out;
}

Result<Json> parse_canonical(std::string_view bytes) { return Reader(bytes).whole(); }

}  // namespace crosswalk
