// SPDX-License-Identifier: Apache-2.0
#include "compact/key_reader.h"

#include "text/utf8.h"

#include <cstddef>
#include <string>

namespace crosswalk {
namespace {

constexpr std::size_t most_keys = 16;

class KeyReader {
public:
    KeyReader(Complaints& complaints, std::uint32_t file, std::uint32_t at, std::uint32_t line_end)
        : complaints_(complaints),
          bytes_(complaints.sources().bytes(file)),
          file_(file),
          at_(at),
          end_(line_end) {}

    std::optional<std::vector<KeyPart>> read(char stop) {
        std::vector<KeyPart> keys;
        while (true) {
            skip_blanks();
            auto key = one_key();
            if (!key) return std::nullopt;
            keys.push_back(*std::move(key));
            skip_blanks();
            if (keys.size() > most_keys) {
                complaints_
                    .error(
                        "K011", keys.back().span,
                        "there are more than " + std::to_string(most_keys) + " keys in a row here")
                    .with_help("no clause is nested that deep; look for a dot too many");
                return std::nullopt;
            }
            if (at_ < end_ && bytes_[at_] == '.') {
                ++at_;
                continue;
            }
            if (at_ < end_ && bytes_[at_] != stop && is_word_character()) {
                bool const sentence = stop == '=' && !rest_of_line().contains('=');
                if (sentence) return keys;  // whoever wants the `=` complains
                complain_about_space(keys.back());
                return std::nullopt;
            }
            return keys;
        }
    }

    std::uint32_t at() const { return at_; }

private:
    std::string_view rest_of_line() const { return bytes_.substr(at_, end_ - at_); }

    void skip_blanks() {
        while (at_ < end_ && (bytes_[at_] == ' ' || bytes_[at_] == '\t')) ++at_;
    }

    bool is_word_character() const {
        auto const byte = static_cast<unsigned char>(bytes_[at_]);
        return is_key_character(bytes_[at_]) || byte >= 0x80;
    }

    std::optional<KeyPart> one_key() {
        if (at_ < end_ && (bytes_[at_] == '"' || bytes_[at_] == '\'')) return quoted_key();
        auto const begin = at_;
        while (at_ < end_ && is_key_character(bytes_[at_])) ++at_;
        if (at_ < end_ && static_cast<unsigned char>(bytes_[at_]) >= 0x80) {
            while (at_ < end_ && is_word_character()) ++at_;
            complain_about_letters({file_, begin, at_});
            return std::nullopt;
        }
        if (at_ == begin) {
            auto const stop = at_ < end_ ? at_ + 1 : at_;
            complaints_.error("K006", {file_, at_, stop}, "a key is missing here")
                .with_help(
                    "a key is made of a-z, 0-9 and _, and one stands on each side of a dot: "
                    "`columns.kwh`");
            return std::nullopt;
        }
        Span const span{file_, begin, at_};
        return KeyPart{std::string(bytes_.substr(begin, at_ - begin)), span};
    }

    std::optional<KeyPart> quoted_key() {
        auto const begin = at_;
        char const quote = bytes_[at_];
        auto const close = bytes_.substr(0, end_).find(quote, at_ + 1);
        auto const inside = close == std::string_view::npos
                                ? std::string_view()
                                : bytes_.substr(at_ + 1, close - at_ - 1);
        if (close == std::string_view::npos || inside.find('\\') != std::string_view::npos) {
            complaints_.error("K006", {file_, begin, end_}, "this key cannot be read")
                .with_help("write keys without quotation marks, made of a-z, 0-9 and _");
            return std::nullopt;
        }
        at_ = static_cast<std::uint32_t>(close + 1);
        return KeyPart{std::string(inside), {file_, begin, at_}};
    }

    void complain_about_space(KeyPart const& first) {
        auto const begin = first.span.begin;
        auto stop = at_;
        while (stop < end_ && is_key_character(bytes_[stop])) ++stop;
        auto const second = std::string(bytes_.substr(at_, stop - at_));
        Span const span{file_, begin, stop > at_ ? stop : at_ + 1};
        complaints_
            .error("K006", span,
                   "a key cannot contain a space, and nothing else can stand "
                   "here")
            .with_help("write " + code_word(first.name + "_" + second) +
                       " if this is one key; remarks for readers start with #, sentences belong "
                       "outside of the block");
    }

    void complain_about_letters(Span span) {
        auto const word = complaints_.sources().text(span);
        bool const curly = word.starts_with("\u201c") || word.starts_with("\u2018");
        complaints_.error("K006", span, code_word(word) + " cannot be a key")
            .with_help(curly ? "write keys without quotation marks"
                             : "keys are made of a-z, 0-9 and _, without accents; titles may have "
                               "any letters");
    }

    Complaints& complaints_;
    std::string_view bytes_;
    std::uint32_t file_;
    std::uint32_t at_;
    std::uint32_t end_;
};

}  // namespace

std::optional<std::vector<KeyPart>> read_keys(Complaints& complaints, std::uint32_t file,
                                              std::uint32_t& at, std::uint32_t line_end,
                                              char stop) {
    KeyReader reader(complaints, file, at, line_end);
    auto keys = reader.read(stop);
    at = reader.at();
    return keys;
}

}  // namespace crosswalk
