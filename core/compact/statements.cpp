// SPDX-License-Identifier: Apache-2.0
#include "compact/statements.h"

#include "compact/key_reader.h"
#include "compact/value_scanner.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace crosswalk {
namespace {

class Splitter {
public:
    Splitter(ClauseBlock const& block, Complaints& complaints)
        : block_(block),
          complaints_(complaints),
          bytes_(complaints.sources().bytes(block.content.file)),
          at_(block.content.begin) {}

    std::vector<TomlStatement> split() {
        while (skip_to_statement()) {
            if (block_.unclosed && !looks_like_a_statement()) break;  // prose the block swallowed
            auto statement = bytes_[at_] == '[' ? header() : entry();
            statements_.push_back(std::move(statement));
        }
        return std::move(statements_);
    }

private:
    std::uint32_t file() const { return block_.content.file; }

    std::uint32_t line_end() const {
        auto const found = std::min<std::size_t>(bytes_.find('\n', at_), block_.content.end);
        return static_cast<std::uint32_t>(found);
    }

    /// Without the "\r" of Windows.
    std::uint32_t text_end() const { return text_end_of(at_); }

    bool skip_to_statement() {
        while (at_ < block_.content.end) {
            char const c = bytes_[at_];
            if (c == '#') {
                at_ = line_end();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                ++at_;
            } else {
                return true;
            }
        }
        return false;
    }

    bool looks_like_a_statement() const {
        auto const line = bytes_.substr(at_, text_end() - at_);
        return is_clause_header(line) || line.find('=') != std::string_view::npos;
    }

    TomlStatement header() {
        TomlStatement statement;
        auto const begin = at_;
        auto const end = text_end();
        bool const list = bytes_.substr(at_, 2) == "[[";
        statement.form = list ? TomlStatement::Form::list_header : TomlStatement::Form::header;
        at_ += list ? 2 : 1;
        auto keys = read_keys(complaints_, file(), at_, end, ']');
        statement.broken = !keys;
        if (keys) {
            statement.keys = *std::move(keys);
            statement.broken = !closing(list ? "]]" : "]", begin, end);
        }
        statement.span = {file(), begin, header_end(begin)};
        if (!keys) at_ = line_end();
        // "[[term.a]" without its second bracket is most likely a plain header.
        if (half_closed_) statement.form = TomlStatement::Form::header;
        half_closed_ = false;
        return statement;
    }

    /// Behind the last bracket of a header.
    std::uint32_t header_end(std::uint32_t begin) const {
        auto const line = bytes_.substr(begin, text_end_of(begin) - begin);
        auto const bracket = line.find_first_of(']');
        auto const after =
            bracket == std::string_view::npos ? line.size() : line.find_first_not_of(']', bracket);
        return begin + static_cast<std::uint32_t>(std::min(after, line.size()));
    }

    std::uint32_t text_end_of(std::uint32_t begin) const {
        auto const found = std::min<std::size_t>(bytes_.find('\n', begin), block_.content.end);
        auto const end = static_cast<std::uint32_t>(found);
        return end > begin && bytes_[end - 1] == '\r' ? end - 1 : end;
    }

    bool closing(std::string_view brackets, std::uint32_t begin, std::uint32_t end) {
        if (bytes_.substr(at_, brackets.size()) != brackets) {
            complaints_.error("K008", {file(), begin, end}, "this header is not closed")
                .with_help("write " + code_word(brackets) + " behind its last key");
            half_closed_ = at_ < end && bytes_[at_] == ']';
            at_ = line_end();
            return false;
        }
        at_ += static_cast<std::uint32_t>(brackets.size());
        auto behind = at_;
        while (behind < end && (bytes_[behind] == ' ' || bytes_[behind] == '\t')) ++behind;
        if (behind == end || bytes_[behind] == '#') return true;
        complaints_.error("K006", {file(), behind, end}, "nothing may stand behind a header")
            .with_help("write the keys on lines of their own; remarks start with #");
        // A key is read as if it stood on the next line.
        at_ = bytes_.substr(behind, end - behind).contains('=') ? behind : line_end();
        return false;
    }

    TomlStatement entry() {
        TomlStatement statement;
        auto const begin = at_;
        auto const end = text_end();
        auto keys = read_keys(complaints_, file(), at_, end, '=');
        statement.broken = !keys;
        if (keys) statement.keys = *std::move(keys);
        if (keys && (at_ == end || bytes_[at_] != '=')) {
            missing_equals(begin, end);
            statement.broken = true;
            if (at_ != end) statement.keys.clear();  // a sentence names no key
        }
        statement.span = {file(), begin, end};
        auto const equals = bytes_.substr(0, end).find('=', at_);
        if (equals == std::string_view::npos) {
            at_ = line_end();
            return statement;
        }
        take_value(statement, static_cast<std::uint32_t>(equals + 1));
        return statement;
    }

    /// The value is scanned even behind a broken key, so that its further lines are not taken for
    /// statements of their own.
    void take_value(TomlStatement& statement, std::uint32_t from) {
        Diagnostics unheard;
        Complaints silent(complaints_.compact(), unheard);
        auto value =
            scan_value(statement.broken ? silent : complaints_, {file(), from, block_.content.end});
        statement.value = value.span;
        statement.value_text = std::move(value.text);
        statement.broken = statement.broken || value.broken;
        at_ = value.next;
        statement.span.end = statement.value_text.empty() ? from : value.span.end;
        if (!statement.broken && statement.value_text.empty()) {
            statement.broken = true;
            complaints_.error("K006", statement.span, "nothing stands behind the `=`")
                .with_help("write the value, or delete the line");
        }
    }

    void missing_equals(std::uint32_t begin, std::uint32_t end) {
        bool const colon = at_ < end && bytes_[at_] == ':';
        Span const span = colon ? Span{file(), at_, at_ + 1} : Span{file(), begin, end};
        complaints_
            .error("K006", span,
                   colon ? "a key and its value are joined by `=`, not by `:`"
                         : "this line is neither a header nor a key with its "
                           "value")
            .with_help(colon
                           ? "write `=` instead of the colon"
                           : "write `key = value`; remarks start with #, sentences belong outside "
                             "of the block");
    }

    ClauseBlock const& block_;
    Complaints& complaints_;
    std::string_view bytes_;
    std::uint32_t at_;
    bool half_closed_ = false;
    std::vector<TomlStatement> statements_;
};

}  // namespace

std::vector<TomlStatement> split_statements(ClauseBlock const& block, Complaints& complaints) {
    return Splitter(block, complaints).split();
}

}  // namespace crosswalk
