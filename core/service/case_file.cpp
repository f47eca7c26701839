// SPDX-License-Identifier: Apache-2.0
#include "service/case_file.h"

#include "text/check_text.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t deepest_indent = 3;  // four spaces make a code block of their own

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The opening or closing line of a fenced block (CommonMark 0.30, section 4.5).
struct Fence {
    char mark = 0;  ///< ` or ~; 0 when the line is no fence
    std::size_t length = 0;
    std::string_view info;
};

Fence fence_in(std::string_view line) {
    auto const indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || indent > deepest_indent) return {};
    char const mark = line[indent];
    if (mark != '`' && mark != '~') return {};
    auto const end = std::min(line.find_first_not_of(mark, indent), line.size());
    auto const info = trimmed(line.substr(end));
    if (end - indent < 3 || (mark == '`' && info.find('`') != std::string_view::npos)) return {};
    return {mark, end - indent, info};
}

/// The words of an info string or an expect line, taken from the front.
class Words {
public:
    explicit Words(std::string_view text) : rest_(trimmed(text)) {}
    bool is_empty() const { return rest_.empty(); }
    std::string_view peek() const { return rest_.substr(0, rest_.find_first_of(" \t")); }
    std::string_view take() {
        auto const word = peek();
        rest_ = trimmed(rest_.substr(word.size()));
        return word;
    }
    bool take_if(std::string_view word) {
        if (peek() != word) return false;
        take();
        return true;
    }

private:
    std::string_view rest_;
};

class Parser {
public:
    Parser(std::string path, std::string bytes, Diagnostics& diagnostics)
        : diagnostics_(diagnostics) {
        case_.sources.add(std::move(path), std::move(bytes));
        text_ = case_.sources.bytes(0);
    }

    CaseFile all() {
        if (auto const good = check_text(case_.sources.path(0), text_); !good) {
            diagnostics_.add(good.error());
            return std::move(case_);
        }
        while (at_ < text_.size()) {
            auto const line = take_line();
            if (auto const fence = fence_in(line); fence.mark != 0) {
                take_block(fence);
            } else if (case_.title.empty() && line.starts_with("# ")) {
                case_.title = trimmed(line.substr(2));
            }
        }
        check_whole();
        return std::move(case_);
    }

private:
    std::string_view take_line() {
        line_begin_ = at_;
        auto const line = text_.substr(at_, text_.find('\n', at_) - at_);
        at_ = std::min(text_.size(), at_ + line.size() + 1);
        return line;
    }

    Span span_of(std::string_view part) const {
        auto const begin = static_cast<std::uint32_t>(part.data() - text_.data());
        return {0, begin, begin + static_cast<std::uint32_t>(part.size())};
    }
    Place place_of(std::string_view part) const { return case_.sources.place(span_of(part)); }

    void take_block(Fence const& open) {
        auto const opening = text_.substr(line_begin_, at_ - line_begin_);
        auto const begin = at_;
        while (at_ < text_.size()) {
            auto const close = fence_in(take_line());
            if (close.mark != open.mark || close.length < open.length || !close.info.empty())
                continue;
            add_block(open.info, text_.substr(begin, line_begin_ - begin));
            return;
        }
        diagnostics_.error("C001", place_of(trimmed(opening)), "this block is not closed")
            .with_help("end it with a line of " + std::to_string(open.length) + " " +
                       (open.mark == '`' ? "backticks" : "tildes"));
    }

    void add_block(std::string_view info, std::string_view body) {
        Words words(info);
        auto const kind = kind_of(words, info);
        if (!kind) return;
        CaseBlock block;
        block.kind = *kind;
        block.info = span_of(info);
        block.body = span_of(body);
        block.text = body;
        bool is_escaped = false;
        if (!take_name(block, words, info) || !take_words(block, words, info, is_escaped)) return;
        if (is_escaped && !undo_escapes(block, body)) return;
        if (block.kind == BlockKind::expect) take_expectations(block, body);
        if (block.kind == BlockKind::compact && trimmed(body).starts_with("use ")) {
            block.name = trimmed(trimmed(body.substr(0, body.find('\n'))).substr(4));
        }
        case_.blocks.push_back(std::move(block));
    }

