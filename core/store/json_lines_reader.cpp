// SPDX-License-Identifier: Apache-2.0
#include "store/json_lines_reader.h"

#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace crosswalk {
namespace {

/// The beginning of a line between backticks: JSON is full of quotes.
std::string excerpt(std::string_view text) {
    auto const kept = first_code_points(text, 10);
    return '`' + printable(kept) + (kept.size() < text.size() ? "…`" : "`");
}

void append_utf8(std::string& text, char32_t code_point) {
    auto const tail = [&](int shift) {
        text += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
    };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0U | (code_point >> 6U));
        tail(0);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0U | (code_point >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (code_point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// A dataset with more columns than that is a mistake, and every line would have to carry them.
constexpr std::size_t most_names = 4096;

bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }

/// As RFC 8259 writes numbers: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_json_number(std::string_view text) {
    auto const digits = [&] {
        auto const count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count;
    };
    if (text.starts_with('-')) text.remove_prefix(1);
    bool const starts_with_zero = text.starts_with('0');
    auto const whole = digits();
    if (whole == 0 || (starts_with_zero && whole > 1)) return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (digits() == 0) return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
        if (digits() == 0) return false;
    }
    return text.empty();
}

}  // namespace

JsonLinesReader::JsonLinesReader(ByteSource source) : buffer_(std::move(source)) {}

Result<Record const*> JsonLinesReader::next() {
    for (;;) {
        std::string_view line;
        bool is_too_long = false;
        TRY_ASSIGN(bool const is_there, find_line(line, is_too_long));
        if (!is_there) return nullptr;
        ++line_;
        if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        bool const is_blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (is_blank && !is_too_long) continue;
        record_.line = line_;
        record_.fault.reset();
        record_.cells.assign(names_.size(), {});
        if (is_too_long) {
            record_.fault = {
                "F010", "the line is longer than 16 MB",
                "look for a missing line end: each object stands on a line of its own"};
        } else {
            parse(line);
        }
        return &record_;
    }
}

/// The next line without its end; a too long one is passed over.
Result<bool> JsonLinesReader::find_line(std::string_view& line, bool& is_too_long) {
    std::size_t searched = 0;
    for (;;) {
        auto const* const from = buffer_.begin() + searched;
        auto const* const end = static_cast<char const*>(
            buffer_.size() == searched ? nullptr
                                       : std::memchr(from, '\n', buffer_.size() - searched));
        auto const* const stop = end == nullptr ? buffer_.end() : end;
        is_too_long = is_too_long ||
                      stop - buffer_.begin() > static_cast<std::ptrdiff_t>(longest_record_bytes);
        if (end != nullptr || buffer_.is_at_end_of_file()) {
            line = {buffer_.begin(), static_cast<std::size_t>(stop - buffer_.begin())};
            buffer_.drop_until(end == nullptr ? stop : stop + 1);
            return end != nullptr || !line.empty() || is_too_long;
        }
        searched = buffer_.size();
        if (is_too_long) {
            buffer_.drop_until(buffer_.end());
            searched = 0;
        }
        TRY(buffer_.read_more());
    }
}

void JsonLinesReader::parse(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    whole_ = line;
    at_ = 0;
    expected_name_ = 0;
    if (auto const bad = first_invalid_utf8(line)) {
        at_ = *bad;
        wrong("byte " + std::to_string(*bad + 1) + " of the line is not UTF-8");
        record_.fault->help = "save the file as UTF-8 and import it again";
        return;
    }
    pass_spaces();
    if (!whole_.substr(at_).starts_with('{')) {
        wrong("the line begins with " + excerpt(whole_.substr(at_)) + ", and a row begins with {");
        return;
    }
    ++at_;
    pass_spaces();
    bool is_over = whole_.substr(at_).starts_with('}');
    while (!is_over) {
        if (!parse_member()) return;
        pass_spaces();
        is_over = whole_.substr(at_).starts_with('}');
        if (is_over) break;
        if (!whole_.substr(at_).starts_with(',')) {
            wrong_at("a comma or }");
            return;
        }
        ++at_;
        pass_spaces();
    }
    ++at_;
    pass_spaces();
    if (at_ < whole_.size()) {
        wrong_at("the end of the line");
        return;
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (given_in_[i] == line_) record_.cells[i].text = texts_[i];
    }
}

