// SPDX-License-Identifier: Apache-2.0
#include "compact/value_scanner.h"

#include "compact/key_reader.h"
#include "compact/markdown.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace crosswalk {
namespace {

constexpr std::size_t most_open = 16;

class ValueScanner {
public:
    ValueScanner(Complaints& complaints, Span rest)
        : complaints_(complaints),
          bytes_(complaints.sources().bytes(rest.file)),
          file_(rest.file),
          at_(rest.begin),
          end_(rest.end) {}

    ScannedValue scan() {
        while (at_ < end_ && (bytes_[at_] == ' ' || bytes_[at_] == '\t')) ++at_;
        begin_ = last_ = at_;
        while (at_ < end_ && !done_) step();
        if (!open_.empty() && !value_.broken) never_closed(open_.back());
        value_.span = {file_, begin_, last_};
        value_.next = at_;
        value_.text = bytes_.substr(begin_, last_ - begin_);
        for (auto const& [from, to] : blanked_) {
            auto const first = value_.text.begin() + from - begin_;
            if (to <= last_) std::fill(first, first + to - from, ' ');
        }
        return std::move(value_);
    }

private:
    void step() {
        switch (char const c = bytes_[at_]) {
            case '"':
            case '\'':
                text(c);
                break;
            case '#':
                remark();
                break;
            case '[':
            case '{':
                open();
                break;
            case ']':
            case '}':
                close(c);
                break;
            case '\n':
                line_end();
                break;
            case ' ':
            case '\t':
            case '\r':
                ++at_;
                break;
            default:
                take(1);
        }
    }

    void take(std::uint32_t count) {
        previous_ = bytes_[at_ + count - 1];
        previous_at_ = at_ + count - 1;
        at_ += count;
        last_ = at_;
    }

    bool in_braces() const { return !open_.empty() && bytes_[open_.back()] == '{'; }

    std::uint32_t line_end_from(std::uint32_t from) const {
        auto const found = bytes_.find('\n', from);
        return found == std::string_view::npos ? end_
                                               : std::min(end_, static_cast<std::uint32_t>(found));
    }

    void text(char quote) {
        std::string const three(3, quote);
        bool const several_lines = bytes_.substr(at_, 3) == three;
        auto const limit = several_lines ? end_ : line_end_from(at_);
        auto const begin = at_;
        auto stop = at_ + (several_lines ? 3 : 1);
        while (stop < limit) {
            if (quote == '"' && bytes_[stop] == '\\') {
                stop += 2;
            } else if (several_lines ? bytes_.substr(stop, 3) == three : bytes_[stop] == quote) {
                stop += several_lines ? 3 : 1;
                // Up to two more quotation marks belong to the text itself.
                while (several_lines && stop < limit && bytes_[stop] == quote) ++stop;
                take(std::min(stop, limit) - begin);
                if (at_ < limit && is_key_character(bytes_[at_])) ends_too_early(begin);
                return;
            } else {
                ++stop;
            }
        }
        unclosed_text(begin, std::string(several_lines ? 3 : 1, quote));
    }

    /// name = "Example, backbone = "office": the second text begins where the first was to end.
    void ends_too_early(std::uint32_t begin) {
        complain(
            "K007", {file_, begin, at_}, "behind this text something else begins at once",
            "look for a quotation mark that is missing before it; one that belongs to the text "
            "is written \\\"");
    }

    void unclosed_text(std::uint32_t begin, std::string const& mark) {
        auto stop = line_end_from(begin);
        if (stop > begin + 1 && bytes_[stop - 1] == '\r') --stop;
        complain("K007", {file_, begin, stop}, "this text is never closed",
                 "write " + mark + " behind its last character" +
                     (mark.size() == 1 ? ", on the same line" : ""));
        take(stop - begin);
    }

    void remark() {
        auto stop = line_end_from(at_);
        if (stop > at_ && bytes_[stop - 1] == '\r') --stop;
        if (in_braces()) blanked_.emplace_back(at_, stop);
        at_ = stop;
    }

