// SPDX-License-Identifier: Apache-2.0
#include "tidy/rules.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace crosswalk {

Layers::Layers(Tree const& tree) {
    auto const* file = tree.find("core/LAYERS");
    if (file == nullptr) return;
    for (auto const& line : file->lines) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        groups_.emplace_back(std::istream_iterator<std::string>(words),
                             std::istream_iterator<std::string>());
    }
}

std::size_t Layers::rank(std::string_view library) const {
    auto const holds = [&](auto const& group) {
        return std::ranges::find(group, library) != group.end();
    };
    return static_cast<std::size_t>(std::ranges::find_if(groups_, holds) - groups_.begin());
}

bool Layers::has(std::string_view library) const { return rank(library) < groups_.size(); }

bool Layers::is_below(std::string_view library, std::string_view other) const {
    return rank(library) < rank(other);
}

bool Layers::may_include(std::string_view from, std::string_view to) const {
    return from == to || is_below(to, from);
}

std::string_view library_of(std::string_view path) {
    if (!path.starts_with("core/")) return {};
    path.remove_prefix(5);
    return path.substr(0, path.find('/'));
}

namespace {

/// The path in `#include "path"`; empty for any other line.
std::string_view included(std::string_view line) {
    if (!line.starts_with("#include \"")) return {};
    line.remove_prefix(line.find('"') + 1);
    return line.substr(0, line.find('"'));
}

void check_include(File const& file, std::size_t line, Layers const& layers, Complaints& out) {
    auto const path = included(file.lines[line]);
    if (path.empty()) return;
    auto const from = library_of(file.path);
    auto const to = path.substr(0, path.find('/'));
    auto const complain = [&](std::string const& use) {
        out.push_back({file.path, line, "layers", "including \"" + std::string(path) + "\"", use});
    };
    if (!layers.has(to)) {
        complain("a path that begins with a library of core/LAYERS");
    } else if (!layers.may_include(from, to)) {
        complain("a value passed down (" + std::string(to) + " is not below " + std::string(from) +
                 " in core/LAYERS)");
    }
}

}  // namespace

void check_layers(Tree const& tree, Layers const& layers, Complaints& out) {
    for (auto const& file : tree.files) {
        auto const library = library_of(file.path);
        if (library.empty() || file.path == "core/LAYERS") continue;
        if (!layers.has(library)) {
            out.push_back({file.path, 0, "layers", "a file of no library",
                           "a folder that core/LAYERS lists, or list this one"});
            continue;
        }
        if (!file.is_cpp()) continue;
        for (std::size_t n = 0; n < file.lines.size(); ++n) check_include(file, n, layers, out);
    }
}

}  // namespace crosswalk
