// SPDX-License-Identifier: Apache-2.0
#include "view/json_writer.h"

#include "text/result.h"
#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

void add_escaped(std::string& out, unsigned char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    if (c < 0x20 || c == 0x7f) {
        out += "\\u00";
        out += digits[c >> 4U];
        out += digits[c & 15U];
    } else {
        out += static_cast<char>(c);
    }
}

}  // namespace

std::string json_string(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        auto const character = first_character(text);
        if (!character.valid) {
            out += "\ufffd";
        } else if (character.bytes == 1) {
            add_escaped(out, static_cast<unsigned char>(text.front()));
        } else {
            out += text.substr(0, character.bytes);
        }
        text.remove_prefix(character.bytes);
    }
    return out + '"';
}

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(open_.size() * 2, ' ');
}

void JsonWriter::separate() {
    if (std::exchange(after_key_, false) || open_.empty()) return;
    auto& open = open_.back();
    bool const first = std::exchange(open.empty, false);
    if (!first) out_ += ',';
    if (!open.one_line) {
        new_line();
    } else if (!first) {
        out_ += ' ';
    }
}

JsonWriter& JsonWriter::begin(char bracket, Shape shape) {
    separate();
    bool const inherited = !open_.empty() && open_.back().one_line;
    out_ += bracket;
    open_.push_back({bracket == '{' ? '}' : ']', inherited || shape == Shape::one_line, true});
    return *this;
}

JsonWriter& JsonWriter::end() {
    invariant(!open_.empty() && !after_key_, "only what was opened and has its values can end");
    auto const open = open_.back();
    open_.pop_back();
    if (!open.empty && !open.one_line) new_line();
    out_ += open.end;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    invariant(!open_.empty() && open_.back().end == '}' && !after_key_, "keys stand in objects");
    separate();
    out_ += json_string(name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    out_ += json_string(value);
    return *this;
}

JsonWriter& JsonWriter::whole(std::int64_t value) {
    separate();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    out_ += "null";
    return *this;
}

std::string JsonWriter::take() {
    invariant(open_.empty(), "everything opened has ended");
    return std::exchange(out_, {}) + "\n";
}

}  // namespace crosswalk
