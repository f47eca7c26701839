// SPDX-License-Identifier: Apache-2.0
#include "tidy/rules.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

constexpr std::size_t max_columns = 100;
constexpr std::size_t max_function_lines = 60;
constexpr std::size_t max_file_lines = 500;

/// Characters, not bytes: what continues a UTF-8 sequence takes no column.
std::size_t columns(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Finds the functions of formatted code by their braces. One that follows a space opens a body;
/// one that follows a name is an initializer: clang-format sees to that.
class Functions {
public:
    Functions(File const& file, Complaints& out) : file_(file), out_(out) {}

    void check() {
        bool directive = false;
        for (line_ = 0; line_ < file_.code.lines.size(); ++line_) {
            std::string_view const line = file_.code.lines[line_];
            directive = directive || trimmed(line).starts_with('#');
            if (!directive) {
                for (char const c : line) step(c);
                step(' ');
            }
            directive = directive && line.ends_with('\\');
        }
    }

private:
    enum class Brace { scope, body, other };

    void step(char c) {
        if (c == '(') ++parentheses_;
        if (c == ')') --parentheses_;
        if (c == '{') {
            braces_.push_back({kind(), header_line_, header_});
            header_.clear();
        } else if (c == '}') {
            close();
        } else if ((c == ';' && parentheses_ == 0) || (c == ':' && is_access(trimmed(header_)))) {
            header_.clear();
        } else {
            if (trimmed(header_).empty() && c != ' ') header_line_ = line_;
            header_ += c;
        }
    }

    static bool is_access(std::string_view text) {
        return text == "public" || text == "protected" || text == "private";
    }

    /// What the brace opens, by the text before it since the last statement ended.
    Brace kind() const {
        bool const inside = std::ranges::any_of(
            braces_, [](auto const& open) { return open.kind != Brace::scope; });
        if (inside || parentheses_ > 0 || !header_.ends_with(' ')) return Brace::other;
        auto text = trimmed(header_);
        static constexpr std::array<std::string_view, 7> scopes = {
            "namespace", "class ", "struct ", "union ", "enum ", "extern ", "template <"};
        bool const named =
            std::ranges::any_of(scopes, [&](auto word) { return text.starts_with(word); });
        if (named && (text.find('(') == text.npos || text.starts_with("namespace"))) {
            return Brace::scope;
        }
        if (text.empty() || text.ends_with('=') || text.find('(') == text.npos) {
            return text.empty() ? Brace::scope : Brace::other;
        }
        return Brace::body;
    }

    void close() {
        if (braces_.empty()) return;
        auto const open = std::move(braces_.back());
        braces_.pop_back();
        // After an initializer the statement goes on: `Place() : line_{0} {`.
        header_ = open.kind == Brace::other ? open.header + "{}" : "";
        header_line_ = open.line;
        auto const lines = line_ - open.line + 1;
        if (open.kind == Brace::body && lines > max_function_lines) {
            out_.push_back({file_.path, open.line, "function",
                            "a function of " + std::to_string(lines) + " lines",
                            "at most " + std::to_string(max_function_lines)});
        }
    }

    struct Open {
        Brace kind;
        std::size_t line;
        std::string header;
    };

    File const& file_;
    Complaints& out_;
    std::vector<Open> braces_;
    std::string header_;
    std::size_t header_line_ = 0;
    std::size_t line_ = 0;
    int parentheses_ = 0;
};

void check_first_lines(File const& file, Complaints& out) {
    auto const begins_with = [&](std::string_view text, std::size_t lines) {
        auto const first = file.lines.begin();
        auto const last = first + static_cast<std::ptrdiff_t>(std::min(lines, file.lines.size()));
        return std::any_of(first, last,
                           [&](auto const& line) { return line.find(text) != line.npos; });
    };
    if (!begins_with("SPDX-License-Identifier: Apache-2.0", 2)) {
        out.push_back({file.path, 0, "licence", "a source file without its licence",
                       "`SPDX-License-Identifier: Apache-2.0` in the first line"});
    }
    if (file.is_header() && !begins_with("#pragma once", file.lines.size())) {
        out.push_back({file.path, 0, "pragma", "a header without `#pragma once`", "it"});
    }
}

}  // namespace

void check_shape(Tree const& tree, Complaints& out) {
    for (auto const& file : tree.files) {
        if (!file.is_source()) continue;
        check_first_lines(file, out);
        for (std::size_t n = 0; n < file.lines.size(); ++n) {
            auto const width = columns(file.lines[n]);
            if (width <= max_columns) continue;
            out.push_back({file.path, n, "columns",
                           "a line of " + std::to_string(width) + " columns",
                           "at most " + std::to_string(max_columns)});
        }
        if (file.lines.size() > max_file_lines) {
            out.push_back({file.path, max_file_lines, "file",
                           "a file of " + std::to_string(file.lines.size()) + " lines",
                           "at most " + std::to_string(max_file_lines)});
        }
        if (file.is_cpp()) Functions(file, out).check();
    }
}

}  // namespace crosswalk
