// SPDX-License-Identifier: Apache-2.0
#include "compact/markdown.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace crosswalk {
namespace {

/// Where the lines of a text begin as CommonMark counts them: a lone "\r" ends a line too.
std::vector<std::uint32_t> line_starts(std::string_view bytes) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bool const ends =
            bytes[at] == '\n' || (bytes[at] == '\r' && !bytes.substr(at + 1).starts_with('\n'));
        if (ends) starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return starts;
}

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r\n";
    auto const first = line.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(blank) - first + 1);
}

/// The run of backticks or tildes that opens a block; empty when the line opens none.
std::string_view opening_fence(std::string_view line) {
    auto const first = line.find_first_of("`~");
    if (first == std::string_view::npos) return {};
    line.remove_prefix(first);
    auto const run = line.substr(0, line.find_first_not_of(line[0]));
    return run.size() < 3 ? std::string_view() : run;
}

bool closes(std::string_view line, std::string_view fence) {
    line = trimmed(line);
    while (line.starts_with('>')) line = trimmed(line.substr(1));
    return line.starts_with(fence) && line.find_first_not_of(fence[0]) == std::string_view::npos;
}

class MarkdownReader {
public:
    MarkdownReader(Sources const& sources, std::uint32_t file)
        : bytes_(sources.bytes(file)), file_(file), starts_(line_starts(bytes_)) {}

    MarkdownText read() {
        std::unique_ptr<cmark_node, decltype(&cmark_node_free)> const document(
            cmark_parse_document(bytes_.data(), bytes_.size(), CMARK_OPT_DEFAULT),
            &cmark_node_free);
        std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> const walk(
            cmark_iter_new(document.get()), &cmark_iter_free);
        for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(walk.get())) {
            visit(cmark_iter_get_node(walk.get()), event);
        }
        return std::move(text_);
    }

private:
    void visit(cmark_node* node, cmark_event_type event) {
        bool const enters = event == CMARK_EVENT_ENTER;
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE:
                quotes_ += enters ? 1 : -1;
                break;
            case CMARK_NODE_HEADING:
                heading(node, enters);
                break;
            case CMARK_NODE_CODE_BLOCK:
                block(node);
                break;
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE:
                if (in_heading_) text_.headings.back().second += cmark_node_get_literal(node);
                break;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK:
                if (in_heading_) text_.headings.back().second += ' ';
                break;
            default:
                break;
        }
    }

    /// A heading inside a quotation is somebody else's.
    void heading(cmark_node* node, bool enters) {
        in_heading_ = enters && quotes_ == 0;
        if (!in_heading_) return;
        text_.headings.emplace_back(line(cmark_node_get_start_line(node)), std::string());
    }

    void block(cmark_node* node) {
        int const first = cmark_node_get_start_line(node);
        int const last = std::max(first, cmark_node_get_end_line(node));
        FencedBlock block;
        block.opening = line(first);
        auto const fence = opening_fence(text(block.opening));
        if (fence.empty()) return;  // an indented block
        auto const* const info = cmark_node_get_fence_info(node);
        block.info = info == nullptr ? "" : info;
        block.quoted = quotes_ > 0;
        auto const closing = line(last);
        block.closed = last > first && closes(text(closing), fence);
        auto const end = block.closed ? closing.begin : std::max(closing.end, start(first + 1));
        block.content = {file_, std::min(start(first + 1), end), end};
        text_.blocks.push_back(std::move(block));
    }

    std::uint32_t start(int number) const {
        auto const index = static_cast<std::size_t>(std::max(number, 1)) - 1;
        return index < starts_.size() ? starts_[index] : static_cast<std::uint32_t>(bytes_.size());
    }

    Span line(int number) const {
        auto end = start(number + 1);
        while (end > start(number) && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
        return {file_, start(number), end};
    }

    std::string_view text(Span span) const {
        return bytes_.substr(span.begin, span.end - span.begin);
    }

    std::string_view bytes_;
    std::uint32_t file_;
    std::vector<std::uint32_t> starts_;
    MarkdownText text_;
    int quotes_ = 0;
    bool in_heading_ = false;
};

}  // namespace

MarkdownText read_markdown(Sources const& sources, std::uint32_t file) {
    return MarkdownReader(sources, file).read();
}

}  // namespace crosswalk