    /// None for a block that is only for people, and for one that nobody knows.
    std::optional<BlockKind> kind_of(Words& words, std::string_view info) {
        auto const word = words.take();
        if (word == "compact") return BlockKind::compact;
        if (word == "facts") return BlockKind::facts;
        if (word == "file") return BlockKind::file;
        if (word == "console") return BlockKind::console;
        if (word == "skip") return BlockKind::skip;
        if (word == "expect") {
            return words.take_if("errors") ? BlockKind::expect_errors : BlockKind::expect;
        }
        if (word.empty() || word == "text") return std::nullopt;
        auto const nearest =
            did_you_mean(word, {"compact", "facts", "file", "expect", "console", "skip", "text"});
        auto help = nearest.empty()
                        ? "the blocks of a case are compact, facts, file, expect, expect "
                          "errors and console; text is only for people"
                        : "did you mean " + nearest + "?";
        diagnostics_
            .error("C002", place_of(info.substr(0, word.size())),
                   "a case has no block called " + quoted(word))
            .with_help(std::move(help));
        return std::nullopt;
    }

    bool take_name(CaseBlock& block, Words& words, std::string_view info) {
        if (block.kind != BlockKind::facts && block.kind != BlockKind::file) return true;
        block.name = words.take();
        if (!block.name.empty()) return true;
        bool const is_facts = block.kind == BlockKind::facts;
        diagnostics_
            .error("C003", place_of(info), is_facts ? "facts of which dataset?" : "which file?")
            .with_help(is_facts ? "write the dataset's id: ```facts meters"
                                : "write where it lies in the folder: ```file data/meters.csv");
        return false;
    }

    bool take_date(CaseBlock& block, Words& words, std::string_view info) {
        auto const date = Date::parse(words.take());
        if (date) {
            block.date = *date;
            return true;
        }
        diagnostics_
            .error("C003", place_of(info), "no day can be read here: " + date.error().message)
            .with_help("write year-month-day: 2016-12-31");
        return false;
    }

    /// The rest of an info string.
    bool take_words(CaseBlock& block, Words& words, std::string_view info, bool& is_escaped) {
        auto const kind = block.kind;
        bool const is_facts = kind == BlockKind::facts;
        bool const is_dated = kind == BlockKind::expect || kind == BlockKind::expect_errors;
        while (!words.is_empty()) {
            if (is_facts && words.take_if("recorded")) {
                if (!take_date(block, words, info)) return false;
            } else if (is_facts && words.take_if("as")) {
                block.format = words.take();
                if (!check_format(block, info)) return false;
            } else if (is_dated && words.take_if("as")) {
                if (!words.take_if("of")) return unknown_word(words, info);
                if (!take_date(block, words, info)) return false;
            } else if (kind == BlockKind::expect && words.take_if("lang")) {
                block.language = words.take();
            } else if ((is_facts || kind == BlockKind::file) && words.take_if("escaped")) {
                is_escaped = true;
            } else {
                return unknown_word(words, info);
            }
        }
        return true;
    }

    bool unknown_word(Words const& words, std::string_view info) {
        diagnostics_
            .error("C003", place_of(info), "this block does not take " + quoted(words.peek()))
            .with_help(
                "facts DATASET [recorded DATE] [as csv|tsv|jsonl] [escaped]\n"
                "file PATH [escaped]\n"
                "expect [as of DATE] [lang LANGUAGE]\n"
                "expect errors [as of DATE]");
        return false;
    }

