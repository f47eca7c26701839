// SPDX-License-Identifier: Apache-2.0
#include "tidy/rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace crosswalk {
namespace {

/// A heading's anchor, made the way the sites that show Markdown make it.
std::string anchor_of(std::string_view heading) {
    heading.remove_prefix(std::min(heading.find_first_not_of("# "), heading.size()));
    std::string anchor;
    for (char const c : heading) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == ' ' || c == '-') anchor += '-';
        if (std::isalnum(byte) != 0 || c == '_' || byte >= 0x80) {
            anchor += static_cast<char>(std::tolower(byte));
        }
    }
    return anchor;
}

bool has_anchor(File const& file, std::string_view anchor) {
    return std::ranges::any_of(file.lines, [&](auto const& line) {
        return line.starts_with('#') && anchor_of(line) == anchor;
    });
}

/// A file, or a file#anchor, `target` as seen from the folder `from`.
bool exists(Tree const& tree, std::filesystem::path const& from, std::string_view target) {
    auto const hash = std::min(target.find('#'), target.size());
    auto const path = (from / target.substr(0, hash)).lexically_normal().generic_string();
    if (!tree.has(path)) return false;
    auto const* file = tree.find(path);
    return hash == target.size() || file == nullptr || !file->is_called(".md") ||
           has_anchor(*file, target.substr(hash + 1));
}

void complain(File const& file, std::size_t line, std::string_view target, Complaints& out) {
    out.push_back({file.path, line, "links", "a link to `" + std::string(target) + "`",
                   "the path (and heading) of something that exists"});
}

bool is_outside(std::string_view target) {
    return target.find(':') != target.npos || target.starts_with('/') || target.empty();
}

/// [text](target) outside of code.
void check_markdown(Tree const& tree, File const& file, Complaints& out) {
    auto const folder = std::filesystem::path(file.path).parent_path();
    auto const itself = std::filesystem::path(file.path).filename().string();
    bool fenced = false;
    for (std::size_t n = 0; n < file.lines.size(); ++n) {
        std::string_view const line = file.lines[n];
        if (line.starts_with("```")) fenced = !fenced;
        if (fenced) continue;
        for (auto at = line.find("]("); at != line.npos; at = line.find("](", at + 2)) {
            if (std::ranges::count(line.substr(0, at), '`') % 2 != 0) continue;
            auto target = line.substr(at + 2, line.find_first_of(") ", at + 2) - at - 2);
            if (is_outside(target)) continue;
            std::string const full = (target.starts_with('#') ? itself : "") + std::string(target);
            if (!exists(tree, folder, full)) complain(file, n, target, out);
        }
    }
}

/// The page that a formula is from: `Source    docs/method/targets.md#straight-line`.
void check_sources(Tree const& tree, File const& file, Complaints& out) {
    for (std::size_t n = 0; n < file.lines.size(); ++n) {
        std::string_view const line = file.lines[n];
        auto const begin = line.find("docs/");
        if (!line.starts_with("/// Source ") || begin == line.npos) continue;
        auto const target = line.substr(begin, line.find_first_of(" ,;)", begin) - begin);
        if (!exists(tree, "", target)) complain(file, n, target, out);
    }
}

/// A path that only exists on the machine of whoever wrote it.
void check_machine_paths(File const& file, Complaints& out) {
    static constexpr std::array<std::string_view, 5> folders = {"home", "root", "work", "farm",
                                                                "Users"};
    for (std::size_t n = 0; n < file.lines.size(); ++n) {
        std::string_view const line = file.lines[n];
        for (auto const folder : folders) {
            auto const path = "/" + std::string(folder) + "/";
            auto const at = line.find(path);
            if (at == line.npos) continue;
            // Behind a letter, as in `example.org/home/`, it is the middle of something else.
            char const before = at == 0 ? ' ' : line[at - 1];
            if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '.') continue;
            out.push_back({file.path, n, "paths", "a machine path (" + std::string(folder) + ")",
                           "a path relative to the repository"});
        }
    }
}

}  // namespace

void check_links(Tree const& tree, Complaints& out) {
    for (auto const& file : tree.files) {
        if (file.is_called(".md")) check_markdown(tree, file, out);
        if (file.is_cpp()) check_sources(tree, file, out);
        check_machine_paths(file, out);
    }
}

}  // namespace crosswalk