    void open() {
        if (open_.size() == most_open) {
            complain("K011", {file_, at_, at_ + 1},
                     "more than " + std::to_string(most_open) + " brackets are open here",
                     "no clause is nested that deep; look for a bracket too many");
        }
        open_.push_back(at_);
        take(1);
    }

    void close(char c) {
        char const wanted = c == ']' ? '[' : '{';
        if (open_.empty() || bytes_[open_.back()] != wanted) {
            mismatch(c);
            if (!open_.empty()) open_.pop_back();  // most likely the wrong one was typed
        } else {
            if (c == '}' && previous_ == ',') blanked_.emplace_back(previous_at_, previous_at_ + 1);
            open_.pop_back();
        }
        take(1);
    }

    void mismatch(char c) {
        if (value_.broken) return;
        Span const here{file_, at_, at_ + 1};
        std::string const sign(1, c);
        auto& complaint =
            complaints_.error("K008", here, "this " + code_word(sign) + " closes nothing");
        value_.broken = true;
        if (open_.empty()) {
            complaint.with_help("delete it, or write the bracket that opens it");
            return;
        }
        auto const opened = open_.back();
        complaint.with_related(complaints_.place({file_, opened, opened + 1}), "this one is open");
        complaint.with_help(std::string("write ") + (bytes_[opened] == '[' ? "`]`" : "`}`") +
                            " to close the one that is open");
    }

    /// Outside of brackets a line's end ends the value. Inside, the next line may show that a
    /// bracket was forgotten; otherwise everything up to the end of the block would be lost.
    void line_end() {
        auto const newline = at_;
        if (open_.empty()) {
            done_ = true;
            return;
        }
        if (next_line_begins_a_statement(newline + 1)) {
            never_closed(open_.back());
            open_.clear();
            done_ = true;
            return;
        }
        if (in_braces()) {
            auto const from =
                newline > begin_ && bytes_[newline - 1] == '\r' ? newline - 1 : newline;
            blanked_.emplace_back(from, newline + 1);
        }
        at_ = newline + 1;
    }

    bool next_line_begins_a_statement(std::uint32_t begin) const {
        auto const line = bytes_.substr(begin, line_end_from(begin) - begin);
        if (is_clause_header(line)) return true;
        if (in_braces()) return false;
        auto const key = std::find_if_not(line.begin(), line.end(),
                                          [](char c) { return is_key_character(c) || c == '.'; });
        auto const behind = line.substr(static_cast<std::size_t>(key - line.begin()));
        auto const sign = behind.find_first_not_of(" \t");
        return key != line.begin() && sign != std::string_view::npos && behind[sign] == '=';
    }

    void never_closed(std::uint32_t opened) {
        bool const list = bytes_[opened] == '[';
        complain("K008", {file_, opened, opened + 1},
                 std::string("this ") + (list ? "`[`" : "`{`") + " is never closed",
                 std::string("write ") + (list ? "`]`" : "`}`") + " behind its last " +
                     (list ? "element" : "entry"));
    }

    void complain(std::string_view code, Span where, std::string message, std::string help) {
        if (!value_.broken) {
            complaints_.error(code, where, std::move(message)).with_help(std::move(help));
        }
        value_.broken = true;
    }

    Complaints& complaints_;
    std::string_view bytes_;
    std::uint32_t file_;
    std::uint32_t at_;
    std::uint32_t end_;
    std::uint32_t begin_ = 0;
    std::uint32_t last_ = 0;  ///< behind the last character of the value so far
    char previous_ = '\0';  ///< the last character that is not a blank
    std::uint32_t previous_at_ = 0;
    bool done_ = false;
    std::vector<std::uint32_t> open_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> blanked_;
    ScannedValue value_;
};

}  // namespace

ScannedValue scan_value(Complaints& complaints, Span rest_of_block) {
    return ValueScanner(complaints, rest_of_block).scan();
}

}  // namespace crosswalk
