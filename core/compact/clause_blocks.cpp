// SPDX-License-Identifier: Apache-2.0
#include "compact/markdown.h"
#include "compact/schema.h"
#include "text/utf8.h"

#include <algorithm>
#include <string_view>

namespace crosswalk {
namespace {

constexpr std::string_view blank = " \t\r";

std::string_view without_blanks(std::string_view line) {
    auto const first = line.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(blank) - first + 1);
}

/// Calls `visit` with every line of a span.
template <class Visit>
void for_each_line(std::string_view bytes, Span span, Visit visit) {
    for (auto at = span.begin; at < span.end;) {
        auto const newline = bytes.find('\n', at);
        auto const end = static_cast<std::uint32_t>(std::min<std::size_t>(
            newline == std::string_view::npos ? span.end : newline, span.end));
        visit(Span{span.file, at, end}, bytes.substr(at, end - at));
        at = end + 1;
    }
}

class BlockChecker {
public:
    BlockChecker(MarkdownText const& text, std::uint32_t file, Complaints& complaints)
        : text_(text),
          file_(file),
          complaints_(complaints),
          bytes_(complaints.sources().bytes(file)) {}

    std::vector<ClauseBlock> blocks() {
        std::uint32_t after_last = 0;
        for (auto const& block : text_.blocks) {
            check_prose({file_, after_last, block.opening.begin});
            after_last = block.content.end;
            if (block.info == "toml") {
                take(block);
            } else {
                check_other(block);
            }
        }
        check_prose({file_, after_last, static_cast<std::uint32_t>(bytes_.size())});
        return std::move(blocks_);
    }

private:
    void take(FencedBlock const& block) {
        if (block.quoted) {
            complaints_
                .error("K004", block.opening,
                       "this block stands in a quotation, so nobody "
                       "can tell whether it binds")
                .with_help(
                    "take away the `>` before its lines if it binds; if it only quotes "
                    "another agreement, begin it with ```text");
        } else if (block.closed && !holds_a_fence(block.content)) {
            blocks_.push_back({block.content, false});
        } else {
            unclosed(block.opening);
            split(block);
        }
    }

    void unclosed(Span opening) {
        complaints_.error("K003", opening, "this block is never closed")
            .with_help("write ``` on a line of its own behind the last line of the clause");
    }

    bool holds_a_fence(Span content) const {
        bool found = false;
        for_each_line(bytes_, content, [&](Span, std::string_view line) {
            found = found || without_blanks(line).starts_with("```");
        });
        return found;
    }

    /// A block that nobody closed swallows what follows; its fences show what was meant.
    void split(FencedBlock const& block) {
        Span open = {file_, block.content.begin, block.content.begin};
        bool inside = true;
        bool closed = false;
        for_each_line(bytes_, block.content, [&](Span where, std::string_view line) {
            line = without_blanks(line);
            bool const fence = line.starts_with("```");
            if (fence && inside) {
                closed = line.find_first_not_of('`') == std::string_view::npos;
                blocks_.push_back({open, !closed});
            }
            if (fence) inside = !inside || !closed;
            if (fence && inside) open = {file_, where.end, where.end};
            if (inside && !fence) open.end = where.end;
        });
        if (inside) blocks_.push_back({open, true});
    }

    /// A block with another mark is the author's example, unless the mark is nearly ours.
    void check_other(FencedBlock const& block) {
        auto const word = block.info.substr(0, block.info.find_first_of(" \t,{"));
        if (ascii_lower(word) == "toml") {
            complaints_
                .error("K002", block.opening,
                       "this block is marked " + code_word(block.info) + ", so it does not bind")
                .with_help("write ```toml and nothing else behind the three backticks");
        } else if (block.info.empty()) {
            bool looks = false;
            for_each_line(bytes_, block.content, [&](Span where, std::string_view line) {
                if (looks || !is_clause_header(line)) return;
                looks = true;
                complaints_
                    .warning("K005", where,
                             "this looks like a clause, but its block is not "
                             "marked as one and does not bind")
                    .with_help(
                        "begin the block with ```toml if it binds, with ```text if it does "
                        "not");
            });
        }
    }

    /// A clause somebody forgot to put into a block would silently not bind.
    void check_prose(Span prose) {
        for_each_line(bytes_, prose, [&](Span where, std::string_view line) {
            if (!is_clause_header(line)) return;
            complaints_
                .warning("K005", where,
                         "this looks like a clause, but it stands outside of a block and "
                         "does not bind")
                .with_help("put a line ```toml before the clause and a line ``` behind it");
        });
    }

    MarkdownText const& text_;
    std::uint32_t file_;
    Complaints& complaints_;
    std::string_view bytes_;
    std::vector<ClauseBlock> blocks_;
};

}  // namespace

bool is_clause_header(std::string_view line) {
    line = without_blanks(line);
    if (!line.starts_with('[') || !line.ends_with(']')) return false;
    line.remove_prefix(line.starts_with("[[") ? 2 : 1);
    auto const kind = line.substr(0, line.find_first_of(".] "));
    auto const* const rule = kind_rule(kind);
    if (rule == nullptr) return false;
    return rule->single || line.substr(kind.size()).starts_with('.');
}

std::vector<ClauseBlock> clause_blocks(MarkdownText const& text, std::uint32_t file,
                                       Complaints& complaints) {
    return BlockChecker(text, file, complaints).blocks();
}

}  // namespace crosswalk
