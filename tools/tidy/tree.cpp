// SPDX-License-Identifier: Apache-2.0
#include "tidy/tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace crosswalk {
namespace {

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string read_text(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Made by a build or brought by npm; and the files that tidy's own test wants to be bad.
bool is_left_out(std::string const& folder) {
    return folder == ".git" || folder == "build" || folder == "out" || folder == "tools/tidy/bad" ||
           folder.ends_with("node_modules");
}

/// Facts of a pack are large and nobody's prose or code.
bool is_data(std::string_view path) {
    return path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".parquet");
}

}  // namespace

bool File::is_source() const {
    static constexpr std::array<std::string_view, 9> endings = {
        ".cpp", ".h", ".cmake", "CMakeLists.txt", ".ts", ".tsx", ".css", ".sh", ".py"};
    return path == "dev" || path == ".ci/run" ||
           std::ranges::any_of(endings, [&](auto ending) { return path.ends_with(ending); });
}

File const* Tree::find(std::string_view path) const {
    auto const at = std::ranges::lower_bound(files, path, {}, &File::path);
    return at != files.end() && at->path == path ? &*at : nullptr;
}

bool Tree::has(std::string_view path) const { return std::filesystem::exists(root / path); }

Tree read_tree(std::filesystem::path const& root) {
    Tree tree{.root = root, .files = {}};
    std::filesystem::recursive_directory_iterator at(root), end;
    for (; at != end; ++at) {
        auto const path = at->path().lexically_relative(root).generic_string();
        if (at->is_directory() && is_left_out(path)) at.disable_recursion_pending();
        if (!at->is_regular_file() || is_data(path)) continue;
        auto const text = read_text(at->path());
        if (text.find('\0') != std::string::npos) continue;
        File file{.path = path, .lines = split_lines(text), .code = {}};
        if (file.is_cpp()) file.code = read_code(text);
        tree.files.push_back(std::move(file));
    }
    std::ranges::sort(tree.files, {}, &File::path);
    return tree;
}

}  // namespace crosswalk