    bool check_format(CaseBlock const& block, std::string_view info) {
        static constexpr std::array<std::string_view, 3> known = {"csv", "tsv", "jsonl"};
        if (std::ranges::find(known, block.format) != known.end()) return true;
        diagnostics_.error("C003", place_of(info), "facts cannot be " + quoted(block.format))
            .with_help("write as csv, as tsv or as jsonl");
        return false;
    }

    bool undo_escapes(CaseBlock& block, std::string_view body) {
        auto bytes = unescape(body);
        if (bytes) {
            block.text = *std::move(bytes);
            return true;
        }
        diagnostics_.error("C005", place_of(body.substr(bytes.error(), 2)), "this is no escape")
            .with_help(
                "the escapes are \\xFF (a byte), \\t, \\r, \\n, \\0 and \\\\; a backslash at the "
                "end of a line joins it with the next");
        return false;
    }

    void take_expectations(CaseBlock& block, std::string_view body) {
        while (!body.empty()) {
            auto const whole = body.substr(0, body.find('\n'));
            body.remove_prefix(std::min(body.size(), whole.size() + 1));
            auto const remark = std::min(whole.find(" # "), whole.find("\t# "));
            auto const line = trimmed(whole.substr(0, remark));
            if (line.empty() || line.starts_with('#')) continue;
            auto const equals = line.find('=');
            auto const path = trimmed(line.substr(0, equals));
            auto const value = equals == std::string_view::npos ? std::string_view()
                                                                : trimmed(line.substr(equals + 1));
            if (path.empty() || value.empty()) {
                diagnostics_
                    .error("C004", place_of(line), "this line does not say what is expected")
                    .with_help(
                        "write PATH = VALUE, for example measure.energy.status = on track; "
                        "where there is no value write -");
                continue;
            }
            block.expectations.push_back(
                {std::string(path), std::string(value), span_of(path), span_of(value)});
        }
    }

    void check_whole() {
        auto const has = [&](BlockKind kind) {
            return std::ranges::any_of(case_.blocks, [&](auto const& b) { return b.kind == kind; });
        };
        Place const first_line = case_.sources.place({0, 0, 0});
        if (!diagnostics_.has_errors() && !has(BlockKind::expect) &&
            !has(BlockKind::expect_errors) && !has(BlockKind::console) && !has(BlockKind::skip)) {
            diagnostics_.error("C006", first_line, "this case expects nothing, so it cannot fail")
                .with_help("add an expect, an expect errors or a console block");
        }
        CaseBlock const* compact = nullptr;
        for (auto const& block : case_.blocks) {
            if (block.kind != BlockKind::compact) continue;
            if (compact != nullptr) {
                diagnostics_
                    .error("C007", case_.sources.place(block.info), "a second compact block")
                    .with_related(case_.sources.place(compact->info), "the first one")
                    .with_help(
                        "write several files of one agreement as ```file compact/NAME.md blocks");
            }
            compact = &block;
        }
    }

    Diagnostics& diagnostics_;
    CaseFile case_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

CaseFile parse_case(std::string path, std::string bytes, Diagnostics& diagnostics) {
    return Parser(std::move(path), std::move(bytes), diagnostics).all();
}

std::expected<std::string, std::size_t> unescape(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            bytes += text[i];
            continue;
        }
        auto const at = i++;
        char const next = i < text.size() ? text[i] : ' ';
        switch (next) {
            case 't':
                bytes += '\t';
                break;
            case 'r':
                bytes += '\r';
                break;
            case 'n':
                bytes += '\n';
                break;
            case '0':
                bytes += '\0';
                break;
            case '\\':
                bytes += '\\';
                break;
            case '\n':
                break;
            case 'x': {
                int const high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
                int const low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
                if (high < 0 || low < 0) return std::unexpected(at);
                bytes += static_cast<char>(high * 16 + low);
                i += 2;
                break;
            }
            default:
                return std::unexpected(at);
        }
    }
    return bytes;
}

}  // namespace crosswalk
