// SPDX-License-Identifier: Apache-2.0
#include "tidy/tree.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace crosswalk {
namespace {

/// Reads C++ once, from front to back, only as far as telling code from comments and literals.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Code read() {
        while (at_ < text_.size()) step();
        if (!line_.empty()) end_line();
        return std::move(code_);
    }

private:
    void step() {
        if (follows("//")) {
            while (at_ < text_.size() && text_[at_] != '\n') blank();
        } else if (follows("/*")) {
            blank_until("*/");
        } else if (follows("R\"")) {
            raw_string();
        } else if (text_[at_] == '"') {
            quoted('"');
        } else if (text_[at_] == '\'' && !separates_digits()) {
            quoted('\'');
        } else {
            keep();
        }
    }

    bool follows(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    /// 1'000'000: the word before the quote began with a digit.
    bool separates_digits() const {
        auto const is_word = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0;
        };
        std::size_t begin = at_;
        while (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
        return begin < at_ && std::isdigit(static_cast<unsigned char>(text_[begin])) != 0;
    }

    void quoted(char quote) {
        Code::Literal literal{.line = code_.lines.size(), .text = {}};
        keep();
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
            for (int n = text_[at_] == '\\' ? 2 : 1; n > 0 && at_ < text_.size(); --n) {
                literal.text += text_[at_];
                blank();
            }
        }
        if (at_ < text_.size()) keep();
        if (quote == '"') code_.literals.push_back(std::move(literal));
    }

    void raw_string() {
        keep();
        auto const open = text_.find('(', at_);
        if (open == std::string_view::npos) return keep();
        auto const close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
        auto const end = std::min(text_.find(close, open), text_.size());
        code_.literals.push_back({.line = code_.lines.size(),
                                  .text = std::string(text_.substr(open + 1, end - open - 1))});
        blank_until(close);
    }

    void blank_until(std::string_view end) {
        blank();
        while (at_ < text_.size() && !follows(end)) blank();
        for (std::size_t n = 0; n < end.size() && at_ < text_.size(); ++n) blank();
    }

    void blank() { put(' '); }
    void keep() { put(text_[at_]); }

    void put(char shown) {
        if (text_[at_++] == '\n') return end_line();
        line_ += shown;
    }

    void end_line() { code_.lines.push_back(std::exchange(line_, {})); }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string line_;
    Code code_;
};

}  // namespace

Code read_code(std::string_view text) { return Reader(text).read(); }

}  // namespace crosswalk
