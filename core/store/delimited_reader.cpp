// SPDX-License-Identifier: Apache-2.0
#include "store/delimited_reader.h"

#include "text/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace crosswalk {
namespace {

char* find(char* from, char* end, char wanted) {
    auto* const found = std::memchr(from, wanted, static_cast<std::size_t>(end - from));
    return found == nullptr ? end : static_cast<char*>(found);
}

}  // namespace

DelimitedReader::DelimitedReader(ByteSource source, char separator)
    : buffer_(std::move(source)), separator_(separator) {
    for (char const c : {separator, '\n', '\r', '"'})
        is_special_[static_cast<unsigned char>(c)] = true;
}

Result<Record const*> DelimitedReader::next() {
    if (!is_started_) TRY(pass_byte_order_mark());
    for (;;) {
        if (buffer_.size() == 0) {
            if (buffer_.is_at_end_of_file()) return nullptr;
            TRY(buffer_.read_more());
            continue;
        }
        record_.line = line_;
        if (scan() == Scan::ran_out) {
            bool const is_long = buffer_.size() > longest_record_bytes;
            if (is_long || buffer_.is_at_end_of_file()) note_open_quote();
            if (is_long) {
                TRY_ASSIGN(bool const is_closed, pass_long_record());
                if (!is_closed) return unclosed_quote();
                return &record_;
            }
            if (buffer_.is_at_end_of_file()) return unclosed_quote();
            TRY(buffer_.read_more());
            continue;
        }
        line_ += lines_in_record_;
        bool const is_blank = record_.cells.size() == 1 && record_.cells[0].text.empty() &&
                              !record_.cells[0].is_quoted && !record_.fault;
        if (is_blank) continue;
        unescape();
        return &record_;
    }
}

Result<void> DelimitedReader::pass_byte_order_mark() {
    is_started_ = true;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    while (buffer_.size() < mark.size() && !buffer_.is_at_end_of_file()) TRY(buffer_.read_more());
    if (std::string_view(buffer_.begin(), buffer_.size()).starts_with(mark)) {
        buffer_.drop_until(buffer_.begin() + mark.size());
    }
    return {};
}

/// Cuts the record that starts at the beginning of the buffer. When the bytes run out nothing is
/// consumed, and `inside_` says where that was; only an open quote runs out at the end of the file.
DelimitedReader::Scan DelimitedReader::scan() {
    record_.cells.clear();
    record_.fault.reset();
    escaped_.clear();
    lines_in_record_ = 0;
    inside_ = Inside::plain;
    char* at = buffer_.begin();
    for (bool is_complete = false; !is_complete;) {
        if (at < buffer_.end() && *at == '"') {
            if (scan_quoted(at) == Scan::ran_out) return Scan::ran_out;
        } else {
            char const* const from = at;
            pass_plain(at);
            add_cell(from, at, false);
        }
        if (end_of_cell(at, is_complete) == Scan::ran_out) return Scan::ran_out;
    }
    if (at - buffer_.begin() > static_cast<std::ptrdiff_t>(longest_record_bytes)) too_long();
    buffer_.drop_until(at);
    return Scan::complete;
}

/// From an opening quote to behind the closing one; what follows up to the separator is made part
/// of the value, though nothing may.
DelimitedReader::Scan DelimitedReader::scan_quoted(char*& at) {
    char* const open = at;
    open_quote_ = static_cast<std::size_t>(open - buffer_.begin());
    bool has_doubled = false;
    char* close = open + 1;
    for (;; close += 2) {
        close = find(close, buffer_.end(), '"');
        bool const is_last = close + 1 == buffer_.end();
        inside_ = close == buffer_.end() ? Inside::quotes : Inside::quote;
        if (close == buffer_.end() || (is_last && !buffer_.is_at_end_of_file())) {
            return Scan::ran_out;
        }
        if (is_last || close[1] != '"') break;
        has_doubled = true;
    }
    inside_ = Inside::plain;
    add_cell(open + 1, close, true);
    at = close + 1;
    if (at < buffer_.end() && !is_special_[static_cast<unsigned char>(*at)]) {
        misplaced_quote();
        pass_plain(at);
        record_.cells.back().text = {open, static_cast<std::size_t>(at - open)};
    } else if (has_doubled) {
        escaped_.push_back(record_.cells.size() - 1);
    }
    lines_in_record_ += static_cast<std::uint64_t>(std::count(open, close, '\n'));
    return Scan::complete;
}

void DelimitedReader::pass_plain(char*& at) {
    char const* const end = buffer_.end();
    for (;; ++at) {
        while (at < end && !is_special_[static_cast<unsigned char>(*at)]) ++at;
        if (at == end || *at != '"') return;
        misplaced_quote();
    }
}