bool JsonLinesReader::parse_member() {
    std::string name;
    if (!whole_.substr(at_).starts_with('"')) return wrong_at("a column's name in double quotes");
    if (!parse_string(name)) return false;
    auto const index = index_of(name);
    if (index == most_names) {
        return wrong("the file has more than " + std::to_string(most_names) + " different names");
    }
    if (given_in_[index] == line_) {
        record_.fault = {"F037", "the line gives " + crosswalk::quoted(name) + " twice",
                         "keep one of the two values"};
        return false;
    }
    pass_spaces();
    if (!whole_.substr(at_).starts_with(':')) return wrong_at("a colon");
    ++at_;
    pass_spaces();
    texts_[index].clear();
    given_in_[index] = line_;
    return parse_value(record_.cells[index], texts_[index]);
}

bool JsonLinesReader::parse_value(CellText& cell, std::string& text) {
    auto const rest = whole_.substr(at_);
    if (rest.starts_with('"')) {
        cell.is_quoted = true;
        return parse_string(text);
    }
    if (rest.starts_with('{') || rest.starts_with('[')) {
        record_.fault = {"F036", "a value is itself a list or an object",
                         "give each line plain values only: texts, numbers, true, false or null"};
        return false;
    }
    auto const word = rest.substr(0, rest.find_first_of(",} \t\r"));
    if (word == "null") {
        at_ += word.size();
        return true;
    }
    if (word != "true" && word != "false" && !is_json_number(word)) return wrong_at("a value");
    at_ += word.size();
    text = word;
    return true;
}

bool JsonLinesReader::parse_string(std::string& value) {
    for (++at_; at_ < whole_.size();) {
        char const c = whole_[at_];
        if (c == '"') {
            ++at_;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20) return wrong_at("\\n, \\t or another escape");
        if (c == '\\') {
            if (!parse_escape(value)) return false;
        } else {
            value += c;
            ++at_;
        }
    }
    return wrong_at("a closing double quote");
}

bool JsonLinesReader::parse_escape(std::string& value) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    ++at_;
    if (at_ == whole_.size()) return wrong_at("what \\ escapes");
    auto const plain = letters.find(whole_[at_]);
    if (plain != std::string_view::npos) {
        value += meant[plain];
        ++at_;
        return true;
    }
    char32_t unit = 0;
    if (whole_[at_] != 'u' || !parse_hex(unit)) return wrong_at("an escape JSON knows");
    if (is_surrogate(unit)) {
        char32_t low = 0;
        bool const follows = unit < 0xDC00 && whole_.substr(at_).starts_with("\\u");
        if (follows) ++at_;
        if (!follows || !parse_hex(low) || low < 0xDC00 || low > 0xDFFF) {
            return wrong_at("the second half of a \\u pair");
        }
        unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(value, unit);
    return true;
}

/// Four digits after \u.
bool JsonLinesReader::parse_hex(char32_t& unit) {
    auto const digits = whole_.substr(at_ + 1, 4);
    if (digits.size() < 4) return false;
    unit = 0;
    for (char const c : digits) {
        auto const lower = is_digit(c) ? c : static_cast<char>(c | 0x20);
        if (!is_digit(c) && (lower < 'a' || lower > 'f')) return false;
        unit = unit * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
    }
    at_ += 5;
    return true;
}

bool JsonLinesReader::wrong(std::string reason) {
    if (!record_.fault) {
        record_.fault = {"F035", std::move(reason),
                         "write one object a line: {\"column\": value, ...}"};
    }
    return false;
}

bool JsonLinesReader::wrong_at(std::string_view expected) {
    auto const column = code_points(whole_.substr(0, at_)) + 1;
    auto const found = at_ >= whole_.size() ? std::string("the line ends")
                                            : "stands " + excerpt(whole_.substr(at_));
    return wrong("not JSON: at character " + std::to_string(column) + " " + found + " where " +
                 std::string(expected) + " was expected");
}

void JsonLinesReader::pass_spaces() {
    while (at_ < whole_.size() && (whole_[at_] == ' ' || whole_[at_] == '\t')) ++at_;
}

std::size_t JsonLinesReader::index_of(std::string_view name) {
    auto const known = names_.size();
    for (std::size_t i = 0; i < known; ++i) {
        auto const index = (expected_name_ + i) % known;
        if (names_[index] != name) continue;
        expected_name_ = index + 1;
        return index;
    }
    if (known == most_names) return known;
    names_.emplace_back(name);
    texts_.emplace_back();
    given_in_.push_back(0);
    record_.cells.emplace_back();
    return known;
}

}  // namespace crosswalk