/// Passes a separator or a line end.
DelimitedReader::Scan DelimitedReader::end_of_cell(char*& at, bool& is_record_complete) {
    if (at == buffer_.end()) {
        if (!buffer_.is_at_end_of_file()) return Scan::ran_out;
        is_record_complete = true;
        return Scan::complete;
    }
    if (*at == separator_) {
        ++at;
        return Scan::complete;
    }
    if (*at == '\r') {
        if (at + 1 == buffer_.end() && !buffer_.is_at_end_of_file()) {
            inside_ = Inside::carriage_return;
            return Scan::ran_out;
        }
        if (at + 1 < buffer_.end() && at[1] == '\n') ++at;
    }
    ++at;
    ++lines_in_record_;
    is_record_complete = true;
    return Scan::complete;
}

void DelimitedReader::add_cell(char const* from, char const* to, bool is_quoted) {
    record_.cells.push_back({{from, static_cast<std::size_t>(to - from)},
                             is_quoted,
                             static_cast<std::uint32_t>(lines_in_record_)});
}

void DelimitedReader::misplaced_quote() {
    if (record_.fault) return;
    record_.fault = {"F027", "a double quote stands where none may be",
                     "put the whole value in double quotes and write each quote in it twice: "
                     "\"a 5\"\" pipe\""};
}

void DelimitedReader::too_long() {
    record_.cells.clear();
    escaped_.clear();
    record_.fault = {"F010", "the row is longer than 16 MB",
                     "look for a missing line end or a missing double quote in this line"};
}

/// Passes over a record that is too long without keeping it. Whether its quotes were closed.
Result<bool> DelimitedReader::pass_long_record() {
    too_long();
    // What was scanned is known; the position goes on behind it. Lines in it are counted again.
    lines_in_record_ = static_cast<std::uint64_t>(std::count(buffer_.begin(), buffer_.end(), '\n'));
    buffer_.drop_until(buffer_.end());
    for (;;) {
        for (char const* c = buffer_.begin(); c < buffer_.end(); ++c) {
            bool const is_over = pass_byte(*c);
            bool const was_before = is_over && inside_ == Inside::carriage_return && *c != '\n';
            if (*c == '\n') ++lines_in_record_;
            if (!is_over) continue;
            buffer_.drop_until(was_before ? c : c + 1);
            line_ += lines_in_record_ + (was_before ? 1 : 0);
            return true;
        }
        buffer_.drop_until(buffer_.end());
        if (buffer_.is_at_end_of_file()) break;
        TRY(buffer_.read_more());
    }
    line_ += lines_in_record_ + (inside_ == Inside::carriage_return ? 1 : 0);
    return inside_ != Inside::quotes;
}

/// One byte of a record that is passed over. Whether the record ended with it, or before it.
bool DelimitedReader::pass_byte(char c) {
    switch (inside_) {
        case Inside::quotes:
            if (c == '"') inside_ = Inside::quote;
            return false;
        case Inside::carriage_return:
            return true;
        case Inside::quote:
            inside_ = c == '"' ? Inside::quotes : Inside::plain;
            if (c == '"') return false;
            [[fallthrough]];
        case Inside::plain:
            if (c == '\r') inside_ = Inside::carriage_return;
            return c == '\n';
    }
    return false;
}

/// Remembers where the quote stands that is open now, for as long as the bytes are here.
void DelimitedReader::note_open_quote() {
    std::string_view const before(buffer_.begin(), open_quote_);
    auto const line_start = before.rfind('\n') + 1;  // 0 when it is the record's first line
    quote_line_ =
        line_ + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    quote_column_ = static_cast<std::uint32_t>(code_points(before.substr(line_start))) + 1;
}

std::unexpected<Diagnostic> DelimitedReader::unclosed_quote() const {
    auto reason = failure("F028", "a double quote is opened here and never closed",
                          "close it, or write it twice if it belongs to the value: \"\"; the file "
                          "was not taken in, because every row after it may be part of this value");
    reason.error().place.line = static_cast<std::uint32_t>(quote_line_);
    reason.error().place.column = quote_column_;
    reason.error().place.width = 1;
    return reason;
}

/// Turns doubled quotes into single ones, in place: nobody reads these bytes again.
void DelimitedReader::unescape() {
    for (auto const index : escaped_) {
        auto& cell = record_.cells[index];
        auto* const begin = const_cast<char*>(cell.text.data());  // points into our own buffer
        auto* to = begin;
        for (auto const* from = begin; from < begin + cell.text.size(); ++from) {
            *to++ = *from;
            if (*from == '"') ++from;
        }
        cell.text = {begin, static_cast<std::size_t>(to - begin)};
    }
}

}  // namespace crosswalk
